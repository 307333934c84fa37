"""The form of a show in the editor: what directories ask for is asked for before publishing."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from blog.models.page_form import PUBLISHING
from blog.models.podcast.from_feed import SHOW_TEXTS, is_linked, leave_to_feed
from blog.text.podcast.categories import CATEGORIES
from blog.text.podcast.covers import CoverFault, cover_faults
from blog.text.podcast.spec_words import counts

_RULE = re.compile(r"(?:RRULE:)?FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[-+A-Z0-9,:.]+)*")
COVER_SENTENCES = {
    CoverFault.NOT_SQUARE: gettext_lazy("Das Titelbild muss quadratisch sein."),
    CoverFault.TOO_SMALL: gettext_lazy("Das Titelbild ist zu klein: mindestens 1.400 Pixel breit und hoch."),
    CoverFault.TOO_LARGE: gettext_lazy("Das Titelbild ist zu groß: höchstens 3.000 Pixel breit und hoch."),
    CoverFault.OTHER_FORMAT: gettext_lazy("Das Titelbild muss eine JPEG- oder PNG-Datei sein."),
}


class ShowForm(WagtailAdminPageForm):
    """Refuses to publish a show that directories would refuse."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leave_to_feed(self, SHOW_TEXTS)
        if "category" in self.fields:
            self.fields["category"].widget = forms.Select(
                choices=[("", "–"), *((one, one) for one in CATEGORIES)]
            )
        if "subcategory" in self.fields:
            groups = [(name, [(one, one) for one in below]) for name, below in CATEGORIES.items() if below]
            self.fields["subcategory"].widget = forms.Select(choices=[("", "–"), *groups])

    @property
    def is_publishing(self) -> bool:
        """Whether the editor asked for publication or review, not only for saving a draft."""
        return any(name in self.data for name in PUBLISHING)

    def clean(self) -> Any:
        """Check what needs the whole form."""
        cleaned = super().clean()
        if is_linked(self.instance):
            return cleaned
        self._check_cover()
        self._check_category()
        self._check_rule()
        return cleaned

    def _check_rule(self) -> None:
        rule = (self.cleaned_data.get("update_rule") or "").strip().upper()
        if rule and not _RULE.fullmatch(rule):
            self.add_error(
                "update_rule", _("Das ist keine Regel, die Apps lesen können. Zum Beispiel: FREQ=MONTHLY")
            )
        elif counts(rule):
            self.add_error(
                "update_rule",
                _(
                    "Apps wissen nicht, ab wann sie zählen sollen. Nimm statt COUNT ein Ende mit UNTIL, oder keins."
                ),
            )

    def _check_cover(self) -> None:
        cover = self.cleaned_data.get("cover")
        if cover is None:
            if self.is_publishing:
                self.add_error("cover", _("Ohne Titelbild nimmt kein Verzeichnis den Podcast auf."))
            return
        for fault in cover_faults(cover.width, cover.height, cover.file.name):
            self.add_error("cover", str(COVER_SENTENCES[fault]))

    def _check_category(self) -> None:
        category, below = self.cleaned_data.get("category"), self.cleaned_data.get("subcategory")
        if self.is_publishing and not category:
            self.add_error("category", _("Verzeichnisse verlangen eine Kategorie."))
        if below and below not in CATEGORIES.get(category or "", ()):
            self.add_error("subcategory", _("Diese Unterkategorie gehört nicht zur gewählten Kategorie."))
