"""How contributors are named in public: the only place that yields a public name.

Kinds of references: `contribution:<uuid>` is named as its valid credit consent says, `comment:<uuid>` by the name its
author let stand above it, `contributor:<uuid>` heads the page of her own that somebody wished. What a group contributed
is named by the group, and by those of its persons who said yes themselves. One query for each kind, one for the persons
of groups and one for pages of one's own, however many references.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blog.kinds import DiscussionMode
from blog.registries import Credit
from discussion.kinds import CreditChoice, Purpose
from discussion.models import Comment, Contribution, Submission
from discussion.queries.as_told import as_told
from discussion.queries.contributor_page import BY_NAME, open_pages
from discussion.queries.group import group_place
from discussion.queries.valid_consents import has_valid_consent, valid_choice
from discussion.states import NOT_TAKEN_BACK, SHOWN, SubmissionState
from discussion.text.names import first_name, initials

CONTRIBUTION: Final = "contribution"
COMMENT: Final = "comment"
CONTRIBUTOR: Final = "contributor"
_GROUP: Final = (
    "submission_id",
    "submission__state",
    "submission__group_name",
    "submission__group_place",
    "submission__group_date",
)
_SOME: Final = UUID(int=0)
_SOURCE: Final = (
    "submission__comment__uuid",
    "submission__comment__is_public",
    "submission__comment__withdrawn",
    "page__article__discussion_mode",
)


def credit_lines(refs: Collection[str]) -> Mapping[str, Credit]:
    """Return the credit for each reference that there is; unknown ones are left out."""
    wanted = _by_kind(refs)
    found: dict[str, Credit] = {}
    if wanted[CONTRIBUTION]:
        found |= {credit.ref: credit for credit in _contributions(wanted[CONTRIBUTION])}
    if wanted[COMMENT]:
        found |= {credit.ref: credit for credit in _comments(wanted[COMMENT])}
    if wanted[CONTRIBUTOR]:
        found |= {credit.ref: credit for credit in _contributors(wanted[CONTRIBUTOR])}
    return found


def preview_credit(
    ref: str, choice: str, *, name: str, organisation: str, role: str, pseudonym: str
) -> Credit:
    """Return what a choice would look like; for the page on which it is made."""
    text, detail = _named(choice, name, organisation, role, pseudonym)
    return _credit(ref, text, detail)


def _by_kind(refs: Collection[str]) -> dict[str, set[UUID]]:
    wanted: dict[str, set[UUID]] = {CONTRIBUTION: set(), COMMENT: set(), CONTRIBUTOR: set()}
    for ref in refs:
        kind, _colon, identifier = ref.partition(":")
        if kind in wanted and (uuid := _uuid(identifier)):
            wanted[kind].add(uuid)
    return wanted


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _contributions(uuids: Iterable[UUID]) -> Iterable[Credit]:
    rows = (
        Contribution.objects.filter(uuid__in=uuids)
        .annotate(choice=valid_choice(Purpose.CREDIT))
        .order_by("pk")
        .values_list(
            "uuid",
            "choice",
            "submission__confirmed_at",
            "submission__contributor__erased_at",
            as_told("name"),
            as_told("organisation"),
            as_told("role"),
            "submission__pseudonym",
            "submission__contributor_id",
            *_GROUP,
            *_SOURCE,
            "submission__contributor__page_code",
            "submission__told_name",
        )
    )
    found = [(row[:9], row[9:14], row[14:18], row[18:]) for row in rows]
    pages = _open({own[0] for *_row, own in found if own[0]})
    others = _participants([group[0] for _told, group, _source, _own in found if group[2]])
    address = reverse("discussion:comment", args=[_SOME])
    for (uuid, choice, confirmed_at, erased_at, *told, person), group, source, (code, told_name) in found:
        may = confirmed_at is not None and erased_at is None
        text, detail = _named(choice or "", *told) if may else ("", "")
        ref = f"{CONTRIBUTION}:{uuid}"
        url = _source_url(address, *source)
        credit = _credit(ref, text, detail, person=str(person or ""), url=url)
        if text and code in pages and not told_name and choice in BY_NAME:
            credit = replace(credit, page=reverse("discussion:contributor", args=[code]))
        submission, state, name, place, day = group
        if may and name and state in NOT_TAKEN_BACK:
            names = [one for one in (text, *others.get(submission, ())) if one]
            line = ": ".join(part for part in (group_place(place, day), ", ".join(names)) if part)
            credit = _of_group(credit, name, line, submission)
        yield credit


def _of_group(credit: Credit, name: str, line: str, submission: int) -> Credit:
    return replace(credit, text=name, detail=line, named=True, person=f"group:{submission}", page="")


def _open(codes: Collection[str]) -> set[str | None]:
    """Return those of some codes whose page is still wished; no query where nobody has one."""
    if not codes:
        return set()
    return set(open_pages().filter(page_code__in=codes).order_by("pk").values_list("page_code", flat=True))


def _contributors(uuids: Iterable[UUID]) -> Iterable[Credit]:
    for uuid, name in open_pages().filter(uuid__in=uuids).order_by("pk").values_list("uuid", "name"):
        yield Credit(f"{CONTRIBUTOR}:{uuid}", name, named=True)


def _participants(submissions: Collection[int]) -> Mapping[int, list[str]]:
    """Return a group's submission → the names of those who were there and said yes; no query without groups."""
    if not submissions:
        return {}
    rows = (
        Submission.objects.filter(
            part_of__in=submissions,
            state=SubmissionState.PRIVATE,
            confirmed_at__isnull=False,
            contributor__erased_at=None,
        )
        .annotate(choice=valid_choice(Purpose.CREDIT, "pk"))
        .order_by("pk")
        .values_list(
            "part_of_id",
            "choice",
            Coalesce(NullIf("told_name", Value("")), "contributor__name"),
            Coalesce(NullIf("told_organisation", Value("")), "contributor__organisation"),
            Coalesce(NullIf("told_role", Value("")), "contributor__role"),
            "pseudonym",
        )
    )
    found: dict[int, list[str]] = {}
    for submission, choice, *told in rows:
        text, _detail = _named(choice or "", *told)
        if text.strip():
            found.setdefault(submission, []).append(text.strip())
    return found


