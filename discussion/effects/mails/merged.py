"""Tells a contributor that what she wrote went into the article: where, how it reads now, how she is named."""

from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute, difference_path, passage_anchor
from discussion.effects.mails.letter import letter_about, post
from discussion.models import Provenance
from discussion.queries.credit_lines import credit_lines
from discussion.queries.pages import Where, article, is_public, page_language

KIND = "discussion.mail.merged"


def send(row: OutboxRow) -> None:
    """Send it, unless the merge was taken back meanwhile."""
    merge, _slash, contributor = row.ref.partition(":")[2].partition("/")
    found = Provenance.objects.filter(
        merge__uuid=merge,
        merge__undone_by__isnull=True,
        point__contribution__submission__contributor_id=contributor,
    )
    related = ("merge__result", "anchor", "point__contribution__submission__contributor")
    first = found.select_related(*related).order_by("pk").first()
    if first is None or first.merge.result is None:
        return
    submission = first.point.contribution.submission
    page = article(submission.page_id)
    if not is_public(page):
        return
    number, ref = first.merge.result.number, first.point.contribution.ref
    with translation.override(submission.language):
        credit = credit_lines([ref])[ref]
    letter = letter_about(
        submission,
        "merged",
        version=number,
        note=first.merge.note,
        passage_url=absolute(f"{Where(page).page}#{passage_anchor(str(first.anchor.block))}"),
        difference_url=absolute(difference_path(page.slug, number - 1, number, page_language(page)))
        if number > 1
        else "",
        credit=credit.text if credit.named else "",
    )
    if letter:
        post(row, letter)
