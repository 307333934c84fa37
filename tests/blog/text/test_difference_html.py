"""A difference as HTML: marked for eye, keyboard and screen reader, and safe."""

import html5lib
import pytest

from blog.text.body import Block, Body
from blog.text.difference import difference
from blog.text.difference_html import block_html, head_html, operations_html
from blog.text.marks_html import Labels
from blog.text.word_difference import Mark

INS = '<ins><span class="visually-hidden">eingefügt: </span>'
DEL = '<del><span class="visually-hidden">gelöscht: </span>'


def body(*blocks: Block, title: str = "Haltung") -> Body:
    return Body(title, "", "de", blocks)


def shown(kind: str, old: dict, new: dict, labels: Labels | None = None) -> str:
    found = difference(body(Block("a", kind, old)), body(Block("a", kind, new)))
    (piece,) = operations_html(found, labels or Labels())
    html5lib.HTMLParser(strict=True).parseFragment(piece.html)
    return piece.html


def test_changed_words_stand_in_their_sentence():
    old, new = {"html": "<p>Wir <b>fragen</b> alle.</p>"}, {"html": "<p>Wir <b>fragen</b> viele.</p>"}
    assert shown("text", old, new) == f"<p>Wir <b>fragen</b> {DEL}alle</del> {INS}viele</ins>.</p>"


def test_the_marks_are_said_in_the_language_of_the_reader():
    english = Labels(inserted="inserted:", deleted="deleted:")
    html = shown("text", {"html": "<p>eins zwei</p>"}, {"html": "<p>eins drei</p>"}, english)
    assert '<span class="visually-hidden">inserted: </span>drei' in html
    assert '<span class="visually-hidden">deleted: </span>zwei' in html


def test_links_stay_links_and_a_changed_address_is_named():
    old = {"html": '<p>Mehr <a href="https://a.de/?x=1&amp;y=2">dazu</a>.</p>'}
    html = shown("text", old, {"html": '<p>Mehr <a href="https://b.de">dazu</a>.</p>'})
    assert '<a href="https://b.de">dazu</a>' in html
    assert "<del>https://a.de/?x=1&amp;y=2</del>" in html


def test_bold_that_came_is_a_change_of_style():
    html = shown("text", {"html": "<p>sehr wichtig heute</p>"}, {"html": "<p>sehr <b>wichtig</b> heute</p>"})
    assert "<ins>" not in html
    assert '<span class="difference-restyled">' in html
    assert "<b>wichtig</b>" in html


def test_items_come_and_go_as_items():
    old = {"intro": "Fragen", "items": ["Warum?", "Wie viel?"]}
    new = {"intro": "Fragen", "items": ["Warum?", "Wer?", "Wie viel?"]}
    assert shown("questions", old, new) == (
        f"<p>Fragen</p><ol><li>Warum?</li><li>{INS}Wer?</ins></li><li>Wie viel?</li></ol>"
    )
    assert f"<li>{DEL}Wer?</del></li>" in shown("questions", new, old)


def test_nested_lists_stay_nested():
    old = {"html": "<ul><li>eins<ul><li>darin</li></ul></li><li>zwei</li></ul>"}
    new = {"html": "<ul><li>eins<ul><li>darin</li><li>auch</li></ul></li><li>zwei</li></ul>"}
    expected = f"<ul><li>eins<ul><li>darin</li><li>{INS}auch</ins></li></ul></li><li>zwei</li></ul>"
    assert shown("text", old, new) == expected


def test_a_split_and_a_joined_paragraph_show_the_break():
    whole, parts = {"html": "<p>Eins zwei. Drei vier.</p>"}, {"html": "<p>Eins zwei.</p><p>Drei vier.</p>"}
    assert '<ins class="difference-break">' in shown("text", whole, parts)
    joined = shown("text", parts, whole)
    assert '<del class="difference-break">' in joined
    assert joined.count("<p>") == 1


