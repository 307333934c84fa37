"""Tests of quoting by reference: the present text, its state, and nothing that readers may not see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from discussion.actions.decide import hide, restore
from discussion.actions.withdraw_text import withdraw_text
from discussion.queries.quoted import quoted
from tests.factories import merging
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def test_a_quote_is_the_public_text_as_it_is_now(world: World) -> None:
    contribution = merging.contribution(world.article, text="Wir wollen gefragt werden.")
    found = quoted([contribution.ref])[contribution.ref]
    assert (found.text, found.state) == ("Wir wollen gefragt werden.", "public")


def test_a_hidden_quote_has_no_text_until_it_is_shown_again(world: World) -> None:
    contribution = merging.contribution(world.article)
    hide(submission=contribution.submission, by=world.dana, reason="other")
    assert (
        quoted([contribution.ref])[contribution.ref].text,
        quoted([contribution.ref])[contribution.ref].state,
    ) == ("", "hidden")
    restore(submission=contribution.submission, by=world.dana)
    assert quoted([contribution.ref])[contribution.ref].state == "public"


def test_a_withdrawn_quote_is_gone(world: World) -> None:
    contribution = merging.contribution(world.article)
    withdraw_text(submission=contribution.submission, proof="receipt:1")
    assert (
        quoted([contribution.ref])[contribution.ref].text,
        quoted([contribution.ref])[contribution.ref].state,
    ) == ("", "gone")


def test_one_statement_however_many_are_quoted(world: World) -> None:
    refs = [merging.contribution(world.article, text=f"Satz {number}").ref for number in range(4)]
    with CaptureQueriesContext(connection) as queries:
        assert len(quoted([*refs, "contribution:nonsense", "comment:1"])) == 4
    assert len(queries) == 1
