"""Tests of changing and withdrawing a credit: rows, timeline, every surface that shows a name."""

import pytest
from django.test import Client

from blog.models import TimelineEvent
from discussion.actions.change_credit import CreditRefused, CreditWish, change_credit
from discussion.kinds import CreditChoice, Purpose
from discussion.models import Consent, Contribution, Contributor
from discussion.queries.credit_lines import credit_lines
from tests.factories import merging
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def change(contribution: Contribution, choice: str, **more: object) -> list:
    wish = CreditWish(CreditChoice(choice), **more)  # type: ignore[arg-type]
    return change_credit(submission=contribution.submission, wish=wish, proof="receipt:1")


def named(contribution: Contribution) -> str:
    return credit_lines([contribution.ref])[contribution.ref].text


def test_another_choice_adds_a_withdrawal_and_a_consent(world: World) -> None:
    contribution = merging.contribution(world.article)
    change(contribution, CreditChoice.INITIALS)
    assert named(contribution) == "B. B."
    rows = Consent.objects.filter(purpose=Purpose.CREDIT).order_by("pk")
    assert [(row.choice, row.withdraws_id) for row in rows] == [
        ("full_name", None),
        ("full_name", rows[0].pk),
        ("initials", None),
    ]
    contribution.refresh_from_db()
    assert contribution.credit == CreditChoice.INITIALS


def test_saying_the_same_again_changes_nothing(world: World) -> None:
    contribution = merging.contribution(world.article)
    assert change(contribution, CreditChoice.FULL_NAME) == []
    assert Consent.objects.filter(purpose=Purpose.CREDIT).count() == 1


def test_a_withdrawal_stands_on_the_timeline_of_the_article(world: World) -> None:
    contribution = merging.contribution(world.article)
    merging.merged(world.article, contribution, by=world.cem)
    change(contribution, CreditChoice.NONE)
    event = TimelineEvent.objects.get()
    assert (event.page_id, event.kind) == (world.article.pk, "consent_withdrawn")


def test_what_was_never_merged_leaves_the_timeline_alone(world: World) -> None:
    change(merging.contribution(world.article), CreditChoice.NONE)
    assert not TimelineEvent.objects.exists()


def test_everywhere_is_one_act_for_all_contributions_of_the_contributor(world: World) -> None:
    mine = [
        merging.contribution(world.article, email="ben@example.org", text=text) for text in ("Eins", "Zwei")
    ]
    other = merging.contribution(world.article, name="Ada Lesender")
    changed = change(mine[0], CreditChoice.FIRST_NAME, everywhere=True)
    assert {one.pk for one in changed} == {one.submission_id for one in mine}
    assert [named(one) for one in (*mine, other)] == ["Ben", "Ben", "Ada Lesender"]


def test_one_alone_leaves_the_others(world: World) -> None:
    mine = [
        merging.contribution(world.article, email="ben@example.org", text=text) for text in ("Eins", "Zwei")
    ]
    change(mine[0], CreditChoice.NONE)
    assert [named(one) for one in mine] == ["ungenannt", "Ben Beiträger"]


@pytest.mark.parametrize("choice", ["role", "pseudonym", "name_organisation"])
def test_a_choice_that_would_name_nobody_is_refused(world: World, choice: str) -> None:
    contribution = merging.contribution(world.article)
    with pytest.raises(CreditRefused):
        change(contribution, choice)
    assert named(contribution) == "Ben Beiträger"


def test_what_the_choice_needs_can_be_told_with_it(world: World) -> None:
    contribution = merging.contribution(world.article)
    change(contribution, "role", role="  Leiterin\u202e  der Pflege ")
    assert named(contribution) == "Leiterin der Pflege"
    assert Contributor.objects.get(submissions=contribution.submission).role == "Leiterin der Pflege"


def test_nobody_can_call_herself_the_editors(world: World) -> None:
    contribution = merging.contribution(world.article)
    with pytest.raises(CreditRefused) as refused:
        change(contribution, "pseudonym", pseudonym="Redaktion")
    assert refused.value.reserved


def test_a_withdrawn_name_is_gone_from_every_page_at_once_and_the_words_stay(
    world: World, client: Client
) -> None:
    contribution = merging.contribution(world.article, name="Unverwechselbara Kanarius")
    merging.merged(world.article, contribution, by=world.cem, note="Neu.")
    pages = [
        "/artikel/digitalisierung/",
        "/artikel/digitalisierung/fassungen/2/",
        "/artikel/digitalisierung/fassungen/1..2/",
        "/artikel/digitalisierung/aenderungen.xml",
    ]
    naming = [page for page in pages if "Kanarius" in client.get(page).content.decode()]
    assert "/artikel/digitalisierung/" in naming
    assert "/artikel/digitalisierung/fassungen/2/" in naming
    change(contribution, CreditChoice.NONE)
    for page in pages:
        # The comment itself is another consent: its own name stands in the discussion alone.
        assert "Kanarius" not in without_discussion(client.get(page).content.decode()), page
    assert "Zuhören ist der Anfang." in client.get(pages[0]).content.decode()


def without_discussion(html: str) -> str:
    return html.split('id="diskussion"')[0]
