"""What will happen when a passage, or words of it, is taken out of all versions: told before it is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.models import Anchor, LivingPage
from blog.queries.passage_number import present_places
from blog.queries.removable import EXCERPT, RemovablePassage, removable, spans
from blog.text.heading import part_of
from blog.text.sentences import sentences
from blog.text.words import shorten
from discussion.models import Contribution, Provenance, Submission
from discussion.states import SHOWN

TELLING: Final = 20
"""Letters that a sentence has at least, so that it is known by itself: „Nein.“ stands everywhere."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another passage that says the same, now or in an old version, or a comment that does."""

    label: str
    span: str
    """The versions; empty for a comment."""
    url: str


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """All that a removal touches."""

    passage: RemovablePassage
    words: str
    span: str
    in_present_text: bool
    is_heading: bool
    is_picture: bool
    comments: int
    contributions: int
    elsewhere: tuple[Elsewhere, ...]


def what_goes(page: LivingPage, block: str, words: str) -> WhatGoes | None:
    """Return what taking out a passage (or words of it) touches; nothing where no version has it."""
    passages = removable(page.pk)
    passage = next((one for one in passages if one.block == block), None)
    if passage is None:
        return None
    numbers = passage.numbers_saying(words) if words else passage.numbers
    newest = max(number for one in passages for number in one.numbers)
    anchors = [
        anchor.pk
        for anchor in Anchor.objects.filter(page_id=page.pk).order_by("pk")
        if any(str(part.get("block")) == block for part in anchor.parts)
    ]
    same = (words,) if words else _sentences(passage)
    return WhatGoes(
        passage=passage,
        words=words,
        span=spans(numbers),
        in_present_text=(block in present_places(page.pk) or bool(part_of(block))) and newest in numbers,
        is_heading=bool(part_of(block)),
        is_picture=passage.kind == "picture",
        comments=Submission.objects.filter(anchor__in=anchors).count(),
        contributions=Contribution.objects.filter(
            pk__in=Provenance.objects.filter(anchor__in=anchors).values("point__contribution")
        ).count(),
        elsewhere=(*_passages(page, passages, block, same), *_comments(page, same)),
    )


def _sentences(passage: RemovablePassage) -> tuple[str, ...]:
    """Return what a passage says or ever said, sentence by sentence: each may stand elsewhere alone."""
    found = (
        wording.text[span.start : span.end].strip()
        for wording in passage.wordings
        for span in sentences(wording.text)
    )
    return tuple(dict.fromkeys(one for one in found if len(one) >= TELLING))


def _passages(
    page: LivingPage, passages: Iterable[RemovablePassage], block: str, same: Iterable[str]
) -> Iterator[Elsewhere]:
    """Yield the other passages that say one of these things, and in which versions."""
    for one in passages:
        numbers = {number for words in same for number in one.numbers_saying(words)}
        if one.block != block and numbers:
            url = reverse("discussion_removal", args=[page.pk, one.block])
            yield Elsewhere(f"{one.label}: {one.excerpt}", spans(sorted(numbers)), url)


def _comments(page: LivingPage, same: Iterable[str]) -> Iterator[Elsewhere]:
    """Yield the public comments that say one of these things."""
    shown = [str(state) for state in SHOWN]
    rows = Submission.objects.filter(page_id=page.pk, state__in=shown, comment__isnull=False).order_by("pk")
    for uuid, text in rows.values_list("comment__uuid", "comment__comment"):
        flat = " ".join(text.split())
        if any(" ".join(words.split()) in flat for words in same):
            label = _("Kommentar: %(text)s") % {"text": shorten(text, EXCERPT)}
            yield Elsewhere(label, "", reverse("discussion:comment", args=[uuid]))
