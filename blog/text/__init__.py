"""The pure core: bodies of articles as values, their words, differences, changes and anchors. No Django in here."""
