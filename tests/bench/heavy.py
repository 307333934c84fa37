"""Measures what is heavy for the desk: many anchors, many contributions, many sentences with an origin, a long life to erase.

Runs in a process with settings and a database (`tests.bench.run` starts it). By hand, one row and smaller:
`python -m tests.bench.heavy desk 0.1`.
"""

import sys
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from tests.bench.parts import main
from tests.bench.rows import Row, Rows, alternating, analyze, host, p95, timed, without_failed

ERASED_EACH = 250
REFERENCE = "plain Wagtail page"
"""Statements that erasing may take for each article with five contributions and one merge, whatever their number."""


def anchors(scale: float) -> Mapping[str, Row]:
    """Publishing an article with 1,000 anchors, beside the same with one."""
    from blog.actions.make_anchor import make_anchors
    from blog.actions.publish_change import publish_change
    from blog.kinds import VersionKind
    from blog.text.anchors import whole_block
    from blog.text.body import Body
    from tests.bench import many
    from tests.factories import blog, merging

    found: dict[str, Row] = {}
    for count in (1, int(1000 * scale)):
        page, by = many.article(f"Anker {count}", 200), blog.editor()
        version = many.newest(page)
        blocks = Body.from_json(version.body).blocks
        told = [(whole_block(blocks[n % len(blocks)]),) for n in range(count)]
        make_anchors(page_id=page.pk, version=version, anchors=told)
        change = merging.replaced("Dieser Satz ist neu.", block=blocks[0].id)
        found[f"publish with {count} anchors"] = timed(
            lambda page=page, change=change, by=by: publish_change(  # type: ignore[misc]
                page=page, change=change, base_version=1, kind=VersionKind.REVISION, note="Neu.", by=by
            )
        )
    return found


def desk(scale: float) -> Mapping[str, Row]:
    """The first page of the desk's queue with 10,000 contributions, and with ten."""
    from django.test import Client

    from tests.bench import many
    from tests.factories import blog

    client = Client(SERVER_NAME=host())
    client.force_login(blog.editor())

    def look() -> None:
        answer = client.get("/redaktion/einarbeiten/")
        assert answer.status_code == 200, answer.headers.get("Location")

    found: dict[str, Row] = {}
    pages = [many.article(f"Tisch {n}", 3) for n in range(10)]
    for each in (1, max(1, int(1000 * scale) - 1)):
        many.contributions(pages, many.people(50, f"tisch{each}"), each)
        analyze()
        found[f"queue with {10 * each + 10 * (each > 1)} contributions"] = p95(look)
    return found


def merging_many(scale: float) -> Mapping[str, Row]:
    """A merge of 500 contributions of 50 people beside a merge of one."""
    from wagtail.models import Revision

    from blog.models import OutboxRow
    from discussion.actions.merge import merge
    from tests.bench import many
    from tests.factories import blog, merging

    found: dict[str, Row] = {}
    by = blog.editor()
    for count in (1, int(500 * scale)):
        page = many.article(f"Einarbeiten {count}", 20)
        rows = many.contributions([page], many.people(min(50, count), f"merge{count}"), count)
        block = many.texts(page)[0][0]
        before = (many.newest(page).number, Revision.objects.count(), _mails(OutboxRow))
        plan = merging.plan(page, *rows, change=merging.replaced("Das sagen jetzt viele.", block=block))
        row = timed(lambda page=page, plan=plan: merge(key=uuid.uuid4(), page=page, plan=plan, by=by))  # type: ignore[misc]
        after = (many.newest(page).number, Revision.objects.count(), _mails(OutboxRow))
        versions, revisions, mails = (now - then for now, then in zip(after, before, strict=True))
        found[f"merge of {count}"] = {**row, "versions": versions, "revisions": revisions, "mails": mails}
    return found


def _mails(outbox: Any) -> int:
    return int(outbox.objects.filter(kind="discussion.mail.merged").count())


