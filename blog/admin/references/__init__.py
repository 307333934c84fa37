"""References in the admin: what would fit into a text, and where a sentence stands."""
