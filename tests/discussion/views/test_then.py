"""What readers said, as it stood with an old version; and what waits for the next one."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from blog.actions.make_anchor import make_anchor
from blog.models import Article
from blog.text.body import Body
from blog.text.selecting import select
from discussion.actions.decide import hide, pin, restore, unpin
from discussion.actions.decline import decline, reopen
from discussion.actions.undo_merge import undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import DeclineReason
from discussion.models import Comment, Contribution, Decision, Point, Submission
from discussion.queries.waiting import waiting
from discussion.text.plan import Fold
from tests.discussion.comments import comment
from tests.factories import blog, merging
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db

ARTICLE = "/artikel/digitalisierung/"


@pytest.fixture
def world() -> World:
    cache.clear()
    return make_world()


def beside(client: Client, version: int, query: str = "") -> str:
    response = client.get(f"{ARTICLE}fassungen/{version}/{query}")
    assert response.status_code == 200
    html = response.content.decode()
    return html[html.index('id="diskussion"') :]


def next_version(world: World, words: str) -> None:
    blog.publish(blog.set_body(Article.objects.get(pk=world.article.pk), [blog.text(words, FIRST)]))


def said(world: World, text: str) -> Comment:
    return merging.publish(merging.submission(world.article, text=text)).comment


def test_an_old_version_shows_what_was_said_while_it_stood(world: World, client: Client) -> None:
    said(world, "Am Anfang gesagt.")
    next_version(world, "Zwei.")
    said(world, "Danach gesagt.")
    then = beside(client, 1)
    assert "Am Anfang gesagt." in then
    assert "Danach gesagt." not in then
    assert "1 Kommentar bis zur nächsten Fassung" in " ".join(then.split())
    now = beside(client, 2)
    assert "Danach gesagt." in now
    assert "2 Kommentare" in now


def test_what_was_hidden_since_is_not_shown_there_either(world: World, client: Client) -> None:
    comment = said(world, "Später ausgeblendet.")
    next_version(world, "Zwei.")
    assert "Später ausgeblendet." in beside(client, 1)
    Comment.rows.filter(pk=comment.pk).update(is_public=False)
    cache.clear()
    assert "Später ausgeblendet." not in beside(client, 1)


def test_nobody_can_answer_an_old_version(world: World, client: Client) -> None:
    said(world, "Am Anfang gesagt.")
    next_version(world, "Zwei.")
    assert "?antwort=" not in beside(client, 1)
    assert "<form" not in beside(client, 1)


def test_the_old_discussion_comes_in_the_same_parts(world: World, client: Client) -> None:
    for number in range(52):
        said(world, f"Wort {number:02}.")
    next_version(world, "Zwei.")
    first = beside(client, 1)
    assert "Wort 49." in first
    assert "Wort 51." not in first
    address = first[first.index('rel="next"') - 200 : first.index('rel="next"')]
    query = address[address.index("?nach=") : address.index("#diskussion")]
    second = beside(client, 1, query)
    assert "Wort 51." in second
    assert "Wort 00." not in second
    assert client.get(f"{ARTICLE}fassungen/1/?nach=!!").status_code == 404


def test_the_old_discussion_costs_as_many_statements_for_many_comments(
    world: World, client: Client, django_assert_max_num_queries
) -> None:
    def count() -> int:
        cache.clear()
        with django_assert_max_num_queries(30) as statements:
            beside(client, 1)
        return len(statements)

    said(world, "Eins.")
    next_version(world, "Zwei.")
    few = count()
    Comment.rows.update(submit_date=timezone.now() - timedelta(days=2))
    for number in range(6):
        Comment.rows.filter(pk=said(world, f"Wort {number}.").pk).update(
            submit_date=timezone.now() - timedelta(days=1)
        )
    assert count() == few


def test_what_waits_is_counted_in_one_statement(world: World, django_assert_num_queries) -> None:
    first = merging.contribution(world.article, text="Eins.")
    merging.contribution(world.article, text="Zwei.")
    old = timezone.now() - timedelta(days=40)
    Contribution.objects.filter(pk=first.pk).update(created_at=old)
    with django_assert_num_queries(1):
        found = waiting(world.article.pk)
    assert (found.total, found.oldest, found.last_merge) == (2, old, None)


def test_what_was_merged_waits_no_longer(world: World, client: Client) -> None:
    ben = merging.contribution(world.article, text="Eins.")
    assert "1 Beitrag wartet darauf" in client.get(ARTICLE).content.decode()
    merge = merging.merged(world.article, ben, by=world.cem)
    found = waiting(world.article.pk)
    assert (found.total, found.oldest, found.last_merge) == (0, None, merge.at)
    html = client.get(ARTICLE).content.decode()
    assert "wartet darauf" not in html
    assert "zuletzt eingearbeitet am" in html


def test_what_was_withdrawn_does_not_wait(world: World) -> None:
    ben = merging.contribution(world.article, text="Eins.")
    type(ben.submission).objects.filter(pk=ben.submission.pk).update(state="withdrawn")
    assert waiting(world.article.pk).total == 0


def at_passage(world: World, text: str) -> Contribution:
    version = merging.newest(world.article)
    parts = select(Body.from_json(version.body), [{"block": FIRST, "exact": "durch die Menschen"}])
    anchor = make_anchor(page_id=world.article.pk, version=version, parts=parts)
    return merging.contribution(world.article, text=text, anchor=anchor)


def test_what_was_merged_later_was_open_then(world: World, client: Client) -> None:
    ben = at_passage(world, "Eins.")
    merge = merging.merged(world.article, ben, by=world.cem, change=merging.replaced("Ganz anders."))
    then, merged = beside(client, 1), beside(client, 2)
    assert "eingearbeitet" not in then
    assert "offen" in then
    assert "steht so noch da" in then
    assert "eingearbeitet" in merged
    assert "steht so noch da" not in merged
    undo_merge(merge=merge, note="Zurück.", by=world.cem)
    cache.clear()
    assert "eingearbeitet" in beside(client, 2), "it stood in version 2, whatever came after"
    assert "eingearbeitet" not in beside(client, 3)


def test_what_was_declined_or_pinned_later_was_not_then(world: World, client: Client) -> None:
    ben = merging.contribution(world.article, text="Eins.")
    ada = merging.contribution(world.article, text="Zwei.")
    next_version(world, "Zwei.")
    decline(contribution=ben, reason=DeclineReason.TOO_SPECIFIC, by=world.cem)
    pin(submission=ada.submission, by=world.dana)
    then, now = beside(client, 1), beside(client, 2)
    assert "nicht eingearbeitet" not in then
    assert "angeheftet" not in then
    assert then.count("offen") == 2
    assert "nicht eingearbeitet" in now
    assert "angeheftet" in now
    next_version(world, "Drei.")
    unpin(submission=ada.submission, by=world.dana)
    cache.clear()
    assert "angeheftet" in beside(client, 2)
    assert "nicht eingearbeitet" in beside(client, 2)
    assert "angeheftet" not in beside(client, 3)


def test_what_was_withdrawn_since_says_nothing_of_what_became_of_it(world: World, client: Client) -> None:
    ben = merging.contribution(world.article, text="Eins.")
    next_version(world, "Zwei.")
    withdraw_text(submission=ben.submission, proof="")
    cache.clear()
    then = beside(client, 1)
    assert "Eins." not in then
    assert "offen" not in then
    assert "Auf Wunsch entfernt" in then


def test_what_became_of_many_costs_no_more_statements(
    world: World, client: Client, django_assert_max_num_queries
) -> None:
    def count() -> int:
        cache.clear()
        with django_assert_max_num_queries(34) as statements:
            beside(client, 1)
        return len(statements)

    first = at_passage(world, "Eins.")
    second = at_passage(world, "Zwei.")
    next_version(world, "Zwei.")
    decline(contribution=first, reason=DeclineReason.TOO_SPECIFIC, by=world.cem)
    pin(submission=second.submission, by=world.dana)
    few = count()
    for number in range(5):
        row = merging.contribution(world.article, text=f"Wort {number}.")
        Comment.rows.filter(submission=row.submission).update(submit_date=timezone.now() - timedelta(days=1))
        Decision.objects.filter(submission=row.submission).update(at=timezone.now() - timedelta(days=1))
    assert count() == few


def cut(contribution: Contribution, *texts: str) -> list[Point]:
    first = contribution.points.get()
    Point.objects.filter(pk=first.pk).update(text=texts[0])
    return [first] + [
        Point.objects.create(contribution=contribution, position=number, text=text)
        for number, text in enumerate(texts[1:], 1)
    ]


def one_merged(world: World, *texts: str) -> list[Point]:
    """Fold the first of several points of one comment in; the others wait."""
    points = cut(merging.contribution(world.article, text=" ".join(texts)), *texts)
    fold = Fold((str(points[0].uuid),), merging.NEW, "idea")
    merging.merged(world.article, points[0].contribution, by=world.cem, folds=(fold,))
    return points


def test_an_old_version_shows_what_each_point_of_a_comment_was(world: World, client: Client) -> None:
    _one, two = one_merged(world, "Eins.", "Zwei.")
    next_version(world, "Drei.")
    decline(contribution=two.contribution, points=[two.uuid], reason=DeclineReason.TOO_SPECIFIC, by=world.cem)
    then, now = beside(client, 2), beside(client, 3)
    assert "Fassung 2 eingearbeitet" in then
    assert "offen" in then
    assert "nicht eingearbeitet" not in then
    assert "Fassung 2 eingearbeitet" in now
    assert "offen" not in now
    assert "nicht eingearbeitet" in now
    next_version(world, "Vier.")
    reopen(contribution=two.contribution, by=world.cem)
    cache.clear()
    assert "nicht eingearbeitet" in beside(client, 3), "so it was, whatever was decided later"
    assert "offen" not in beside(client, 3)
    assert "offen" in beside(client, 4)
    assert "nicht eingearbeitet" not in beside(client, 4)


def test_of_several_that_waited_it_shows_those_that_got_a_no_and_those_that_did_not(
    world: World, client: Client
) -> None:
    _one, two, three = one_merged(world, "Eins.", "Zwei.", "Drei.")
    decline(contribution=two.contribution, points=[two.uuid], reason=DeclineReason.OTHER_VIEW, by=world.cem)
    next_version(world, "Drei.")
    decline(contribution=two.contribution, points=[three.uuid], reason=DeclineReason.NO_SOURCE, by=world.cem)
    then, now = beside(client, 2), beside(client, 3)
    assert all(word in then for word in ("eingearbeitet", "offen", "wir sehen es anders"))
    assert "wir konnten es nicht belegen" in now
    assert "offen" not in now


def sent(row: Comment) -> Submission:
    assert row.submission is not None
    return row.submission


def test_what_was_hidden_then_is_not_shown_though_it_is_again(world: World, client: Client) -> None:
    lonely, answered = said(world, "Allein."), said(world, "Mit Antwort.")
    comment(world.article, "Die Antwort.", parent=answered)
    for one in map(sent, (lonely, answered)):
        hide(submission=one, by=world.dana, reason="insult")
    next_version(world, "Zwei.")
    for one in map(sent, (lonely, answered)):
        restore(submission=one, by=world.dana)
    then, now = beside(client, 1), beside(client, 2)
    assert "1 Kommentar bis zur nächsten Fassung" in " ".join(then.split())
    assert then.count("Von der Redaktion ausgeblendet") == 1
    assert "Die Antwort." in then
    assert "Allein." not in then
    assert "Mit Antwort." not in then
    assert "Allein." in now
    assert "Mit Antwort." in now
    withdraw_text(submission=sent(lonely), proof="")
    cache.clear()
    assert "Auf Wunsch entfernt" in beside(client, 2)
    assert "Auf Wunsch entfernt" not in beside(client, 1), "it had no place then"


def test_an_answer_of_later_leaves_no_gap_then(world: World, client: Client) -> None:
    alone = said(world, "Böse.")
    next_version(world, "Zwei.")
    comment(world.article, "Die Antwort.", parent=alone)
    hide(submission=sent(alone), by=world.dana, reason="insult")
    assert "ausgeblendet" not in beside(client, 1)
    assert "ausgeblendet" in beside(client, 2)
