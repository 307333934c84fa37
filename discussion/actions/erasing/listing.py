"""Appends to the list of who and what was erased; what is in it is on the disk before anything is deleted."""

import json
import os
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from blog.models import Redaction
from blog.registries import Emptied
from discussion.models import Contributor
from discussion.queries.erasure_list import KEY, entries, identities, listed, path, redacted


def append(found: Iterable[tuple[str, str]]) -> int:
    """Append what isn't there yet; return how many lines."""
    known = entries()
    file = path()
    day = timezone.localdate().isoformat()
    new = [(kind, listed(kind, identity)) for kind, identity in found]
    lines = [
        {"kind": kind, "hash": hashed, "day": day} for kind, hashed in new if (kind, hashed) not in known
    ]
    if not lines:
        return 0
    file.parent.mkdir(parents=True, exist_ok=True)
    told = [{"kind": KEY, "hash": listed(KEY, ""), "day": day}, *lines]
    with file.open("a", encoding="utf-8") as out:
        # A line that was cut off ends here, so that ours begin on one of their own.
        out.write("\n" + "".join(json.dumps(line) + "\n" for line in told))
        out.flush()
        os.fsync(out.fileno())
    return len(lines)


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
