"""Tests of the only place that yields a public name: never one without a consent that is valid now."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.kinds import DiscussionMode
from blog.models import Article
from discussion.actions.decide import hide
from discussion.actions.record import grant, withdraw
from discussion.kinds import CreditChoice, Purpose
from discussion.models import Consent, Contribution, Contributor, Submission
from discussion.queries.credit_lines import credit_lines
from tests.factories import blog, merging
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

NAME, ORGANISATION, ROLE, PSEUDONYM = "Anna-Lena von der Heide", "Diakonie", "Pflegedienstleitung", "Tinte"


@pytest.fixture
def article() -> Article:
    return blog.article()


def credit(contribution: Contribution) -> tuple[str, str, bool]:
    found = credit_lines([contribution.ref])[contribution.ref]
    return found.text, found.detail, found.named


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (CreditChoice.NONE, ("ungenannt", "", False)),
        (CreditChoice.FIRST_NAME, ("Anna-Lena", "", True)),
        (CreditChoice.INITIALS, ("A.-L. v. d. H.", "", True)),
        (CreditChoice.FULL_NAME, (NAME, "", True)),
        (CreditChoice.NAME_ORGANISATION, (NAME, ORGANISATION, True)),
        (CreditChoice.ROLE, (ROLE, "", True)),
        (CreditChoice.PSEUDONYM, (PSEUDONYM, "", True)),
    ],
)
def test_a_contributor_is_named_as_she_chose(
    article: Article, choice: str, expected: tuple[str, str, bool]
) -> None:
    contribution = merging.contribution(
        article, credit=choice, name=NAME, organisation=ORGANISATION, role=ROLE, pseudonym=PSEUDONYM
    )
    assert credit(contribution) == expected


@pytest.mark.parametrize("choice", [CreditChoice.ROLE, CreditChoice.PSEUDONYM, CreditChoice.FULL_NAME])
def test_a_choice_for_which_nothing_was_told_names_nobody(article: Article, choice: str) -> None:
    assert credit(merging.contribution(article, credit=choice, name=""))[2] is False


def test_nobody_is_named_before_the_address_is_confirmed(article: Article) -> None:
    submission = merging.submission(article, use="idea", credit=CreditChoice.FULL_NAME)
    contribution = Contribution.objects.create(page=article, submission=submission)
    assert credit(contribution) == ("ungenannt", "", False)


def test_the_word_for_nobody_is_in_the_readers_language(article: Article) -> None:
    contribution = merging.contribution(article, credit=CreditChoice.NONE)
    with translation.override("en"):
        assert credit(contribution)[2] is False


def test_an_erased_contributor_is_not_named_whatever_the_consents_say(article: Article) -> None:
    contribution = merging.contribution(article)
    Contributor.objects.update(erased_at=timezone.now())
    assert credit(contribution)[2] is False


def test_the_number_of_statements_does_not_grow_with_the_references(article: Article) -> None:
    contributions = [merging.contribution(article, name=f"Person {number}") for number in range(6)]
    refs = [one.ref for one in contributions]
    refs += [one.submission.comment.ref for one in contributions]
    for wanted in (refs[:1], refs[:6], refs):
        with CaptureQueriesContext(connection) as queries:
            found = credit_lines(wanted)
        assert len(found) == len(wanted)
        assert len(queries) == 1


def test_all_contributions_of_a_page_are_looked_up_in_one_statement_that_reads_the_same_for_few_and_many(
    article: Article,
) -> None:
    refs = [merging.contribution(article, name=f"Person {number}").ref for number in range(3)]
    texts = []
    for wanted in (refs[:1], refs):
        with CaptureQueriesContext(connection) as queries:
            credit_lines(wanted)
        texts += [re.sub(r"[0-9a-f-]{32,}", "", query["sql"]) for query in queries]
    assert len(texts) == 2
    assert texts[0] == re.sub(r"(, \"\"|,(?=[,}]))", "", texts[1])


def test_a_contribution_links_its_comment_as_long_as_everybody_may_read_it(article: Article) -> None:
    contribution = merging.contribution(article)
    comment = contribution.submission.comment
    assert credit_lines([contribution.ref])[contribution.ref].url == f"/k/{comment.uuid}/"
    Article.objects.filter(pk=article.pk).update(discussion_mode=DiscussionMode.CLOSED)
    assert credit_lines([contribution.ref])[contribution.ref].url == ""


def test_unknown_and_malformed_references_are_left_out() -> None:
    assert credit_lines(["contribution:not-a-uuid", "nothing", "user:1", "contribution:", ""]) == {}
    assert credit_lines([]) == {}


class TestComments:
    def test_the_name_stands_above_a_comment_as_long_as_its_author_wants(self) -> None:
        world = make_world()
        submission = merging.contribution(world.article).submission
        ref = submission.comment.ref
        assert credit_lines([ref])[ref].text == "Ben Beiträger"
        withdraw(submission, Purpose.SHOW_NAME)
        assert credit_lines([ref])[ref].named is False

    def test_who_wishes_no_name_there_has_none(self) -> None:
        submission = merging.contribution(make_world().article).submission
        Submission.objects.filter(pk=submission.pk).update(display_name=False)
        ref = submission.comment.ref
        assert credit_lines([ref])[ref].named is False

    def test_a_comment_without_a_name_is_anonymous(self) -> None:
        submission = merging.contribution(make_world().article, name="").submission
        ref = submission.comment.ref
        assert (credit_lines([ref])[ref].text, credit_lines([ref])[ref].named) == ("Anonym", False)

    def test_a_hidden_comment_names_nobody(self) -> None:
        world: World = make_world()
        submission = merging.contribution(world.article).submission
        hide(submission=submission, by=world.dana, reason="other")
        ref = submission.comment.ref
        assert credit_lines([ref])[ref].named is False


grants = st.sampled_from([choice.value for choice in CreditChoice])
acts = st.lists(
    st.one_of(
        st.tuples(st.just("grant"), grants),
        st.tuples(st.just("withdraw all"), st.just("")),
        st.tuples(st.just("withdraw newest"), st.just("")),
        st.tuples(st.just("withdraw oldest"), st.just("")),
        st.tuples(st.just("clock back"), grants),
        st.tuples(st.just("erase"), st.just("")),
    ),
    max_size=8,
)


@given(acts=acts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_name_without_a_consent_that_is_valid_now(article: Article, acts: list[tuple[str, str]]) -> None:
    with transaction.atomic():
        contribution = merging.contribution(
            article, credit="", name=NAME, organisation=ORGANISATION, role=ROLE, pseudonym=PSEUDONYM
        )
        allowed = expected_choice(contribution, acts)
        text, detail, named = credit(contribution)
        transaction.set_rollback(True)
    said = {
        CreditChoice.FIRST_NAME: "Anna-Lena",
        CreditChoice.INITIALS: "A.-L. v. d. H.",
        CreditChoice.FULL_NAME: NAME,
        CreditChoice.NAME_ORGANISATION: NAME,
        CreditChoice.ROLE: ROLE,
        CreditChoice.PSEUDONYM: PSEUDONYM,
    }.get(CreditChoice(allowed), "ungenannt")
    assert (text, named) == (said, allowed != CreditChoice.NONE)
    assert detail == (ORGANISATION if allowed == CreditChoice.NAME_ORGANISATION else "")


def expected_choice(contribution: Contribution, acts: list[tuple[str, str]]) -> str:
    """Play the acts, and return what may be shown after them, kept in a list beside the database."""
    submission = contribution.submission
    granted: list[tuple[str, bool]] = []
    erased = False
    for act, choice in acts:
        rows = Consent.objects.filter(
            submission=submission, purpose=Purpose.CREDIT, withdraws=None, withdrawn_by=None
        )
        open_places = [place for place, (_choice, is_open) in enumerate(granted) if is_open]
        if act == "grant":
            grant(submission, Purpose.CREDIT, choice=choice)
            granted.append((choice, True))
        elif act == "clock back":
            grant(submission, Purpose.CREDIT, choice=choice, at=timezone.now() - timedelta(days=400))
            granted.append((choice, True))
        elif act == "withdraw all":
            withdraw(submission, Purpose.CREDIT)
            granted = [(one, False) for one, _is_open in granted]
        elif act == "erase":
            Contributor.objects.filter(pk=submission.contributor_id).update(erased_at=timezone.now())
            erased = True
        elif open_places:
            place = open_places[-1 if act == "withdraw newest" else 0]
            row = rows.order_by("-pk" if act == "withdraw newest" else "pk")[0]
            Consent.objects.create(
                submission=submission,
                purpose=Purpose.CREDIT,
                withdraws=row,
                wording=row.wording,
                wording_hash="",
                channel="form",
            )
            granted[place] = (granted[place][0], False)
    if erased or not granted or not granted[-1][1]:
        return CreditChoice.NONE
    return granted[-1][0]
