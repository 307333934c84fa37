"""Tells a contributor that a merge was taken back: what she wrote waits again, and why."""

from blog.models import OutboxRow
from blog.queries.addresses import absolute, difference_path, place_of
from blog.queries.living import living
from discussion.effects.mails.letter import letter_about, post
from discussion.effects.mails.merged import hers, of_row
from discussion.queries.pages import is_public, page_language
from discussion.states import UNSETTLED, WITHDRAWABLE

KIND = "discussion.mail.undone"


def send(row: OutboxRow) -> None:
    """Send it to whom still holds to her text."""
    merge, contributor = of_row(row)
    if merge is None or merge.undone_by is None or merge.result is None:
        return
    first = hers(merge, contributor).order_by("pk").first()
    if first is None or first.point.contribution.submission.state not in WITHDRAWABLE:
        return
    submission = first.point.contribution.submission
    page = living(submission.page_id)
    if not is_public(page):
        return
    number = merge.undone_by.number
    path = difference_path(place_of(page), number - 1, number, page_language(page))
    letter = letter_about(
        submission,
        "undone",
        version=merge.result.number,
        undone_in=number,
        note=merge.undone_by.note,
        waits=first.point.contribution.state in UNSETTLED,
        difference_url=absolute(path),
    )
    if letter:
        post(row, letter)
