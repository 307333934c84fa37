"""What readers say and what becomes of it: comments, moderation, contributions, consent, the merge desk.

Imports from `blog` alone; fills the registries that `blog` declares.
"""
