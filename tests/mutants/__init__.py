"""Mutants: what protects the rows, removed once each; a test must turn red.

`mutants` lists lines of code, taken away by hand with `python -m tests.mutants.run`; the suite checks that each still finds its text and
its killer (`tests/repository/test_mutants.py`). `row_guards` lists the rules of the database; `test_row_guards` takes each away in every run,
and is red where one is missing in the list.
"""
