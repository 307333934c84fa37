"""How a version is cited, style by style."""

from dataclasses import replace
from datetime import date

import pytest

from blog.text.citing import Cited, bibtex, cite, csl_item, csl_name

FACTS = Cited(
    code="abcd2345",
    title="Digitalisierung beginnt bei den Menschen",
    number=12,
    site="Haltung",
    address="https://blog.example.org/f/abcd2345/",
    published=date(2026, 11, 3),
    language="de",
    authors=("Carla Maria Autorin", "Max von der Berg"),
    contributors=("Ben Beiträger", "Team Wohnen"),
    accessed=date(2026, 11, 24),
)
NOTE = "Mit Beiträgen von: Ben Beiträger; Team Wohnen"
ENGLISH = Cited(
    code="wxyz6789",
    title="Attitude",
    number=1,
    site="Haltung",
    address="https://blog.example.org/f/wxyz6789/",
    published=date(2026, 3, 9),
    language="en",
    authors=("Carla Autorin",),
    accessed=date(2026, 4, 1),
)


def test_din_iso_690_names_the_version_its_day_its_address_and_the_day_of_access():
    assert cite(FACTS, "iso690", note=NOTE) == (
        "AUTORIN, Carla Maria; VON DER BERG, Max. Digitalisierung beginnt bei den Menschen [online]. Fassung 12. "
        "Mit Beiträgen von: Ben Beiträger; Team Wohnen. Haltung, 3. November 2026 [Zugriff am: 24. November 2026]. "
        "Verfügbar unter: https://blog.example.org/f/abcd2345/"
    )


def test_apa_shortens_given_names():
    assert cite(FACTS, "apa") == (
        "Autorin, C. M., & von der Berg, M. (2026, 3. November). Digitalisierung beginnt bei den Menschen (Fassung 12). "
        "Haltung. https://blog.example.org/f/abcd2345/"
    )


def test_an_english_article_is_cited_in_english():
    assert cite(ENGLISH, "iso690") == (
        "AUTORIN, Carla. Attitude [online]. Version 1. Haltung, 9 March 2026 [accessed 1 April 2026]. "
        "Available from: https://blog.example.org/f/wxyz6789/"
    )
    assert cite(ENGLISH, "apa").startswith("Autorin, C. (2026, March 9). Attitude (Version 1).")


def test_bibtex_is_one_entry_with_its_fields():
    assert bibtex(FACTS, note=NOTE) == (
        "@online{fassung-abcd2345,\n"
        "  author={Autorin, Carla Maria and von der Berg, Max},\n"
        "  title={{Digitalisierung beginnt bei den Menschen}},\n"
        "  version={12},\n  organization={Haltung},\n  date={2026-11-03},\n"
        "  url={https://blog.example.org/f/abcd2345/},\n"
        "  urldate={2026-11-24},\n"
        "  note={Mit Beiträgen von: Ben Beiträger; Team Wohnen},\n"
        "  langid={ngerman}\n}\n"
    )
    assert "langid={english}" in bibtex(replace(FACTS, language="en"))


def test_what_tex_would_read_as_a_command_is_escaped():
    tricky = Cited(
        code="a",
        title=r"100 % Nähe & \input{geheim} #1_a^b~c $",
        number=1,
        site="S&P",
        address="https://blog.example.org/f/a_b/",
        published=date(2026, 1, 1),
        language="de",
        authors=("Ada {Lesend}",),
    )
    entry = bibtex(tricky)
    assert (
        r"100 \% Nähe \& \textbackslash{}input\{geheim\} \#1\_a\textasciicircum{}b\textasciitilde{}c \$"
        in entry
    )
    assert r"organization={S\&P}" in entry
    assert r"author={\{Lesend\}, Ada}" in entry
    assert "url={https://blog.example.org/f/a_b/}" in entry


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("Carla Autorin", {"given": "Carla", "family": "Autorin"}, id="two words"),
        pytest.param(
            "Max von der Berg",
            {"given": "Max", "family": "Berg", "non-dropping-particle": "von der"},
            id="particles stand before the family name",
        ),
        pytest.param("Redaktion", {"literal": "Redaktion"}, id="a single name has no parts"),
        pytest.param(
            "Von Berg",
            {"given": "Von", "family": "Berg"},
            id="the first word is a given name, whatever it is",
        ),
    ],
)
def test_names_have_parts(name: str, parts: dict[str, str]):
    assert csl_name(name) == parts


def test_csl_json_names_contributors_and_nobody_where_there_are_none():
    assert csl_item(FACTS)["contributor"] == [{"literal": "Ben Beiträger"}, {"literal": "Team Wohnen"}]
    assert "contributor" not in csl_item(ENGLISH)


def test_the_day_of_access_stands_only_where_it_is_known():
    nobody_says = replace(FACTS, accessed=None)
    assert "Zugriff" not in cite(nobody_says, "iso690")
    assert "urldate" not in bibtex(nobody_says)
    assert "accessed" not in csl_item(nobody_says)
    assert csl_item(FACTS)["accessed"] == {"date-parts": [[2026, 11, 24]]}


def test_an_article_without_authors_is_the_sites_own():
    nobody = Cited("c", "T", 1, "Haltung", "https://blog.example.org/f/c/", date(2026, 1, 1), "de")
    assert cite(nobody, "iso690").startswith("HALTUNG. T [online].")
