"""What the demo shows of rights and reviews: removed by law, hidden at a deadline, erased with a report, read by others."""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import WorkflowState

from blog.models import Article, OutboxRow, Redaction, Version
from blog.text.body import REDACTED_KIND, Body
from blog.text.canonical import Seal, verify
from discussion.effects.mails.erasure_asked import link
from discussion.models import Contribution, Contributor, Erasure, Merge, Review, Token, WithdrawalTask
from discussion.states import MergeState

pytestmark = pytest.mark.django_db
PAPERS = "dokumentation-die-zeit-zurueckgibt"


def versions_of(slug: str) -> list[Version]:
    return list(Version.objects.filter(page__slug=slug, page__locale__language_code="de").order_by("number"))


def test_a_passage_was_removed_by_law_and_every_version_still_verifies(demo, client) -> None:
    row = Redaction.objects.get(reason="law")
    numbers = [version.number for version in versions_of(PAPERS)]
    assert row.versions == numbers[: len(row.versions)]
    assert len(row.versions) > 3
    for version in Version.objects.order_by("pk"):
        assert verify(Body.from_json(version.body), Seal.from_json(version.seal)).holds
        assert "Vertriebsleiter" not in str(version.body)
    first = versions_of(PAPERS)[0]
    assert [block["kind"] for block in first.body["blocks"]].count(REDACTED_KIND) == 1
    html = client.get(f"/artikel/{PAPERS}/fassungen/1/").content.decode()
    assert "aus rechtlichen Gründen entfernt, aus jeder Fassung" in html


def test_somebody_was_erased_and_the_report_names_each_surface(demo, client) -> None:
    erasure = Erasure.objects.exclude(finished_at=None).get()
    assert len(erasure.report) >= 10
    assert sum(told["rows"] for told in erasure.report.values()) > 5
    assert not Contributor.objects.filter(name__contains="Espenlaub").exists()
    contribution = Contribution.objects.get(submission__contributor=erasure.contributor)
    assert (contribution.state, contribution.credit) == ("merged", "none")
    assert "Das Fahrtenbuch hat niemand geholt." in client.get(f"/artikel/{PAPERS}/").content.decode()


def test_the_report_can_be_read_by_a_link(demo, client) -> None:
    url = link(Erasure.objects.exclude(finished_at=None).get(), Token.ERASE)
    page = client.get(urlsplit(url).path)
    assert page.status_code == 200
    assert "Artikel" in page.content.decode()


def test_a_deadline_passed_and_the_words_went(demo, client) -> None:
    task = WithdrawalTask.objects.get(outcome="hidden")
    assert task.page.slug == "zugang-ist-mehr-als-ein-link"
    assert "Uhr aus Pappe" not in client.get(f"/artikel/{task.page.slug}/").content.decode()


def test_words_that_were_taken_back_stay_where_the_owner_names_a_licence_and_the_author_hears_both_steps(
    demo, client
) -> None:
    tasks = WithdrawalTask.objects.filter(outcome="licensed").order_by("pk")
    page = Article.objects.get(slug="erst-fragen-dann-kaufen")
    assert len(tasks) == 3
    assert {(task.page_id, task.settled_by, task.words[:9]) for task in tasks} == {
        (page.pk, page.responsible, "CC BY 4.0")
    }
    assert "Wer kümmert sich im dritten Jahr" in client.get(page.url).content.decode()
    assert "Sie hat dann gekündigt" not in client.get(f"{page.url}diskussion/").content.decode()
    letters = OutboxRow.objects.filter(ref__in=[f"task:{task.uuid}" for task in tasks])
    assert letters.exclude(done_at=None).count() == letters.count() == 2


def test_a_draft_is_read_by_two_people_without_account_one_of_them_has_answered(demo) -> None:
    reviews = Review.objects.order_by("pk")
    assert [review.verdict for review in reviews] == ["change", ""]
    assert {review.merge.state for review in reviews} == {MergeState.DRAFT}


def test_a_merge_waits_for_four_eyes(demo) -> None:
    merge = Merge.objects.get(state=MergeState.IN_REVIEW)
    page = Article.objects.get(slug=PAPERS)
    assert merge.page_id == page.pk
    assert page.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert "bis auf Weiteres" not in str(versions_of(PAPERS)[-1].body)


def test_a_draft_was_overtaken_so_that_then_now_and_proposal_can_be_seen(demo, client) -> None:
    merge = Merge.objects.get(state=MergeState.DRAFT, page__slug="erst-fragen-dann-kaufen")
    assert merge.base.number < versions_of(merge.page.slug)[-1].number
    client.force_login(get_user_model().objects.get(email="redaktion@example.org"))
    html = client.get(
        reverse("merge_desk", args=[merge.page_id]), {"entwurf": str(merge.uuid)}
    ).content.decode()
    assert "Damals" in html
