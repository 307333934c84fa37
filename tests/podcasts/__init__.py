"""Podcasts for tests that need a whole show."""
