"""A title that was taken out for a reason of law stands in no source line of a position either."""

import pytest
from django.utils import timezone

from blog.actions.positions.forget_titles import forget_source_titles
from blog.actions.positions.write import write_position
from blog.actions.redact_heading import redact_heading
from blog.actions.redact_passage import redact_passage
from blog.kinds import RedactionReason
from blog.models import Article, Position
from tests.factories import blog
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db
TITLE = "Kanarius hat das Geld genommen"
ELSEWHERE = "https://zeitung.example.org/1/"
OURS = "http://localhost:8000/artikel/digitalisierung/"


@pytest.fixture
def world(settings) -> World:
    settings.HALTUNG_BASE_URL = "http://localhost:8000"
    world = make_world()
    page = Article.objects.get()
    page.title, page.standfirst = TITLE, "Kurz."
    blog.publish(page)
    return world


def sourced(title: str, url: str = ELSEWHERE) -> Position:
    return write_position(
        by=None, statement="So ist es.", source_url=url, source_title=title, accessed_on=timezone.localdate()
    )


def said(row: Position) -> str:
    return Position.objects.get(pk=row.pk).source_title


def out(world: World, part: str, words: str = "") -> None:
    redact_heading(
        page_id=world.article.pk,
        part=part,
        reason=RedactionReason.LAW,
        instead="Es ging um Geld",
        words=words,
    )


def test_who_repeats_a_removed_title_as_her_source_says_what_the_page_says_now(world: World) -> None:
    same, more = sourced(f"  {TITLE.upper()} "), sourced(f"{TITLE}, Fassung 2 (Archiv)")
    other = sourced("Kanarius im Gespräch")
    out(world, "title")
    assert (said(same), said(more), said(other)) == (
        "Es ging um Geld",
        "Es ging um Geld",
        "Kanarius im Gespräch",
    )


def test_a_source_line_that_leads_to_the_page_loses_parts_of_it_and_the_words_that_are_meant(
    world: World,
) -> None:
    part, words = sourced("das Geld genommen", OURS), sourced("Was Kanarius tat", f"{OURS}fassungen/2/")
    elsewhere = sourced("das Geld genommen")
    out(world, "title", words="Kanarius")
    assert (said(part), said(words), said(elsewhere)) == (
        "Es ging um Geld",
        "Es ging um Geld",
        "das Geld genommen",
    )


def test_short_words_count_only_where_they_are_all_that_is_said(world: World) -> None:
    alone, inside = sourced("Kurz."), sourced("Kurz. Und gut")
    out(world, "standfirst")
    assert (said(alone), said(inside)) == ("", "Kurz. Und gut"), "a standfirst is nobody's title"


def test_a_heading_that_is_removed_goes_as_well_and_a_paragraph_is_no_title(world: World) -> None:
    heading = {"id": FIRST, "type": "heading", "value": {"level": 2, "text": "Wie Kanarius rechnete"}}
    blog.publish(blog.set_body(Article.objects.get(), [heading]))
    row = sourced("Wie Kanarius rechnete")
    redact_passage(page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW)
    assert said(row) == ""


def test_nothing_removed_changes_nothing(world: World) -> None:
    row = sourced("Etwas anderes")
    assert forget_source_titles(page=world.article, texts=[]) == 0
    assert said(row) == "Etwas anderes"
