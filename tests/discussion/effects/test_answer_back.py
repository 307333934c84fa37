"""Every contributor hears what became of each point: in the mail, on the receipt, under the comment."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from blog.models import Article
from blog.text.body import Block
from blog.text.change import InsertAfter, Remove
from discussion.actions.decline import decline, reopen
from discussion.actions.split_points import split_points
from discussion.actions.undo_merge import undo_merge
from discussion.kinds import DeclineReason, ProvenanceKind
from discussion.models import Comment, Contribution, Merge
from discussion.queries.thread import thread_page
from discussion.states import ContributionState, PointState
from discussion.text.plan import Fold
from tests.discussion.reader import text_of, work
from tests.factories import merging
from tests.world import FIRST, SECOND, World

ADDRESS = "ben@example.org"
TEXT = "Erst zuhören. Dann bauen."
RECEIPT = re.compile(r"/beitrag/([\w-]+)/")


@pytest.fixture
def contribution(world: World) -> Contribution:
    return merging.contribution(world.article, text=TEXT, name="Ben Beiträger", email=ADDRESS)


def mails(subject: str) -> list[Any]:
    work()
    return [message for message in mail.outbox if subject in message.subject and message.to == [ADDRESS]]


def receipt(message: Any) -> str:
    found = RECEIPT.search(str(message.body))
    assert found
    return text_of(Client().get(found[0]))


def marker(world: World) -> Any:
    return thread_page(world.article.pk).comments[0].markers


def fold(contribution: Contribution, block: str, kind: str, *points: int) -> Fold:
    uuids = [str(point.uuid) for point in contribution.points.order_by("position")]
    return Fold(tuple(uuids[one] for one in points) or tuple(uuids), block, kind)


def test_mail_receipt_and_marker_name_paragraph_version_and_difference(
    world: World, contribution: Contribution
):
    merging.merged(
        world.article, contribution, by=world.cem, change=merging.replaced("Anders.", block=SECOND)
    )
    (message,) = mails("eingegangen")
    assert "in Absatz 2, Fassung 2 (Wortlaut)" in str(message.body)
    assert "/artikel/digitalisierung/fassungen/1..2/" in str(message.body)
    assert f"/artikel/digitalisierung/#p-{SECOND[:8]}" in str(message.body)
    assert "in Absatz 2, Fassung 2 (Wortlaut)" in str(message.alternatives[0].content)
    page = receipt(message)
    assert "in Absatz 2, Fassung 2 (Wortlaut)" in page
    assert "Eingearbeitet in Absatz 2, Fassung 2 (Wortlaut)." in page
    (mark,) = marker(world)
    assert (mark.kind, mark.label) == ("merged", "in Absatz 2, Fassung 2 eingearbeitet")
    assert mark.url == f"/artikel/digitalisierung/fassungen/1..2/#p-{SECOND[:8]}"


def test_a_passage_that_is_no_paragraph_is_told_by_what_it_is(world: World, contribution: Contribution):
    quoted = InsertAfter(FIRST, Block(merging.NEW, "contribution", {"ref": contribution.ref}))
    merging.merged(world.article, contribution, by=world.cem, change=(quoted,))
    assert "in Zitierter Beitrag nach Absatz 1, Fassung 2" in str(mails("eingegangen")[0].body)


def test_one_mail_tells_what_became_of_each_point(world: World, contribution: Contribution):
    split_points(contribution=contribution, pieces=["Erst zuhören.", "Dann bauen."], by=world.cem)
    merging.merged(
        world.article,
        by=world.cem,
        change=merging.replaced("Erst zuhören, dann alles andere."),
        folds=(fold(contribution, FIRST, "wording", 0),),
    )
    (message,) = mails("eingegangen")
    assert "„Erst zuhören.“: in Absatz 1, Fassung 2 (Wortlaut)" in str(message.body)
    assert "„Dann bauen.“: noch offen" in str(message.body)


def test_one_mail_for_a_person_however_many_of_her_contributions_went_in(
    world: World, contribution: Contribution
):
    other = merging.contribution(world.article, text="Noch ein Gedanke.", email=ADDRESS)
    merging.merged(world.article, contribution, other, by=world.cem)
    assert len(mails("eingegangen")) == 1


def test_a_counter_position_is_told_as_such(world: World, contribution: Contribution):
    merging.merged(
        world.article,
        by=world.cem,
        change=merging.replaced("Anders."),
        folds=(fold(contribution, FIRST, ProvenanceKind.COUNTER),),
    )
    (message,) = mails("Deine Gegenposition steht in")
    assert "als Gegenposition an der Stelle: Absatz 1, Fassung 2" in str(message.body)
    (mark,) = marker(world)
    assert (mark.kind, mark.label) == ("counter", "Gegenposition an der Stelle: Absatz 1, Fassung 2")
    assert "als Gegenposition an der Stelle: Absatz 1, Fassung 2" in receipt(message)


def test_why_not_stands_in_the_mail_on_the_receipt_and_under_the_comment(
    world: World, contribution: Contribution
):
    decline(
        contribution=contribution,
        reason=DeclineReason.NO_SOURCE,
        words="Wir haben zwei Archive gefragt.",
        by=world.cem,
    )
    (message,) = mails("Zu deinem Beitrag")
    for words in ("wir konnten es nicht belegen", "Wir haben zwei Archive gefragt."):
        assert words in str(message.body)
        assert words in receipt(message)
    (mark,) = marker(world)
    assert mark.kind == "declined"
    assert mark.label == "nicht eingearbeitet: wir konnten es nicht belegen"
    assert mark.detail == "Wir haben zwei Archive gefragt."
    page = text_of(Client().get("/artikel/digitalisierung/diskussion/"))
    assert "Wir haben zwei Archive gefragt." in page


def test_words_without_a_reason_from_the_list_are_for_her_alone(world: World, contribution: Contribution):
    decline(contribution=contribution, words="Unter uns gesagt.", by=world.cem)
    assert "Unter uns gesagt." in str(mails("Zu deinem Beitrag")[0].body)
    (mark,) = marker(world)
    assert (mark.label, mark.detail) == ("nicht eingearbeitet", "")


def test_declining_one_point_leaves_the_others(world: World, contribution: Contribution):
    first, second = split_points(
        contribution=contribution, pieces=["Erst zuhören.", "Dann bauen."], by=world.cem
    )
    found = Contribution.objects.get()
    decline(
        contribution=found,
        points=[second.uuid],
        reason=DeclineReason.OTHER_TOPIC,
        words="",
        by=world.cem,
    )
    states = list(found.points.order_by("position").values_list("state", flat=True))
    assert states == [PointState.OPEN, PointState.DECLINED]
    assert Contribution.objects.get().state == ContributionState.OPEN
    body = str(mails("Zu deinem Beitrag")[0].body)
    assert "ein Teil deines Beitrags" in body
    assert "„Dann bauen.“: nicht eingearbeitet" in body
    assert "„Erst zuhören.“: noch offen" in body
    assert first.contribution_id == second.contribution_id


def test_opened_again_it_says_no_longer_why_not(world: World, contribution: Contribution):
    decline(contribution=contribution, reason=DeclineReason.OTHER_VIEW, words="", by=world.cem)
    reopen(contribution=Contribution.objects.get(), by=world.cem)
    assert [mark.kind for mark in marker(world)] == ["open"]


def test_each_contributor_hears_that_a_merge_was_taken_back(world: World, contribution: Contribution):
    merge = merging.merged(world.article, contribution, by=world.cem)
    undo_merge(merge=merge, note="Das war doch nicht belegt.", by=world.cem)
    (message,) = mails("Dein Beitrag wartet wieder")
    assert "Das war doch nicht belegt." in str(message.body)
    assert "/artikel/digitalisierung/fassungen/2..3/" in str(message.body)
    page = receipt(message)
    assert "Eingearbeitet in Absatz 2, Fassung 2 (Wortlaut)." in page
    assert "Zurückgenommen mit Fassung 3" in page
    assert [mark.kind for mark in marker(world)] == ["open"]


def test_a_merge_that_was_taken_back_before_its_mail_went_out_is_told_once(
    world: World, contribution: Contribution
):
    merge = merging.merged(world.article, contribution, by=world.cem)
    undo_merge(merge=merge, note="Doch nicht.", by=world.cem)
    assert not mails("eingegangen")
    assert len(mails("Dein Beitrag wartet wieder")) == 1


def test_the_receipt_says_where_the_words_stand_now(world: World, contribution: Contribution):
    merging.merged(world.article, contribution, by=world.cem)
    (message,) = mails("eingegangen")
    other = merging.contribution(world.article, text="Anderes.")
    before = InsertAfter(
        FIRST, Block("99999999-9999-4999-8999-999999999999", "text", {"html": "<p>Davor.</p>"})
    )
    merging.merged(world.article, other, by=world.cem, change=(before,))
    assert "in Absatz 2, Fassung 2 (Wortlaut)" in receipt(message)
    gone = merging.contribution(world.article, text="Weg damit.")
    merging.merged(
        world.article,
        by=world.cem,
        change=(Remove(merging.NEW), *merging.replaced("Drei neue Fragen.", block=SECOND)),
        folds=(fold(gone, SECOND, "idea"),),
    )
    page = receipt(message)
    assert "steht nicht mehr im Text, zuletzt in Fassung 3" in page
    assert "/artikel/digitalisierung/fassungen/3/#p-" in page


def test_asked_and_planned_are_no_more_than_in_talk_to_others(world: World, contribution: Contribution):
    for state in (ContributionState.ASKED, ContributionState.PLANNED, ContributionState.IN_TALK):
        Contribution.objects.update(state=state)
        assert [(mark.kind, mark.label) for mark in marker(world)] == [("in_talk", "im Gespräch")]


def test_the_pinned_answer_says_whom_it_answers(world: World, contribution: Contribution):
    from discussion.actions.answer import answer

    asked = Comment.rows.get()
    said = answer(page=world.article, parent=asked, text="Danke, das nehmen wir auf.", by=world.dana)
    Comment.rows.filter(pk=said.pk).update(is_pinned=True)
    pinned = thread_page(world.article.pk).pinned
    assert pinned is not None
    assert pinned.reply_to_ref == asked.ref


def test_markers_take_the_same_statements_for_many_comments(world: World, django_assert_max_num_queries: Any):
    from discussion.queries.markers import markers

    rows = [merging.contribution(world.article, text=f"Gedanke {n}.") for n in range(6)]
    for number, one in enumerate(rows[:4]):
        change = merging.replaced(f"Anders {number}.")
        merging.merged(world.article, one, by=world.cem, change=change)
    decline(contribution=rows[4], reason=DeclineReason.OTHER_VIEW, words="", by=world.cem)
    page = Article.objects.select_related("locale").get(pk=world.article.pk)
    with django_assert_max_num_queries(4):
        found = markers(page, [one.submission_id for one in rows])
    assert len(found) == 6
    assert Merge.objects.count() == 4
