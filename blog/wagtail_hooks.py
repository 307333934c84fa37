"""Registers with Wagtail what lies in `blog.admin`."""
