"""The discussion of an episode for podcast apps: what everybody may read, comment by comment, with links instead of names.

Who wrote a comment is an actor of that comment alone: two comments of one person are not tied together by it, unless her name does.
Her name stands in the actor, nowhere else, and comes from `credit_lines`. What readers of the page don't see, apps don't get.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from blog.kinds import DiscussionMode, ShowOrigin
from blog.models import Episode
from blog.queries.addresses import absolute, absolute_links, discussion_note_path, place_of, prefix
from blog.queries.article_cards import newest_versions
from blog.queries.podcast.addresses import show_path
from blog.queries.podcast.feed_parts import PORTRAIT, cover_address
from blog.queries.podcast.shows import find_show
from blog.queries.public_articles import restrictions
from blog.text.body import Body
from blog.text.refused import Refused
from discussion.models import Comment
from discussion.queries.credit_lines import credit_lines
from discussion.queries.pages import Where, page_language
from discussion.queries.thread import FIELDS, VISIBLE, CommentLine, lines_of, visible
from discussion.text import paths
from discussion.text.activity import START, Actor, Answers, Note

FIRST_PAGE: Final = 100
"""Answers in the page that comes with a note."""

PER_PAGE: Final = 1000
"""Answers in each later page; addresses alone. Large, since threadcap 0.1.8 follows no more than two of them."""

_CURSOR: Final = re.compile(rf"\A(?:0|[1-9a-z][0-9a-z]{{0,{paths.STEP - 1}}})\Z")
_LAST_STEP: Final = paths.DIGITS[-1] * paths.STEP


class UnknownPage(Refused):
    """There is no such page of answers: the cursor is malformed."""


def episode_note(page_id: int) -> Note | None:
    """Return the root of an episode's discussion, or nothing where apps may not read it. Four statements."""
    page = _discussed_episode(page_id)
    version = newest_versions([page.pk], without=("seal", "passages")).get(page.pk) if page else None
    if page is None or version is None:
        return None
    body, where, language = Body.from_json(version.body), Where(page), page_language(page)
    title = f'<p><a href="{absolute(where.page)}">{escape(body.title)}</a></p>'
    return Note(
        id=_root(page),
        url=absolute(where.discussion),
        author=show_address(page.podcast.slug, language),
        html=title + (f"<p>{escape(body.standfirst)}</p>" if body.standfirst else ""),
        language=language,
        published=page.aired_at or page.first_published_at or version.published_at,
        answers=_answers(page, "", f"{_root(page)}/replies"),
    )


def episode_answers(page_id: int, after: str) -> Answers | None:
    """Return one page of the comments that open threads, in their order. Raises `UnknownPage`. Three statements."""
    page = _discussed_episode(page_id)
    return _answers(page, "", f"{_root(page)}/replies", after) if page else None


def comment_note(uuid: UUID) -> Note | None:
    """Return a comment of an episode's discussion, or the place of a removed one; nothing where readers see none."""
    found = _readable(uuid)
    if found is None:
        return None
    page, row = found
    above = str(row["path"])[: -paths.STEP]
    rows = [*visible(page.pk).filter(path=above).values(*FIELDS), row]
    # One that is pinned stands in its thread as well, and there it says the same as the others.
    line = lines_of(page, [{**one, "is_pinned": False} for one in rows])[-1]
    language = page_language(page)
    address = _comment_address(uuid, language)
    return Note(
        id=address,
        url=absolute(line.url),
        author=show_address(page.podcast.slug, language) if line.removed else f"{address}/author",
        html=_html(line),
        language=language,
        published=line.created,
        answers=_answers(page, str(row["path"]), f"{address}/replies"),
        answers_to=_comment_address(line.parent_uuid, language) if line.parent_uuid else _root(page),
        updated=None if line.removed else row["corrected_at"],
        removed=line.removed,
    )


def comment_answers(uuid: UUID, after: str) -> Answers | None:
    """Return one page of the answers to a comment. Raises `UnknownPage`. Four statements."""
    found = _readable(uuid)
    if found is None:
        return None
    page, row = found
    address = f"{_comment_address(uuid, page_language(page))}/replies"
    return _answers(page, str(row["path"]), address, after)


