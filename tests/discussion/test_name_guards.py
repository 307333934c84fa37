"""What the database refuses about names and uses that no valid consent carries, on SQLite and PostgreSQL alike."""

import pytest
from django.db import DatabaseError, transaction

from blog.models import Anchor
from discussion.actions.record import grant, withdraw
from discussion.kinds import CreditChoice, ProvenanceKind, Purpose, UseChoice
from discussion.models import Contribution, Merge, Point, Provenance, Submission
from discussion.queries.consent_gap import Gap, gap
from discussion.states import SubmissionState
from tests.discussion.comments import waiting
from tests.factories import merging
from tests.world import FIRST, World


def credit(row: Contribution, choice: str) -> None:
    with transaction.atomic():
        Contribution.objects.filter(pk=row.pk).update(credit=choice)


def fold(row: Contribution, kind: str) -> Provenance:
    version = merging.newest(row.page)
    merge = Merge.objects.create(page=row.page, base=version)
    anchor = Anchor.objects.create(page=row.page, version=version, block=FIRST, parts=[{"block": FIRST}])
    point = Point.objects.filter(contribution=row).order_by("pk")[0]
    with transaction.atomic():
        return Provenance.objects.create(merge=merge, point=point, anchor=anchor, kind=kind)


class TestCredit:
    def test_nobody_is_credited_otherwise_than_she_agreed_to(self, world: World):
        row = merging.contribution(world.article, credit=CreditChoice.INITIALS)
        with pytest.raises(DatabaseError):
            credit(row, CreditChoice.FULL_NAME)
        grant(row.submission, Purpose.CREDIT, choice=CreditChoice.FULL_NAME)
        credit(row, CreditChoice.FULL_NAME)

    def test_a_withdrawn_consent_credits_nobody(self, world: World):
        row = merging.contribution(world.article, credit=CreditChoice.INITIALS)
        withdraw(row.submission, Purpose.CREDIT)
        credit(row, CreditChoice.NONE)
        with pytest.raises(DatabaseError):
            credit(row, CreditChoice.INITIALS)

    def test_an_older_consent_does_not_count_beside_a_newer_one(self, world: World):
        row = merging.contribution(world.article, credit=CreditChoice.FULL_NAME)
        grant(row.submission, Purpose.CREDIT, choice=CreditChoice.INITIALS)
        credit(row, CreditChoice.INITIALS)
        with pytest.raises(DatabaseError):
            credit(row, CreditChoice.FULL_NAME)

    def test_no_contribution_is_made_with_a_credit_that_nobody_gave(self, world: World):
        submission = waiting(world.article)
        with pytest.raises(DatabaseError), transaction.atomic():
            Contribution.objects.create(page=world.article, submission=submission, credit="full_name")


class TestTheNameAboveAComment:
    def test_no_named_comment_appears_without_a_consent(self, world: World):
        submission = waiting(world.article)
        withdraw(submission, Purpose.SHOW_NAME)
        rows = Submission.objects.filter(pk=submission.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(state=SubmissionState.PUBLIC)
        rows.update(state=SubmissionState.PUBLIC, display_name=False)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(display_name=True)
        grant(submission, Purpose.SHOW_NAME)
        assert rows.update(display_name=True) == 1

    def test_none_is_written_as_public_at_once(self, world: World):
        person = waiting(world.article).contributor
        with pytest.raises(DatabaseError), transaction.atomic():
            Submission.objects.create(
                page=world.article, contributor=person, state=SubmissionState.PUBLIC, display_name=True
            )

    def test_who_told_no_name_needs_none(self, world: World):
        submission = merging.submission(world.article, name="")
        Submission.objects.filter(pk=submission.pk).update(state=SubmissionState.PUBLIC)


class TestUse:
    """„Quote only“ is the consent to store and show without one to use."""

    @pytest.mark.parametrize("kind", [kind for kind in ProvenanceKind if kind != ProvenanceKind.COUNTER])
    def test_quote_only_goes_in_as_nothing_else(self, world: World, kind: str):
        row = merging.contribution(world.article)
        withdraw(row.submission, Purpose.USE)
        assert gap(row, kind) is Gap.NO_USE
        with pytest.raises(DatabaseError):
            fold(row, kind)

    def test_quote_only_may_be_quoted(self, world: World):
        row = merging.contribution(world.article)
        withdraw(row.submission, Purpose.USE)
        assert gap(row, ProvenanceKind.COUNTER) is None
        assert fold(row, ProvenanceKind.COUNTER).pk

    def test_what_may_not_be_shown_may_not_be_quoted(self, world: World):
        row = merging.contribution(world.article)
        withdraw(row.submission, Purpose.STORE)
        assert gap(row, ProvenanceKind.COUNTER) is Gap.NO_STORE
        with pytest.raises(DatabaseError):
            fold(row, ProvenanceKind.COUNTER)

    def test_an_idea_is_no_wording(self, world: World):
        row = merging.contribution(world.article, use=UseChoice.IDEA)
        assert gap(row, ProvenanceKind.WORDING) is Gap.IDEA_ONLY
        assert gap(row, ProvenanceKind.IDEA) is None
        fold(row, ProvenanceKind.IDEA)
        with pytest.raises(DatabaseError):
            fold(row, ProvenanceKind.WORDING)

    def test_no_row_changes_into_what_was_not_agreed_to(self, world: World):
        row = merging.contribution(world.article, use=UseChoice.IDEA)
        stands = fold(row, ProvenanceKind.IDEA)
        with pytest.raises(DatabaseError), transaction.atomic():
            Provenance.objects.filter(pk=stands.pk).update(kind=ProvenanceKind.WORDING)
