"""Where things are said: engines, indexing, queries and the page of results.

Imports from `discussion` and `blog`; both work without it.
"""
