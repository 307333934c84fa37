"""The Django project: settings, addresses, accounts, operations and the `haltung` command.

It may import from search, discussion and blog; none of them imports from here.
"""
