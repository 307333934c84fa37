"""Sample passages for the gallery page: one of every kind, in the three ages that the rail draws."""

import re
from itertools import pairwise
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from blog.queries.origins import origins_of
from blog.queries.passages import passage_html
from blog.queries.positions.lines import HolderLine, PositionLine
from blog.queries.read_models import Link, PassageView, StateLine
from blog.queries.referred import ClipSource, Referred
from blog.registries import PassageNote
from blog.text.body import Block, Body
from blog.text.words import block_text
from blog.views.gallery_samples import DRAWING

PASSAGES: tuple[tuple[str, dict[str, Any], int, int, tuple[str, ...]], ...] = (
    (
        "text",
        {
            "html": "<p>In der Wohngruppe am Kanal hängt ein Tablet an der Wand. Es soll den Dienstplan zeigen. "
            "Meistens zeigt es einen schwarzen Bildschirm, denn das Ladekabel wird in der Küche gebraucht. "
            "Niemand hat etwas falsch gemacht, und trotzdem ist etwas <b>schiefgegangen</b>.</p>"
        },
        1,
        1,
        (),
    ),
    (
        "text",
        {
            "html": "<p>Wer einen Dienstplan digital führen will, muss zuerst wissen, wer ihn wann liest, wer ihn "
            'ändern darf und was passiert, wenn beides gleichzeitig geschieht. Das sind <a href="/themen/">keine '
            "technischen Fragen</a>. Es sind Fragen danach, wem man etwas zutraut, und sie werden <i>vor</i> dem "
            "Kauf entschieden oder gar nicht.</p>"
        },
        1,
        3,
        ("objection",),
    ),
    (
        "embed",
        {
            "provider": "Tonarchiv",
            "title": "Das Tablet in der Küche: ein Gespräch über Dienstpläne",
            "url": "https://example.org/folge/7",
            "embed_url": "https://example.org/folge/7/player",
            "text": "28 Minuten, mit Abschrift.",
        },
        1,
        1,
        (),
    ),
    ("heading", {"level": 2, "text": "Drei Fragen vor jedem Geräteeinkauf"}, 1, 1, ()),
    (
        "questions",
        {
            "intro": "Wir stellen sie inzwischen vor jedem Vorhaben, und jedes Mal dauert die erste am längsten:",
            "items": [
                "Was soll danach leichter gehen, und für wen?",
                "Was darf auf keinen Fall schwerer werden?",
                "Woran merken wir nach drei Monaten, dass wir uns geirrt haben?",
            ],
        },
        1,
        2,
        ("wording", "idea"),
    ),
    (
        "quote",
        {
            "html": "<p>Wenn die Nachtschicht den Plan auf Papier abschreibt, ist nicht die Nachtschicht das Problem. "
            "Dann fehlt uns eine Frage, die wir ihr nie gestellt haben.</p>",
            "attribution": "Mira Sandvoss",
            "source_title": "Protokoll einer Nachtschicht",
            "source_url": "https://example.org/nachtschicht",
        },
        2,
        2,
        (),
    ),
    (
        "picture",
        {
            "alt": "",
            "credit": "Haltung",
            "caption": "Erst reden, dann kaufen. Der Tisch ist das älteste Werkzeug.",
        },
        2,
        2,
        (),
    ),
    ("heading", {"level": 3, "text": "Was die Nachtschicht weiß"}, 4, 4, ()),
    (
        "text",
        {
            "html": "<ul><li>Zwischen zwei und vier Uhr liest niemand gern auf hellen Flächen.</li>"
            "<li>Eine Unterschrift auf Papier ist auch ein Handschlag.</li>"
            "<li>Wer allein im Dienst ist, kann niemanden fragen, wie es geht.</li></ul>"
        },
        4,
        4,
        ("wording",),
    ),
    ("contribution", {"ref": "contribution:00000000-0000-4000-8000-000000000001"}, 4, 4, ()),
    (
        "contribution",
        {"ref": "contribution:00000000-0000-4000-8000-000000000002", "role": "counter"},
        4,
        4,
        ("counter",),
    ),
    (
        "call",
        {
            "question": "Wie siehst du das?",
            "text": "Schreib uns, was bei euch den Ausschlag gegeben hat, und gern auch, was wir übersehen.",
            "by_comment": True,
            "email": "redaktion@example.org",
        },
        1,
        1,
        (),
    ),
    (
        "living",
        {
            "text": "Dieser Artikel ist nicht fertig. Wir ergänzen ihn um Haltungen und Argumente aus der Diskussion, "
            "auf Wunsch mit Namen."
        },
        1,
        1,
        (),
    ),
    (
        "recommendation",
        {
            "kind": "episode",
            "title": "Drei Schichten, ein Plan",
            "speaker": "Jonte Behrens",
            "show": "Teamzimmer",
            "url": "https://example.org/teamzimmer/3",
            "text": "Warum der beste Plan manchmal der ist, den man durchstreichen kann.",
        },
        1,
        3,
        (),
    ),
    (
        "clip",
        {
            "episode": None,
            "start": 1_421_000,
            "end": None,
            "speaker": None,
            "text": "Wir haben den Plan ausgedruckt. Seitdem wird er gelesen.",
        },
        2,
        2,
        (),
    ),
    ("position", {"ref": "position:00000000-0000-4000-8000-000000000003"}, 2, 2, ()),
)

