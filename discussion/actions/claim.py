"""What a position's holder wants of it: asked for with her address, confirmed, done at once or looked at by an editor."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from blog.actions.enqueue import enqueue
from blog.actions.positions.by_holder import correct_as_holder, withdraw_as_holder
from blog.actions.positions.refuse import PositionRefused
from blog.models import Position
from discussion.actions.limits import PER_ADDRESS, PER_NETWORK, WINDOW, TooMany, network_hash
from discussion.kinds import ClaimKind
from discussion.models import UNCONFIRMED_KEPT, Claim, Contributor
from discussion.queries.claims import is_hers
from discussion.states import CLAIMS_WAITING, ClaimState, move_claim
from discussion.text.addresses import normal_address

CONFIRM_MAIL: Final = "discussion.mail.claim_confirm"
SETTLED_MAIL: Final = "discussion.mail.claim_settled"
KEPT: Final = timedelta(days=365)
"""How long it can be shown who asked for a correction; then the position's own history is what stays."""


@transaction.atomic
def ask_claim(
    *,
    position: Position,
    kind: ClaimKind,
    email: str,
    name: str = "",
    statement: str = "",
    stance: str = "",
    words: str = "",
    language: str = "de",
    network: str = "",
    at: datetime | None = None,
) -> Claim:
    """Store the wish and have the address asked. Raises `TooMany`."""
    at = at or timezone.now()
    email = normal_address(email)
    _check_limits(email, network, at)
    claim = Claim.objects.create(
        position=position,
        contributor=Contributor.objects.create(name=name.strip(), email=email, created_at=at),
        kind=kind,
        statement=statement.strip() if kind == ClaimKind.CORRECT else "",
        stance=stance if kind == ClaimKind.CORRECT else "",
        words=words.strip(),
        language=language,
        network_hash=network_hash(network, at.date()),
        created_at=at,
    )
    enqueue(CONFIRM_MAIL, ref=f"claim:{claim.uuid}")
    return claim


@transaction.atomic
def confirm_claim(*, claim: Claim, at: datetime | None = None) -> Claim:
    """Do what she wants if her address is known to be the holder's, else let an editor look. Once more is no mistake."""
    row = _locked(claim)
    if row.confirmed_at is not None:
        return row
    row.confirmed_at = at or timezone.now()
    done = is_hers(row) and _do(row, by=None)
    row.state = move_claim(row.state, ClaimState.DONE if done else ClaimState.WAITING)
    row.settled_at = row.confirmed_at if done else None
    row.save(update_fields=["state", "confirmed_at", "settled_at"])
    return row


@transaction.atomic
def settle_claim(*, claim: Claim, accept: bool, by: Any) -> Claim:
    """Let an editor say whether it is the holder who wants this. Raises `PositionRefused` where it can't be done."""
    row = _locked(claim)
    if row.state not in CLAIMS_WAITING:
        return row
    if accept:
        _act(row, by=by)
    row.state = move_claim(row.state, ClaimState.DONE if accept else ClaimState.REFUSED)
    row.settled_at, row.settled_by = timezone.now(), by
    row.save(update_fields=["state", "settled_at", "settled_by"])
    enqueue(SETTLED_MAIL, ref=f"claim:{row.uuid}", key=f"{SETTLED_MAIL}:{row.uuid}")
    return row


def let_go_of_claims(*, now: datetime) -> int:
    """Delete what nobody confirmed in time and what was settled long ago, with its address; empty old hashes of networks."""
    Claim.objects.filter(created_at__lt=now - timedelta(days=7)).exclude(network_hash="").update(
        network_hash=""
    )
    old = Claim.objects.filter(confirmed_at=None, created_at__lt=now - UNCONFIRMED_KEPT)
    settled = Claim.objects.filter(settled_at__lt=now - KEPT)
    people = [
        *old.values_list("contributor_id", flat=True),
        *settled.values_list("contributor_id", flat=True),
    ]
    Contributor.objects.filter(pk__in=people, confirmed_at=None).delete()
    return len(people)


def _do(claim: Claim, *, by: Any) -> bool:
    try:
        with transaction.atomic():
            _act(claim, by=by)
    except PositionRefused:
        return False
    return True


def _act(claim: Claim, *, by: Any) -> None:
    if claim.kind == ClaimKind.WITHDRAW:
        withdraw_as_holder(position=claim.position, by=by)
    else:
        correct_as_holder(position=claim.position, statement=claim.statement, stance=claim.stance, by=by)


def _check_limits(email: str, network: str, at: datetime) -> None:
    recent = Claim.objects.filter(created_at__gt=at - WINDOW)
    hashes = {network_hash(network, day) for day in (at.date(), (at - WINDOW).date())} - {""}
    full = recent.filter(contributor__email=email).count() >= PER_ADDRESS
    if full or (hashes and recent.filter(network_hash__in=hashes).count() >= PER_NETWORK):
        raise TooMany(int(WINDOW.total_seconds()))


def _locked(claim: Claim) -> Claim:
    return (
        Claim.objects.select_for_update(of=("self",))
        .select_related("position", "contributor")
        .get(pk=claim.pk)
    )
