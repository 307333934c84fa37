"""What a receipt says after a text was withdrawn that had gone into an article: what is gone, what is not, and where."""

from typing import Any

from discussion.actions.undo_merge import undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.actions.withdrawal_tasks import settle_as_licensed
from discussion.kinds import ProvenanceKind, UseChoice
from discussion.models import Contribution, Merge, Submission, WithdrawalTask
from discussion.queries.receipt_history import history_of
from discussion.queries.receipt_page import receipt_page
from discussion.queries.receipt_tasks import task_states
from tests.factories import merging
from tests.world import World

NEW = "6666666{}-0000-4000-8000-000000000001"


def merged(world: World, passages: int = 1) -> Submission:
    row = merging.contribution(world.article, email="ben@example.org")
    for number in range(passages):
        change = merging.added(f"Ein Satz, Nummer {number}.", block=NEW.format(number))
        merging.merged(world.article, row, by=world.cem, change=change)
    return Submission.objects.get(pk=row.submission_id)


def withdrawn(submission: Submission) -> Submission:
    return withdraw_text(submission=submission, proof="receipt:1")


def labels(world: World, submission: Submission) -> list[str]:
    return [line.label for line in history_of(submission, world.article, seen=True)]


def help_of(submission: Submission) -> str:
    return receipt_page(submission, "a" * 43).state_help


def test_passages_that_stay_for_one_reason_are_one_line_that_names_them(world: World):
    submission = withdrawn(merged(world, 3))
    first = WithdrawalTask.objects.earliest("pk")
    settle_as_licensed(task=first, by=world.cem, words="CC BY 4.0", everywhere=True)
    (state,) = task_states(submission)
    assert (state.label, state.words) == ("bleibt wegen einer Lizenz", "CC BY 4.0")
    assert state.where.count("Absatz ") == 3
    told = labels(world, submission)
    assert [one for one in told if "Lizenz" in one] == [f"{state.where}: bleibt wegen einer Lizenz."]
    assert not any("geprüft." in one for one in told)


def test_more_passages_take_no_more_statements(world: World, django_assert_max_num_queries: Any):
    submission = withdrawn(merged(world, 3))
    with django_assert_max_num_queries(4):
        task_states(submission)


def test_an_undone_merge_is_told_as_such_and_leaves_nothing_open(world: World):
    submission = withdrawn(merged(world))
    undo_merge(merge=Merge.objects.get(), note="Zurück.", by=world.cem)
    told = " ".join(labels(world, submission))
    assert "Zurückgenommen mit Fassung 3. Deinen Text hattest du da schon zurückgezogen." in told
    assert "stand wieder offen" not in told
    (state,) = task_states(submission)
    assert (state.label, state.where) == ("Einarbeitung zurückgenommen", "Absatz 2 in Fassung 2")


def test_undone_before_it_was_withdrawn_it_stood_open_again(world: World):
    submission = merged(world)
    undo_merge(merge=Merge.objects.get(), note="Zurück.", by=world.cem)
    submission = withdrawn(Submission.objects.get(pk=submission.pk))
    assert any("stand wieder offen" in one for one in labels(world, submission))


def test_while_words_stand_it_does_not_say_that_all_is_deleted(world: World):
    submission = withdrawn(merged(world))
    said = help_of(submission)
    assert "den Text gelöscht, den du geschickt hast" in said
    assert "steht noch da: Die Redaktion sieht es sich bis " in said
    assert "Frühere Fassungen zeigen weiter" in said
    settle_as_licensed(task=WithdrawalTask.objects.get(), by=world.cem, words="CC BY 4.0")
    said = help_of(submission)
    assert "steht noch da" not in said
    assert "löschen lassen" not in said


def test_where_no_words_of_hers_went_in_the_text_is_simply_deleted(world: World):
    row = merging.contribution(world.article, use=UseChoice.IDEA)
    merging.merged(world.article, row, by=world.cem, kind=ProvenanceKind.IDEA, change=merging.added("Ach."))
    submission = withdrawn(Contribution.objects.get(pk=row.pk).submission)
    assert help_of(submission) == "Wir haben ihn gelöscht. Antworten von anderen sind stehen geblieben."
