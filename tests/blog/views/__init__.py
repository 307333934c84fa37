"""Tests of readers' pages."""
