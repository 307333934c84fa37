"""Tests of names in pages: kept as ids, filled in when sent, safe whatever they hold."""

import uuid
from collections.abc import Iterator

import pytest

from blog.queries.credit_slots import fill, fill_text, quoted_slot, slot, without_slots
from blog.registries import Credit, Quoted, registries

REF = f"contribution:{uuid.uuid4()}"
OTHER = f"contribution:{uuid.uuid4()}"


@pytest.fixture
def asked() -> Iterator[list[set[str]]]:
    """What the resolvers were asked for; they answer with a name that would like to be HTML."""
    before = registries.credits, registries.quoted
    questions: list[set[str]] = []

    def credits_of(refs):
        questions.append(set(refs))
        return {REF: Credit(REF, "<b>Ben</b> & Co", "AWO", named=True)}

    def quoted_of(refs):
        questions.append(set(refs))
        return {REF: Quoted(REF, "Erste <i>Zeile</i>\nZweite\n\nNeuer Absatz", "public")}

    registries.credits, registries.quoted = credits_of, quoted_of
    yield questions
    registries.credits, registries.quoted = before


def test_names_are_escaped_and_isolated(asked) -> None:
    html = fill(f"<p>{slot(REF)}</p>")
    assert "<bdi>&lt;b&gt;Ben&lt;/b&gt; &amp; Co</bdi>" in html
    assert "<bdi>AWO</bdi>" in html


def test_all_names_of_a_page_are_looked_up_at_once(asked) -> None:
    fill(f"{slot(REF)} {slot(OTHER)} {slot(REF)}")
    assert asked == [{REF, OTHER}]


def test_a_page_without_names_asks_nobody(asked) -> None:
    assert fill("<p>Nichts.</p>") == "<p>Nichts.</p>"
    assert asked == []


def test_somebody_unknown_is_unnamed(asked) -> None:
    assert "ungenannt" in fill(slot(OTHER))
    assert "bdi" not in fill(slot(OTHER))


def test_plain_text_gets_the_plain_name(asked) -> None:
    assert fill_text(f"Von {slot(REF)}") == "Von <b>Ben</b> & Co"


def test_a_quoted_contribution_shows_its_present_text(asked) -> None:
    assert fill(quoted_slot(REF)) == "<p>Erste &lt;i&gt;Zeile&lt;/i&gt;<br>Zweite</p><p>Neuer Absatz</p>"
    assert "nicht mehr öffentlich" in fill(quoted_slot(OTHER))


@pytest.mark.parametrize("ref", ["contribution:x\ue001<script>", "\ue000credit:y\ue001", 'a" onclick="x'])
def test_a_reference_cannot_break_out_of_its_slot(asked, ref: str) -> None:
    html = fill(slot(ref))
    assert "<script" not in html
    assert "onclick=" not in html.replace("onclickx", "")
    assert "\ue000" not in html


def test_nobody_can_forge_a_slot(asked) -> None:
    assert without_slots(f"Ich bin {slot(REF)}") == f"Ich bin credit:{REF}"
