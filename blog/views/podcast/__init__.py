"""Pages and files of shows and episodes."""
