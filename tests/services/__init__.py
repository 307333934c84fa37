"""Throw-away servers for the tests, each started on this machine, on free ports, and gone after the run."""
