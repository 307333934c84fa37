"""What changes shows, episodes, sound files and transcripts."""
