"""The tests of Haltung: they mirror the apps, and `tests/run.py` runs all that this machine can run."""
