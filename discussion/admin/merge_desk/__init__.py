"""The bench of one article in Wagtail's admin: fold, write, look, publish; the small acts around it."""
