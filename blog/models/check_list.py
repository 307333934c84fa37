"""The check list before publishing: what an editor would be sorry to have overlooked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from blog.models.podcast.from_feed import is_linked
from blog.models.stream import raw_blocks
from blog.registries import registries

LONGEST_TITLE = 80
SHORTEST_TITLE = 15
LEGAL_PAGES = {"impressum": "Impressum", "datenschutz": "Datenschutz"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One point of the list."""

    text: str
    serious: bool = False


def check_list(page: Any) -> list[Finding]:
    """Return what is missing or doubtful in a page as it stands in memory; nothing is a good answer.

    What somebody else's feed tells is not asked about, since no editor can change it; what depends on it is.
    """
    found = (
        []
        if is_linked(page)
        else [*_title(page), *_around(page), *_blocks(raw_blocks(page.body)), *_site(page)]
    )
    if page.pk:
        asked = (ask(page) for _name, ask in sorted(registries.page_findings.items()))
        found += [Finding(sentence, serious=True) for sentences in asked for sentence in sentences]
    return found


def _title(page: Any) -> Iterator[Finding]:
    length = len(page.title or "")
    if length > LONGEST_TITLE:
        yield Finding(
            _(
                "Der Titel ist mit %(length)s Zeichen lang; Suchmaschinen und Feeds schneiden nach etwa %(limit)s ab."
            )
            % {"length": length, "limit": LONGEST_TITLE}
        )
    elif length < SHORTEST_TITLE:
        yield Finding(_("Der Titel ist sehr kurz. Sagt er, worum es geht?"))
    if not (page.standfirst or "").strip():
        yield Finding(_("Es fehlt der Vorspann."), serious=True)


def _around(page: Any) -> Iterator[Finding]:
    return _around_episode(page) if hasattr(page, "podcast_id") else _around_article(page)


def _around_episode(page: Any) -> Iterator[Finding]:
    if not page.episode_people.all():
        yield Finding(_("Es steht nicht da, wer spricht."))
    if not page.topic_id:
        yield Finding(_("Die Folge gehört zu keinem Thema."))


def _around_article(page: Any) -> Iterator[Finding]:
    if not page.article_authors.all():
        yield Finding(_("Es ist niemand als Autor:in genannt."))
    if not page.topic_id:
        yield Finding(_("Der Artikel gehört zu keinem Thema."))
    if not page.responsible_id:
        yield Finding(_("Niemand ist für diesen Artikel verantwortlich."))
    picture = page.lead_picture
    if picture is not None and not picture.default_alt_text:
        yield Finding(_("Das Aufmacherbild hat keinen Alternativtext."), serious=True)
    if picture is not None and not picture.credit:
        yield Finding(_("Das Aufmacherbild hat keinen Bildnachweis."))


def _blocks(blocks: list[dict[str, Any]]) -> Iterator[Finding]:
    pictures = [block["value"] for block in blocks if block["type"] == "picture"]
    without_alt = sum(not str(value.get("alt") or "").strip() for value in pictures)
    if without_alt:
        text = ngettext(
            "%(count)s Bild im Text hat keinen Alternativtext.",
            "%(count)s Bilder im Text haben keinen Alternativtext.",
            without_alt,
        )
        yield Finding(text % {"count": without_alt}, serious=True)
    for block in blocks:
        if block["type"] == "quote" and not block["value"].get("source_url"):
            yield Finding(
                _("Das Zitat von %(who)s hat keinen Link zur Quelle.") % {"who": _who(block["value"])}
            )
    if not any(block["type"] == "call" for block in blocks):
        yield Finding(_("Es gibt keinen Aufruf zum Mitreden."))


def _who(value: Mapping[str, Any]) -> str:
    return str(value.get("attribution") or _("(ohne Namen)"))


def _site(page: Any) -> Iterator[Finding]:
    live = set(
        Page.objects.filter(slug__in=LEGAL_PAGES, live=True).values_list("slug", flat=True).order_by("slug")
    )
    for slug, name in LEGAL_PAGES.items():
        if slug not in live:
            yield Finding(
                _(
                    "Die Seite „%(name)s“ ist noch nicht veröffentlicht. Das Gesetz verlangt sie, sobald etwas öffentlich ist."
                )
                % {"name": name},
                serious=page.first_published_at is None,
            )
