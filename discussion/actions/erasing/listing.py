"""Appends to the list of who and what was erased or withdrawn.

Who is erased is on the disk before anything is deleted; a withdrawal once it holds.
"""

import json
import os
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.models import Redaction
from blog.registries import Emptied
from discussion.models import Consent, Contributor
from discussion.queries.erasure_list import KEY, WITHDRAWAL, entries, identities, listed, path, redacted


def append(found: Iterable[tuple[str, str]]) -> int:
    """Append what isn't there yet; return how many lines."""
    known = entries()
    new = [(kind, listed(kind, identity)) for kind, identity in found]
    lines = [entry for entry in new if entry not in known]
    if lines:
        _write(lines)
    return len(lines)


def list_withdrawals(consents: Iterable[Consent]) -> None:
    """Keep, once this transaction holds, what withdraws these again after an older backup was put back."""
    lines = [(WITHDRAWAL, listed(WITHDRAWAL, consent.uuid)) for consent in consents]
    if lines:
        # What was committed stays so even where the list can't be written; the log tells, and `doctor` of the disk.
        transaction.on_commit(lambda: _write(lines), robust=True)


def list_passages(redactions: Iterable[Redaction]) -> None:
    """Keep, once this transaction holds, what takes these out again after an older backup was put back."""
    lines = [(kind, listed(kind, identity)) for kind, identity in redacted(redactions)]
    if lines:
        transaction.on_commit(lambda: _write(lines), robust=True)


def _write(lines: Iterable[tuple[str, str]]) -> None:
    file = path()
    day = timezone.localdate().isoformat()
    told = [{"kind": kind, "hash": hashed, "day": day} for kind, hashed in ((KEY, listed(KEY, "")), *lines)]
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        # A line that was cut off ends here, so that ours begin on one of their own.
        out.write("\n" + "".join(json.dumps(line) + "\n" for line in told))
        out.flush()
        os.fsync(out.fileno())


def on_the_list(contributor: int) -> Emptied:
    """Keep what finds her again after an older backup was put back."""
    append(identities(Contributor.objects.get(pk=contributor)))
    stays = (
        _(
            "In Sicherungen liegt noch, was vor heute gesichert wurde. Wird eine zurückgespielt, löscht die Website dich vor "
            "dem Öffnen noch einmal; dafür behält sie eine Prüfsumme ohne Namen."
        ),
    )
    return Emptied(stays=stays)


def passages_on_the_list(_contributor: int) -> Emptied:
    """Keep what finds passages again that were taken out of versions, hers and others'."""
    append(redacted(Redaction.objects.order_by("pk")))
    return Emptied()
