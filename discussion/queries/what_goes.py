"""What will happen when a passage, or words of it, is taken out of all versions: told before it is done."""

from dataclasses import dataclass

from django.urls import reverse

from blog.models import Anchor, LivingPage
from blog.queries.passage_number import present_places
from blog.queries.removable import RemovablePassage, removable, spans
from discussion.models import Contribution, Provenance, Submission


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another passage that says the same, now or in an old version."""

    label: str
    span: str
    url: str


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """All that a removal touches."""

    passage: RemovablePassage
    words: str
    span: str
    in_present_text: bool
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
    same = words or passage.wordings[0].text
    others = [one for one in passages if same and one.block != block and one.numbers_saying(same)]
    return WhatGoes(
        passage=passage,
        words=words,
        span=spans(numbers),
        in_present_text=block in present_places(page.pk) and newest in numbers,
        is_picture=passage.kind == "picture",
        comments=Submission.objects.filter(anchor__in=anchors).count(),
        contributions=Contribution.objects.filter(
            pk__in=Provenance.objects.filter(anchor__in=anchors).values("point__contribution")
        ).count(),
        elsewhere=tuple(
            Elsewhere(
                f"{one.label}: {one.excerpt}",
                spans(one.numbers_saying(same)),
                reverse("discussion_removal", args=[page.pk, one.block]),
            )
            for one in others
        ),
    )
