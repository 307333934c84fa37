"""Rules that the repository keeps for itself: translations, templates, sizes of files, words that don't belong."""
