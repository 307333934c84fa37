"""Following an article or a passage by mail: asked for, confirmed, changed, stopped. Nobody is written to unconfirmed."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from blog.actions.enqueue import enqueue, enqueue_each
from blog.models import LivingPage, Version
from discussion.actions.limits import PER_NETWORK, WINDOW, TooMany, network_hash
from discussion.actions.one_person import one_person
from discussion.kinds import Purpose
from discussion.models import UNCONFIRMED_KEPT, Contributor, Follow, Token
from discussion.queries.consent_texts import current_wording
from discussion.queries.follows import due_follows
from discussion.text.addresses import normal_address

CONFIRM_MAIL: Final = "discussion.mail.follow_confirm"
CHANGES_MAIL: Final = "discussion.mail.changes"
# An address gets one mail an hour that asks it, as with comments; further ones wait their turn.
PAUSE: Final = timedelta(hours=1)
PER_ADDRESS: Final = 10
PORTION: Final = 500


@transaction.atomic
def ask_to_follow(
    *,
    page: LivingPage,
    block: UUID | None,
    email: str,
    rhythm: str,
    kinds: Collection[str],
    language: str,
    network: str = "",
    at: datetime | None = None,
) -> Follow:
    """Store the wish and have the address asked. Raises `TooMany`; asking twice within the hour is one mail."""
    at = at or timezone.now()
    email = normal_address(email)
    recent = Follow.objects.filter(created_at__gt=at - WINDOW)
    of_address = recent.filter(contributor__email=email, confirmed_at=None)
    _check_limits(recent, of_address, network, at)
    same = of_address.filter(page_id=page.pk, block=block).order_by("pk").first()
    if same is not None:
        same.rhythm, same.kinds = rhythm, sorted(kinds)
        same.save(update_fields=["rhythm", "kinds"])
        return same
    wording = current_wording(Purpose.FOLLOW, language)
    follow = Follow.objects.create(
        contributor=Contributor.objects.create(email=email, created_at=at),
        page_id=page.pk,
        block=block,
        kinds=sorted(kinds),
        rhythm=rhythm,
        language=language,
        wording=wording.key,
        wording_hash=wording.hash,
        network_hash=network_hash(network, at.date()),
        created_at=at,
    )
    waiting = of_address.count() - 1
    enqueue(CONFIRM_MAIL, ref=f"follow:{follow.uuid}", delay=PAUSE * waiting if waiting else None)
    return follow


@transaction.atomic
def confirm_follow(*, follow: Follow, at: datetime | None = None) -> Follow:
    """Start a follow whose address was shown to be hers; once more is no mistake. One row for a page and a passage."""
    at = at or timezone.now()
    follow = _locked(follow)
    if follow.confirmed_at is not None:
        return follow
    contributor = one_person(follow.contributor, at)
    earlier = (
        Follow.objects.filter(
            contributor=contributor, page_id=follow.page_id, block=follow.block, confirmed_at__isnull=False
        )
        .exclude(pk=follow.pk)
        .order_by("pk")
    )
    # The newest wish stands; what it replaces is let go of.
    Follow.objects.filter(pk__in=list(earlier.values_list("pk", flat=True))).delete()
    own = follow.contributor
    follow.contributor, follow.confirmed_at = contributor, at
    follow.told_version = _newest(follow.page_id)
    follow.told_at = at
    follow.save(update_fields=["contributor", "confirmed_at", "told_version", "told_at"])
    if own.pk != contributor.pk:
        own.delete()
    return follow


@transaction.atomic
def change_follow(*, follow: Follow, rhythm: str, kinds: Collection[str]) -> Follow:
    """Write as often and of what she wants now."""
    follow = _locked(follow)
    follow.rhythm, follow.kinds = rhythm, sorted(kinds)
    follow.save(update_fields=["rhythm", "kinds"])
    return follow


@transaction.atomic
def stop_follow(*, follow: Follow, at: datetime | None = None) -> Follow:
    """Write no more; what proves the consent stays for as long as it may be asked for."""
    follow = _locked(follow)
    if follow.stopped_at is None:
        follow.stopped_at = at or timezone.now()
        follow.save(update_fields=["stopped_at"])
    return follow


@transaction.atomic
def stop_every_follow(*, contributor: Contributor, at: datetime | None = None) -> int:
    """Write no more of anything that this person follows; return how much that was."""
    running = Follow.objects.filter(contributor=contributor, confirmed_at__isnull=False, stopped_at=None)
    keys = list(running.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    return Follow.objects.filter(pk__in=keys).update(stopped_at=at or timezone.now())


@transaction.atomic
def resume_follow(*, follow: Follow) -> Follow:
    """Take a stop back; changes meanwhile are not told again."""
    follow = _locked(follow)
    if follow.stopped_at is not None:
        follow.stopped_at, follow.told_version = None, _newest(follow.page_id)
        follow.save(update_fields=["stopped_at", "told_version"])
    return follow


def tell_of_changes(*, now: datetime) -> int:
    """Have everybody written to whose follows have something new; one mail for a person, and one for each state of the text."""
    due = due_follows(now).values("contributor__uuid").annotate(newest_pk=Max("page__versions__pk"))
    rows = due.order_by("contributor__uuid").values_list("contributor__uuid", "newest_pk")
    refs = [f"contributor:{uuid}/{newest}" for uuid, newest in rows]
    for start in range(0, len(refs), PORTION):
        enqueue_each(CHANGES_MAIL, refs[start : start + PORTION])
    return len(refs)


def let_go_of_follows(*, now: datetime) -> int:
    """Delete what nobody confirmed in time, with its address, and empty old hashes of networks."""
    Follow.objects.filter(created_at__lt=now - timedelta(days=7)).exclude(network_hash="").update(
        network_hash=""
    )
    Token.objects.filter(purpose__in=(Token.FOLLOW, Token.FOLLOW_CONFIRM), expires_at__lt=now).delete()
    old = Follow.objects.filter(confirmed_at=None, created_at__lt=now - UNCONFIRMED_KEPT)
    gone = 0
    while rows := list(old.order_by("pk").values_list("pk", "contributor_id")[:PORTION]):
        with transaction.atomic():
            Follow.objects.filter(pk__in=[pk for pk, _person in rows], confirmed_at=None).delete()
            people = Contributor.objects.filter(pk__in=[person for _pk, person in rows], confirmed_at=None)
            people.filter(submissions=None, follows=None, reviews=None).delete()
        gone += len(rows)
    return gone


def _check_limits(recent: Any, of_address: Any, network: str, at: datetime) -> None:
    hashes = {network_hash(network, day) for day in (at.date(), (at - WINDOW).date())} - {""}
    full = of_address.count() >= PER_ADDRESS
    if full or (hashes and recent.filter(network_hash__in=hashes).count() >= PER_NETWORK):
        raise TooMany(int(WINDOW.total_seconds()))


def _locked(follow: Follow) -> Follow:
    return Follow.objects.select_for_update(of=("self",)).select_related("contributor").get(pk=follow.pk)


def _newest(page_id: int) -> int:
    numbers = Version.objects.filter(page_id=page_id).order_by("-number").values_list("number", flat=True)
    return numbers.first() or 0
