"""The small acts around merging: taking back, saying no, opening again, marking, taking up."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from blog.models import Version
from blog.queries.addresses import passage_history_path, place_of
from discussion.actions.withdraw_text import withdraw_text
from discussion.models import Contribution, Submission
from discussion.states import ContributionState
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client


def address(world: World) -> str:
    return reverse("merge_desk", args=[world.article.pk])


class TestActs:
    def test_taking_back_shows_what_changes_and_needs_a_sentence(self, world: World, desk: Client) -> None:
        contribution = merging.contribution(world.article)
        merge = merging.merged(world.article, contribution, by=world.cem)
        undo = reverse("merge_undo", args=[world.article.pk, merge.uuid])
        assert undo in desk.get(address(world)).content.decode()
        assert "<del>" in desk.get(undo).content.decode()
        assert "Fassung 2 (Absatz 2) ist zurückgenommen." in desk.get(undo).content.decode()
        assert desk.post(undo, {"note": " "}).status_code == 422
        assert desk.post(undo, {"note": "Doch nicht."}).status_code == 302
        assert Version.objects.latest("number").note == "Doch nicht."
        contribution.refresh_from_db()
        assert contribution.state == ContributionState.OPEN
        assert "zurückgenommen in Fassung 3" in desk.get(address(world)).content.decode()

    def test_taking_back_says_who_waits_again_and_whose_text_was_withdrawn(
        self, world: World, desk: Client
    ) -> None:
        hers, his, other = (merging.contribution(world.article, text=one) for one in ("A", "B", "C"))
        merge = merging.merged(world.article, hers, his, other, by=world.cem)
        second = merging.replaced("Anders.", block=SECOND)
        merging.merged(world.article, other, by=world.cem, change=second)
        withdraw_text(submission=Submission.objects.get(pk=hers.submission_id), proof="receipt:1")
        undo = reverse("merge_undo", args=[world.article.pk, merge.uuid])
        said = "1 Beitrag wartet wieder. 1 zurückgezogener Beitrag wartet nicht."
        assert f"Danach gilt: {said}" in desk.get(undo).content.decode()
        told = desk.post(undo, {"note": "Doch nicht."}, follow=True).content.decode()
        assert f"Fassung 4 ist veröffentlicht. {said}" in told

    def test_taking_back_says_why_it_cannot_be_done(self, world: World, desk: Client) -> None:
        merge = merging.merged(
            world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced("A.")
        )
        merging.merged(
            world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced("B.")
        )
        undo = reverse("merge_undo", args=[world.article.pk, merge.uuid])
        assert f'href="{undo}">Was jetzt geht' in desk.get(address(world)).content.decode()
        assert "An der Stelle wurde seitdem weitergeschrieben." in desk.get(undo).content.decode()
        assert desk.post(undo, {"note": "Trotzdem."}).status_code == 409
        told = desk.get(undo).content.decode()
        assert f"{address(world)}?stelle={FIRST}" in told
        assert passage_history_path(place_of(world.article), FIRST) in told
        assert "So geht es:" in told

    def test_saying_no_with_a_reason_and_opening_again(self, world: World, desk: Client) -> None:
        contribution = merging.contribution(world.article)
        args = [world.article.pk, contribution.uuid]
        desk.post(reverse("merge_decline", args=args), {f"words-{contribution.uuid}": "Steht\0 schon da."})
        contribution.refresh_from_db()
        assert contribution.state == ContributionState.DECLINED
        assert contribution.submission.decisions.latest("pk").words == "Steht schon da."
        desk.post(reverse("merge_reopen", args=args))
        contribution.refresh_from_db()
        assert contribution.state == ContributionState.OPEN
        desk.post(reverse("merge_talk", args=args))
        contribution.refresh_from_db()
        assert contribution.state == ContributionState.IN_TALK

    def test_a_comment_that_nobody_offered_is_taken_up(self, world: World, desk: Client) -> None:
        row = merging.publish(merging.submission(world.article, text="Nur so gesagt."))
        take_up = reverse("merge_take_up", args=[world.article.pk, row.uuid])
        assert take_up in desk.get(address(world)).content.decode()
        desk.post(take_up)
        page = desk.get(address(world)).content.decode()
        assert take_up not in page
        assert "nicht freigegeben" in page
        contribution = Contribution.objects.get()
        assert (contribution.offered, contribution.taken_up_by) == (False, world.cem)

    def test_a_contribution_of_another_article_is_not_found(self, world: World, desk: Client) -> None:
        other = merging.contribution(blog.article("Ein anderer"))
        assert desk.post(reverse("merge_decline", args=[world.article.pk, other.uuid])).status_code == 404
        assert desk.post(reverse("merge_decline", args=[world.article.pk, uuid.uuid4()])).status_code == 404
