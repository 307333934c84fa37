"""Since when each passage stands in the text, and which version changed it last."""

from collections.abc import Mapping

from blog.models.version import Version
from blog.text.body import Block, Body

History = dict[str, list[int]]


def passage_history(previous: Version | None, body: Body, number: int) -> History:
    """Return block UUID → [since, changed] for version `number`, from the version before it."""
    if previous is None:
        return _next({}, (), body, number)
    return _next(previous.passages, Body.from_json(previous.body).blocks, body, number)


def rebuilt_history(page_id: int) -> dict[int, History]:
    """Return number → history of all versions of a page, made from their bodies alone."""
    result: dict[int, History] = {}
    known: History = {}
    before: tuple[Block, ...] = ()
    for version in Version.objects.filter(page_id=page_id).only("number", "body").order_by("number"):
        body = Body.from_json(version.body)
        known = result[version.number] = _next(known, before, body, version.number)
        before = body.blocks
    return result


def _next(known: Mapping[str, list[int]], before: tuple[Block, ...], body: Body, number: int) -> History:
    old = {block.id: block for block in before}
    history: History = {}
    for block in body.blocks:
        since, changed = known.get(block.id, (number, number))
        same = block.id in old and old[block.id].says_the_same_as(block)
        history[block.id] = [since, changed if same else number]
    return history
