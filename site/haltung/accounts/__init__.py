"""The people who sign in: the user model, roles, second factor and the way through allauth.

Readers need no account; what they tell about themselves belongs to `discussion.Contributor`.
"""
