"""What a withdrawal asks of the editors: tasks, deadlines, how they end, and what its author is told each time."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blog.kinds import EventKind, VersionKind
from blog.models import TimelineEvent, Version
from blog.models.check_list import check_list
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.undo_merge import undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.actions.withdrawal_tasks import (
    TIME_FOR_TASKS,
    ReasonMissing,
    StillStands,
    settle_as_licensed,
    settle_as_rewritten,
    settle_what_is_due,
)
from discussion.kinds import CreditChoice, ProvenanceKind, TaskOutcome, UseChoice
from discussion.models import Contribution, Decision, Merge, Submission, WithdrawalTask
from discussion.queries.withdrawal_tasks import marked_passages, open_tasks, tasks_of_page
from tests.discussion.reader import work
from tests.factories import blog, merging
from tests.world import World

MORE = "Wer zuhört, hat Zeit."
WORDS = "Zuhören ist der Anfang."


@pytest.fixture
def merged(world: World) -> Contribution:
    row = merging.contribution(world.article, email="ben@example.org")
    merging.merged(world.article, row, by=world.cem, change=merging.added(WORDS))
    return Contribution.objects.get(pk=row.pk)


def withdraw(row: Contribution) -> WithdrawalTask:
    withdraw_text(submission=Submission.objects.get(pk=row.submission_id), proof="receipt:1")
    return WithdrawalTask.objects.get(contribution=row)


def after(**time: int) -> Any:
    return timezone.now() + timedelta(**time)


def shown(client: Client, address: str = "/artikel/digitalisierung/") -> str:
    return client.get(address).content.decode()


def subjects_to(email: str) -> list[str]:
    work()
    return [str(message.subject) for message in mail.outbox if message.to == [email]]


def rewrite(world: World, html: str) -> None:
    article = type(world.article).objects.get(pk=world.article.pk)
    raw = [{**one, "value": html} if one["id"] == merging.NEW else one for one in blog.stored(article)]
    blog.publish(blog.set_body(article, raw))


class TestOpening:
    def test_merged_words_that_still_stand_are_a_task_with_a_deadline(
        self, world: World, merged: Contribution
    ):
        task = withdraw(merged)
        assert task.outcome == TaskOutcome.OPEN
        assert task.due_at - task.opened_at == TIME_FOR_TASKS
        line = open_tasks(world.cem)[0]
        assert (line.words, line.own_words, line.page_id) == (WORDS, True, world.article.pk)
        assert set(marked_passages(world.article.pk)) == {merging.NEW}

    def test_the_timeline_says_that_a_consent_was_withdrawn_and_not_whose(
        self, client: Client, merged: Contribution
    ):
        withdraw(merged)
        page = shown(client, "/artikel/digitalisierung/fassungen/")
        assert "Einwilligung widerrufen" in page
        assert TimelineEvent.objects.filter(kind=EventKind.CONSENT_WITHDRAWN).count() == 1

    def test_of_what_never_went_into_the_text_it_says_nothing(self, world: World):
        row = merging.contribution(world.article)
        withdraw_text(submission=row.submission, proof="receipt:1")
        assert not TimelineEvent.objects.exists()

    def test_what_was_written_anew_before_is_none(self, world: World, merged: Contribution):
        rewrite(world, "<p>Am Anfang steht etwas ganz anderes, das niemand geliehen hat.</p>")
        withdraw_text(submission=merged.submission, proof="")
        assert not WithdrawalTask.objects.exists()

    def test_a_merge_that_was_taken_back_is_none(self, world: World, merged: Contribution):

        undo_merge(merge=Merge.objects.get(), note="", by=world.cem)
        withdraw_text(submission=Submission.objects.get(pk=merged.submission_id), proof="")
        assert not WithdrawalTask.objects.exists()

    def test_the_page_says_so_to_whoever_edits_it(self, world: World, merged: Contribution):
        withdraw(merged)
        findings = [finding.text for finding in check_list(world.article) if finding.serious]
        assert any(WORDS in text for text in findings)

    def test_owner_and_contributor_get_a_mail_each(self, world: World, merged: Contribution):
        type(world.article).objects.filter(pk=world.article.pk).update(responsible=world.cem)
        withdraw(merged)
        assert "Was mit deinem zurückgezogenen Text geschieht" in subjects_to("ben@example.org")
        assert any("neu schreiben" in subject for subject in subjects_to("cem@example.org"))
        sent = " ".join(str(message.body) for message in mail.outbox if message.to == ["cem@example.org"])
        assert "Ben Beiträger" not in sent
        assert WORDS not in sent

    def test_the_list_takes_no_more_statements_for_more_tasks(
        self, world: World, merged: Contribution, django_assert_max_num_queries: Any
    ):
        withdraw(merged)
        for number in range(3):
            other = merging.contribution(world.article, text=f"Gedanke {number}")
            change = merging.added(
                f"Ein Satz, Nummer {number}.", block=f"5555555{number}-5555-4555-8555-555555555555"
            )
            merging.merged(world.article, other, by=world.cem, change=change)
            withdraw(other)
        with django_assert_max_num_queries(7):
            assert len(tasks_of_page(world.article.pk)) == 4


class TestTheEnd:
    def test_nothing_happens_before(self, merged: Contribution):
        task = withdraw(merged)
        assert settle_what_is_due(now=after(days=13)) == 0
        task.refresh_from_db()
        assert task.outcome == TaskOutcome.OPEN

    def test_words_are_taken_out_by_a_further_version_without_a_name(
        self, world: World, merged: Contribution, client: Client
    ):
        task = withdraw(merged)
        assert WORDS in shown(client)
        assert settle_what_is_due(now=after(days=15)) == 1
        task.refresh_from_db()
        newest = Version.objects.order_by("-number")[0]
        assert (task.outcome, newest.kind) == (TaskOutcome.HIDDEN, VersionKind.REMOVAL)
        assert newest.note == "Eine Stelle wurde auf Wunsch entfernt."
        assert WORDS not in shown(client)
        assert WORDS in shown(client, f"/artikel/digitalisierung/fassungen/{newest.number - 1}/")
        assert "Deine Worte sind aus dem Text entfernt" in subjects_to("ben@example.org")
        assert Decision.objects.filter(submission=merged.submission, verb="passage_hidden").exists()

    def test_only_the_sentence_goes_from_a_passage_that_says_more(self, world: World, client: Client):
        row = merging.contribution(world.article)
        merging.merged(
            world.article,
            row,
            by=world.cem,
            change=merging.replaced(f"Digitalisierung lebt durch die Menschen. {WORDS}"),
        )
        withdraw(row)
        settle_what_is_due(now=after(days=15))
        html = shown(client)
        assert "Digitalisierung lebt durch die Menschen." in html
        assert WORDS not in html

    def test_once_is_enough(self, merged: Contribution):
        withdraw(merged)
        settle_what_is_due(now=after(days=15))
        assert settle_what_is_due(now=after(days=16)) == 0

    def test_an_idea_in_the_editors_words_stays_and_its_author_is_told_why(
        self, world: World, client: Client
    ):
        row = merging.contribution(world.article, use=UseChoice.IDEA, email="ben@example.org")
        merging.merged(
            world.article, row, by=world.cem, kind=ProvenanceKind.IDEA, change=merging.added(WORDS)
        )
        task = withdraw(row)
        settle_what_is_due(now=after(days=15))
        task.refresh_from_db()
        assert task.outcome == TaskOutcome.OWN_WORDS
        assert WORDS in shown(client)
        assert "Eine Stelle bleibt stehen" in subjects_to("ben@example.org")

    def test_the_clock_sees_that_a_passage_was_written_anew(self, world: World, merged: Contribution):
        task = withdraw(merged)
        rewrite(world, "<p>Am Anfang steht etwas ganz anderes, das niemand geliehen hat.</p>")
        settle_what_is_due(now=after(hours=1))
        task.refresh_from_db()
        assert task.outcome == TaskOutcome.REWRITTEN
        assert "Die Stelle ist neu geschrieben" in subjects_to("ben@example.org")


class TestSettling:
    def test_a_licence_keeps_the_words_and_is_told_with_its_reason(
        self, world: World, merged: Contribution, client: Client
    ):
        task = withdraw(merged)
        settle_as_licensed(task=task, by=world.cem, words="CC BY 4.0, erteilt am 3. Mai.")
        settle_what_is_due(now=after(days=15))
        assert WORDS in shown(client)
        assert "Eine Stelle bleibt stehen" in subjects_to("ben@example.org")
        assert any("CC BY 4.0, erteilt am 3. Mai." in str(message.body) for message in mail.outbox)

    def test_a_licence_may_hold_for_all_passages_of_a_contribution_and_is_one_letter(
        self, world: World, merged: Contribution, client: Client
    ):
        second = merging.added(MORE, block="66666666-0000-4000-8000-000000000001")
        merging.merged(world.article, merged, by=world.cem, change=second)
        withdraw_text(submission=Submission.objects.get(pk=merged.submission_id), proof="receipt:1")
        work()
        one, two = WithdrawalTask.objects.order_by("pk")
        client.force_login(world.cem)
        settling = reverse("discussion_withdrawal_task", args=[one.uuid])
        assert "auch für die andere Stelle" in client.get(settling).content.decode()
        client.post(settling, {"wie": "lizenz", "words": "CC BY 4.0", "alle": "on"})
        two.refresh_from_db()
        assert (two.outcome, two.words) == (TaskOutcome.LICENSED, "CC BY 4.0")
        assert subjects_to("ben@example.org").count("Eine Stelle bleibt stehen") == 1
        assert any("2 Stellen in „" in str(message.body) for message in mail.outbox)

    def test_what_the_clock_takes_out_in_one_night_is_one_letter(self, world: World, merged: Contribution):
        second = merging.added(MORE, block="66666666-0000-4000-8000-000000000001")
        merging.merged(world.article, merged, by=world.cem, change=second)
        withdraw_text(submission=Submission.objects.get(pk=merged.submission_id), proof="receipt:1")
        work()
        assert settle_what_is_due(now=after(days=15)) == 2
        assert subjects_to("ben@example.org").count("Deine Worte sind aus dem Text entfernt") == 1

    def test_a_first_letter_that_is_overtaken_is_not_sent_and_the_outcome_is_told_once(
        self, merged: Contribution, world: World
    ):
        settle_as_licensed(task=withdraw(merged), by=world.cem, words="CC BY 4.0")
        subjects = subjects_to("ben@example.org")
        assert subjects.count("Eine Stelle bleibt stehen") == 1
        assert "Was mit deinem zurückgezogenen Text geschieht" not in subjects

    def test_a_late_first_letter_speaks_of_what_is_still_open(self, merged: Contribution, world: World):
        second = merging.added(MORE, block="66666666-0000-4000-8000-000000000001")
        merging.merged(world.article, merged, by=world.cem, change=second)
        withdraw_text(submission=Submission.objects.get(pk=merged.submission_id), proof="receipt:1")
        settle_as_licensed(task=WithdrawalTask.objects.earliest("pk"), by=world.cem, words="CC BY 4.0")
        subjects = subjects_to("ben@example.org")
        assert subjects.count("Eine Stelle bleibt stehen") == 1
        assert subjects.count("Was mit deinem zurückgezogenen Text geschieht") == 1
        assert any("Er war in 1 Stelle von" in str(message.body) for message in mail.outbox)

    def test_a_licence_without_a_name_is_none(self, world: World, merged: Contribution):
        with pytest.raises(ReasonMissing):
            settle_as_licensed(task=withdraw(merged), by=world.cem, words="  ")

    def test_nothing_is_rewritten_while_it_says_the_same(self, world: World, merged: Contribution):
        task = withdraw(merged)
        with pytest.raises(StillStands):
            settle_as_rewritten(task=task, by=world.cem)
        rewrite(world, "<p>Zuhören steht bei uns am Anfang.</p>")
        assert settle_as_rewritten(task=task, by=world.cem).outcome == TaskOutcome.REWRITTEN

    def test_who_may_not_merge_settles_nothing(self, world: World, merged: Contribution):
        with pytest.raises(PermissionDenied):
            settle_as_licensed(task=withdraw(merged), by=world.dana, words="CC BY 4.0")

    def test_the_name_follows_its_own_consent(self, world: World, merged: Contribution, client: Client):
        withdraw(merged)
        assert "Ben Beiträger" in shown(client)
        change_credit(submission=merged.submission, wish=CreditWish(CreditChoice.NONE), proof="")
        assert "Ben Beiträger" not in shown(client)


class TestThePagesOfTheAdmin:
    def test_the_list_leads_to_a_task_that_is_settled_by_a_form(
        self, world: World, merged: Contribution, client: Client
    ):
        task = withdraw(merged)
        client.force_login(world.cem)
        assert WORDS in shown(client, "/redaktion/widerrufe/")
        address = f"/redaktion/widerrufe/{task.uuid}/"
        assert WORDS in shown(client, address)
        assert client.post(address, {"wie": "neu"}).status_code == 409
        assert client.post(address, {"wie": "lizenz", "words": ""}).status_code == 422
        assert client.post(address, {"wie": "lizenz", "words": "CC BY 4.0"}).status_code == 302
        assert "CC BY 4.0" in shown(client, address)
        assert "Nichts wartet" in shown(client, "/redaktion/widerrufe/")

    def test_moderators_see_none_of_it(self, world: World, merged: Contribution, client: Client):
        task = withdraw(merged)
        client.force_login(world.dana)
        for address in ("/redaktion/widerrufe/", f"/redaktion/widerrufe/{task.uuid}/"):
            assert client.get(address).status_code in (302, 403)


def test_what_was_taken_back_since_leaves_the_words_that_stood_there_before(world: World):
    row = merging.contribution(world.article, email="ben@example.org")
    change = merging.replaced("Digitalisierung lebt durch Zuhören und die Menschen.")
    merge = merging.merged(world.article, row, by=world.cem, change=change)
    withdraw(Contribution.objects.get(pk=row.pk))
    undo_merge(merge=merge, note="Zurück.", by=world.cem)
    before = merging.newest(world.article).number
    assert WithdrawalTask.objects.get().outcome == TaskOutcome.UNDONE
    WithdrawalTask.objects.update(outcome=TaskOutcome.OPEN)
    settle_what_is_due(now=after(days=15))
    assert WithdrawalTask.objects.get().outcome == TaskOutcome.UNDONE
    assert merging.newest(world.article).number == before


def test_taking_the_merge_back_settles_at_once_what_it_left_open_and_says_so(
    world: World, merged: Contribution, client: Client
):
    task = withdraw(merged)
    work()
    mail.outbox.clear()
    undo_merge(merge=Merge.objects.get(), note="Zurück.", by=world.cem)
    task.refresh_from_db()
    assert (task.outcome, task.settled_by) == (TaskOutcome.UNDONE, world.cem)
    assert not open_tasks(world.cem)
    assert subjects_to("ben@example.org") == ["Die Einarbeitung ist zurückgenommen"]
    letter = str(mail.outbox[0].body)
    assert "hat die Einarbeitung zurückgenommen, mit der dein" in letter
    assert "neu geschrieben" not in letter
    client.force_login(world.cem)
    assert "Nichts wartet" in shown(client, "/redaktion/widerrufe/")
    assert settle_what_is_due(now=after(days=15)) == 0
