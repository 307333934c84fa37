"""I4: of what was withdrawn no text is left, of who was erased no text and no name, of a passage taken out no words."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.db.models import Model, Q

from blog.models import Redaction, Version
from blog.text.heading import HEAD
from discussion.models import Ask, Comment, Contributor, Decision, Follow, Point, Review, Submission, Token
from discussion.states import SubmissionState

GONE: Final = (SubmissionState.WITHDRAWN, SubmissionState.ERASED)
SAID: Final = ("text", "correction", "proposal", "source_url", "group_name", "group_place", "consent_held")
TOLD: Final = ("pseudonym", "told_name", "told_organisation", "told_role", "network_hash")
PERSON: Final = ("name", "email", "organisation", "role")
PORTION: Final = 100


def words_of_who_is_gone() -> list[str]:
    """Return a sentence for each row that still says what must be gone."""
    return [*_texts(), *_people(), *_left_of_people(), *_passages()]


def _filled(*fields: str) -> Q:
    wanted = Q()
    for field in fields:
        wanted |= ~Q(**{field: ""})
    return wanted


def _found(model: type[Model], what: str, *conditions: Q, **more: Any) -> Iterator[str]:
    rows = model._base_manager.filter(*conditions, **more).order_by("pk")  # noqa: SLF001  public in Django
    for pk in rows.values_list("pk", flat=True).distinct():
        yield f"{model.__name__} {pk} {what}."


def _texts() -> Iterator[str]:
    of_gone: Mapping[str, Any] = {"submission__state__in": GONE}
    still = "still says what its author took back"
    yield from _found(Submission, still, _filled(*SAID), state__in=GONE)
    yield from _found(Comment, still, _filled("comment"), **of_gone)
    yield from _found(Point, still, _filled("text"), contribution__submission__state__in=GONE)
    yield from _found(Ask, still, _filled("answer_words"), contribution__submission__state__in=GONE)


def _people() -> Iterator[str]:
    yield from _found(
        Contributor, "is erased and has a name or an address", _filled(*PERSON), erased_at__isnull=False
    )
    yield from _found(
        Contributor,
        "is erased and has an account or a page",
        Q(user__isnull=False) | Q(page_code__isnull=False),
        erased_at__isnull=False,
    )
    erased = Q(state=SubmissionState.ERASED) | Q(
        contributor__erased_at__isnull=False, confirmed_at__isnull=False
    )
    yield from _found(Submission, "is erased and tells a name", _filled(*TOLD), erased)
    yield from _found(
        Submission,
        "belongs to somebody who is erased, and is not",
        ~Q(state=SubmissionState.ERASED),
        contributor__erased_at__isnull=False,
    )


def _left_of_people() -> Iterator[str]:
    state: Mapping[str, Any] = {"submission__state": SubmissionState.ERASED}
    yield from _found(Decision, "still says something about who is erased", _filled("words"), **state)
    proofs = Q(purpose=Token.CONFIRM, used_at__isnull=False)
    yield from _found(Token, "still leads to what is erased", ~proofs, **state)
    yield from _found(
        Follow, "still follows for somebody who is erased", contributor__erased_at__isnull=False
    )
    yield from _found(
        Review,
        "still says what somebody said who is erased",
        _filled("words", "question"),
        reviewer__erased_at__isnull=False,
    )


def _passages() -> Iterator[str]:
    """Passages that were taken out by law are in none of the versions that they were taken out of."""
    gone = {
        (page, number, str(block))
        for page, block, numbers in Redaction.objects.order_by("pk").values_list("page", "block", "versions")
        for number in numbers
    }
    if not gone:
        return
    pages = {page for page, _number, _block in gone}
    rows = (
        Version.objects.filter(page__in=pages)
        .order_by("page", "number")
        .values_list("page", "number", "body")
    )
    for page, number, body in rows.iterator(chunk_size=PORTION):
        said = [(str(block["id"]), block["value"]) for block in body["blocks"]]
        said += [(block, body[part]) for part, block in HEAD.items()]
        for block, value in said:
            if value and (page, number, block) in gone:
                yield f"Version {number} of page {page} has words again that were taken out."
