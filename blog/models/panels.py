"""What the editor sees: panels in tabs, in words for people who write."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import SlugInput

from blog.models.check_list import check_list
from blog.models.near_panel import NearPanel
from blog.models.slugs import IN_PLAIN_LETTERS


class CheckListPanel(Panel):
    """Shows the check list for the page as it was last saved."""

    def clean_name(self) -> str:
        """Give the panel an address inside the form."""
        return "check-list"

    class BoundPanel(Panel.BoundPanel):
        """The list of one page."""

        template_name = "blog/admin/check_list_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the findings."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["findings"] = check_list(self.instance)
            context["saved"] = bool(self.instance.pk)
            return context


def article_panels() -> TabbedInterface:
    """Return the tabs of an article."""
    return TabbedInterface(
        [
            ObjectList(_text(), heading=_("Text")),
            ObjectList(_editing(), heading=_("Redaktion")),
            ObjectList([CheckListPanel(heading=_("Vor dem Veröffentlichen"))], heading=_("Prüfliste")),
            ObjectList(address_panels(), heading=_("Adresse und Suche")),
        ]
    )


def _text() -> list[Panel]:
    return [
        TitleFieldPanel(
            "title", help_text=_("Bis etwa 80 Zeichen, dann zeigen ihn auch Suchmaschinen ganz.")
        ),
        FieldPanel("standfirst"),
        FieldRowPanel(
            [
                FieldPanel("topic", help_text=_("Unter diesem Thema finden Leser:innen verwandte Artikel.")),
                FieldPanel("lead_picture", help_text=_("Steht über dem Text und in Listen. Darf fehlen.")),
            ]
        ),
        InlinePanel(
            "article_authors",
            heading=_("Autor:innen"),
            label=_("Autor:in"),
            help_text=_("Stehen über dem Text und, mit Porträt und Biografie, darunter."),
        ),
        FieldPanel(
            "body",
            help_text=_(
                "Jeder Block ist eine Stelle mit eigener Adresse. Ein Textblock mit mehreren Absätzen wird beim Speichern "
                "geteilt; der erste Absatz behält seine Adresse."
            ),
        ),
        NearPanel(heading=_("Passt dazu")),
        MultiFieldPanel(
            [FieldPanel("next_kind"), FieldPanel("next_note")],
            heading=_("Zur neuen Fassung"),
            help_text=_(
                "Wenn du veröffentlichst und sich der Text ändert, entsteht eine neue Fassung. Sag in einem Satz, was neu ist."
            ),
        ),
    ]


def _editing() -> list[Panel]:
    return [
        MultiFieldPanel(
            [FieldPanel("responsible"), FieldPanel("deputy"), FieldPanel("review_due")],
            heading=_("Wer kümmert sich?"),
            help_text=_(
                "Wer antwortet in der Diskussion und hält den Text auf dem Stand, wer vertritt, und wann ihr das nächste Mal "
                "nachseht. Leser:innen sehen davon nur, wann zuletzt geprüft wurde."
            ),
        ),
        FieldPanel(
            "discussion_mode",
            help_text=_("„Nur lesen“ zeigt die Kommentare und nimmt keine neuen an."),
        ),
    ]


def address_panels() -> list[Panel]:
    """Return what search engines and people who get a link see of a page."""
    return [
        FieldPanel(
            "slug",
            heading=_("Adresse"),
            widget=SlugInput(formatters=IN_PLAIN_LETTERS),
            help_text=_(
                "Der letzte Teil der Adresse: kleine Buchstaben, Ziffern und Bindestriche. Die alte Adresse führt weiter "
                "hierher, wenn du sie änderst."
            ),
        ),
        FieldPanel(
            "seo_title",
            heading=_("Titel für Suchmaschinen"),
            help_text=_(
                "Nur wenn der Titel dort zu lang ist oder ohne die Seite nicht zu verstehen. Bis etwa 60 Zeichen."
            ),
        ),
        FieldPanel(
            "search_description",
            heading=_("Beschreibung für Suchmaschinen"),
            help_text=_("Ein, zwei Sätze, bis etwa 160 Zeichen. Ohne sie steht dort der Vorspann."),
        ),
    ]
