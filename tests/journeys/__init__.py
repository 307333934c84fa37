"""Whole stories through the site's own actions, told once and looked at from every side."""
