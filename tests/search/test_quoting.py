"""Articles are found by what they quote from a reader, as long as that is public; the index holds none of it."""

from typing import Any

import pytest
from django.test import Client
from wagtail.search.models import IndexEntry

from blog.text.body import Block
from blog.text.change import InsertAfter, Remove
from discussion.actions.decide import hide
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import ProvenanceKind
from discussion.models import Contribution
from tests.factories import merging
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db
SAID = "Wer Quittenbrot backt, hört anders zu."


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def quoted(world: World) -> Contribution:
    """A contribution that stands in the article as a counter-position."""
    one = merging.contribution(world.article, text=SAID)
    quotation = Block(merging.NEW, "contribution", {"ref": one.ref, "role": "counter"})
    change = (InsertAfter(FIRST, quotation),)
    merging.merged(world.article, one, by=world.cem, change=change, kind=ProvenanceKind.COUNTER)
    return one


def found(client: Client, query: str) -> str:
    return client.get("/suche/", {"q": query, "art": "artikel"}).content.decode()


def test_the_article_is_found_and_the_hit_leads_to_the_quotation(client, quoted):
    page = found(client, "quittenbrot zu")
    assert f'/artikel/digitalisierung/#p-{merging.NEW[:8]}"' in page
    assert "<mark>Quittenbrot</mark> backt" in page


def test_all_words_must_stand_in_it(client, quoted):
    assert f"#p-{merging.NEW[:8]}" not in found(client, "Quittenbrot Pflaumenmus")


@pytest.mark.parametrize("act", ["hide", "withdraw"])
def test_what_nobody_may_read_any_more_finds_nothing(client, world, quoted, act: str):
    if act == "hide":
        hide(submission=quoted.submission, by=world.cem, reason="other", words="Auf Wunsch.")
    else:
        withdraw_text(submission=quoted.submission, proof="")
    page = found(client, "Quittenbrot")
    assert f"#p-{merging.NEW[:8]}" not in page
    assert "<mark>" not in page


def test_a_quotation_that_was_taken_out_finds_nothing(client, world, quoted):
    merging.merged(
        world.article,
        merging.contribution(world.article, text="Kürzer, bitte."),
        by=world.cem,
        change=(Remove(merging.NEW), *merging.replaced("Kürzer.")),
    )
    assert f"#p-{merging.NEW[:8]}" not in found(client, "Quittenbrot")
    assert Contribution.objects.filter(pk=quoted.pk).exists()


def test_the_index_holds_none_of_its_words(quoted):
    kept: list[Any] = list(IndexEntry.objects.values_list())
    assert kept
    assert "uittenbrot" not in str(kept)


def test_a_comment_that_is_quoted_nowhere_finds_no_article(client, world):
    merging.contribution(world.article, text=SAID)
    assert f"#p-{merging.NEW[:8]}" not in found(client, "Quittenbrot")