def provenance(scale: float) -> Mapping[str, Row]:
    """An article of 300 sentences, each with an origin, beside one without; both with their discussion.

    Once a hundred people gave three sentences each, once 300 one each; the reference is a plain Wagtail page of these sentences.
    """
    from django.apps import apps
    from django.core.cache import cache
    from django.test import Client

    from tests.bench import many

    count = int(300 * scale)
    client = Client(SERVER_NAME=host())

    def looking(page: Any) -> Callable[[], None]:
        def look() -> None:
            assert client.get(page.get_url()).status_code == 200

        return look

    def anew(page: Any) -> Callable[[], None]:
        def look() -> None:
            cache.clear()
            looking(page)()

        return look

    pages = {f"page without provenance, {count} sentences": _talked_about("Ohne Herkunft", count)}
    for people in (max(1, count // 3), count):
        page = pages[f"page with provenance, {count} sentences of {people} people"] = _talked_about(
            f"Herkunft {people}", count
        )
        _fold_all(page, many.contributions([page], many.people(people, f"herkunft{people}"), people))
    looks = {name: looking(page) for name, page in pages.items()}
    if apps.is_installed("tests.bench.reference"):
        plain = _plain_page(pages[f"page without provenance, {count} sentences"])
        looks[f"{REFERENCE}, {count} sentences"] = looking(plain)
    analyze()
    found = alternating(looks)
    return found | {f"{name}, made anew": p95(anew(page), 10) for name, page in pages.items()}


def _talked_about(title: str, passages: int) -> Any:
    """Return an article with a few comments."""
    from tests.bench import many
    from tests.discussion.comments import comment

    page = many.article(title, passages)
    for number in range(20):
        comment(page, f"Ein Gedanke, der {number}.")
    return page


def _plain_page(article: Any) -> Any:
    """Return a page with an article's body that Wagtail serves as it comes."""
    from tests.bench.reference.models import PlainPage

    plain = PlainPage(title="Reine Seite", slug="reine-seite", body=article.body)
    article.get_parent().get_parent().add_child(instance=plain)
    plain.save_revision().publish()
    return plain


def _fold_all(page: Any, rows: list[Any]) -> None:
    """Fold contributions into every passage, by turns."""
    from discussion.actions.merge import merge
    from discussion.kinds import ProvenanceKind
    from discussion.queries.whole_points import folds_of
    from tests.bench import many
    from tests.factories import blog, merging

    folds = tuple(
        fold
        for number, (block, _text) in enumerate(many.texts(page))
        for fold in folds_of([rows[number % len(rows)]], [block], ProvenanceKind.IDEA)
    )
    change = merging.replaced("Dieser erste Satz ist neu.", block=many.texts(page)[0][0])
    plan = merging.plan(page, change=change, folds=folds)
    merge(key=uuid.uuid4(), page=page, plan=plan, by=blog.editor())


def erasing(scale: float) -> Mapping[str, Row]:
    """Erasing somebody with 1,000 contributions in 200 articles, one of each merged."""
    from datetime import timedelta

    from django.utils import timezone

    from discussion.actions.ask_erasure import ask_erasure, confirm_for_her
    from discussion.actions.erasing.job import go_on
    from tests.bench import many
    from tests.factories import blog, merging

    by = blog.editor()
    pages = [many.article(f"Löschen {n}", 3) for n in range(int(200 * scale))]
    (person,) = many.people(1, "loeschen")
    rows = many.contributions(pages, [person], 5)
    for n, page in enumerate(pages):
        block = many.texts(page)[0][0]
        merging.merged(page, rows[5 * n], by=by, change=merging.replaced(f"Neu {n}.", block=block))
    row = ask_erasure(contributor=person, language="de", by=by)
    confirm_for_her(erasure=row, by=by, words="am Telefon")
    later = timezone.now() + timedelta(hours=25)
    found = timed(lambda: go_on(erasure_pk=row.pk, now=later, silently=True))
    person.refresh_from_db()
    assert person.erased_at is not None
    each = found["statements"] / len(pages)
    return {f"erase {len(rows)} contributions in {len(pages)} articles": {**found, "statements each": each}}


ROWS: Rows = {
    "anchors": anchors,
    "desk": desk,
    "merging": merging_many,
    "provenance": provenance,
    "erasing": erasing,
}


def promises(found: Mapping[str, Row]) -> dict[str, float]:
    """The figures that the project promises, each with its bound."""
    found = without_failed(found)
    told: dict[str, float] = {}
    merges = [row for name, row in found.items() if name.startswith("merge of ")]
    if len(merges) == 2:
        told["merge of 500 / of 1, time (≤ 30)"] = merges[1]["ms"] / merges[0]["ms"]
    publishing = [row for name, row in found.items() if name.startswith("publish with ")]
    if len(publishing) == 2:
        told["publishing with 1,000 anchors / with one, time (≤ 3)"] = (
            publishing[1]["ms"] / publishing[0]["ms"]
        )
    queues = [row for name, row in found.items() if name.startswith("queue with")]
    if queues:
        told["desk queue with 10,000 contributions, p95 ms (< 300)"] = queues[-1]["p95 ms"]
    # without, of a hundred people, of three hundred
    pages = [row for name, row in found.items() if name.startswith("page with") and "anew" not in name]
    if len(pages) == 3:
        told["article with 300 origins / without, p95 (≤ 1.2)"] = pages[1]["p95 ms"] / pages[0]["p95 ms"]
        told["… statements more (0)"] = pages[1]["statements"] - pages[0]["statements"]
    plain = [row for name, row in found.items() if name.startswith(REFERENCE)]
    if plain and len(pages) == 3:
        told["article with 300 origins / plain page of its sentences, p95 (≤ 1.2)"] = (
            pages[1]["p95 ms"] / plain[0]["p95 ms"]
        )
    erased = [row for name, row in found.items() if name.startswith("erase ")]
    if erased:
        told[f"erasing, statements per article (≤ {ERASED_EACH})"] = erased[0]["statements each"]
    return told


if __name__ == "__main__":
    main("tests.bench.heavy", ROWS, promises, sys.argv[1:])
