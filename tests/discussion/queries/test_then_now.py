"""A comment at a passage says which words it was written for and what became of them; counts in the margin follow the words."""

from typing import Any

import pytest
from django.test import Client

from blog.actions.make_anchor import make_anchor
from blog.models import Anchor, Article
from blog.text.body import Body
from blog.text.selecting import select
from discussion.actions.decide import hide
from discussion.actions.decline import decline
from discussion.actions.offer import take_up
from discussion.actions.record import grant
from discussion.actions.undo_merge import undo_merge
from discussion.kinds import DeclineReason, Intent, Purpose, RejectReason, UseChoice
from discussion.models import Submission
from discussion.queries.passage_talk import comments_at, passage_talk
from discussion.queries.then_now import ThenNow, then_now
from discussion.queries.thread import thread_page
from tests.discussion.comments import comment
from tests.discussion.reader import text_of
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, THIRD, World

WORDS = "Drei Fragen stehen am Anfang."


def at(world: World, text: str = "Das sehe ich anders.", exact: str = "", block: str = SECOND) -> Submission:
    """Return what was said in public about words of the present text."""
    version = blog.newest_version(world.article)
    parts = select(Body.from_json(version.body), [{"block": block, "exact": exact}])
    anchor = make_anchor(page_id=world.article.pk, version=version, parts=parts)
    found = comment(world.article, text, anchor=anchor).submission
    assert found is not None
    return found


def rewrite(world: World, *blocks: dict[str, Any]) -> None:
    blog.publish(blog.set_body(Article.objects.get(pk=world.article.pk), list(blocks)))


def told(world: World) -> ThenNow:
    anchor = Anchor.objects.latest("pk")
    return then_now(Article.objects.get(pk=world.article.pk), [anchor.pk])[anchor.pk]


def heading() -> dict[str, Any]:
    return blog.block("heading", {"text": "Am Anfang", "level": "2"}, THIRD)


def test_words_that_stand_are_said_to_stand(world: World):
    at(world)
    found = told(world)
    assert (found.then, found.now, found.label) == (WORDS, "", "steht so noch da")
    assert found.url == f"/artikel/digitalisierung/#p-{SECOND[:8]}"


def test_words_that_changed_are_shown_as_they_were_and_as_they_are(world: World):
    at(world)
    rewrite(world, heading(), blog.text("Digitalisierung lebt durch die Menschen.", FIRST),
            blog.text("Vier Fragen stehen am Anfang.", SECOND))  # fmt: skip
    found = told(world)
    assert (found.then, found.now) == (WORDS, "Vier Fragen stehen am Anfang.")
    assert found.label == "inzwischen umformuliert"
    assert found.version_url == "/artikel/digitalisierung/fassungen/1/"


def test_words_that_moved_are_found_at_their_new_place(world: World):
    at(world, exact="Drei Fragen stehen am Anfang.")
    rewrite(world, heading(), blog.text(f"{WORDS} Digitalisierung lebt durch die Menschen.", FIRST))
    found = told(world)
    assert found.block == FIRST
    assert found.url.endswith(f"#p-{FIRST[:8]}")


def test_words_that_moved_are_told_with_the_paragraph_that_they_stand_in_now(world: World):
    at(world)
    elsewhere = "44444444-4444-4444-8444-444444444444"
    rewrite(
        world,
        heading(),
        blog.text(WORDS, elsewhere),
        blog.text("Digitalisierung lebt durch die Menschen.", FIRST),
    )
    found = told(world)
    assert (found.block, found.label) == (elsewhere, "steht so noch da, verschoben: jetzt Absatz 1")


def test_words_that_are_gone_are_said_to_be_gone_since_when(world: World):
    at(world)
    rewrite(world, heading(), blog.text("Digitalisierung lebt durch die Menschen.", FIRST))
    found = told(world)
    assert found.label == "steht seit Fassung 2 nicht mehr im Text"
    assert (found.url, found.page_url, found.now) == ("", "", "")


