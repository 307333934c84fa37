"""What the editor sees of a show: panels in tabs."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)

from blog.models.panels import address_panels
from blog.models.podcast.from_feed import FromFeedPanel, OwnPartsPanel


def show_panels() -> TabbedInterface:
    """Return the tabs of a show."""
    return TabbedInterface(
        [
            ObjectList(_about(), heading=_("Podcast")),
            ObjectList(_for_directories(), heading=_("Verzeichnisse und Apps")),
            ObjectList(address_panels(), heading=_("Adresse und Suche")),
        ]
    )


def _about() -> list[Panel]:
    return [
        FromFeedPanel(heading=_("Aus dem Feed")),
        TitleFieldPanel("title"),
        FieldPanel("subtitle"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("cover"), FieldPanel("topic")]),
        FieldPanel("author"),
        OwnPartsPanel("show_people", heading=_("Wer macht ihn?"), label=_("Person")),
        MultiFieldPanel([FieldPanel("funding_url"), FieldPanel("funding_text")], heading=_("Unterstützen")),
        MultiFieldPanel(
            [FieldPanel("license"), FieldPanel("license_url"), FieldPanel("copyright")], heading=_("Rechte")
        ),
        OwnPartsPanel("recommended_shows", heading=_("Wir empfehlen"), label=_("Podcast")),
    ]


def _for_directories() -> list[Panel]:
    return [
        FieldRowPanel([FieldPanel("category"), FieldPanel("subcategory")]),
        FieldRowPanel([FieldPanel("explicit"), FieldPanel("complete"), FieldPanel("transfer_locked")]),
        FieldPanel("medium"),
        FieldPanel("owner_email"),
        FieldRowPanel([FieldPanel("update_rule"), FieldPanel("update_text")]),
        FieldRowPanel([FieldPanel("publisher_guid"), FieldPanel("publisher_url")]),
        FieldPanel("txt"),
        FieldPanel("moved_to"),
    ]
