"""A site on which each thing happened once, through the real actions."""

from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from blog.models import Article
from discussion.actions.ask_erasure import ask_erasure
from discussion.actions.confirm_address import confirm_address
from discussion.actions.decide import approve, hide, reject
from discussion.actions.erasing.job import go_on
from discussion.actions.submit_comment import Draft, submit_comment
from discussion.actions.undo_merge import undo_merge
from discussion.models import Contribution, Submission, Token
from tests.factories import merging
from tests.world import SECOND, World

Life = Any


def sent(world: World, text: str, email: str, **told: Any) -> Submission:
    """Send a text from the form, confirm the address and have it published."""
    draft = Draft(text=text, email=email, name="Ada Lesender", use="wording", credit="full_name", **told)
    row = submit_comment(page=world.article, draft=draft).submission
    confirm_address(token=Token.objects.mint(row, Token.CONFIRM))
    row.refresh_from_db()
    return row


def live_a_while(world: World) -> Life:
    """A site on which each thing happened once."""
    ada, ben, carl, dora = (
        sent(world, f"Das sagt {who}.", f"{who}@example.org") for who in ("ada", "ben", "carl", "dora")
    )
    root = approve(submission=ada, by=world.dana)
    answer = sent(world, "Eine Antwort.", "emil@example.org", parent=root)
    approve(submission=answer, by=world.dana)
    for row in (ben, carl):
        approve(submission=row, by=world.dana)
    reject(submission=dora, by=world.dana, reason="insult")
    hide(submission=carl, by=world.dana, reason="insult")
    waiting = submit_comment(
        page=world.article, draft=Draft(text="Noch nicht bestätigt.", email="fee@example.org")
    )
    merge = merging.merged(world.article, Contribution.objects.get(submission=ada), by=world.cem)
    undone = merging.merged(
        Article.objects.get(),
        Contribution.objects.get(submission=ben),
        by=world.cem,
        change=merging.replaced("Anders.", block=SECOND),
    )
    undo_merge(merge=undone, note="Zurück.", by=world.cem)
    return SimpleNamespace(
        world=world,
        ada=ada,
        ben=ben,
        carl=carl,
        dora=dora,
        answer=answer,
        waiting=waiting.submission,
        merge=merge,
        undone=undone,
    )


def erased(life: Life) -> Submission:
    """Erase the one who answered."""
    person = life.answer.contributor
    row = ask_erasure(contributor=person, language="de", by=life.world.cem)
    type(row).objects.filter(pk=row.pk).update(confirmed_at=timezone.now(), due_at=timezone.now())
    assert go_on(erasure_pk=row.pk, silently=True)
    return Submission.objects.get(pk=life.answer.pk)
