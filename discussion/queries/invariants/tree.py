"""I8: each discussion is a tree, its order is unique, and what is counted about it is what is there."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from discussion.models import Comment, Discussion
from discussion.text.paths import STEP, level, thread


class Row(NamedTuple):
    """What a comment says of its own place."""

    pk: int
    page: int
    path: str
    level: int
    parent: int
    thread: int
    order: int
    children: int
    nested: int
    is_public: bool


def trees_that_miscount() -> list[str]:
    """Return a sentence for each comment that is not where it says, and each wrong count."""
    pages: dict[int, list[Row]] = defaultdict(list)
    for found in Comment.rows.order_by("page", "path").values_list(
        "pk",
        "page",
        "path",
        "level",
        "parent_id",
        "thread_id",
        "order",
        "children",
        "nested_count",
        "is_public",
    ):
        pages[found[1]].append(Row(*found))
    counted = Discussion.objects.order_by("pk").values_list("page_id", "threads", "public_comments")
    told = {page: (threads, public) for page, threads, public in counted}
    faults: list[str] = []
    for page in sorted(pages.keys() | told.keys()):
        faults += [*_places(pages[page]), *_counts(page, pages[page], *told.get(page, (0, 0)))]
    return faults


def _places(rows: list[Row]) -> Iterator[str]:
    by_path = {row.path: row for row in rows}
    below = Counter(row.path[:-STEP] for row in rows)
    nested = Counter(row.path[:end] for row in rows for end in range(STEP, len(row.path), STEP))
    last: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.path and len(row.path) % STEP == 0:
            last[row.path[:-STEP]] = max(last[row.path[:-STEP]], int(row.path[-STEP:], 36))
    for row in rows:
        above, root = by_path.get(row.path[:-STEP]), by_path.get(thread(row.path))
        is_root = len(row.path) == STEP
        if root is None or (above is None and not is_root) or row.level != level(row.path):
            yield f"Comment {row.pk} hangs on none."
            continue
        parent = row if is_root or above is None else above
        if (row.parent, row.thread) != (parent.pk, root.pk):
            yield f"Comment {row.pk} says that it hangs on another one than its place does."
        if row.children < max(below[row.path], last[row.path]) or row.nested != nested[row.path]:
            yield f"Comment {row.pk} miscounts its answers."
    yield from _doubled(rows)


def _doubled(rows: list[Row]) -> Iterator[str]:
    orders = Counter((row.thread, row.order) for row in rows)
    for (root, order), times in sorted(orders.items()):
        if times > 1:
            yield f"Thread {root} has {times} comments that arrived as number {order}."
    for path, times in sorted(Counter(row.path for row in rows).items()):
        if times > 1:
            yield f"{times} comments have one place ({path})."


def _counts(page: int, rows: list[Row], threads: int, public: int) -> Iterator[str]:
    opened = max((int(thread(row.path), 36) for row in rows if row.path), default=0)
    if threads < opened:
        yield f"Discussion of page {page} opened {threads} threads, but there is number {opened}."
    shown = sum(row.is_public for row in rows)
    if public != shown:
        yield f"Discussion of page {page} counts {public} comments, but {shown} are public."
