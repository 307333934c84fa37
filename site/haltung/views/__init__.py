"""Addresses of the project itself: health, robots, errors."""
