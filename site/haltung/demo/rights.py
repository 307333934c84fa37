"""What the law gives people in the story: words taken out of all versions, a deadline, a licence, somebody erased."""

from datetime import timedelta
from typing import Final

from blog.models import OutboxRow
from blog.registries import registries
from discussion.actions.ask_erasure import ask_erasure, confirm_erasure
from discussion.actions.erasing.job import go_on
from discussion.actions.remove_by_law import remove_by_law
from discussion.actions.withdraw_text import withdraw_text
from discussion.actions.withdrawal_tasks import settle_as_licensed, settle_what_is_due
from discussion.models import Token, WithdrawalTask
from haltung.demo import passages
from haltung.demo.clock import clock_at
from haltung.demo.desk import Act

TO_NAME_A_LICENCE: Final = timedelta(days=2, hours=14)
TO_CONFIRM: Final = timedelta(minutes=20)
A_DAY: Final = timedelta(hours=24)
TO_RUN: Final = timedelta(minutes=5)


def remove(act: Act) -> None:
    """Take a passage out of all versions: nobody but who may erase does that."""
    block = passages.block_id(act.page.slug, act.told["passage"])
    by, because, note = act.ground.editor, act.told["because"].strip(), act.told["note"].strip()
    remove_by_law(page=act.page, block=block, by=by, because=because, note=note)


def let_time_pass(act: Act) -> None:
    """Let the clock take out what was withdrawn and nobody wrote anew in time."""
    settle_what_is_due(now=act.at)


def name_licence(act: Act) -> None:
    """Take a text back whose words the editors keep, for a licence that they name; the author hears of both steps at once."""
    withdraw_text(submission=act.hers[0], proof="")
    task = WithdrawalTask.objects.filter(contribution__submission=act.hers[0]).order_by("pk")[:1].get()
    _post(f"task:{task.uuid}")
    with clock_at(act.at + TO_NAME_A_LICENCE):
        settle_as_licensed(task=task, by=act.by, words=act.told["words"].strip(), everywhere=True)
        _post(f"task:{task.uuid}")


def be_erased(act: Act) -> None:
    """Ask to be erased, confirm by the link, wait for a day, and be gone; the mails go out at once, while there is an address."""
    row = ask_erasure(contributor=act.hers[0].contributor, language="de")
    about = f"erasure:{row.uuid}"
    _post(about)
    with clock_at(act.at + TO_CONFIRM):
        confirm_erasure(token=Token.objects.mint(None, Token.ERASE_CONFIRM, erasure=row))
        _post(about)
    with clock_at(act.at + TO_CONFIRM + A_DAY + TO_RUN):
        go_on(erasure_pk=row.pk)
        _post(about)
        go_on(erasure_pk=row.pk)


def _post(*refs: str) -> None:
    """Send the letters about these that wait."""
    for row in OutboxRow.objects.filter(ref__in=refs, done_at__isnull=True).order_by("pk"):
        registries.effects[row.kind](row)
        OutboxRow.objects.filter(pk=row.pk).update(done_at=row.due_at)
