"""The editor of transcripts."""
