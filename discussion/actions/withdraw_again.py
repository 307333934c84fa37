"""Withdrawing again what an older state of the database brought back: the list beside it knows which consents were withdrawn.

A consent that was replaced by another since the backup is withdrawn as well; the newer one went with the rows, so that nobody
is named, and nothing used, in a way that isn't agreed to now.
"""

from typing import Final

from django.db import transaction

from blog.actions.bump import bump
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.change_use import change_use, end_notices, show_name
from discussion.actions.public_page import close_public_page
from discussion.actions.record import withdraw
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import CreditChoice, Purpose, UseChoice
from discussion.models import Submission
from discussion.queries.erasure_list import withdrawals_that_came_back
from discussion.states import WITHDRAWABLE

PROOF: Final = "restore"


def withdraw_again() -> int:
    """Withdraw what was withdrawn since the backup; return how many consents."""
    found = withdrawals_that_came_back()
    purposes: dict[int, set[Purpose]] = {}
    for consent in found:
        purposes.setdefault(consent.submission_id, set()).add(Purpose(consent.purpose))
    for submission, meant in sorted(purposes.items()):
        _withdraw(submission, meant)
    bump()
    return len(found)


@transaction.atomic
def _withdraw(pk: int, meant: set[Purpose]) -> None:
    """Do for one submission what its author did on her receipt; at the end none of these consents is open."""
    submission = Submission.objects.get(pk=pk)
    if Purpose.STORE in meant and submission.state in WITHDRAWABLE:
        submission = withdraw_text(submission=submission, proof=PROOF)
    if Purpose.CREDIT in meant:
        change_credit(submission=submission, wish=CreditWish(CreditChoice.NONE), proof=PROOF, tell=False)
    if Purpose.SHOW_NAME in meant:
        show_name(submission=submission, shown=False, proof=PROOF)
    if Purpose.USE in meant:
        change_use(submission=submission, use=UseChoice.NONE, proof=PROOF)
    if Purpose.NOTIFY in meant:
        end_notices(submission=submission, proof=PROOF)
    if Purpose.PUBLIC_PAGE in meant:
        close_public_page(submission=submission, proof=PROOF)
    for purpose in sorted(meant):
        withdraw(submission, purpose, proof=PROOF)
