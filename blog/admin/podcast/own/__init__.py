"""Pages for editors of our own shows: sound files, what directories will complain about, private feeds."""
