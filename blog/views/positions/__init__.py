"""The readers' pages of positions."""
