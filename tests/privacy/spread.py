"""Kanaria, who is unmistakable, and everything of hers that the site can hold; and where anything of her is found."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urlsplit

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Workflow, WorkflowPage

from blog.actions.index_quotes import index_transcript
from blog.actions.positions.publish import publish_position
from blog.models import Article, Chapter, PrivateFeed, Question, Show
from blog.queries.podcast.shows import token_hash
from discussion.actions.group_points import group_points, ungroup_points
from discussion.actions.public_page import open_public_page
from discussion.actions.record import decide, grant
from discussion.kinds import Channel, ClaimKind, CreditChoice, Intent, Purpose, UseChoice, Verb
from discussion.models import (
    Ask,
    Claim,
    Comment,
    Contribution,
    Contributor,
    Follow,
    Merge,
    Point,
    PointGroup,
    Submission,
)
from discussion.states import MergeState
from discussion.text.plan import Fold, Plan
from tests.discussion.comments import comment
from tests.factories import blog, merging, podcast, positions
from tests.privacy.addresses import PRIVATE_FEED
from tests.world import FIRST, World

NAME, EMAIL = "Kanaria Unverwechselbar", "kanaria.kontakt@example.org"
ORGANISATION, ROLE, PSEUDONYM = "Sittichverein", "Volierenwartin", "Zwitscherhoheit"
SENTENCE = "Wer pflegt, braucht Kanarienvogelgesang am Morgen."
PROPOSAL = "Besser hieße es Papageienpalaver."
TRACES = (
    "Kanaria", "Unverwechselbar", "kanaria.kontakt", ORGANISATION, ROLE, PSEUDONYM, "Kanarienvogelgesang", "Papageienpalaver",
)  # fmt: skip
NAMES = TRACES[:6]
LINK = re.compile(r"""(?:href|src|action)=["']([^"']+)["']""")
NOT_FOLLOWED = (
    "/static/",
    "/redaktion/logout",
    "/konto/logout",
    "/redaktion/reports",
    "/redaktion/images",
    "/redaktion/documents",
)


def spread(world: World) -> Contribution:
    """Put something of Kanaria's into every place that there is."""
    told = {"organisation": ORGANISATION, "role": ROLE, "pseudonym": PSEUDONYM}
    row = merging.contribution(
        world.article, text=SENTENCE, name=NAME, email=EMAIL, credit=CreditChoice.NAME_ORGANISATION, **told
    )
    merging.merged(
        world.article, row, by=world.cem, change=merging.replaced(f"Digitalisierung lebt. {SENTENCE}")
    )
    row = Contribution.objects.select_related("submission__contributor", "page").get(pk=row.pk)
    comment(world.article, "Eine Antwort darauf.", parent=Comment.rows.get(submission=row.submission))
    _proposal(world, row)
    _draft_in_review(world)
    _on_the_desk(world, row)
    _around(world, row)
    _aloud(world, row)
    open_public_page(submission=row.submission, proof="receipt:1")
    return row


def _proposal(world: World, row: Contribution) -> None:
    proposed = comment(world.article, f"Dazu: {SENTENCE}", contributor=row.submission.contributor)
    Submission.objects.filter(pk=proposed.submission_id).update(
        intent=Intent.PROPOSAL,
        proposal=PROPOSAL,
        source_url="https://example.org/papageienpalaver",
        group_name="Runde Papageienpalaver",
        consent_held=f"Ordner {NAME}",
        channel=Channel.PASSAGE,
        pseudonym=PSEUDONYM,
    )
    decide(Submission.objects.get(pk=proposed.submission_id), Verb.TAKEN_UP, words=f"Mit {NAME} gesprochen.")


def _draft_in_review(world: World) -> None:
    """A draft of the page that holds her words as well lies in a workflow."""
    article = Article.objects.get(pk=world.article.pk)
    stored = [*blog.stored(article), blog.text("Im Entwurf steht noch mehr.")]
    blog.set_body(article, stored).save_revision(user=world.cem)
    workflow = Workflow.objects.order_by("pk").first() or Workflow.objects.create(name="Vier Augen")
    WorkflowPage.objects.get_or_create(workflow=workflow, page=article)
    if workflow.tasks.exists():
        workflow.start(Article.objects.get(pk=article.pk), world.cem)


def _on_the_desk(world: World, row: Contribution) -> None:
    """Her points are cut, grouped, and lie in a draft of a merge with a question to her."""
    point = Point.objects.filter(contribution=row).order_by("pk")[0]
    group = PointGroup.objects.create(page=row.page, title=f"Was {NAME} sagt", by=world.cem)
    Point.objects.filter(pk=point.pk).update(text=SENTENCE, group=group)
    _grouped_with_others(world, row)
    block = "77777777-7777-4777-8777-777777777777"
    plan = Plan(
        base=merging.newest(world.article).number,
        edits=merging.added(SENTENCE, after=FIRST, block=block),
        folds=(Fold((str(point.uuid),), block, "wording", SENTENCE),),
        note="Neu.",
    )
    merge = Merge.objects.create(
        page=row.page,
        base=merging.newest(world.article),
        editor=world.cem,
        state=MergeState.DRAFT,
        plan=plan.to_json(),
    )
    shown = [{"id": FIRST, "kind": "text", "value": {"html": f"<p>{SENTENCE}</p>"}}]
    Ask.objects.create(
        contribution=row,
        merge=merge,
        before=shown,
        after=shown,
        words=f"Liebe {NAME}",
        answer_words=SENTENCE,
        answer_by=timezone.now(),
        closed_at=timezone.now(),
    )


