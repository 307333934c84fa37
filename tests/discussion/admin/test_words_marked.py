"""Who decides about a proposal or a question sees the words that it is about: in moderation and in the desk's queue."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from blog.actions.make_anchor import make_anchor
from blog.text.anchors import anchor_to
from blog.text.body import Body
from discussion.kinds import Intent
from discussion.models import Submission
from discussion.queries.moderation_queue import queue_lines
from discussion.queries.words_marked import words_marked
from tests.factories import merging
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db
WORDS = "Digitalisierung lebt"


@pytest.fixture
def world() -> World:
    return make_world()


def about(world: World, **told: Any) -> Submission:
    version = merging.newest(world.article)
    block = Body.from_json(version.body).block(FIRST)
    assert block is not None
    anchor = make_anchor(page_id=world.article.pk, version=version, parts=[anchor_to(block, 0, len(WORDS))])
    return merging.submission(world.article, anchor=anchor, use="wording", **told)


def test_a_proposal_stands_beside_the_words_that_it_would_replace(world: World, client: Client) -> None:
    client.force_login(world.cem)
    row = merging.publish(about(world, proposal="Wer antwortet", intent=Intent.PROPOSAL, private=False))
    page = client.get(reverse("merge_overview")).content.decode()
    assert "Wer antwortet" in page
    assert f"<del>{WORDS}</del>" in page
    single = client.get(reverse("desk_contribution", args=[row.contribution.uuid])).content.decode()
    assert f"<del>{WORDS}</del>" in single


def test_a_question_waits_with_the_words_that_it_is_about(world: World, client: Client) -> None:
    row = about(world, text="Wer ist gemeint?", intent=Intent.QUESTION)
    (line,) = queue_lines(Submission.objects.filter(pk=row.pk).order_by("pk"))
    assert line.marked == WORDS


def test_long_words_are_cut_and_nothing_marked_is_nothing(world: World) -> None:
    anchor = about(world).anchor
    assert words_marked(anchor, 5) == "Digi…"
    assert words_marked(None, 5) == ""
