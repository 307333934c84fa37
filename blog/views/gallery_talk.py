"""Invented samples of what is said at passages, for the gallery."""

from types import SimpleNamespace as Sample

from django.utils.safestring import SafeString

from blog.views.gallery_samples import URL, VERSIONS_URL

THEN = "Der Dienstplan wird dienstags ausgehängt."
NOW = "Der Dienstplan steht dienstags im Tablet und hängt daneben aus."


def at_passages() -> list[Sample]:
    """Words that stand, words that changed with other wording for them, and words that are gone with a source."""
    return [
        _at(_about("in_place", "steht so noch da"), "comment"),
        _at(
            _about("changed", "inzwischen umformuliert", now=NOW),
            "proposal",
            proposal="<p>Der Dienstplan hängt ab Montagmittag aus.</p>",
        ),
        _at(
            _about("last_seen", "steht seit Fassung 4 nicht mehr im Text", url=""),
            "source",
            source="https://example.org/studie",
        ),
    ]


def similar() -> list[Sample]:
    """What was said already."""
    marker = Sample(kind="merged", label="in Fassung 4 eingearbeitet")
    words = "Bei uns hat die Nachtschicht den Plan abgeschrieben, auf Papier, jede Woche."
    return [Sample(ref="comment:1", url="/k/1/", words=words, markers=(marker,))]


def _about(status: str, label: str, *, now: str = "", url: str = f"{URL}#p-0a1b2c3d") -> Sample:
    return Sample(
        status=status,
        label=label,
        then=THEN,
        now=now,
        url=url,
        is_whole=True,
        stands=status == "in_place",
        version=2,
        version_url=f"{VERSIONS_URL}2/",
    )


def _at(about: Sample, intent: str, *, proposal: str = "", source: str = "") -> Sample:
    # The words are ours.
    return Sample(
        about=about,
        intent=intent,
        proposal_html=SafeString(proposal),
        source_url=source,
        source_label=source,
        speaks_for_itself=False,
    )
