"""What the desk says beside contributions, tasks and erasures: one wording for one fact, and only what can be seen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import AskAnswer, UseChoice
from discussion.models import Contribution, Erasure, Point, PointGroup, Submission, WithdrawalTask
from discussion.queries.desk_cards import groups_of
from discussion.queries.erasure_page import report_lines
from discussion.queries.receipt_page import receipt_page
from discussion.states import SubmissionState
from tests.discussion.admin.bench import Bench
from tests.discussion.reader import HERE, Reader
from tests.discussion.views.test_ask import asked, link
from tests.factories import merging
from tests.world import World

pytestmark = pytest.mark.django_db
ONLY_ASKED = "Wortlaut frei, so wie gefragt; für andere Stellen neu fragen"


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (UseChoice.WORDING, "Wortlaut frei"),
        (UseChoice.IDEA, "als Anregung frei"),
    ],
)
def test_queue_and_bench_say_the_same_of_what_is_allowed(
    world: World, desk: Client, use: UseChoice, said: str
) -> None:
    merging.contribution(world.article, use=use)
    assert f"{said}</span>" in desk.get(reverse("merge_overview")).content.decode()
    assert f"{said}</span>" in Bench(world, desk).opens().page


def test_a_yes_to_a_question_is_told_as_one_to_what_was_asked(
    world: World, desk: Client, ada: Reader
) -> None:
    one = merging.contribution(
        world.article, text="Nachts um vier.", use=UseChoice.IDEA, email="ben@example.org"
    )
    asked(world, one)
    assert ada.client.post(link(), {"answer": AskAnswer.YES}, **HERE).status_code == 303
    assert ONLY_ASKED in desk.get(reverse("merge_overview")).content.decode()
    assert ONLY_ASKED in Bench(world, desk).opens().page
    shown = receipt_page(Submission.objects.get(pk=one.submission_id), "token")
    assert any("nur so, wie du gefragt wurdest" in line.choice_label for line in shown.consents)


def test_withdrawn_words_are_marked_in_their_passage_with_what_happens_at_the_deadline(
    world: World, desk: Client
) -> None:
    one = merging.contribution(world.article)
    merging.merged(world.article, one, by=world.cem, change=merging.added("Zuhören ist der Anfang."))
    withdraw_text(submission=Submission.objects.get(pk=one.submission_id), proof="receipt:1")
    task = WithdrawalTask.objects.get()
    address = reverse("discussion_withdrawal_task", args=[task.uuid])
    page = desk.get(address).content.decode()
    assert "<mark>Zuhören ist der Anfang.</mark>" in page
    assert "nimmt die Website sie von selbst aus dem Text" in page
    assert f"Beleg {one.submission.number}" in page


def test_a_group_counts_the_points_that_are_shown(world: World) -> None:
    group = PointGroup.objects.create(page_id=world.article.pk, title="Zuhören")
    ones = [merging.contribution(world.article, text=f"Punkt {number}.") for number in range(2)]
    Point.objects.filter(contribution__in=ones).update(group=group)
    assert len(groups_of(world.article.pk)[0].points) == 2
    Submission.objects.filter(pk=ones[0].submission_id).update(state=SubmissionState.ERASED)
    (left,) = groups_of(world.article.pk)
    assert (left.excerpts, len(left.points)) == (("Punkt 1.",), 1)


def test_a_report_names_once_where_nothing_was_to_do(world: World) -> None:
    contributor = Contribution.objects.get(pk=merging.contribution(world.article).pk).submission.contributor
    report = {
        "comments": {"label": "Kommentare", "rows": 2, "stays": []},
        "voices": {"label": "Transkripte", "rows": 0, "stays": []},
        "wording": {"label": "Worte", "rows": 0, "stays": ["Eine Lizenz gilt weiter."]},
        "caches": {"label": "Zwischenspeicher", "rows": 0, "stays": []},
    }
    row = Erasure(contributor=contributor, report=report, asked_at=timezone.now() - timedelta(days=2))
    lines = report_lines(row)
    assert [(line.label, line.stays) for line in lines] == [
        ("Kommentare", ()),
        ("Worte", ("Eine Lizenz gilt weiter.",)),
        ("Nichts zu tun war in", ("Transkripte · Zwischenspeicher",)),
    ]
    assert [line.nothing for line in lines] == [False, False, True]
