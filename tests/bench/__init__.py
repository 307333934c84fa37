"""The benchmark: our pages beside a plain Wagtail page and comments-xtd's stock tree, in one run.

Not a test: it measures and prints, `make bench` runs it, the suite never does.
"""
