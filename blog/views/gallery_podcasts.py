"""Invented samples of podcasts and positions for the gallery: an episode of ours, one of somebody else's, voices on a question."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace as Sample
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from blog.queries.podcast.episode_models import (
    ChapterLine,
    EpisodeCard,
    PersonLine,
    ShowCard,
    Sound,
)
from blog.queries.podcast.said import Said, Spoken, without_moments
from blog.queries.positions.lines import HolderLine
from blog.queries.positions.question_map import Voice
from blog.queries.positions.sources import SourceLine
from blog.queries.read_models import CarriedQuestion, Link
from blog.registries import Moment
from blog.views.gallery_passages import HELD
from blog.views.gallery_samples import START

MINUTE: Final = 60_000
COVER: Final = SafeString('<img src="/static/icons/icon-180.png" alt="" width="180" height="180">')


def podcasts() -> dict[str, Any]:
    """Return what the gallery shows of podcasts."""
    return {
        "show_cards": [_show("Teamzimmer", COVER), _show("Nebenan gefragt", SafeString(""), is_own=False)],
        "episode_cards": [_card("Drei Schichten, ein Plan"), _card("Nachklang", kind_label="Bonus")],
        "own": _episode(Sound("/ton/beispiel.mp3", "audio/mpeg", "1800", 29)),
        "linked": _episode(
            Sound(
                "https://example.org/3.mp3",
                "audio/mpeg",
                provider="example.org",
                link="https://example.org/3",
                link_provider="example.org",
            )
        ),
        "moments": moments(),
        "said": said(),
        "forms": [("vtt", "WebVTT"), ("srt", "SubRip"), ("txt", "Text")],
        "found": [Sample(second="t=7", clock="0:07", before="Wer hat ihn ", hit="gelesen", after="?")],
    }


def _show(title: str, cover: SafeString, *, is_own: bool = True) -> ShowCard:
    newest = Link("Drei Schichten, ein Plan", "#")
    return ShowCard(
        title, "#", "Gespräche vor der Übergabe", "Redaktion", is_own, cover, "#", 12, newest, START
    )


def _card(title: str, kind_label: str = "") -> EpisodeCard:
    words = "Warum der beste Plan manchmal der ist, den man durchstreichen kann."
    return EpisodeCard(3, title, "#", words, "Folge 3", START, "30 Minuten", COVER, True, kind_label, 4)


def _episode(sound: Sound) -> Sample:
    out = "https://example.org/3#t=600" if sound.provider else ""
    chapters = [
        ChapterLine(1, 0, "0:00", "t=0", "Der Plan an der Wand", "https://example.org/plan"),
        ChapterLine(2, 10 * MINUTE, "10:00", "t=600", "Wer ihn liest", "", out, sound.provider),
    ]
    return Sample(
        text=Sample(
            title="Nachtdienst" if sound.provider else "Drei Schichten, ein Plan", url="/podcasts/beispiel/3/"
        ),
        show=Sample(title="Teamzimmer", url="#", feed_url="#"),
        sound=sound,
        chapters=chapters,
        soundbites=chapters[1:],
        people=[PersonLine("Jonte Behrens", "#", "zu Gast"), PersonLine("Thea Lindqvist-Brodersen")],
        aired=START,
        length="30 Minuten",
        explicit=True,
        license=Link("CC BY 4.0", "#"),
        previous=Link("Folge 2: Übergabe", "#"),
        next=Link("Folge 4: Nachtdienst", "#"),
        source="Teamzimmer, Folge 3",
    )


def moments() -> list[Moment]:
    """One of each kind."""
    return [
        Moment(0, None, "article", "Artikel", "Das Tablet in der Küche", "#"),
        Moment(0, None, "position", "Haltung", HELD.statement, "#", name="Jonte Behrens"),
        Moment(0, None, "comment", "Kommentar", "Bei uns hängt er auch noch.", "#", ref=_ref(20)),
    ]


def said() -> SafeString:
    """Return some paragraphs of a transcript; somebody points to the first."""
    words = ("Wir haben den Plan ausgedruckt.", "Seitdem wird er gelesen.")
    parts = [
        Said(
            0,
            9000,
            "0:00",
            "t=0",
            tuple(Spoken(f"t={at * 4}", text) for at, text in enumerate(words)),
            "Jonte Behrens",
            "#",
            chapters=(ChapterLine(1, 0, "0:00", "t=0", "Der Plan an der Wand"),),
        ),
        Said(9000, 14_000, "0:09", "t=9", (Spoken("t=9", "Und vorher?"),), who_ref=_ref(21)),
    ]
    html = render_to_string("blog/podcast/said.html", {"said": parts})
    beside = render_to_string("blog/podcast/moments.html", {"moments": moments()})
    return SafeString(without_moments(html, first=beside))


POINTED: Final = (Link("Das Tablet in der Küche", "#"), Link("Teamzimmer: Drei Schichten, ein Plan", "#"))
PAGE: Final = SourceLine("page", "Stellungnahme", "#", "", "example.org", date(2026, 3, 2))


def positions() -> dict[str, Any]:
    """Return what the gallery shows of positions."""
    by_reader = replace(
        HELD,
        anchor="h-00000001",
        stance="for",
        stance_label="dafür",
        statement="Ein Bildschirm spart Wege.",
        is_summary=False,
        quote="Ein Bildschirm spart Wege. Das merke ich nachts.",
        holder=HolderLine(ref=_ref(22), role="practice", role_label="Praxis"),
        source=SourceLine("second", "Teamzimmer: Drei Schichten, ein Plan", "#", "23:41"),
        changed="Selbst berichtigt",
        changed_at=START,
    )
    return {
        "voices": [by_reader, replace(HELD, anchor="h-00000002", source=PAGE, said_on=date(2026, 2, 1))],
        "voice": _voice(),
        "sources": [
            SourceLine("passage", "Das Tablet in der Küche", "#", version=2),
            SourceLine("comment", "", "#"),
            SourceLine("private", "", ""),
        ],
        "stances": [
            ("for", "dafür"),
            ("depends", "kommt darauf an"),
            ("against", "dagegen"),
            ("none", "keine"),
        ],
        "question": CarriedQuestion("Brauchen Dienstpläne Bildschirme?", "#", "#"),
        "pointed": POINTED,
        "choices": [("agree", "Das sehe ich auch so"), ("disagree", "Das sehe ich anders")],
        "person": Sample(
            positions=[Sample(position=replace(HELD, anchor="h-00000003"), before=_before())],
            quotes=[replace(HELD, quote="Gelesen wird, was im Weg hängt.", source=PAGE)],
            quoted=[],
            shows=[Link("Teamzimmer", "#")],
            episodes=[Sample(url="#", title="Drei Schichten, ein Plan", show="Teamzimmer", date=START)],
        ),
    }


def _voice() -> Voice:
    return Voice(
        replace(HELD, anchor="h-00000004", stance="against", stance_label="dagegen"),
        beside=(replace(HELD, anchor="h-00000005", statement="Und er hängt, wo alle vorbeigehen."),),
        earlier=(
            replace(HELD, anchor="h-00000006", stance="for", stance_label="dafür", statement="Warum nicht?"),
        ),
    )


def _before() -> list[Sample]:
    return [Sample(at=START, stance="against", stance_label="dagegen", statement="Papier genügt.")]


def _ref(number: int) -> str:
    return f"contribution:00000000-0000-4000-8000-{number:012d}"
