"""Gaps among voices, and the picture of who stands where."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from blog.text.positions.gaps import ROLES, STANCES, Gap, gaps
from blog.text.positions.picture import HEIGHT, MOST, WIDTH, Drawing, Side, Voice, draw, wrap

SVG = "{http://www.w3.org/2000/svg}"


def drawing(**told) -> Drawing:
    sides = tuple(Side(stance, stance, ()) for stance in STANCES)
    given = {
        "question": "Hilft das?",
        "sides": sides,
        "gaps": (),
        "missing_label": "Es fehlen:",
        "foot": "x",
        "described": "d",
    }
    return Drawing(**{**given, **told})


def test_where_nobody_speaks_nobody_is_missed() -> None:
    assert gaps([]) == ()


def test_whoever_holds_no_stance_is_a_voice_from_where_she_speaks() -> None:
    found = gaps([("none", "practice")])
    assert Gap("role", "practice") not in found
    assert {gap.name for gap in found if gap.kind == "stance"} == set(STANCES)


@given(
    st.lists(
        st.tuples(st.sampled_from([*STANCES, "none"]), st.sampled_from([*ROLES, "other", ""])), min_size=1
    )
)
def test_a_gap_is_named_exactly_where_there_is_no_voice(voices: list[tuple[str, str]]) -> None:
    found = gaps(voices)
    assert {gap.name for gap in found if gap.kind == "stance"} == set(STANCES) - {
        stance for stance, _ in voices
    }
    assert {gap.name for gap in found if gap.kind == "role"} == set(ROLES) - {role for _, role in voices}


@given(st.text(), st.text(), st.integers(0, 12))
def test_whatever_is_said_the_picture_is_xml_and_says_it_in_words(
    question: str, name: str, voices: int
) -> None:
    side = Side("for", "dafür", tuple(Voice(name, name) for _ in range(voices)))
    root = etree.fromstring(draw(drawing(question=question, sides=(side,), described=name)))
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    assert (int(root.attrib["width"]), int(root.attrib["height"]) >= HEIGHT) == (WIDTH, True)


def test_stances_are_told_apart_without_colour() -> None:
    svg = draw(drawing())
    fills = [circle.attrib["fill"] for circle in etree.fromstring(svg).iter(f"{SVG}circle")]
    assert fills[0] != "none"
    assert fills[1:] == ["none", "none"]
    assert svg.count("a10 10 0 0 0 0 20z") == 1


def test_a_column_holds_as_many_as_fit_and_says_how_many_more() -> None:
    voices = tuple(Voice(f"Person {number}") for number in range(MOST + 3))
    svg = draw(drawing(sides=(Side("for", "dafür", voices, "und 3 weitere Stimmen"),)))
    assert f"Person {MOST - 1}<" in svg
    assert f"Person {MOST}<" not in svg
    assert "und 3 weitere Stimmen" in svg


@given(st.text(alphabet="abc äö", max_size=300), st.integers(1, 5))
def test_lines_never_outgrow_their_width(text: str, most: int) -> None:
    lines = wrap(text, 200, 20, most)
    assert len(lines) <= most
    assert all(len(line) <= int(200 / (20 * 0.52)) for line in lines)
