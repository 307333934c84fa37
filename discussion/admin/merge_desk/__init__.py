"""The merge page in Wagtail's admin: overview, one article's page in three steps, taking a merge back."""
