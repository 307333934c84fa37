"""How the editor makes an address from a name."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput

# „Müßiggang“ becomes `muessiggang`: addresses hold plain letters alone, and nobody here writes „mussiggang“.
IN_PLAIN_LETTERS = [("[äÄ]", "ae"), ("[öÖ]", "oe"), ("[üÜ]", "ue"), ("[ßẞ]", "ss")]


class NamePanel(TitleFieldPanel):
    """A name that the address follows as long as nothing is stored; later the address stays where links lead."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        """The field of one row."""

        def get_should_apply(self) -> bool:
            """Only a new row gets its address from its name."""
            return not self.instance.pk


def name_and_slug() -> list[Panel]:
    """Return the fields of a name and of the address that follows it while it is typed."""
    return [
        NamePanel("name", targets=["slug"], placeholder=_("Name")),
        FieldPanel(
            "slug",
            help_text=_("Der letzte Teil der Adresse: kleine Buchstaben, Ziffern und Bindestriche."),
            widget=SlugInput(formatters=IN_PLAIN_LETTERS),
        ),
    ]