def test_the_thread_follows_a_new_version_at_once(world: World):
    at(world)
    assert "steht so noch da" in text_of(Client().get("/artikel/digitalisierung/"))
    rewrite(world, heading(), blog.text("Vier Fragen stehen am Anfang.", SECOND))
    page = text_of(Client().get("/artikel/digitalisierung/"))
    assert "inzwischen umformuliert" in page
    assert "steht so noch da" not in page


def test_one_statement_tells_it_for_a_whole_part_of_a_thread(
    world: World, django_assert_max_num_queries: Any
):
    def count() -> int:
        with django_assert_max_num_queries(10) as statements:
            thread_page(world.article.pk)
        return len(statements)

    comment(world.article, "Ohne Stelle.")
    without = count()
    at(world)
    assert count() == without + 1
    for _number in range(10):
        at(world)
    assert count() == without + 1


@pytest.mark.parametrize("undone", [False, True])
def test_a_proposal_that_was_taken_over_is_said_to_be_so(world: World, undone: bool):
    version = blog.newest_version(world.article)
    parts = select(Body.from_json(version.body), [{"block": SECOND, "exact": "Drei Fragen"}])
    anchor = make_anchor(page_id=world.article.pk, version=version, parts=parts)
    row = merging.contribution(world.article, anchor=anchor, intent=Intent.PROPOSAL, proposal="Vier Sätze")
    change = merging.replaced("Vier Sätze stehen am Anfang.", block=SECOND)
    merge = merging.merged(world.article, row, by=world.cem, change=change)
    if undone:
        undo_merge(merge=merge, note="Zurück.", by=world.cem)
    page = text_of(Client().get("/artikel/digitalisierung/"))
    assert ("so übernommen in Fassung 2" in page) is not undone
    assert "nicht mehr im Text" not in page
    assert "inzwischen umformuliert" not in page


def test_open_talk_is_counted_where_the_words_stand_now(world: World):
    at(world)
    at(world, block=FIRST)
    at(world, exact="Drei Fragen")
    assert passage_talk(world.article.pk) == {SECOND: 2, FIRST: 1}
    rewrite(world, heading(), blog.text(f"{WORDS} Digitalisierung lebt durch die Menschen.", FIRST))
    assert passage_talk(world.article.pk) == {FIRST: 3}


def test_words_in_two_passages_are_talk_at_both(world: World):
    version = blog.newest_version(world.article)
    parts = select(Body.from_json(version.body), [{"block": FIRST}, {"block": SECOND}])
    both = make_anchor(page_id=world.article.pk, version=version, parts=parts)
    comment(world.article, "Das gehört zusammen.", anchor=both)
    at(world, "Nur dazu.")
    assert passage_talk(world.article.pk) == {FIRST: 1, SECOND: 2}
    page = Article.objects.get(pk=world.article.pk)
    assert [len(comments_at(page, block)) for block in (FIRST, SECOND, THIRD)] == [1, 2, 0]


def test_what_is_hidden_or_settled_is_open_talk_no_more(world: World):
    one, other = at(world), at(world, "Noch etwas.")
    hide(submission=one, by=world.dana, reason=RejectReason.OFF_TOPIC)
    assert passage_talk(world.article.pk) == {SECOND: 1}
    grant(other, Purpose.USE, choice=UseChoice.IDEA)
    decline(
        contribution=take_up(submission=other, by=world.cem),
        by=world.cem,
        reason=DeclineReason.ALREADY_THERE,
        words="Steht oben.",
    )
    assert passage_talk(world.article.pk) == {}


def test_the_margin_shows_the_count_and_costs_one_statement(world: World, django_assert_num_queries: Any):
    at(world)
    with django_assert_num_queries(1):
        passage_talk(world.article.pk)
    page = text_of(Client().get("/artikel/digitalisierung/"))
    assert "1 offener Kommentar." in page
    assert page.count('class="stelle-link__count"') == 1


@pytest.mark.parametrize("mode", ["closed"])
def test_a_closed_discussion_has_no_way_to_talk_in_the_margin(world: World, mode: str):
    article = Article.objects.get(pk=world.article.pk)
    article.discussion_mode = mode
    blog.publish(article)
    assert "stelle-link" not in text_of(Client().get("/artikel/digitalisierung/"))
