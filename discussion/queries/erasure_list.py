"""The list of who and what was erased or withdrawn: keyed hashes in a file beside the database, so that no dump brings it back.

A line is JSON: kind, hash, day. The key is the site's secret key (or an older one of `HALTUNG_SECRET_KEY_FALLBACKS`), so the
list says nothing to whoever finds it; the first line is a mark of the key, to tell when a list can't be read any more.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.crypto import salted_hmac

from blog.models import Redaction, Version
from blog.text.heading import HEAD
from blog.text.number_runs import runs_of
from discussion.models import Consent, Contributor, Submission

SALT: Final = "haltung.erasure-list"
KEY, PERSON, SUBMISSION, PASSAGE, WITHDRAWAL = "key", "person", "submission", "passage", "withdrawal"


def path() -> Path:
    """Return where the list lies."""
    return Path(settings.HALTUNG_ERASURE_LIST)


def listed(kind: str, identity: object, *, secret: str | None = None) -> str:
    """Return the hash under which something stands in the list."""
    return salted_hmac(SALT, f"{kind}:{identity}", secret=secret, algorithm="sha256").hexdigest()


def entries() -> frozenset[tuple[str, str]]:
    """Return (kind, hash) of all lines; a line that was cut off when the power went is passed over."""
    return frozenset((line["kind"], line["hash"]) for line in _lines() if line.get("kind") != KEY)


def can_be_read() -> bool:
    """Tell whether the list was written under a key that this site still has."""
    keys = {line["hash"] for line in _lines() if line.get("kind") == KEY}
    return not keys or bool(keys & {listed(KEY, "", secret=secret) for secret in _secrets()})


def came_back() -> list[Contributor]:
    """Return people who are in the list and not erased: an older state of the database has brought them back."""
    found = entries()
    if not found:
        return []
    people = Contributor.objects.filter(erased_at=None).order_by("pk")
    submissions = Submission.objects.filter(contributor__erased_at=None).order_by("pk")
    keys = {pk for pk, uuid in people.values_list("pk", "uuid") if _is_in(found, PERSON, uuid)}
    keys |= {
        pk
        for pk, uuid in submissions.values_list("contributor_id", "uuid")
        if _is_in(found, SUBMISSION, uuid)
    }
    return list(people.filter(pk__in=keys))


def passages_that_came_back() -> list[tuple[int, str, int, int]]:
    """Return page, passage and the first and last of each run of versions of what was taken out and stands in old versions again."""
    found = {entry for entry in entries() if entry[0] == PASSAGE}
    spans: dict[tuple[int, str], list[int]] = {}
    rows = (
        Version.objects.order_by("page_id", "number").values_list("page_id", "number", "body")
        if found
        else ()
    )
    for page, number, body in rows:
        said = {block["id"]: block["value"] for block in body["blocks"]}
        said |= {block: body[part] for part, block in HEAD.items()}
        for block, value in said.items():
            if value and _is_in(frozenset(found), PASSAGE, passage(page, block, number)):
                spans.setdefault((page, block), []).append(number)
    return [
        (page, block, since, upto)
        for (page, block), numbers in spans.items()
        for since, upto in runs_of(numbers)
    ]


def withdrawals_that_came_back() -> list[Consent]:
    """Return consents that are in the list as withdrawn and open again."""
    found = frozenset(entry for entry in entries() if entry[0] == WITHDRAWAL)
    if not found:
        return []
    given = Consent.objects.filter(withdraws=None, withdrawn_by=None).order_by("submission", "pk")
    return [consent for consent in given if _is_in(found, WITHDRAWAL, consent.uuid)]


def passage(page_id: int, block: object, version: int) -> str:
    """Return what a passage of one version is called in the list."""
    return f"{page_id}/{block}/{version}"


def identities(contributor: Contributor) -> Iterator[tuple[str, str]]:
    """Yield everything by which a person is found again."""
    yield PERSON, str(contributor.uuid)
    rows = Submission.objects.filter(contributor=contributor).order_by("pk").values_list("uuid", flat=True)
    yield from ((SUBMISSION, str(uuid)) for uuid in rows)


def redacted(redactions: Iterable[Redaction]) -> Iterator[tuple[str, str]]:
    """Yield everything by which passages that were taken out are found again."""
    for row in redactions:
        for number in row.versions:
            yield PASSAGE, passage(row.page_id, row.block, number)


def _is_in(found: frozenset[tuple[str, str]], kind: str, identity: object) -> bool:
    return any((kind, listed(kind, identity, secret=secret)) in found for secret in _secrets())


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _lines() -> Iterator[dict[str, Any]]:
    file = path()
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict) and "kind" in found and "hash" in found:
            yield found
