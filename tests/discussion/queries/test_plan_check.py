"""Tests of what an editor hears before she publishes a plan."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.models import EditingSession

from blog.models import Article
from blog.text.change import Change, Remove
from discussion.actions.decide import hide
from discussion.actions.desk_draft import save_draft
from discussion.actions.plan_merge import plan_merge
from discussion.actions.record import withdraw
from discussion.kinds import CreditChoice, ProvenanceKind, Purpose, UseChoice
from discussion.models import Contribution, Point
from discussion.queries.plan_check import Severity, Warned, told, warnings
from discussion.text.plan import Fold
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db
HERS = "Menschen sollten sich Zeit nehmen, bevor sie etwas einführen."


@pytest.fixture
def world() -> World:
    return make_world()


def codes(world: World, *contributions: Contribution, **other: Any) -> list[Warned]:
    plan = merging.plan(world.article, *contributions, **other)
    return [warning.code for warning in warnings(world.article, plan, world.cem)]


def test_her_idea_in_our_words_needs_nothing(world: World) -> None:
    one = merging.contribution(world.article, text=HERS, use=UseChoice.IDEA)
    change = merging.added("Erst innehalten, dann handeln.")
    assert codes(world, one, change=change, kind=ProvenanceKind.IDEA) == []


def test_her_own_words_need_more_than_the_idea(world: World) -> None:
    one = merging.contribution(world.article, text=HERS, use=UseChoice.IDEA)
    change = merging.added("Wir meinen: menschen sollten sich Zeit nehmen, bevor es losgeht.")
    (warning,) = warnings(
        world.article, merging.plan(world.article, one, change=change, kind=ProvenanceKind.IDEA), world.cem
    )
    assert (warning.code, warning.severity, warning.ask_back) == (Warned.OWN_WORDS, Severity.ASKS, True)
    assert (warning.refs, warning.block) == ((one.ref,), merging.NEW)
    assert "Menschen sollten sich Zeit nehmen bevor" in warning.words


def test_most_of_a_short_text_is_her_wording_too(world: World) -> None:
    one = merging.contribution(world.article, text="Wer hört zu?", use=UseChoice.IDEA)
    assert codes(world, one, change=merging.added("Wer hört zu?"), kind=ProvenanceKind.IDEA) == [
        Warned.OWN_WORDS
    ]


def test_where_nothing_changes_no_idea_went_in(world: World) -> None:
    one = merging.contribution(world.article, text=HERS, use=UseChoice.IDEA)
    folds = (Fold((str(one.points.get().uuid),), SECOND, ProvenanceKind.IDEA),)
    change = merging.replaced("Erst innehalten, dann handeln.")
    assert codes(world, one, change=change, folds=folds) == [Warned.NOTHING_NEW]


def test_words_that_stood_there_before_are_not_hers(world: World) -> None:
    one = merging.contribution(
        world.article, text="Digitalisierung lebt durch die Menschen.", use=UseChoice.IDEA
    )
    change = merging.replaced("Digitalisierung lebt durch die Menschen. Und durch Geduld.")
    assert codes(world, one, change=change, kind=ProvenanceKind.IDEA) == []


def test_what_is_called_her_wording_should_be_hers(world: World) -> None:
    one = merging.contribution(world.article, text=HERS)
    assert codes(world, one, change=merging.added("Ganz anderes steht hier.")) == [Warned.QUOTE_DIFFERS]
    assert codes(world, one, change=merging.added(HERS)) == []


@pytest.mark.parametrize(
    ("use", "kind", "code"),
    [
        pytest.param("", ProvenanceKind.IDEA, Warned.NEEDS_USE, id="nothing was given"),
        pytest.param(UseChoice.IDEA, ProvenanceKind.WORDING, Warned.NEEDS_WORDING, id="only the idea"),
    ],
)
def test_what_was_not_granted_stops(world: World, use: str, kind: ProvenanceKind, code: Warned) -> None:
    one = merging.contribution(world.article, use=UseChoice.IDEA)
    if not use:
        withdraw(one.submission, Purpose.USE)
    (warning,) = warnings(world.article, merging.plan(world.article, one, kind=kind), world.cem)
    assert (warning.code, warning.severity) == (code, Severity.STOPS)


def test_words_that_others_stand_behind_are_not_cut_unheard(world: World) -> None:
    first = merging.contribution(world.article, text="Zuhören ist der Anfang.")
    merging.merged(world.article, first, by=world.cem)
    second = merging.contribution(world.article, text="Nein.")
    plan = merging.plan(
        world.article,
        second,
        change=(*merging.replaced("Nein.", block=SECOND), Remove(merging.NEW)),
        folds=(Fold((str(second.points.get().uuid),), SECOND, "wording"),),
    )
    found = [one for one in warnings(world.article, plan, world.cem) if one.code == Warned.CUTS_PROVENANCE]
    assert [(one.refs, one.block, one.severity) for one in found] == [
        ((first.ref,), merging.NEW, Severity.ASKS)
    ]


def test_words_that_stay_are_not_told_as_cut(world: World) -> None:
    first = merging.contribution(world.article, text="Zuhören ist der Anfang.")
    merging.merged(world.article, first, by=world.cem)
    second = merging.contribution(world.article, text="Und Zeit.")
    change = merging.replaced("Zuhören ist der Anfang. Und Zeit.", block=merging.NEW)
    assert codes(world, second, change=change) == []


def test_somebody_has_the_page_open(world: World) -> None:
    EditingSession.objects.create(
        user=world.dana,
        content_type=ContentType.objects.get_for_model(Article),
        object_id=str(world.article.pk),
        last_seen_at=timezone.now(),
    )
    one = merging.contribution(world.article)
    (warning,) = warnings(
        world.article, merging.plan(world.article, one, kind=ProvenanceKind.IDEA), world.cem
    )
    assert (warning.code, warning.severity) == (Warned.OPEN_ELSEWHERE, Severity.TELLS)


def test_a_counter_position_needs_no_more_than_a_public_comment(world: World) -> None:
    one = merging.contribution(world.article)
    withdraw(one.submission, Purpose.USE)
    assert codes(world, one, kind=ProvenanceKind.COUNTER) == []


@pytest.mark.parametrize("taken_back", [Purpose.STORE, None], ids=["no longer shown", "hidden"])
def test_what_nobody_can_read_stops_as_a_counter_position(world: World, taken_back: Purpose | None) -> None:
    one = merging.contribution(world.article)
    if taken_back:
        withdraw(one.submission, taken_back)
    else:
        hide(submission=one.submission, by=world.dana, reason="other")
    (warning,) = warnings(
        world.article, merging.plan(world.article, one, kind=ProvenanceKind.COUNTER), world.cem
    )
    expected = Warned.NEEDS_QUOTATION if taken_back else Warned.NOT_OFFERED
    assert (warning.code, warning.severity) == (expected, Severity.STOPS)


def test_each_person_is_told_once_with_places_credit_and_what_is_left(world: World) -> None:
    first = merging.contribution(
        world.article, email="ben@example.org", name="Ben Beiträger", credit=CreditChoice.INITIALS
    )
    second = merging.contribution(world.article, email="ben@example.org", text="Noch etwas.")
    Point.objects.create(contribution=first, position=1, text="Etwas anderes.")
    folds = (
        Fold((str(first.points.get(position=0).uuid),), FIRST, "idea"),
        Fold((str(second.points.get().uuid),), merging.NEW, "wording"),
    )
    change = (*merging.replaced("Anders."), *merging.added())
    (heard,) = told(merging.plan(world.article, change=change, folds=folds))
    assert heard.refs == (first.ref, second.ref)
    assert [(place.block, place.kind) for place in heard.places] == [
        (FIRST, "idea"),
        (merging.NEW, "wording"),
    ]
    assert heard.open_points == 1
    assert heard.credits[0].text == "B. B."


def test_the_number_of_statements_does_not_grow(world: World) -> None:
    blog.publish(Article.objects.get())
    counts = []
    for number in (1, 6):
        ones = [merging.contribution(world.article, text=f"Punkt {n}") for n in range(number)]
        plan = merging.plan(world.article, *ones, change=merging.replaced("Ganz neu."))
        page = Article.objects.get()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            warnings(page, plan, world.cem)
            told(plan)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_merge_that_is_planned_for_the_same_article_is_told_with_its_day(world: World) -> None:
    other = merging.contribution(world.article)
    plan = merging.plan(world.article, other, change=merging.replaced("Anders."))
    planned = save_draft(key=uuid4(), page=world.article, plan=plan, by=world.cem)
    at = timezone.now() + timedelta(days=2)
    planned = plan_merge(merge=planned, at=at, by=world.cem)
    mine = merging.contribution(world.article, use=UseChoice.IDEA)

    def heard(change: Change) -> Any:
        mine_now = merging.plan(world.article, mine, change=change, kind=ProvenanceKind.IDEA)
        return [one for one in warnings(world.article, mine_now, world.cem) if one.code == Warned.PLANNED]

    (same,) = heard(merging.replaced("Noch anders."))
    assert "an derselben Stelle geplant: Absatz 1" in same.words
    assert date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT") in same.words
    assert same.refs == (f"merge:{planned.uuid}",)
    (elsewhere,) = heard(merging.replaced("Vier Fragen.", block=SECOND))
    assert "schon eine andere Einarbeitung in diesen Text geplant" in elsewhere.words
