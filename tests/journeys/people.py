"""What readers do in the story: write, confirm, join a group, answer, change their minds. All through the site's own actions."""

from datetime import date, timedelta
from typing import Any, Final

from blog.models import Article
from discussion.actions.add_contribution import Told, add_contribution
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.confirm_address import confirm_address
from discussion.actions.decide import accept, approve
from discussion.actions.join_group import join_group
from discussion.actions.submit_comment import Draft, submit_comment
from discussion.kinds import Channel, CreditChoice
from discussion.models import Submission, Token
from tests.journeys.answers import BY_KEY, Answer
from tests.journeys.author import split, text_of

OF_A_DRAFT: Final = (
    "text",
    "email",
    "name",
    "organisation",
    "role",
    "pseudonym",
    "credit",
    "use",
    "intent",
    "proposal",
    "source_url",
    "private",
    "group_name",
    "group_place",
    "participants",
)
GROUP_DAY: Final = date(2026, 2, 3)


def fresh(page: Article) -> Article:
    """Return the article as it is now."""
    return Article.objects.get(pk=page.pk)


def write(page: Article, answer: Answer, block: dict[str, Any] | None, editor: Any) -> Submission:
    """Send an answer, confirm its address, and have it read by an editor."""
    told = {name: getattr(answer, name) for name in OF_A_DRAFT}
    if answer.group_name:
        told["group_date"] = GROUP_DAY
    if block is not None:
        told |= {"anchor": [_marked(answer, block)], "channel": Channel.PASSAGE}
    sent = submit_comment(page=fresh(page), draft=Draft(**told)).submission
    confirm_address(token=Token.objects.mint(sent, Token.CONFIRM, valid_for=timedelta(days=7)))
    sent = Submission.objects.get(pk=sent.pk)
    if answer.private:
        accept(submission=sent, by=editor)
    else:
        approve(submission=sent, by=editor)
    return Submission.objects.get(pk=sent.pk)


def _marked(answer: Answer, block: dict[str, Any]) -> dict[str, str]:
    part = {"block": str(block["id"])}
    if answer.sentence is None:
        return part
    return {**part, "exact": split(text_of(block))[answer.sentence]}


def write_letter(page: Article, key: str, block: dict[str, Any], editor: Any) -> Submission:
    """Let an editor write down what came by letter, with a signed sheet in the folder."""
    answer = BY_KEY[key]
    told = Told(
        text=answer.text,
        channel=Channel.LETTER,
        name=answer.name,
        use=answer.use,
        credit=answer.credit,
        consent_held="Ordner Einwilligungen 2026, Blatt 3",
        anchor=[_marked(answer, block)],
    )
    return add_contribution(page=fresh(page), told=told, by=editor).submission


def join(submission: Submission, email: str) -> None:
    """Say yes, as one of a group, to being named with it."""
    row = submission.participants.get(contributor__email=email)
    token = Token.objects.mint(row, Token.CONFIRM, valid_for=timedelta(days=7))
    join_group(token=token, choice=CreditChoice.FULL_NAME)


def receipt(submission: Submission) -> str:
    """Return the proof that somebody holds the receipt of a text."""
    row = Token.objects.known(Token.objects.mint(submission, Token.RECEIPT), Token.RECEIPT)
    assert row
    return f"receipt:{row.pk}"


def choose_credit(submission: Submission, choice: CreditChoice, *, pseudonym: str = "") -> None:
    """Choose on the receipt how to be named from now on."""
    change_credit(
        submission=submission, wish=CreditWish(choice, pseudonym=pseudonym), proof=receipt(submission)
    )
