"""Several people at once, on PostgreSQL: two merges, a merge and Wagtail's editor, a merge and a withdrawal."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import close_old_connections, connection
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from blog.actions.refuse import StaleVersion
from blog.models import Article, OutboxRow, Version
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.change_use import change_use
from discussion.actions.merge import MergeRefused, Refusal
from discussion.actions.undo_merge import undo_merge
from discussion.kinds import CreditChoice, UseChoice, Verb
from discussion.models import Contribution, Decision, Merge, Provenance
from discussion.queries.credit_lines import credit_lines
from discussion.states import ContributionState
from tests.factories import blog, merging
from tests.world import SECOND, World, make_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture
def world() -> World:
    return make_world()


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Start all at one moment; return what each gave or raised."""
    barrier = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        close_old_connections()
        try:
            connection.ensure_connection()
            barrier.wait()
            results[place] = act()
        except Exception as error:  # noqa: BLE001 - it is looked at by the test
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def merging_one(world: World, contribution: Contribution, **other: Any) -> Callable[[], Merge]:
    return lambda: merging.merged(world.article, contribution, base=1, **{"by": world.cem, **other})


def kinds(results: list[Any]) -> list[str]:
    return sorted(type(one).__name__ for one in results)


def test_two_editors_merge_the_same_contribution_and_one_wins(world: World) -> None:
    contribution = merging.contribution(world.article)
    other = blog.editor()
    results = together(
        merging_one(world, contribution, change=merging.replaced("So.")),
        merging_one(world, contribution, change=merging.replaced("Anders."), by=other),
    )
    assert kinds(results) == ["Merge", "StaleVersion"]
    stale = next(one for one in results if isinstance(one, StaleVersion))
    (clash,) = stale.clashes
    assert clash.now.value["html"] != clash.proposal.value["html"]
    assert (Version.objects.count(), Merge.objects.count(), Provenance.objects.count()) == (2, 1, 1)
    assert Decision.objects.filter(verb=Verb.MERGED).count() == 1


def test_two_merges_at_different_places_lose_nothing(world: World) -> None:
    ones = [merging.contribution(world.article) for _number in range(2)]
    results = together(
        merging_one(world, ones[0], change=merging.replaced("So.")),
        merging_one(world, ones[1], change=merging.replaced("Vier Fragen.", block=SECOND)),
    )
    # The second one sees the first before she publishes; her change still fits.
    assert kinds(results) == ["Merge", "StaleVersion"]
    stale = next(one for one in results if isinstance(one, StaleVersion))
    assert (stale.now, stale.clashes) == (2, ())


def test_the_same_form_sent_eight_times_makes_one_merge(world: World) -> None:
    contribution = merging.contribution(world.article)
    key = uuid.uuid4()
    results = together(*[merging_one(world, contribution, key=key)] * 8)
    assert kinds(results) == ["Merge"] * 8
    assert len({one.pk for one in results}) == 1
    assert (Version.objects.count(), Merge.objects.count()) == (2, 1)
    assert OutboxRow.objects.filter(kind="discussion.mail.merged").count() == 1


@pytest.mark.parametrize("attempt", range(4))
def test_a_withdrawn_use_and_a_merge_end_as_if_one_after_the_other(world: World, attempt: int) -> None:
    contribution = merging.contribution(world.article)
    results = together(
        merging_one(world, contribution),
        lambda: change_use(submission=contribution.submission, use=UseChoice.NONE, proof="receipt:1"),
    )
    merged = [one for one in results if isinstance(one, Merge)]
    refused = [one for one in results if isinstance(one, MergeRefused)]
    assert True in results
    assert len(merged) + len(refused) == 1
    contribution.refresh_from_db()
    if merged:
        before = Decision.objects.filter(verb=Verb.MERGED).get().pk
        assert before < Decision.objects.get(verb=Verb.USE_WITHDRAWN).pk
        assert contribution.state == ContributionState.MERGED
    else:
        assert refused[0].reason in (Refusal.NOT_OFFERED, Refusal.NEEDS_USE)
        assert not Provenance.objects.exists()


@pytest.mark.parametrize("attempt", range(4))
def test_a_name_withdrawn_during_a_merge_is_not_shown(world: World, attempt: int) -> None:
    contribution = merging.contribution(world.article)
    wish = CreditWish(CreditChoice.NONE, everywhere=True)
    results = together(
        merging_one(world, contribution),
        lambda: change_credit(submission=contribution.submission, wish=wish, proof="receipt:1"),
    )
    assert kinds(results) == ["Merge", "list"]
    assert credit_lines([contribution.ref])[contribution.ref].named is False


def test_readers_go_on_answering_while_somebody_merges(world: World) -> None:
    contribution = merging.contribution(world.article)
    answers = [merging.submission(world.article, text=f"Antwort {number}") for number in range(6)]
    results = together(
        merging_one(world, contribution),
        *[lambda row=row: merging.publish(row) for row in answers],
        lambda: change_credit(
            submission=contribution.submission, wish=CreditWish(CreditChoice.INITIALS), proof="receipt:1"
        ),
    )
    assert [one for one in results if isinstance(one, Exception)] == []


@pytest.mark.parametrize("attempt", range(3))
def test_names_change_all_over_while_merges_come_and_go(world: World, attempt: int) -> None:
    """Nobody waits for somebody who waits for her: all locks are taken in one order."""
    ones = [
        merging.contribution(world.article, email=f"{number % 2}@example.org", text=str(number))
        for number in range(4)
    ]
    merge = merging.merged(world.article, ones[0], by=world.cem)
    initials = CreditWish(CreditChoice.INITIALS, everywhere=True)
    nobody = CreditWish(CreditChoice.NONE, everywhere=True)
    results = together(
        lambda: undo_merge(merge=merge, note="Zurück.", by=world.cem),
        lambda: merging.merged(
            world.article, *ones[1:], base=2, by=world.cem, change=merging.replaced("Vier.", block=SECOND)
        ),
        *[
            lambda one=one: change_credit(submission=one.submission, wish=initials, proof="receipt:1")
            for one in ones
        ],
        *[
            lambda one=one: change_credit(submission=one.submission, wish=nobody, proof="receipt:1")
            for one in ones
        ],
    )
    assert [one for one in results if isinstance(one, Exception) and not isinstance(one, StaleVersion)] == []


def form_of(article: Article) -> dict[str, Any]:
    """What Wagtail's editor sends for an article that was opened a while ago."""
    blocks = blog.stored(article)
    sent = nested_form_data(
        {
            "title": article.title,
            "slug": article.slug,
            "standfirst": article.standfirst,
            "discussion_mode": article.discussion_mode,
            "loaded_revision_id": str(article.latest_revision_id),
            "body": streamfield([(block["type"], _sent(block["value"])) for block in blocks]),
            "article_authors": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    for place, block in enumerate(blocks):
        sent[f"body-{place}-id"] = block["id"]
    return sent


def _sent(value: Any) -> Any:
    return rich_text(value) if isinstance(value, str) else value


def test_an_editor_who_had_the_page_open_does_not_overwrite_the_merge(world: World, client: Client) -> None:
    opened = Article.objects.get()
    client.force_login(world.cem)
    address = reverse("wagtailadmin_pages:edit", args=[opened.pk])
    page = client.get(address).content.decode()
    assert "loaded_revision_id" in page
    merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    answer = client.post(address, {**form_of(opened), "action-publish": "1"})
    assert answer.status_code == 200, "saved over the merge"
    assert merging.NEW in [block["id"] for block in blog.stored(Article.objects.get())]
    assert Version.objects.count() == 2
