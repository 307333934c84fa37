"""Tests of the article's side."""
