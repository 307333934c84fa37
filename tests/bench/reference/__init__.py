"""References: what Wagtail and comments-xtd do as they come, with our base template."""
