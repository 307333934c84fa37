"""I7: each public name has a consent that is valid now, read from the consents themselves and not through the query that names."""

from collections.abc import Iterator, Mapping
from typing import Final

from django_comments_xtd.models import XtdComment

from discussion.kinds import CreditChoice, Purpose, UseChoice
from discussion.models import Consent, Contribution, Contributor, Submission
from discussion.queries.consent_texts import FOLDER, wording
from discussion.queries.credit_facts import COMMENT, CONTRIBUTION
from discussion.queries.credit_lines import credit_lines

PORTION: Final = 5000
"""References in one statement: databases have a limit, and few sites have as many contributors."""
Valid = Mapping[tuple[int, str], str]


def names_without_consent() -> list[str]:
    """Return a sentence for each name, use or page of her own that nobody consented to."""
    valid = valid_consents()
    return [*_caches(valid), *_named(valid), *_pages(valid), *_names_in_comments(), *_wordings()]


def valid_consents() -> Valid:
    """Return (submission, purpose) → what the newest grant chose, where no withdrawal takes it back."""
    rows = Consent.objects.order_by("pk").values_list("pk", "submission", "purpose", "choice", "withdraws")
    newest: dict[tuple[int, str], tuple[int, str]] = {}
    withdrawn: set[int] = set()
    for pk, submission, purpose, choice, withdraws in rows:
        if withdraws is None:
            newest[submission, purpose] = (pk, choice)
        else:
            withdrawn.add(withdraws)
    return {key: choice for key, (pk, choice) in newest.items() if pk not in withdrawn}


def _caches(valid: Valid) -> Iterator[str]:
    rows = Contribution.objects.order_by("pk").values_list("pk", "submission", "use", "credit")
    for pk, submission, use, credit in rows:
        if use != (valid.get((submission, Purpose.USE)) or UseChoice.NONE):
            yield f"Contribution {pk} says of its use what no valid consent says."
        if credit != (valid.get((submission, Purpose.CREDIT)) or CreditChoice.NONE):
            yield f"Contribution {pk} says of its credit what no valid consent says."


def _named(valid: Valid) -> Iterator[str]:
    """What the site would print, against what was agreed to. A group's own name is told by the group, in its text."""
    rows = Submission.objects.filter(group_name="").order_by("pk")
    known = rows.values_list("pk", "contribution__uuid", "comment__uuid", "comment__is_staff_answer")
    wanted: dict[str, tuple[int, str]] = {}
    for pk, contribution, comment, _is_staff in known:
        if contribution:
            wanted[f"{CONTRIBUTION}:{contribution}"] = (pk, Purpose.CREDIT)
        if comment:
            wanted[f"{COMMENT}:{comment}"] = (pk, Purpose.SHOW_NAME)
    refs = list(wanted)
    for start in range(0, len(refs), PORTION):
        for ref, credit in credit_lines(refs[start : start + PORTION]).items():
            if credit.named and wanted[ref] not in valid:
                yield f"{ref} is named, and no valid consent says so."


def _pages(valid: Valid) -> Iterator[str]:
    """A page under somebody's name stands on a consent with one of her texts."""
    agreed = {submission for submission, purpose in valid if purpose == Purpose.PUBLIC_PAGE}
    rows = Contributor.objects.filter(page_code__isnull=False).order_by("pk")
    hers: dict[int, set[int | None]] = {}
    for pk, submission in rows.values_list("pk", "submissions"):
        hers.setdefault(pk, set()).add(submission)
    for pk, submissions in hers.items():
        if not submissions & agreed:
            yield f"Contributor {pk} has a public page, and no valid consent says so."


def _names_in_comments() -> Iterator[str]:
    """The package's own fields for a name, an address and a network stay empty."""
    rows = XtdComment.norel_objects.exclude(
        user=None, user_name="", user_email="", user_url="", ip_address=None
    ).order_by("pk")
    for pk in rows.values_list("pk", flat=True):
        yield f"Comment {pk} holds personal data beside its contributor."


def _wordings() -> Iterator[str]:
    """What was agreed to can still be read, word for word."""
    rows = Consent.objects.order_by("wording").values_list("wording", "wording_hash").distinct()
    for key, told in rows:
        if not (FOLDER / f"{key}.txt").is_file() or wording(key).hash != told:
            yield f"Consents name the wording {key}, which says something else now."
