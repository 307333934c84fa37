"""What readers, feeds and editors see of shows, episodes and transcripts."""
