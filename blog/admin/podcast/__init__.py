"""Pages for editors of podcasts."""
