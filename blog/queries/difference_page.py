"""The difference of any two versions of an article."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from blog.kinds import RecommendationKind
from blog.models.article import Article
from blog.models.version import Version
from blog.queries.addresses import difference_path, living_path, place_of, versions_path
from blog.queries.difference_pieces import counts_of, pieces_of
from blog.queries.kept import kept, key_of
from blog.queries.read_models import ArticleHead, DifferencePage
from blog.queries.version_lines import line, versions_of
from blog.registries import PassageNote, registries
from blog.text.body import REDACTED_KIND, Body
from blog.text.difference import difference
from blog.text.difference_html import head_html
from blog.text.marks_html import Labels


def difference_page(page: Article, old: int, new: int, stamp: int) -> DifferencePage | None:
    """Return the difference of two versions, or nothing where one of them doesn't exist."""
    return kept(key_of("difference", page.pk, old, new, stamp), lambda: _make(page, old, new))


def difference_labels() -> Labels:
    """Return the words that stand and are read aloud beside marks, in the language of the page."""
    return Labels(
        inserted=_("eingefügt:"),
        deleted=_("gelöscht:"),
        restyled=_("Gestaltung geändert:"),
        linked=_("Link geändert, vorher:"),
        line_added=_("Absatz getrennt"),
        line_removed=_("Absätze verbunden"),
        replaced=_("ausgetauscht"),
        empty=_("leer"),
        yes=_("ja"),
        no=_("nein"),
        kinds=kind_labels(),
        fields=_field_labels(),
        values={f"kind.{value}": str(label) for value, label in RecommendationKind.choices}
        | {"role.counter": _("Gegenposition"), "level.2": _("groß"), "level.3": _("klein")},
    )


def kind_labels() -> dict[str, str]:
    """Return the kinds of passages in words."""
    return {
        "text": _("Text"),
        "heading": _("Überschrift"),
        "questions": _("Nummerierte Fragen"),
        "quote": _("Zitat"),
        "clip": _("Ausschnitt aus einer Folge"),
        "position": _("Haltung"),
        "recommendation": _("Empfehlung"),
        "picture": _("Bild"),
        "embed": _("Fremder Player"),
        "call": _("Aufruf zum Mitreden"),
        "living": _("Hinweis „lebendiges Projekt“"),
        "contribution": _("Zitierter Beitrag"),
        REDACTED_KIND: _("Entfernter Text"),
    }


def _field_labels() -> dict[str, str]:
    return {
        "attribution": _("Von"),
        "source_title": _("Quelle"),
        "source_url": _("Adresse der Quelle"),
        "alt": _("Alternativtext"),
        "credit": _("Bildnachweis"),
        "hash": _("Bilddatei"),
        "text": _("Text"),
        "provider": _("Anbieter"),
        "url": _("Adresse"),
        "embed_url": _("Adresse des Players"),
        "by_comment": _("Antworten als Kommentar"),
        "email": _("E-Mail"),
        "kind": _("Art"),
        "speaker": _("Von wem, mit wem"),
        "show": _("Erschienen in"),
        "level": _("Größe"),
        "episode": _("Folge"),
        "start": _("Von"),
        "end": _("Bis"),
        "ref": _("Beitrag"),
        "role": _("Rolle"),
        "intro": _("Einleitung"),
        "items": _("Fragen"),
    }


def _make(page: Article, old: int, new: int) -> DifferencePage | None:
    found = {
        version.number: version for version in Version.objects.filter(page_id=page.pk, number__in=(old, new))
    }
    if old not in found or new not in found:
        return None
    language, labels = page.locale.language_code, difference_labels()
    changes = difference(Body.from_json(found[old].body), Body.from_json(found[new].body))
    head = dict(head_html(changes, labels))
    newest = versions_of(page.pk).values_list("number", flat=True)[0]
    return DifferencePage(
        head=ArticleHead(page.title, living_path(place_of(page), language)),
        old=line(found[old], place_of(page), language=language),
        new=line(found[new], place_of(page), language=language),
        title_html=_safe(head.get("title", "")),
        standfirst_html=_safe(head.get("standfirst", "")),
        pieces=pieces_of(changes, labels),
        counts=counts_of(changes),
        notes=_notes(page.pk, old, new),
        older_url=difference_path(place_of(page), old - 1, old, language) if old > 1 else "",
        newer_url=difference_path(place_of(page), new, new + 1, language) if new < newest else "",
        versions_url=versions_path(place_of(page), language),
        is_one_step=new == old + 1,
    )


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - escaped piece by piece in blog.text.difference_html


def _notes(page_id: int, old: int, new: int) -> tuple[PassageNote, ...]:
    """Return the contributions taken in between the two versions, each once."""
    low, high = sorted((old, new))
    found: dict[str, PassageNote] = {}
    for passage in registries.provenance(page_id, high).values():
        for note in passage:
            if low < note.version <= high:
                found.setdefault(note.ref, note)
    return tuple(sorted(found.values(), key=lambda note: (note.version, note.ref)))
