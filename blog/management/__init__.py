"""Commands of the article's side."""
