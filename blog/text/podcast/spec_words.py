"""Words of editors as the podcast namespace wants them: names of licences, rules of publication, the words of a link.

Its documents: `license` (a well-known licence by its identifier in small letters, any other with an address), `updateFrequency` (a rule of
RFC 5545, 3.3.10; one that counts needs a beginning), `funding` (at most 128 letters).
"""

import re
from typing import Final
from urllib.parse import urlsplit

LONGEST_WORDS: Final = 128
_KNOWN: Final = re.compile(r"cc0-1\.0|cc-by(?:-nc)?(?:-nd|-sa)?-[1-4]\.[05](?:-[a-z]{2,3})?")


def license_name(told: str) -> str:
    """Return a licence's name for a feed: "CC BY 4.0" as `cc-by-4.0`, one that isn't known as it is."""
    known = "-".join(told.lower().split())
    return known if _KNOWN.fullmatch(known) else told


def needs_address(told: str) -> bool:
    """Tell whether nobody knows a licence by its name alone."""
    return bool(told) and not _KNOWN.fullmatch(license_name(told))


def rule(told: str) -> str:
    """Return a rule for a feed, or nothing where it counts from a beginning that no feed of ours tells."""
    plain = told.strip().upper().removeprefix("RRULE:")
    return "" if counts(plain) else plain


def counts(told: str) -> bool:
    """Tell whether a rule ends after a number of times."""
    return ";COUNT=" in told.upper()


def link_words(told: str, address: str) -> str:
    """Return the words beside a link; without any, the host that it leads to."""
    return (told or urlsplit(address).netloc)[:LONGEST_WORDS]