SAID = ClipSource("Drei Schichten, ein Plan", "Teamzimmer", "#", "23:41", "Jonte Behrens")
HELD = PositionLine(
    code="00000000",
    url="#",
    anchor="h-00000000",
    stance="depends",
    stance_label="kommt darauf an",
    statement="Ein Plan auf Papier ist besser als einer, den niemand öffnet.",
    is_summary=True,
    reason="Gelesen wird, was im Weg hängt.",
    quote="",
    language="de",
    holder=HolderLine("Jonte Behrens", "#", "Pflegedienstleitung"),
    source=None,
    said_on=None,
    question=Link("Brauchen Dienstpläne Bildschirme?", "#"),
)

KIND_LABELS = {"wording": "Wortlaut", "idea": "Anregung", "objection": "Einwand", "counter": "Gegenposition"}


STATES = {
    "Drei Fragen vor jedem Geräteeinkauf": StateLine("open_question", "offene Frage"),
    "Was die Nachtschicht weiß": StateLine("settled", "vorerst geklärt"),
}


def passages() -> tuple[PassageView, ...]:
    """Every kind of passage, in the three ages that the rail draws."""
    found: list[PassageView] = []
    for place, (kind, value, since, changed, kinds) in enumerate(PASSAGES, start=1):
        block = Block(f"{place:08x}-0000-4000-8000-000000000000", kind, value)
        marks = _marks(block, len(kinds))
        notes = [
            _note(one, place * 10 + index, changed, mark)
            for index, (one, mark) in enumerate(zip(kinds, marks, strict=True))
        ]
        noted = origins_of(Body("", "", "de", (block,)), {block.id: tuple(notes)}, lambda one: one[:8])
        own = noted.get(block.id)
        referred = Referred({block.id: SAID}, {block.id: HELD})
        marked = own.value if own else {}
        html = passage_html(block, {}, marked, referred) if kind != "picture" else _picture(value)
        found.append(
            PassageView(
                id=block.id,
                anchor=f"p-{place:08x}",
                kind=kind,
                html=html,
                since=since,
                changed=changed,
                notes=own.origins if own else (),
                role=str(value.get("role", "")),
                history_url="#",
                name=f"{place}",
                state=STATES.get(str(value.get("text", ""))) if kind == "heading" else None,
            )
        )
    return tuple(found)


def _note(kind: str, number: int, version: int, words: tuple[int, int, str]) -> PassageNote:
    """One contribution in a passage, behind some of its words."""
    start, end, exact = words
    ref = f"contribution:00000000-0000-4000-8000-{number:012d}"
    return PassageNote(ref, kind, KIND_LABELS[kind], version, "", exact=exact, start=start, end=end)


def _marks(block: Block, number: int) -> list[tuple[int, int, str]]:
    """A sentence or line for each note, from the end."""
    text = block_text(block)
    ends = [0, *(found.end() for found in re.finditer(r"[.?!](?=\s|$)|\n", text))]
    spans = list(pairwise(ends)) or [(0, len(text))]
    return [
        (start, end, text[start:end]) for start, end in (spans[-1 - at % len(spans)] for at in range(number))
    ]


def _picture(value: dict[str, Any]) -> SafeString:
    html = render_to_string("blog/blocks/picture.html", {"value": value, "picture_html": DRAWING})
    return SafeString(html)
