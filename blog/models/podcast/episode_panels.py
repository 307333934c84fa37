"""What the editor sees of an episode: panels in tabs."""

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

from blog.models.near_panel import NearPanel
from blog.models.panels import CheckListPanel, address_panels
from blog.models.podcast.from_feed import FromFeedPanel, OwnPartsPanel


def episode_panels() -> TabbedInterface:
    """Return the tabs of an episode."""
    return TabbedInterface(
        [
            ObjectList(_notes(), heading=_("Folge")),
            ObjectList(_sound(), heading=_("Ton und Kapitel")),
            ObjectList(_editing(), heading=_("Redaktion")),
            ObjectList([CheckListPanel(heading=_("Vor dem Veröffentlichen"))], heading=_("Prüfliste")),
            ObjectList(address_panels(), heading=_("Adresse und Suche")),
        ]
    )


def _notes() -> list[Panel]:
    return [
        FromFeedPanel(heading=_("Aus dem Feed")),
        TitleFieldPanel("title"),
        FieldPanel(
            "standfirst", heading=_("Worum es geht"), help_text=_("Zwei, drei Sätze; stehen auch im Feed.")
        ),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("cover")]),
        OwnPartsPanel("episode_people", heading=_("Wer spricht?"), label=_("Person")),
        FieldPanel("body", heading=_("Notizen zur Folge")),
        NearPanel(heading=_("Passt dazu")),
        MultiFieldPanel([FieldPanel("next_kind"), FieldPanel("next_note")], heading=_("Zur neuen Fassung")),
    ]


def _sound() -> list[Panel]:
    return [
        FieldPanel("audio"),
        FieldRowPanel([FieldPanel("season"), FieldPanel("number"), FieldPanel("episode_type")]),
        FieldRowPanel([FieldPanel("aired_at"), FieldPanel("explicit")]),
        OwnPartsPanel("chapters", heading=_("Kapitel"), label=_("Kapitel")),
        OwnPartsPanel("soundbites", heading=_("Kostproben"), label=_("Kostprobe")),
        FieldRowPanel([FieldPanel("license"), FieldPanel("license_url")]),
    ]


def _editing() -> list[Panel]:
    return [
        MultiFieldPanel(
            [FieldPanel("responsible"), FieldPanel("deputy"), FieldPanel("review_due")],
            heading=_("Wer kümmert sich?"),
        ),
        FieldPanel("discussion_mode"),
    ]
