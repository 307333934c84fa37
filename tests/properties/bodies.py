"""Bodies for property tests: real German sentences in every kind of block, and edits as editors make them."""

import itertools
from typing import Any

from hypothesis import strategies as st

from blog.text.body import Block, Body

WORDS = [
    "Digitalisierung",
    "Einrichtung",
    "Pflege",
    "Klient:innen",
    "Mitarbeiter*innen",
    "„Haltung“",
    "E-Mail",
    "z.\xa0B.",
    "größer",
    "übermäßig",
    "Straße",
    "Wohn\xadgruppe",
    "nicht",
    "und",
    "die",
    "der",
    "das",
    "–",
    "wir",
    "fragen,",
    "antworten.",
    "warum?",
    "1.000",
    "2026",
    "Qualität",
    "Teilhabe",
    "Software",
    "Dokumentation",
    "Zeit",
    "Vertrauen",
    "Fachkräfte",
    "üben",
    "Träger",
    "kostenlos",
    "Datenschutz",
]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
odd_text = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n\t\u00a0\u00ad„“’…<>&\"'\u2029\u200bäéé"), st.characters(codec="utf-8")
    ),
    max_size=30,
)
texts = st.one_of(words, words, odd_text)
addresses = st.sampled_from(
    ["https://example.org/a?b=1&c=2", "mailto:wir@example.org", "/artikel/haltung/", "#p-12345678"]
)


@st.composite
def inline(draw: st.DrawFn) -> str:
    parts = []
    for text in draw(st.lists(words, min_size=1, max_size=3)):
        match draw(st.sampled_from(["plain", "plain", "bold", "italic", "link", "break"])):
            case "bold":
                parts.append(f"<b>{text}</b>")
            case "italic":
                parts.append(f"<i>{text}</i>")
            case "link":
                parts.append(f'<a href="{draw(addresses)}">{text}</a>')
            case "break":
                parts.append(f"{text}<br/>{text}")
            case _:
                parts.append(text)
    return " ".join(parts)


@st.composite
def rich_html(draw: st.DrawFn) -> str:
    tag = draw(st.sampled_from(["p", "p", "ul", "ol"]))
    if tag == "p":
        return f"<p>{draw(inline())}</p>"
    items = draw(st.lists(inline(), min_size=1, max_size=4))
    return f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"


odd_html = st.one_of(
    odd_text,
    st.lists(
        st.sampled_from(
            [
                *(
                    "<p>",
                    "</p>",
                    "<ul>",
                    "<li>",
                    "</li>",
                    "</ul>",
                    "<ol>",
                    "</ol>",
                    "<b>",
                    "</b>",
                    "<em>",
                    "</i>",
                    "<br>",
                ),
                *(
                    "<a href='javascript:alert(1)'>",
                    "<a href='/x'>",
                    "</a>",
                    "<script>x</script>",
                    "<!-- x -->",
                ),
                *(" ", "\n", "eins", "zwei ", "<div>", "</div>", "&amp;", "&#0;", "<img src=x onerror=y>"),
            ]
        ),
        max_size=12,
    ).map("".join),
)
html = st.one_of(rich_html(), rich_html(), odd_html)


def _values() -> dict[str, st.SearchStrategy[dict[str, Any]]]:
    return {
        "heading": st.fixed_dictionaries({"level": st.sampled_from([2, 3]), "text": texts}),
        "text": st.fixed_dictionaries({"html": html}),
        "questions": st.fixed_dictionaries({"intro": texts, "items": st.lists(texts, max_size=4)}),
        "quote": st.fixed_dictionaries(
            {"html": html, "attribution": texts, "source_title": texts, "source_url": addresses}
        ),
        "picture": st.fixed_dictionaries(
            {
                "hash": st.sampled_from(["a" * 64, "b" * 64]),
                "alt": texts,
                "credit": texts,
                "caption": texts,
                "width": st.integers(1, 9),
            }
        ),
        "call": st.fixed_dictionaries(
            {"question": texts, "text": texts, "by_comment": st.booleans(), "email": texts}
        ),
        "contribution": st.fixed_dictionaries({"ref": st.sampled_from(["contribution:1", "contribution:2"])}),
        "unknown": st.dictionaries(
            st.sampled_from("abc"), st.one_of(st.none(), st.booleans(), st.integers(-3, 3), texts)
        ),
    }


values = st.one_of(*(st.tuples(st.just(kind), value) for kind, value in _values().items()))
ids = st.sampled_from([f"{letter * 8}-0000-4000-8000-000000000000" for letter in "abcdefgh"])


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind, value = draw(values)
    return Block(draw(ids), kind, value)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """Any body at all: ids double, kinds mixed, HTML broken."""
    return Body(
        draw(texts),
        draw(texts),
        draw(st.sampled_from(["de", "en"])),
        tuple(draw(st.lists(blocks(), max_size=6))),
    )


def paragraph(number: int, text: str) -> Block:
    return Block(f"{number:08x}-0000-4000-8000-000000000000", "text", {"html": f"<p>{text}</p>"})


@st.composite
def articles(draw: st.DrawFn) -> Body:
    """A body as one is written: each id once, each paragraph with words of its own."""
    sentences = draw(st.lists(words, min_size=2, max_size=9))
    made = [
        paragraph(number, f"Absatz{number} Gedanke{number} Frage{number} Antwort{number} {text}")
        for number, text in enumerate(sentences)
    ]
    return Body("Haltung", "Worum es geht", "de", tuple(made))


@st.composite
def edits(draw: st.DrawFn, body: Body) -> Body:
    """The body after an editor's afternoon: words changed, blocks added, removed, moved, retyped, doubled."""
    now = list(body.blocks)
    fresh = itertools.count(1000)
    for _ in range(draw(st.integers(0, 5))):
        if len(now) < 2:
            now.append(paragraph(next(fresh), draw(words)))
        elif draw(st.booleans()):
            _move_something(draw, now, next(fresh))
        else:
            _write_something(draw, now, next(fresh))
    return body.with_blocks(now)


def _move_something(draw: st.DrawFn, now: list[Block], fresh: int) -> None:
    place = draw(st.integers(0, len(now) - 1))
    match draw(st.sampled_from(["add", "remove", "move", "copy"])):
        case "add":
            now.insert(place, paragraph(fresh, draw(words)))
        case "remove":
            now.pop(place)
        case "move":
            block = now.pop(place)
            now.insert(draw(st.integers(0, len(now))), block)
        case _:
            now.insert(place, now[place])


def _write_something(draw: st.DrawFn, now: list[Block], fresh: int) -> None:
    place = draw(st.integers(1, len(now) - 1))
    block, before = now[place], now[place - 1]
    match draw(st.sampled_from(["words", "retype", "swap ids"])):
        case "words":
            now[place] = Block(block.id, "text", {"html": f"<p>{draw(words)} {block.value['html'][3:]}"})
        case "retype":
            now[place] = paragraph(fresh, block.value["html"][3:-4])
        case _:
            now[place] = Block(before.id, block.kind, block.value)
            now[place - 1] = Block(block.id, before.kind, before.value)
