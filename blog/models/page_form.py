"""The form of a living page in the editor: guards against overwriting, and what must be there before publishing."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from blog.kinds import VersionKind

PUBLISHING = ("action-publish", "action-submit")
# Kinds that acts of ours give; an editor chooses among the others.
GIVEN_BY_ACTS = frozenset({VersionKind.FIRST, VersionKind.MERGE, VersionKind.UNDO})


class WordsWithLinks(SafeString):
    """Words whose links stay links where the editor puts the label of a field before them, be it an empty one."""

    def __radd__(self, label: str) -> SafeString:
        return SafeString(conditional_escape(label) + self[:])


class LivingPageForm(WagtailAdminPageForm):
    """Refuses to save over what somebody else has saved or merged since the page was opened."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields.get("next_kind")
        if kind is not None:
            kind.choices = [choice for choice in kind.choices if choice[0] not in GIVEN_BY_ACTS]
        if not self.instance.has_unpublished_changes:
            # The newest revision is public, so what was said about it belongs to its version, not to the next one.
            self.initial["next_kind"] = self.initial["next_note"] = ""

    @property
    def is_publishing(self) -> bool:
        """Whether the editor asked for publication or review, not only for saving a draft."""
        return any(name in self.data for name in PUBLISHING)

    def clean(self) -> Any:
        """Check what needs the whole form."""
        cleaned: Any = super().clean()
        self._refuse_if_stale()
        picture = self.cleaned_data.get("lead_picture")
        if self.is_publishing and picture is not None and not picture.default_alt_text:
            self.add_error(
                "lead_picture",
                _("Das Aufmacherbild braucht einen Alternativtext: Beschreibe es in der Bildverwaltung."),
            )
        return cleaned

    def get_field_updates_for_resave(self) -> Iterator[tuple[str, str]]:
        """Tell the open page which revision it holds after it saved by itself, lest its next click be taken for stale."""
        yield from super().get_field_updates_for_resave()
        saved = self.instance.latest_revision
        if saved is not None:
            yield "loaded_revision_id", str(saved.pk)
            yield "loaded_revision_created_at", saved.created_at.isoformat()

    def _refuse_if_stale(self) -> None:
        loaded = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        if not loaded or not self.instance.pk:
            return
        newest = self._newest_revision()
        if str(newest) == str(loaded):
            return
        # The form comes back with the same mark, so a second click doesn't overwrite either.
        if str(loaded).isascii() and str(loaded).isdigit():
            self.instance.latest_revision_id = int(loaded)
        raise ValidationError(self._stale_message(loaded, newest), code="stale")

    def _newest_revision(self) -> int | None:
        """Return the newest revision; the lock holds until this save is done, so nobody comes in between."""
        pages = Page.objects.filter(pk=self.instance.pk)
        if connection.in_atomic_block:
            pages = pages.select_for_update(of=("self",), no_key=True)
        return pages.values_list("latest_revision_id", flat=True).get()

    def _stale_message(self, loaded: str, newest: int | None) -> Any:
        words = _(
            "Inzwischen hat jemand anderes diesen Artikel gespeichert oder einen Beitrag eingearbeitet. Dein Text steht "
            "unverändert hier, ist aber noch nicht gespeichert. Öffne die Seite in einem zweiten Fenster neu und "
            "übertrage deine Änderungen dorthin."
        )
        if not (str(loaded).isascii() and str(loaded).isdigit()) or newest is None:
            return words
        compare = reverse(
            "wagtailadmin_pages:revisions_compare", args=[self.instance.pk, int(loaded), newest]
        )
        edit = reverse("wagtailadmin_pages:edit", args=[self.instance.pk])
        links = format_html(
            '{} <a href="{}" target="_blank">{}</a> · <a href="{}" target="_blank">{}</a>',
            words,
            compare,
            _("Was hat sich geändert?"),
            edit,
            _("Neu öffnen"),
        )
        return WordsWithLinks(links)
