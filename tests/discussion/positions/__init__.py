"""Readers at positions and questions."""
