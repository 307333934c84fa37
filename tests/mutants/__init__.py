"""Mutants: what protects the rows, removed once each by `python -m tests.mutants.run`; a test must turn red.

Not part of the suite; the suite checks that each mutant still finds its text and its killer (`tests/repository/test_mutants.py`).
"""
