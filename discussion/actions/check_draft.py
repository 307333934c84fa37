"""What somebody wants to send, as it would be stored; or why it can't be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from blog.models import Episode, LivingPage, Version
from blog.queries.podcast.feed_of import feed_of
from blog.text.anchors import Parts
from blog.text.body import Body
from blog.text.podcast.times import LONGEST, Span
from blog.text.selecting import SelectionRefused, select
from discussion.actions.limits import TEXT_LIMIT
from discussion.actions.submit_problems import NO_ANCHOR, SubmitProblem, SubmitRefused
from discussion.kinds import Channel, CreditChoice, Intent, UseChoice
from discussion.models import Comment
from discussion.queries.pages import accepts_comments
from discussion.text.addresses import normal_address
from discussion.text.cleaning import clean_name, clean_text, has_nul, looks_like_staff

NAME_LIMIT: Final = 100
DETAIL_LIMIT: Final = 120
PROPOSAL_LIMIT: Final = 5_000
SOURCE_LIMIT: Final = 500
PEOPLE_LIMIT: Final = 12
"""Persons that a group names: each of them gets a mail, and one sending must not be a list of addresses."""

Told = Sequence[Mapping[str, Any]] | Mapping[str, Any]
"""What somebody told about words, or about seconds."""

_is_web_address: Final = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wants to send; `parent` is the UUID of the comment it answers.

    `anchor` is what a browser or a person told about the words it is about (`blog.text.selecting`), one part for each passage;
    or the seconds of an episode, as {"start", "end"} in milliseconds, `end` None for „from there on“.
    `participants` are the others of a group, each a name and an address. `parts`, `span` and `made_on` are found by `checked`.
    """

    text: str
    email: str
    name: str = ""
    use: str = UseChoice.NONE
    credit: str = CreditChoice.NONE
    organisation: str = ""
    role: str = ""
    pseudonym: str = ""
    notify: bool = False
    parent: Any = None
    language: str = "de"
    client_key: str = ""
    network: str = ""
    channel: str = Channel.FORM
    anchor: Told = ()
    intent: str = Intent.COMMENT
    proposal: str = ""
    source_url: str = ""
    private: bool = False
    group_name: str = ""
    group_place: str = ""
    group_date: date | None = None
    participants: Sequence[tuple[str, str]] = ()
    parts: Parts = ()
    span: Span | None = None
    made_on: Version | None = None


def checked(page: LivingPage, draft: Draft) -> Draft:
    """Return the draft as it would be stored, or raise `SubmitRefused`."""
    if not accepts_comments(page):
        raise SubmitRefused(SubmitProblem.CLOSED)
    told = (draft.email, draft.name, draft.organisation, draft.role, draft.pseudonym, draft.client_key)
    group = (draft.group_name, draft.group_place, *(part for person in draft.participants for part in person))
    if any(has_nul(value) for value in (*told, *group, draft.proposal, draft.source_url)):
        raise SubmitRefused(SubmitProblem.NUL)
    clean = replace(
        _with_words(_with_anchor(page, draft)),
        email=checked_address(draft.email),
        name=checked_name(draft.name),
        use=UseChoice.NONE if feed_of(page) else UseChoice(draft.use),
        credit=CreditChoice(draft.credit),
        organisation=clean_name(draft.organisation)[:DETAIL_LIMIT],
        role=_checked_role(draft.role),
        pseudonym=checked_name(draft.pseudonym),
        parent=_checked_parent(page, draft.parent),
        client_key=draft.client_key if 16 <= len(draft.client_key) <= 64 else "",
    )
    check_credit(clean.credit, clean.name, clean.organisation, clean.role, clean.pseudonym)
    return _with_group(clean)


def check_credit(credit: str, name: str, organisation: str, role: str, pseudonym: str) -> None:
    """Raise `SubmitRefused` when a way of being named needs something that wasn't told."""
    needs_name = {
        CreditChoice.FIRST_NAME,
        CreditChoice.INITIALS,
        CreditChoice.FULL_NAME,
        CreditChoice.NAME_ORGANISATION,
    }
    if credit in needs_name and not name:
        raise SubmitRefused(SubmitProblem.CREDIT_NEEDS_NAME)
    if credit == CreditChoice.NAME_ORGANISATION and not organisation:
        raise SubmitRefused(SubmitProblem.CREDIT_NEEDS_ORGANISATION)
    if credit == CreditChoice.ROLE and not role:
        raise SubmitRefused(SubmitProblem.CREDIT_NEEDS_ROLE)
    if credit == CreditChoice.PSEUDONYM and not pseudonym:
        raise SubmitRefused(SubmitProblem.CREDIT_NEEDS_PSEUDONYM)


def checked_text(text: str) -> str:
    """Return a text as it would be stored, or raise `SubmitRefused`."""
    if has_nul(text):
        raise SubmitRefused(SubmitProblem.NUL)
    text = clean_text(text)
    if not text:
        raise SubmitRefused(SubmitProblem.TEXT_MISSING)
    if len(text) > TEXT_LIMIT:
        raise SubmitRefused(SubmitProblem.TEXT_TOO_LONG)
    return text


def checked_address(email: str) -> str:
    """Return an address in normal form, or raise `SubmitRefused`."""
    address = normal_address(email)
    try:
        validate_email(address)
    except ValidationError as error:
        raise SubmitRefused(SubmitProblem.EMAIL_INVALID) from error
    if len(address) > 254:
        raise SubmitRefused(SubmitProblem.EMAIL_INVALID)
    return address


def checked_name(name: str) -> str:
    """Return a name that may stand in public, or raise `SubmitRefused`."""
    name = clean_name(name)
    if len(name) > NAME_LIMIT:
        raise SubmitRefused(SubmitProblem.NAME_TOO_LONG)
    if looks_like_staff(name):
        raise SubmitRefused(SubmitProblem.NAME_RESERVED)
    return name


