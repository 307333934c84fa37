"""What the invented readers do: write, confirm, answer, change their minds. All of it through the site's own actions."""

from datetime import date, datetime, timedelta
from typing import Any

from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.confirm_address import confirm_address
from discussion.actions.join_group import join_group
from discussion.actions.submit_comment import Draft, submit_comment
from discussion.kinds import CreditChoice
from discussion.models import Submission, Token
from haltung.demo import content, passages
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
        **_at_passage(page, told),
        **_of_group(told),
    )


def _at_passage(page: Any, told: dict[str, Any]) -> dict[str, Any]:
    """Return what somebody says about words of a passage or a moment, or for the editors alone."""
    if "moment" in told:
        return {"anchor": told["moment"]}
    if "passage" not in told:
        return {"private": told.get("private", False)}
    part = {"block": passages.block_id(page.slug, told["passage"])}
    return {
        "private": told.get("private", False),
        "anchor": [{**part, "exact": told["words"]} if "words" in told else part],
        "intent": told.get("intent", "comment"),
        "proposal": told.get("proposal", "").strip(),
        "source_url": told.get("source", ""),
    }


def _of_group(told: dict[str, Any]) -> dict[str, Any]:
    if "group" not in told:
        return {}
    group, known = told["group"], content.read("people")
    return {
        "group_name": group["name"],
        "group_place": group["place"],
        "group_date": date.fromisoformat(str(group["date"])),
        "participants": [(known[key]["name"], f"{key}@example.org") for key in group["persons"]],
    }


def agree_as_one_of_group(submission: Submission, key: str, at: datetime) -> None:
    """Say yes to being named with a group."""
    row = submission.participants.get(contributor__email=f"{key}@example.org")
    with clock_at(at):
        token = Token.objects.mint(row, Token.CONFIRM, valid_for=timedelta(days=7))
        join_group(token=token, choice=CreditChoice.FULL_NAME)