def _grouped_with_others(world: World, row: Contribution) -> None:
    """A group is named after her and holds a point of somebody else's; from another one hers were taken out again."""
    uuids: list[Any] = []
    for title in (f"{ORGANISATION} und andere", f"Wie {PSEUDONYM} meint"):
        other, hers = merging.contribution(world.article), merging.contribution(world.article)
        Submission.objects.filter(pk=hers.submission_id).update(contributor=row.submission.contributor_id)
        uuids = [one.points.get().uuid for one in (other, hers)]
        group_points(points=uuids, title=title, by=world.cem)
    ungroup_points(points=uuids[1:], by=world.cem)


def _around(world: World, row: Contribution) -> None:
    person = row.submission.contributor
    Follow.objects.create(
        contributor=person, page=row.page, wording="follow/1.de", confirmed_at=timezone.now()
    )
    unconfirmed = merging.submission(world.article, text=SENTENCE, name=NAME, email=EMAIL, use=UseChoice.IDEA)
    grant(unconfirmed, Purpose.CREDIT, choice=CreditChoice.FULL_NAME)


def _aloud(world: World, row: Contribution) -> None:
    """She holds a position on a question, wants something of it, speaks in an episode, and is quoted from there."""
    asked = positions.question("Hilft Technik?", slug="hilft-technik", page=world.article, is_open=True)
    held = positions.draft(
        SENTENCE, holder_ref=row.ref, source_ref=row.ref, question=asked, is_summary=False, quote=SENTENCE
    )
    publish_position(position=held, by=world.cem)
    same = Contributor.objects.create(name=NAME, email=EMAIL)
    for person in (row.submission.contributor, same):
        Claim.objects.create(
            position=held,
            contributor=person,
            kind=ClaimKind.CORRECT,
            statement=PROPOSAL,
            words=f"Ich bin {NAME}.",
        )
    show = podcast.own_show("Vogelkunde", slug="vogelkunde")
    _around_the_show(show, asked)
    episode = podcast.draft_episode(show, "Im Käfig", slug="im-kaefig")
    episode.chapters.add(Chapter(start=0, title="Im Käfig"))
    episode = podcast.publish(episode)
    comment(episode, SENTENCE, contributor=row.submission.contributor)
    spoken = podcast.transcript(
        episode, [(0, 9000, "x", "Am Morgen ist es hier immer schon laut und lustig.")]
    )
    spoken.speakers.update(ref=row.ref, label="")
    index_transcript(episode_id=episode.pk)
    clip = {
        "episode": episode.pk,
        "start": "0:01",
        "end": "",
        "text": "schon laut und lustig",
        "speaker": None,
    }
    body = [blog.block("clip", clip), blog.block("position", {"ref": held.ref})]
    blog.article("Wer redet", slug="wer-redet", body=body)


def _around_the_show(show: Show, asked: Question) -> None:
    """What gives further addresses something to show: a secret feed, and an organisation's position."""
    PrivateFeed.objects.create(show=show, label="Für den Vorstand", token_hash=token_hash(PRIVATE_FEED))
    positions.position(
        "Ohne Technik geht es auch.", question=asked, organisation=positions.organisation("Warte")
    )


def traces_in(text: str, traces: tuple[str, ...] = TRACES) -> set[str]:
    """Return what of Kanaria a text holds, as it is written or escaped as JSON has it."""
    low = text.lower()
    return {one for one in traces if one.lower() in low or json.dumps(one)[1:-1].lower() in low}


def in_database() -> dict[str, set[str]]:
    """Return table → what of her stands in it; every row of every table, whatever the models know."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            text = "\n".join(" ".join(_told(value) for value in row) for row in cursor.fetchall())
            if traces := traces_in(text):
                found[table] = traces
    return found


def _told(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    return (
        json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else str(value)
    )


def in_cache() -> set[str]:
    """Return what of her is kept in the cache."""
    kept = b"\n".join(cache._cache.values()) if hasattr(cache, "_cache") else b""
    return traces_in(kept.decode("utf-8", "replace"))


def crawl(
    client: Client, starts: tuple[str, ...], *, below: str = "/", most: int = 400
) -> dict[str, set[str]]:
    """Open everything that links lead to, as a robot would; return address → what of Kanaria stands there."""
    waiting, seen, found = list(starts), set(starts), dict[str, set[str]]()
    while waiting and len(seen) <= most:
        address = waiting.pop(0)
        response = client.get(address, follow=True)
        text = "".join(
            part.decode("utf-8", "replace") if isinstance(part, bytes) else part for part in response
        )
        if traces := traces_in(text):
            found[address] = traces
        for link in _links(text, address):
            if link not in seen and link.startswith(below) and not link.startswith(NOT_FOLLOWED):
                seen.add(link)
                waiting.append(link)
    return found


def _links(text: str, here: str) -> Iterator[str]:
    for told in LINK.findall(text):
        link = urldefrag(told.replace("&amp;", "&"))[0]
        parts = urlsplit(link)
        if parts.scheme in ("http", "https") and parts.netloc not in ("localhost:8000", "testserver"):
            continue
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if path.startswith("?"):
            path = urlsplit(here).path + path
        if path.startswith("/"):
            yield path