def test_a_list_that_was_a_paragraph_says_so():
    html = shown("text", {"html": "<p>Eins zwei</p>"}, {"html": "<ul><li>Eins zwei</li></ul>"})
    assert html.startswith("<ul><li>Eins zwei")
    assert "Gestaltung geändert" in html


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        pytest.param(
            "picture",
            {"hash": "1", "alt": "Ein Tisch", "caption": "Am Tisch", "credit": "A. B."},
            {"hash": "1", "alt": "Ein runder Tisch", "caption": "Am Tisch", "credit": "A. B."},
            "Alternativtext:</span> Ein " + INS + "runder</ins> Tisch",
            id="the alternative text of a picture",
        ),
        pytest.param(
            "picture",
            {"hash": "1", "alt": "Ein Tisch", "caption": "Am Tisch"},
            {"hash": "2", "alt": "Ein Tisch", "caption": "Am Tisch"},
            'Bild:</span> <span class="difference-note">ausgetauscht</span>',
            id="another picture",
        ),
        pytest.param(
            "quote",
            {
                "html": "<p>Es ist, wie es ist.</p>",
                "attribution": "E. F.",
                "source_title": "",
                "source_url": "",
            },
            {
                "html": "<p>Es ist, wie es ist.</p>",
                "attribution": "E. Fried",
                "source_title": "",
                "source_url": "",
            },
            "Von:</span> E",
            id="who said it",
        ),
        pytest.param(
            "recommendation",
            {"kind": "episode", "title": "Digital", "url": "https://a.de"},
            {"kind": "show", "title": "Digital", "url": "https://a.de"},
            f"{DEL}Folge</del> {INS}Podcast</ins>",
            id="the kind of a recommendation in words",
        ),
        pytest.param(
            "call",
            {"question": "Wie siehst du das?", "by_comment": True},
            {"question": "Wie siehst du das?", "by_comment": False},
            f"{DEL}ja</del> {INS}nein</ins>",
            id="yes and no",
        ),
        pytest.param(
            "heading",
            {"level": 2, "text": "Wem nützt es?"},
            {"level": 2, "text": "Wem nützt das?"},
            f"<h2>Wem nützt {DEL}es</del> {INS}das</ins>?</h2>",
            id="a heading stays a heading",
        ),
    ],
)
def test_every_field_can_be_read(kind, old, new, expected):
    labels = Labels(
        fields={"alt": "Alternativtext", "picture.hash": "Bild", "attribution": "Von"},
        values={"kind.episode": "Folge", "kind.show": "Podcast"},
    )
    assert expected in shown(kind, old, new, labels)


def test_a_passage_without_words_is_called_by_its_kind():
    html = block_html(
        Block("a", "contribution", {"ref": "contribution:1"}),
        Mark.INSERTED,
        Labels(kinds={"contribution": "Zitat"}),
    )
    assert html == f"<p>{INS}Zitat</ins></p>"


def test_operations_have_names_places_and_anchors():
    words = {"A": "eins zwei drei", "b": "vier fünf sechs", "c": "sieben acht neun", "d": "zehn elf zwölf"}
    one, two, three, four = (
        Block(f"{i * 8}-1", "text", {"html": f"<p>{text}</p>"}) for i, text in words.items()
    )
    changed = Block(four.id, "text", {"html": "<p>zehn elf zwölf dreizehn</p>"})
    pieces = operations_html(difference(body(one, two, three, four), body(changed, one, three)))
    assert [(piece.op, piece.anchor, piece.moved_from, piece.new_index) for piece in pieces] == [
        ("moved-changed", "p-dddddddd", 4, 0),
        ("same", "p-aaaaaaaa", None, 1),
        ("removed", "p-bbbbbbbb", None, None),
        ("same", "p-cccccccc", None, 2),
    ]


def test_each_anchor_is_given_once_and_rather_to_what_stands_now():
    text = Block("aaaaaaaa-1", "text", {"html": "<p>eins zwei drei</p>"})
    heading = Block("aaaaaaaa-1", "heading", {"level": 2, "text": "Ganz anders"})
    pieces = operations_html(difference(body(text), body(heading, heading)))
    assert [(piece.op, piece.anchor) for piece in pieces] == [
        ("added", "p-aaaaaaaa"),
        ("added", ""),
        ("removed", ""),
    ]


def test_the_head_is_shown_by_name():
    ((name, html),) = head_html(difference(body(), body(title="Andere Haltung")))
    assert (name, html) == ("title", f"{INS}Andere</ins> Haltung")


def test_it_is_marked_as_safe_and_is():
    evil = "<script>alert(1)</script>\ue000credit:x\ue001"
    html = shown("heading", {"level": 2, "text": "Wem?"}, {"level": 2, "text": f"Wem? {evil}"})
    assert html.__html__() is html
    assert "<script>" not in html
    assert "\ue000" not in html
