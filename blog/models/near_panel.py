"""Where „Passt dazu“ is begun in the page's editor: its script, and how it is used."""

from typing import Any

from django import forms
from wagtail.admin.panels import Panel


class NearPanel(Panel):
    """Tells the script where to ask; it shows what it finds beneath the paragraph that has the focus."""

    def clean_name(self) -> str:
        """Give the panel an address inside the form."""
        return "near"

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "blog/admin/near_panel.html"

        def is_shown(self) -> bool:
            """Show it where the text can be written: what a feed tells can't."""
            return "body" in getattr(self.form, "fields", ())

        @property
        def media(self) -> Any:
            """Its script."""
            return forms.Media(js=["blog/admin/near.js"])
