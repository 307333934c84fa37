"""Positions in the admin: all of them, one to write and review, and what an article quotes."""
