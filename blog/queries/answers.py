"""What readers made of a page's text: how many talk at each passage, and what waits for it. Kept until the text or the talk changes."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from blog.queries.kept import kept, key_of
from blog.registries import Waiting, registries


class Answers(NamedTuple):
    """`talk`: passage → how many public comments stand at it that nothing was made of yet; `waiting`: what waits to be folded in."""

    talk: Mapping[str, int]
    waiting: Waiting


def answers_to(page: Any) -> Answers:
    """Return what readers made of a page that `find_living` found; no statement while it is kept.

    Its two stamps were read with the page, before these rows: what is kept under them can be too new, never too old.
    """
    key = key_of("answers", page.pk, page.stamp, page.discussion_stamp)
    return kept(key, lambda: Answers(dict(registries.passage_talk(page.pk)), registries.waiting(page.pk)))