def _source_url(
    address: str, comment: UUID | None, is_public: bool | None, withdrawn: bool | None, mode: str | None
) -> str:
    """Return the address of the comment that a contribution came from, if everybody may read it there."""
    if comment is None or not is_public or withdrawn or mode == DiscussionMode.CLOSED:
        return ""
    return address.replace(str(_SOME), str(comment))  # one look-up of the address, however many there are


def _named(choice: str, name: str, organisation: str, role: str, pseudonym: str) -> tuple[str, str]:
    """Return name and detail as chosen; empty where nothing may stand. An unknown choice names nobody."""
    ways: Mapping[str, Callable[[], tuple[str, str]]] = {
        CreditChoice.FIRST_NAME: lambda: (first_name(name), ""),
        CreditChoice.INITIALS: lambda: (initials(name), ""),
        CreditChoice.FULL_NAME: lambda: (name, ""),
        CreditChoice.NAME_ORGANISATION: lambda: (name, organisation if name else ""),
        CreditChoice.ROLE: lambda: (role, ""),
        CreditChoice.PSEUDONYM: lambda: (pseudonym, ""),
    }
    way = ways.get(choice)
    return way() if way else ("", "")


def _credit(ref: str, text: str, detail: str, *, person: str = "", url: str = "") -> Credit:
    text = text.strip()
    shown = text or pgettext("eine Person", "ungenannt")
    return Credit(ref, shown, detail.strip() if text else "", bool(text), url=url, person=person)


def _comments(uuids: Iterable[UUID]) -> Iterable[Credit]:
    rows = (
        Comment.rows.filter(uuid__in=uuids)
        .annotate(may_show=has_valid_consent(Purpose.SHOW_NAME))
        .order_by("pk")
        .values_list(
            "uuid",
            "may_show",
            "submission__display_name",
            "submission__state",
            "submission__contributor__erased_at",
            as_told("name"),
            "is_staff_answer",
            "submission__group_name",
        )
    )
    for uuid, may_show, display, state, erased_at, name, is_staff, group in rows:
        stands = state in SHOWN and erased_at is None
        text = (name or "").strip() if may_show and display and stands else ""
        of_group = group if stands else ""
        unnamed = _("Redaktion") if is_staff else pgettext("eine Person", "Anonym")
        shown = text or of_group or unnamed
        yield Credit(f"{COMMENT}:{uuid}", shown, of_group if text else "", bool(text or of_group))
