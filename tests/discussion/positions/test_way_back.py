"""From a comment, and from the passage that took it in, back to the position that was made of it; and no longer than that is shown."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from blog.actions.positions.by_holder import withdraw_as_holder
from blog.actions.positions.forget import forget_holders
from blog.actions.positions.publish import publish_position, take_down_position
from blog.models import Position
from blog.queries.positions.lines import code_of
from discussion.actions.change_use import change_use
from discussion.actions.decide import hide
from discussion.actions.position_of_contribution import position_of_contribution
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import UseChoice
from discussion.models import Contribution
from discussion.queries.moment import moment_of
from discussion.queries.receipt_page import receipt_page
from discussion.queries.thread import thread_page
from tests.factories import merging
from tests.world import World

pytestmark = pytest.mark.django_db

ARTICLE = "/artikel/digitalisierung/"
LABEL = "Daraus wurde eine Haltung"


def merged(world: World, text: str = "Ohne Zeit hilft keine Technik.") -> Contribution:
    row = merging.contribution(world.article, text=text, use=UseChoice.WORDING)
    merging.merged(world.article, row, by=world.cem, change=merging.added(text, block=str(row.uuid)))
    return Contribution.objects.get(pk=row.pk)


def draft(contribution: Contribution) -> Position:
    return position_of_contribution(contribution=contribution, by=None)


def position(contribution: Contribution) -> Position:
    return publish_position(position=draft(contribution), by=None)


def links(position: Position) -> tuple[int, int]:
    """Count the ways back in the article: from the comment, from the passage."""
    html = Client().get(ARTICLE).content.decode()
    url = f"/haltungen/h/{code_of(position)}/"
    comment = f'<a class="marker marker--position" href="{url}">{LABEL}</a>'
    return html.count(comment), html.count(f'<p class="passage__position"><a href="{url}">')


def test_comment_and_passage_lead_to_the_position_and_it_leads_back(world: World) -> None:
    contribution = merged(world)
    row = draft(contribution)
    assert links(row) == (0, 0)
    publish_position(position=row, by=None)
    assert links(row) == (1, 1)
    back = Client().get(f"/haltungen/h/{code_of(row)}/").content.decode()
    assert f'href="/k/{contribution.submission.comment.uuid}/"' in back


@pytest.mark.parametrize(
    "end",
    [
        lambda row, _of: take_down_position(position=row, by=None),
        lambda row, _of: withdraw_as_holder(position=row),
        lambda row, _of: forget_holders([row.source_ref]),
        lambda _row, of: change_use(submission=of, use=UseChoice.IDEA, proof="receipt:1"),
        lambda _row, of: withdraw_text(submission=of, proof="receipt:1"),
    ],
    ids=["taken down", "withdrawn by its holder", "erased", "only an idea now", "text withdrawn"],
)
def test_the_ways_end_with_the_next_request(world: World, end: Any) -> None:
    contribution = merged(world)
    row = position(contribution)
    assert links(row) == (1, 1)
    end(row, contribution.submission)
    assert links(row) == (0, 0)


def test_a_hidden_comment_leads_nowhere(world: World) -> None:
    contribution = merged(world)
    row = position(contribution)
    assert links(row) == (1, 1)
    hide(submission=contribution.submission, by=world.dana, reason="insult")
    assert links(row)[0] == 0


def test_a_part_asks_the_same_however_many_positions_there_are(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [merged(world, f"Satz Nummer {number} über Zeit.") for number in range(6)]
    made = [position(rows[0])]
    with django_assert_num_queries(9) as few:
        thread_page(world.article.pk)
    made += [position(row) for row in rows[1:]]
    with django_assert_num_queries(len(few)):
        lines = thread_page(world.article.pk).comments
    told = [mark.url for line in lines for mark in line.markers if mark.kind == "position"]
    assert told == [f"/haltungen/h/{code_of(row)}/" for row in made]


def test_a_version_of_before_knows_no_position_of_later(world: World) -> None:
    contribution = merged(world)
    row = draft(contribution)
    publish_position(position=row, by=None)
    first = row.history.get().at
    kinds = {
        until: {
            mark.kind for line in thread_page(world.article.pk, until=until).comments for mark in line.markers
        }
        for until in (first, first.replace(year=first.year + 1))
    }
    assert moment_of(world.article.pk, first).until == first
    assert ["position" in of_then for of_then in kinds.values()] == [False, True]


def test_her_receipt_tells_that_a_position_was_made_as_long_as_there_is_one(world: World) -> None:
    contribution = merged(world)
    row = draft(contribution)

    def told() -> list[tuple[str, str]]:
        page = receipt_page(contribution.submission, "token")
        return [(link.label, link.url) for link in page.positions]

    assert told() == []
    publish_position(position=row, by=None)
    assert told() == [(row.statement, f"/haltungen/h/{code_of(row)}/")]
    withdraw_as_holder(position=row)
    assert told() == []
