"""What the invented readers do: write, confirm, answer, change their minds. All of it through the site's own actions."""

from datetime import datetime, timedelta
from typing import Any

from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.confirm_address import confirm_address
from discussion.actions.submit_comment import Draft, submit_comment
from discussion.kinds import CreditChoice
from discussion.models import Submission, Token
from haltung.demo import content
from haltung.demo.clock import clock_at

TO_CONFIRM = timedelta(minutes=6)


def write(page: Any, told: dict[str, Any], at: datetime, parent: Any) -> Submission:
    """Send a comment and confirm its address a little later (unless the story leaves that open)."""
    with clock_at(at):
        submission = submit_comment(page=page, draft=_draft(page, told, parent)).submission
    if told.get("decide") != "unconfirmed":
        with clock_at(at + TO_CONFIRM):
            token = Token.objects.mint(submission, Token.CONFIRM, valid_for=timedelta(days=7))
            confirm_address(token=token)
    submission.refresh_from_db()
    return submission


def change_mind(submission: Submission, credit: str, at: datetime) -> None:
    """Choose another credit on the receipt page."""
    with clock_at(at):
        token = Token.objects.mint(submission, Token.RECEIPT)
        row = Token.objects.known(token, Token.RECEIPT)
        proof = f"receipt:{row.pk}" if row else ""
        wish = CreditWish(CreditChoice(credit))
        change_credit(submission=submission, wish=wish, proof=proof)


def _draft(page: Any, told: dict[str, Any], parent: Any) -> Draft:
    person = content.read("people")[told["by"]]
    return Draft(
        text=told["text"].strip(),
        email=f"{told['by']}@example.org",
        name=person["name"],
        organisation=person.get("organisation", ""),
        role=person.get("role", ""),
        pseudonym=person.get("pseudonym", "") if told.get("credit") == CreditChoice.PSEUDONYM else "",
        use=told.get("use", "none"),
        credit=told.get("credit", "none"),
        parent=parent,
        language=page.locale.language_code,
    )
