"""The form of a living page in the editor: guards against overwriting, and what must be there before publishing."""

import secrets
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, Revision

from blog.kinds import VersionKind

# Set by us for what a page sends by itself (`blog.admin.own_save`): no click says so in its data.
SAVES_ITSELF = "saves_itself"
PUBLISHING = ("action-publish", "action-submit")
# Kinds that acts of ours give; an editor chooses among the others.
GIVEN_BY_ACTS = frozenset({VersionKind.FIRST, VersionKind.MERGE, VersionKind.UNDO})


def written_by(revision: Revision, open_form: str, user: Any) -> bool:
    """Return whether this revision was written by that open form of that editor."""
    mark = revision.content.get("open_form")
    return bool(mark) and mark == open_form and revision.user_id == getattr(user, "pk", None)


class WordsWithLinks(SafeString):
    """Words whose links stay links where the editor puts the label of a field before them, be it an empty one."""

    def __radd__(self, label: str) -> SafeString:
        return SafeString(conditional_escape(label) + self[:])


class HiddenMark(forms.CharField):
    """What the form knows about itself. It is no content, so a save isn't a change because of it."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=64, widget=forms.HiddenInput)

    def has_changed(self, *_values: Any) -> bool:
        """Return that nothing changed."""
        return False


class LivingPageForm(WagtailAdminPageForm):
    """Refuses to save over what somebody else has saved or merged since the page was opened.

    A page saves itself while somebody writes, and such a save may be under way, or its answer lost, when she clicks.
    So each open form has a mark, which goes into the revisions it saves by itself (`LivingPage.open_form`): a newest
    revision with the mark of this form is nobody else's. What a click saved gets none: an automatic save that comes
    late must not go over it. `opened_as` is when the revision was written that the form shows, for an automatic save
    overwrites its own last revision and keeps the number.
    """

    open_form = HiddenMark()
    opened_as = HiddenMark()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["open_form"] = secrets.token_urlsafe(12)
        if not self.is_bound and self.instance.latest_revision_id:
            self.initial["opened_as"] = self.instance.latest_revision.created_at.isoformat()
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
        if SAVES_ITSELF in self.data:
            self.instance.open_form = self.cleaned_data.get("open_form") or ""
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
            yield "opened_as", saved.created_at.isoformat()

    def _refuse_if_stale(self) -> None:
        loaded = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        if not loaded or not self.instance.pk:
            return
        newest = self._newest_revision()
        if self._is_what_it_shows(loaded, newest) or self._is_its_own(newest):
            return
        # The form comes back with the same mark, so a second click doesn't overwrite either.
        if str(loaded).isascii() and str(loaded).isdigit():
            self.instance.latest_revision_id = int(loaded)
        raise ValidationError(self._stale_message(loaded, newest), code="stale")

    def _is_what_it_shows(self, loaded: str, newest: int | None) -> bool:
        if str(newest) != str(loaded):
            return False
        opened = self.data.get("opened_as")
        if not opened or self.data.get("overwrite_revision_id"):
            return True
        written = Revision.objects.filter(pk=newest).values_list("created_at", flat=True).first()
        return written is None or written.isoformat() == opened

    def _is_its_own(self, newest: int | None) -> bool:
        revision = Revision.objects.filter(pk=newest).first() if newest else None
        return revision is not None and written_by(revision, self.data.get("open_form", ""), self.for_user)

    def _newest_revision(self) -> int | None:
        """Return the newest revision; the lock holds until this save is done, so nobody comes in between."""
        pages = Page.objects.filter(pk=self.instance.pk)
        if connection.in_atomic_block:
            pages = pages.select_for_update(of=("self",), no_key=True)
        return pages.values_list("latest_revision_id", flat=True).get()

    def _stale_message(self, loaded: str, newest: int | None) -> Any:
        words = self._stale_words(newest)
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

    def _stale_words(self, newest: int | None) -> str:
        author = (
            Revision.objects.filter(pk=newest).values_list("user_id", flat=True).first() if newest else None
        )
        if author is not None and author == getattr(self.for_user, "pk", None):
            return _(
                "Inzwischen hast du diesen Artikel anderswo gespeichert, in einem anderen Fenster oder beim "
                "Einarbeiten. Dein Text steht unverändert hier, ist aber noch nicht gespeichert. Öffne die Seite in "
                "einem zweiten Fenster neu und übertrage deine Änderungen dorthin."
            )
        return _(
            "Inzwischen hat jemand anderes diesen Artikel gespeichert oder einen Beitrag eingearbeitet. Dein Text steht "
            "unverändert hier, ist aber noch nicht gespeichert. Öffne die Seite in einem zweiten Fenster neu und "
            "übertrage deine Änderungen dorthin."
        )
