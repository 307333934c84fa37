"""What podcasts are made of as values: times, chapters, feeds. No Django in here."""