def comment_author(uuid: UUID) -> Actor | None:
    """Return who stands above a comment, as she is named now; nothing where readers see no author."""
    found = _readable(uuid)
    if found is None or not found[1]["is_public"] or found[1]["withdrawn"]:
        return None
    page, row = found
    ref = f"comment:{uuid}"
    credit = credit_lines([ref])[ref]
    staff = _("Redaktion") if row["is_staff_answer"] and credit.named else ""
    return Actor(
        id=f"{_comment_address(uuid, page_language(page))}/author",
        kind="Person",
        name=", ".join(part for part in (credit.text, credit.detail, staff) if part),
        username=f"k-{str(uuid)[:8]}",
        url=absolute(reverse("discussion:comment", args=[uuid])),
    )


def show_actor(slug: str, language: str) -> Actor | None:
    """Return a show of ours as who opens the discussions of its episodes; nothing for one that isn't public."""
    show = find_show(slug, language)
    if show is None or not show.is_own or not show.live or show.restricted:
        return None
    return Actor(
        id=show_address(show.slug, language),
        kind="Organization",
        name=show.title,
        username=show.slug,
        url=absolute(show_path(show.slug, language)),
        summary=f"<p>{escape(show.description)}</p>" if show.description else "",
        icon=cover_address(show.cover, PORTRAIT) if show.cover else "",
    )


def show_address(slug: str, language: str) -> str:
    """Return the full address of a show as an actor."""
    return absolute(f"{prefix(language)}api/v1/activitypub/shows/{slug}")


def _comment_address(uuid: UUID | str, language: str) -> str:
    return absolute(f"{prefix(language)}api/v1/activitypub/comments/{uuid}")


def _root(page: Episode) -> str:
    return absolute(discussion_note_path(place_of(page), page_language(page)))


def _discussed_episode(page_id: int) -> Episode | None:
    """Return an episode of a show of ours, if everybody may see it and its discussion. One statement."""
    found = Episode.objects.filter(
        ~Exists(restrictions()),
        pk=page_id,
        live=True,
        alias_of__isnull=True,
        podcast__live=True,
        podcast__origin=ShowOrigin.OWN,
    ).exclude(discussion_mode=DiscussionMode.CLOSED)
    rows = found.select_related("locale", "podcast").defer("body", "standfirst")
    return rows.order_by("pk").first()


def _readable(uuid: UUID) -> tuple[Episode, Mapping[str, Any]] | None:
    """Return a comment's row with its episode, if readers see its place, in the language of the page. Two statements."""
    rows = Comment.rows.filter(VISIBLE, uuid=uuid).order_by("pk")
    row = rows.values(*FIELDS, "page_id").first()
    page = _discussed_episode(row["page_id"]) if row else None
    if row is None or page is None or page_language(page) != get_language():
        return None
    return page, row


def _answers(page: Episode, above: str, address: str, after: str = START) -> Answers:
    """Return the places right below one (threads, where there is none), a page of them. Two statements.

    A cursor is the number of the last answer before the page, as it stands in paths.
    """
    if not _CURSOR.match(after):
        raise UnknownPage(after)
    found = visible(page.pk).filter(level=paths.level(above) + 1)
    if above:
        found = found.filter(path__gt=above, path__lte=above + _LAST_STEP)
    total = found.count()
    behind = found.filter(path__gt=above + after.rjust(paths.STEP, "0"))
    most = FIRST_PAGE if after == START else PER_PAGE
    rows = list(behind.values_list("uuid", "path")[: most + 1])
    language = page_language(page)
    return Answers(
        id=address,
        after=after,
        items=tuple(_comment_address(uuid, language) for uuid, _path in rows[:most]),
        following=rows[most - 1][1][-paths.STEP :].lstrip("0") if len(rows) > most else "",
        total=total,
    )


def _html(line: CommentLine) -> str:
    """Return what a comment says, with what it is about, as it stands on the page; links lead to the site from anywhere."""
    return absolute_links(render_to_string("discussion/note.html", {"comment": line}).strip())
