"""Moderation in Wagtail's admin."""
