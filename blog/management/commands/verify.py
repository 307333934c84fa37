"""`haltung verify`: recompute checksums of versions, of all in the database or of one in a file."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.models.version import Version
from blog.text.body import Body
from blog.text.canonical import Seal, Verification, verify

CHUNK = 200


class Command(BaseCommand):
    """Check that versions say what they said when they were published."""

    help = "Recomputes the checksums of all versions, or of one as `/f/<code>/fassung.json` gives it (FILE or -)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options."""
        parser.add_argument(
            "file", nargs="?", help="A file with the JSON of one version; - reads standard input."
        )

    def handle(self, *args: Any, file: str | None, **options: Any) -> None:
        """Say what was found; the exit code is 1 where anything doesn't hold."""
        if not (self._one(_read(file)) if file else self._all()):
            raise SystemExit(1)

    def _all(self) -> bool:
        checked, bad = 0, 0
        rows = Version.objects.order_by("pk").values_list("code", "body", "seal", "checksum")
        for code, body, seal, checksum in rows.iterator(chunk_size=CHUNK):
            checked += 1
            result = _verified(body, seal, checksum)
            if not result.holds:
                bad += 1
                self.stdout.write(f"{code}: {_told(result)}")
        self.stdout.write(f"{checked} versions checked, {bad} of them don't hold.")
        return not bad

    def _one(self, told: dict[str, Any]) -> bool:
        try:
            result = _verified(told["body"], told["seal"], told["checksum"])
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise CommandError(f"This is not a version of an article: {error!r}") from error
        self.stdout.write(_told(result))
        return result.holds


def _verified(body: Any, seal: Any, checksum: str) -> Verification:
    return verify(Body.from_json(body), Seal.from_json({**seal, "checksum": checksum}))


def _told(result: Verification) -> str:
    removed = (
        f" Removed from it: {len(result.redacted)} ({', '.join(result.redacted)})." if result.redacted else ""
    )
    if result.holds:
        return f"The checksum holds.{removed}"
    faults = [*(f"{part} was changed" for part in result.broken)]
    if not result.complete:
        faults.append("parts were added, taken away or put in another order")
    if not result.checksum_holds:
        faults.append("the checksum is not that of the parts")
    return f"The checksum does not hold: {'; '.join(faults)}.{removed}"


def _read(name: str) -> dict[str, Any]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        told = json.loads(text)
    except (OSError, ValueError) as error:
        raise CommandError(f"{name} can't be read: {error}") from error
    if not isinstance(told, dict):
        raise CommandError("This is not a version of an article: it is no JSON object.")
    return told
