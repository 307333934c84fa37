"""How contributors are named in public: the only place that yields a public name.

Kinds of references: `contribution:<uuid>` is named as its valid credit consent says, `comment:<uuid>` by the name its
author let stand above it, `contributor:<uuid>` heads the page of her own that somebody wished. What a group contributed
is named by the group, and by those of its persons who said yes themselves. One query for names, one for the persons of
groups and one for pages of one's own, however many references of whatever kind.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final
from uuid import UUID

from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blog.registries import Credit
from discussion.kinds import CreditChoice, Purpose
from discussion.models import Submission
from discussion.queries.contributor_page import BY_NAME, open_pages
from discussion.queries.credit_facts import COMMENT, CONTRIBUTION, CreditFacts, credit_facts
from discussion.queries.group import group_place
from discussion.queries.valid_consents import valid_choice
from discussion.states import SubmissionState
from discussion.text.names import first_name, initials

CONTRIBUTOR: Final = "contributor"
_SOME: Final = UUID(int=0)
_REF: Final = re.compile(
    f"(?<![^,])({CONTRIBUTION}|{COMMENT}|{CONTRIBUTOR}):([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})(?![^,])"
)


def credit_lines(refs: Collection[str]) -> Mapping[str, Credit]:
    """Return the credit for each reference that there is; unknown ones are left out."""
    wanted = _by_kind(refs)
    found: dict[str, Credit] = {}
    if wanted[CONTRIBUTION] or wanted[COMMENT]:
        found = {credit.ref: credit for credit in _with_texts(wanted[CONTRIBUTION], wanted[COMMENT])}
    if wanted[CONTRIBUTOR]:
        found |= {credit.ref: credit for credit in _contributors(wanted[CONTRIBUTOR])}
    return found


def preview_credit(
    ref: str, choice: str, *, name: str, organisation: str, role: str, pseudonym: str
) -> Credit:
    """Return what a choice would look like; for the page on which it is made."""
    text, detail = _named(choice, name, organisation, role, pseudonym)
    return _credit(ref, text, detail)


def _by_kind(refs: Iterable[str]) -> dict[str, list[str]]:
    wanted: dict[str, list[str]] = {CONTRIBUTION: [], COMMENT: [], CONTRIBUTOR: []}
    # one search in one text: a page asks for hundreds
    for kind, uuid in _REF.findall(",".join(refs)):
        wanted[kind].append(uuid)
    return wanted


def _with_texts(contributions: Collection[str], comments: Collection[str]) -> Iterable[Credit]:
    """Return who stands beside what she wrote: a contribution, or a comment."""
    found = credit_facts(contributions, comments)
    pages = _open({facts.page_code for facts in found if facts.page_code})
    others = _participants([facts.submission for facts in found if facts.submission])
    address = reverse("discussion:comment", args=[_SOME])
    for facts in found:
        if facts.kind == COMMENT:
            yield _of_comment(facts)
            continue
        text, detail = _named(facts.choice, facts.name, facts.organisation, facts.role, facts.pseudonym)
        own = text and facts.page_code in pages and not facts.told_name and facts.choice in BY_NAME
        credit = _credit(
            f"{CONTRIBUTION}:{facts.uuid}",
            text,
            detail,
            person=str(facts.person),
            # one look-up of the address, however many there are
            url=address.replace(str(_SOME), facts.source) if facts.source else "",
            page=reverse("discussion:contributor", args=[facts.page_code]) if own else "",
        )
        yield _of_group(credit, facts, others.get(facts.submission, ())) if facts.submission else credit


def _of_comment(facts: CreditFacts) -> Credit:
    text = (facts.name or "").strip() if facts.choice else ""
    shown = text or facts.group_name or (_("Redaktion") if facts.staff else pgettext("eine Person", "Anonym"))
    return Credit(
        f"{COMMENT}:{facts.uuid}",
        shown,
        facts.group_name if text else "",
        bool(text or facts.group_name),
    )


def _of_group(credit: Credit, facts: CreditFacts, others: Iterable[str]) -> Credit:
    names = [one for one in (credit.text if credit.named else "", *others) if one]
    place = group_place(facts.group_place, facts.group_date)
    line = ": ".join(part for part in (place, ", ".join(names)) if part)
    person = f"group:{facts.submission}"
    return credit._replace(text=facts.group_name, detail=line, named=True, person=person, page="")


def _open(codes: Collection[str]) -> set[str | None]:
    """Return those of some codes whose page is still wished; no query where nobody has one."""
    if not codes:
        return set()
    return set(open_pages().filter(page_code__in=codes).order_by("pk").values_list("page_code", flat=True))


def _contributors(uuids: Iterable[str]) -> Iterable[Credit]:
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


def _named(choice: str, name: str, organisation: str, role: str, pseudonym: str) -> tuple[str, str]:
    """Return name and detail as chosen; empty where nothing may stand. An unknown choice names nobody."""
    if choice == CreditChoice.FULL_NAME:
        return name, ""
    if choice == CreditChoice.NAME_ORGANISATION:
        return name, organisation if name else ""
    ways: Mapping[str, Callable[[], str]] = {
        CreditChoice.FIRST_NAME: lambda: first_name(name),
        CreditChoice.INITIALS: lambda: initials(name),
        CreditChoice.ROLE: lambda: role,
        CreditChoice.PSEUDONYM: lambda: pseudonym,
    }
    return (ways[choice](), "") if choice in ways else ("", "")


def _credit(ref: str, text: str, detail: str, *, person: str = "", url: str = "", page: str = "") -> Credit:
    text = text.strip()
    shown = text or pgettext("eine Person", "ungenannt")
    return Credit(ref, shown, detail.strip() if text else "", bool(text), url=url, person=person, page=page)
