"""Feeds of invented podcasts, made for tests: in several encodings and dialects, whole and broken."""