def newest_version(page_id: int) -> Version | None:
    """Return the version that readers see."""
    return Version.objects.filter(page_id=page_id).order_by("-number").first()


def selected(version: Version, told: Sequence[Mapping[str, Any]]) -> Parts:
    """Return the words of a version that were told, or raise `SubmitRefused`."""
    try:
        return select(Body.from_json(version.body), told)
    except SelectionRefused as refused:
        raise SubmitRefused(NO_ANCHOR[refused.reason]) from refused


def checked_span(page: LivingPage, told: Mapping[str, Any]) -> Span:
    """Return the seconds that were told, or raise `SubmitRefused`: only an episode has some, and none beyond its end."""
    start, end = told.get("start"), told.get("end")
    if not isinstance(page, Episode) or type(start) is not int or start < 0:
        raise SubmitRefused(SubmitProblem.TIME_UNCLEAR)
    if end is not None and (type(end) is not int or end <= start):
        raise SubmitRefused(SubmitProblem.TIME_UNCLEAR)
    if (end or start) > (page.duration or LONGEST):
        raise SubmitRefused(SubmitProblem.TIME_BEYOND)
    return Span(start, end)


def _with_anchor(page: LivingPage, draft: Draft) -> Draft:
    """Find the words in the text that readers see now, or the seconds in the sound. Other wording is proposed for words alone."""
    if isinstance(draft.anchor, Mapping) or not draft.anchor:
        intent = Intent.COMMENT if draft.intent == Intent.PROPOSAL else Intent(draft.intent)
        draft = replace(draft, intent=intent, proposal="")
        if not draft.anchor:
            return draft
    version = newest_version(page.pk)
    if version is None:
        raise SubmitRefused(SubmitProblem.PASSAGE_GONE)
    channel = Channel.PASSAGE if draft.channel == Channel.FORM else draft.channel
    draft = replace(draft, made_on=version, channel=channel)
    if isinstance(draft.anchor, Mapping):
        return replace(draft, span=checked_span(page, draft.anchor))
    return replace(draft, parts=selected(version, draft.anchor))


def _with_words(draft: Draft) -> Draft:
    """Check what is said: a proposal or a source speaks for itself, so its reason may be missing."""
    proposal = _checked_proposal(draft) if draft.intent == Intent.PROPOSAL else ""
    source = _checked_source(draft)
    text = clean_text(draft.text) if not has_nul(draft.text) else draft.text
    return replace(
        draft,
        text=checked_text(text or proposal or (source if draft.intent == Intent.SOURCE else "")),
        proposal=proposal,
        source_url=source,
    )


def _checked_proposal(draft: Draft) -> str:
    proposal = clean_text(draft.proposal)
    if not proposal:
        raise SubmitRefused(SubmitProblem.PROPOSAL_MISSING)
    if len(proposal) > PROPOSAL_LIMIT:
        raise SubmitRefused(SubmitProblem.PROPOSAL_TOO_LONG)
    if proposal.split() == " ".join(part.exact for part in draft.parts).split():
        raise SubmitRefused(SubmitProblem.PROPOSAL_SAME)
    return proposal


def _checked_source(draft: Draft) -> str:
    """Take a web address as it was told; nothing of ours ever opens it."""
    address = clean_name(draft.source_url)
    if not address:
        if draft.intent == Intent.SOURCE:
            raise SubmitRefused(SubmitProblem.SOURCE_MISSING)
        return ""
    try:
        _is_web_address(address)
    except ValidationError as error:
        raise SubmitRefused(SubmitProblem.SOURCE_INVALID) from error
    if len(address) > SOURCE_LIMIT:
        raise SubmitRefused(SubmitProblem.SOURCE_INVALID)
    return address


def _checked_role(role: str) -> str:
    """A role can stand in place of a name."""
    role = clean_name(role)[:DETAIL_LIMIT]
    if looks_like_staff(role):
        raise SubmitRefused(SubmitProblem.ROLE_RESERVED)
    return role


def _checked_parent(page: LivingPage, parent: Any) -> Comment | None:
    if parent is None:
        return None
    wanted = getattr(parent, "uuid", parent)  # a draft that was checked before names the comment itself
    found = (
        Comment.rows.filter(uuid=wanted, page_id=page.pk, is_public=True, withdrawn=False)
        .order_by("pk")
        .first()
    )
    if found is None:
        raise SubmitRefused(SubmitProblem.PARENT_GONE)
    return found


def _with_group(draft: Draft) -> Draft:
    """Check the group: it has a name if it has anything, and nobody is in it twice."""
    name, place = (clean_name(value)[:DETAIL_LIMIT] for value in (draft.group_name, draft.group_place))
    if not name:
        if draft.participants or place or draft.group_date:
            raise SubmitRefused(SubmitProblem.GROUP_NEEDS_NAME)
        return replace(draft, group_name="", group_place="", participants=())
    if looks_like_staff(name):
        raise SubmitRefused(SubmitProblem.GROUP_RESERVED)
    if len(draft.participants) > PEOPLE_LIMIT:
        raise SubmitRefused(SubmitProblem.GROUP_TOO_MANY)
    found: dict[str, str] = {}
    for person, address in draft.participants:
        try:
            found[checked_address(address)] = checked_name(person)
        except SubmitRefused as refused:
            raise SubmitRefused(SubmitProblem.GROUP_ADDRESS, address) from refused
    found.pop(draft.email, None)
    people = tuple((person, address) for address, person in found.items())
    return replace(draft, group_name=name, group_place=place, participants=people)
