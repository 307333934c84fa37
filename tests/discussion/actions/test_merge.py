"""Tests of `merge`: text, provenance, states, mail; refusals; the same key twice."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Page

from blog.actions.refuse import PublishRefused, RefusalReason, StaleVersion
from blog.models import Anchor, Article, OutboxRow, Version
from discussion.actions.decide import hide
from discussion.actions.merge import MergeRefused, Refusal
from discussion.actions.record import grant, withdraw
from discussion.kinds import ProvenanceKind, Purpose, UseChoice, Verb
from discussion.models import Contribution, Decision, Discussion, Merge, Provenance
from discussion.states import ContributionState
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def test_a_merge_makes_a_version_with_provenance_states_and_one_mail(world: World) -> None:
    contribution = merging.contribution(world.article)
    merge = merging.merged(world.article, contribution, by=world.cem)

    assert (merge.base.number, merge.result.number, merge.editor) == (1, 2, world.cem)
    assert [one["id"] for one in blog.stored(Article.objects.get())] == [
        world_first(),
        FIRST,
        merging.NEW,
        SECOND,
    ]
    row = Provenance.objects.get()
    assert (str(row.anchor.block), row.anchor.version, row.kind) == (
        merging.NEW,
        merge.result,
        ProvenanceKind.WORDING,
    )
    assert row.point.contribution == contribution
    contribution.refresh_from_db()
    assert contribution.state == ContributionState.MERGED
    assert (
        Decision.objects.filter(submission=contribution.submission, verb=Verb.MERGED, by=world.cem).count()
        == 1
    )
    mail = OutboxRow.objects.get(kind="discussion.mail.merged")
    assert mail.version == 2
    assert contribution.submission.contributor.name not in mail.ref


def world_first() -> str:
    return "33333333-3333-4333-8333-333333333333"


def test_two_contributions_of_one_person_make_one_mail(world: World) -> None:
    first = merging.contribution(world.article, email="ben@example.org")
    second = merging.contribution(world.article, email="ben@example.org", text="Noch etwas.")
    third = merging.contribution(world.article, name="Ada")
    merging.merged(world.article, first, second, third, by=world.cem)
    assert Provenance.objects.count() == 3
    assert OutboxRow.objects.filter(kind="discussion.mail.merged").count() == 2


def test_a_changed_passage_and_an_added_one_both_say_where_they_come_from(world: World) -> None:
    contribution = merging.contribution(world.article)
    change = (*merging.replaced("Digitalisierung lebt."), *merging.added())
    merging.merged(world.article, contribution, by=world.cem, change=change)
    assert {str(block) for block in Anchor.objects.values_list("block", flat=True)} == {FIRST, merging.NEW}


def test_the_discussion_is_shown_anew(world: World) -> None:
    contribution = merging.contribution(world.article)
    before = Discussion.objects.get().stamp
    merging.merged(world.article, contribution, by=world.cem)
    assert Discussion.objects.get().stamp > before


def test_the_same_key_gives_the_same_merge(world: World) -> None:
    contribution = merging.contribution(world.article)
    key = uuid.uuid4()
    first = merging.merged(world.article, contribution, by=world.cem, key=key)
    second = merging.merged(world.article, contribution, by=world.cem, key=key, base=1)
    assert first == second
    assert Version.objects.count() == 2
    assert OutboxRow.objects.filter(kind="discussion.mail.merged").count() == 1


def test_the_key_of_somebody_else_is_refused(world: World) -> None:
    contribution = merging.contribution(world.article)
    key = uuid.uuid4()
    merging.merged(world.article, contribution, by=world.cem, key=key)
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, contribution, by=blog.editor(), key=key)
    assert refused.value.reason == Refusal.KEY_TAKEN


@pytest.mark.parametrize(
    ("use", "kind", "reason"),
    [
        pytest.param(
            UseChoice.IDEA, ProvenanceKind.WORDING, Refusal.NEEDS_WORDING, id="only the idea was given"
        ),
        pytest.param("", ProvenanceKind.IDEA, Refusal.NEEDS_USE, id="nothing was given"),
    ],
)
def test_what_was_not_granted_is_refused(world: World, use: str, kind: str, reason: Refusal) -> None:
    submission = merging.publish(merging.submission(world.article, use=use))
    contribution, _made = Contribution.objects.get_or_create(submission=submission, page_id=world.article.pk)
    contribution.points.create(position=7)
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, contribution, by=world.cem, kind=kind)
    assert (refused.value.reason, refused.value.contributions) == (reason, (contribution,))
    assert Version.objects.count() == 1


def test_a_newer_consent_to_the_idea_ends_the_one_to_the_wording(world: World) -> None:
    contribution = merging.contribution(world.article)
    grant(contribution.submission, Purpose.USE, choice=UseChoice.IDEA)
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, contribution, by=world.cem)
    assert refused.value.reason == Refusal.NEEDS_WORDING
    merging.merged(world.article, contribution, by=world.cem, kind=ProvenanceKind.IDEA)


def test_a_withdrawn_consent_is_refused(world: World) -> None:
    contribution = merging.contribution(world.article)
    withdraw(contribution.submission, Purpose.USE)
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, contribution, by=world.cem, kind=ProvenanceKind.IDEA)
    assert refused.value.reason == Refusal.NEEDS_USE


def test_a_hidden_comment_is_refused(world: World) -> None:
    contribution = merging.contribution(world.article)
    hide(submission=contribution.submission, by=world.dana, reason="other")
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, contribution, by=world.cem)
    assert refused.value.reason == Refusal.NOT_OFFERED


def test_a_contribution_to_another_article_is_refused(world: World) -> None:
    contribution = merging.contribution(blog.article("Ein anderer"))
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, contribution, by=world.cem)
    assert refused.value.reason == Refusal.ELSEWHERE


def test_nothing_chosen_is_refused(world: World) -> None:
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, by=world.cem)
    assert refused.value.reason == Refusal.NOTHING_CHOSEN


def test_who_may_only_moderate_may_not_merge(world: World) -> None:
    contribution = merging.contribution(world.article)
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, contribution, by=world.dana)
    assert refused.value.reason == Refusal.NOT_ALLOWED


def test_a_locked_page_is_refused_and_nothing_is_stored(world: World) -> None:
    contribution = merging.contribution(world.article)
    Page.objects.filter(pk=world.article.pk).update(locked=True, locked_by=world.dana)
    with pytest.raises(PublishRefused) as refused:
        merging.merged(world.article, contribution, by=world.cem)
    assert refused.value.reason == RefusalReason.LOCKED
    assert not Merge.objects.exists()


def test_a_stale_editor_sees_then_now_and_her_words(world: World) -> None:
    contribution = merging.contribution(world.article)
    merging.merged(world.article, contribution, by=world.cem, change=merging.replaced("Zuerst."))
    with pytest.raises(StaleVersion) as stale:
        merging.merged(
            world.article, contribution, by=blog.editor(), base=1, change=merging.replaced("Danach.")
        )
    clash = stale.value.clashes[0]
    words = [block.value["html"] for block in (clash.then, clash.now, clash.proposal)]
    assert words == ["<p>Digitalisierung lebt durch die Menschen.</p>", "<p>Zuerst.</p>", "<p>Danach.</p>"]


def test_a_draft_gets_the_passage_too_and_stays_a_draft(world: World) -> None:
    draft = Article.objects.get()
    draft.title = "In Arbeit"
    draft.save_revision(user=world.cem)
    merging.merged(Article.objects.get(), merging.contribution(world.article), by=world.cem)
    article = Article.objects.get()
    assert article.title != "In Arbeit"
    assert article.has_unpublished_changes
    latest = article.get_latest_revision_as_object()
    assert latest.title == "In Arbeit"
    assert merging.NEW in [one["id"] for one in blog.stored(latest)]


def test_the_database_refuses_wording_without_consent_whoever_writes_it(world: World) -> None:
    mine = merging.contribution(world.article)
    merge = merging.merged(world.article, mine, by=world.cem)
    other = merging.contribution(world.article, use=UseChoice.IDEA)
    row = Provenance(
        merge=merge, point=other.points.get(), anchor=Anchor.objects.get(), kind=ProvenanceKind.WORDING
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    row.kind = ProvenanceKind.IDEA
    row.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Provenance.objects.filter(pk=row.pk).update(kind=ProvenanceKind.WORDING)
