"""Transcripts as values: reading and writing files of them, and correcting them. No Django in here."""
