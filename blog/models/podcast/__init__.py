"""Shows and episodes, and what belongs to them: audio, transcripts, the feeds we follow."""
