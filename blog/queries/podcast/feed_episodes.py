"""Episodes as a feed tells them: everything that belongs to them is looked up at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.kinds import DiscussionMode
from blog.models.article import Article
from blog.models.picture import Picture
from blog.models.podcast.audio import Audio
from blog.models.podcast.episode import Chapter, Episode, EpisodePerson, Soundbite
from blog.models.podcast.transcript import Cue, Transcript
from blog.models.reference import Reference
from blog.queries.addresses import absolute, discussion_note_path, living_path, place_of
from blog.queries.article_cards import newest_versions
from blog.queries.feed_entries import body_html
from blog.queries.pictures import TEXT_WIDTHS
from blog.queries.podcast.addresses import TRANSCRIPT_TYPES, chapters_path, show_path, transcript_path
from blog.queries.podcast.feed_parts import cover_address, pictures_for_feeds, told_person
from blog.queries.public_articles import restrictions
from blog.text.body import Body
from blog.text.podcast.timed import TimedBite, TimedChapter
from blog.text.podcast.told import ToldEpisode, ToldLink, ToldTalk

SoundAddress = Callable[[Audio], str]
TEXT_FORMS = tuple(f"width-{width}|format-webp" for width in TEXT_WIDTHS)


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to episodes, by their keys; `pictures` by their own."""

    bodies: dict[int, Body]
    people: dict[int, list[EpisodePerson]]
    chapters: dict[int, list[Chapter]]
    soundbites: dict[int, list[Soundbite]]
    transcripts: dict[int, str]
    articles: dict[int, list[ToldLink]]
    pictures: dict[int, Picture]


def told_episodes(
    episodes: QuerySet[Episode], sound_address: SoundAddress, *, private: bool = False
) -> tuple[ToldEpisode, ...]:
    """Return published episodes as a feed tells them. In a private one nothing leads to pages that ask for a login."""
    rows = list(episodes.select_related("audio", "locale").defer("body", "standfirst"))
    around = _around(rows, private=private)
    return tuple(
        told_episode(row, around.bodies[row.pk], around, sound_address, private=private)
        for row in rows
        if row.pk in around.bodies
    )


def told_episode(
    row: Any, body: Body, around: Around, sound_address: SoundAddress, *, private: bool = False
) -> ToldEpisode:
    """Return one episode, stored or in memory (a draft), as a feed tells it."""
    language, place = row.locale.language_code, place_of(row)
    url = absolute(living_path(place, language))
    cover = around.pictures.get(row.cover_id or 0)
    has_talk = row.discussion_mode != DiscussionMode.CLOSED and not private
    return ToldEpisode(
        guid=row.guid,
        title=body.title,
        url=url,
        summary=body.standfirst or body.title,
        html=body_html(body, around.pictures),
        published=row.aired_at or row.first_published_at or timezone.now(),
        sound_url=sound_address(row.audio) if row.audio else "",
        mime=row.audio.mime if row.audio else "",
        size=row.audio.size if row.audio else 0,
        duration=row.audio.duration if row.audio else 0,
        season=row.season,
        number=row.number,
        kind=row.episode_type,
        explicit=row.explicit,
        cover=cover_address(cover) if cover else "",
        license=row.license,
        license_url=row.license_url,
        talk=_talk(place, language) if has_talk else None,
        chapters_url="" if private else absolute(chapters_path(place, language)),
        people=tuple(told_person(one, around.pictures) for one in around.people[row.pk]),
        chapters=told_chapters(around.chapters[row.pk], around.pictures),
        soundbites=_soundbites(around.soundbites[row.pk]),
        transcripts=() if private else _transcripts(place, language, around.transcripts.get(row.pk, "")),
        articles=tuple(around.articles[row.pk]),
    )


def _talk(place: str, language: str) -> ToldTalk:
    show = place.split("/")[1]
    return ToldTalk(
        url=absolute(f"{living_path(place, language)}diskussion/"),
        label=_("Diskussion"),
        thread=absolute(discussion_note_path(place, language)),
        account=f"@{show}",
        account_url=absolute(show_path(show, language)),
    )


def told_chapters(rows: Iterable[Chapter], pictures: dict[int, Picture]) -> tuple[TimedChapter, ...]:
    """Return chapters in the order of their time."""
    ordered = sorted(rows, key=lambda row: row.start)
    return tuple(
        TimedChapter(row.start, row.title, row.href, cover_address(picture) if picture else "")
        for row in ordered
        for picture in (pictures.get(row.picture_id or 0),)
    )


def _soundbites(rows: Iterable[Soundbite]) -> tuple[TimedBite, ...]:
    ordered = sorted(rows, key=lambda row: row.start)
    return tuple(TimedBite(row.start, row.length, row.title) for row in ordered)


def _transcripts(place: str, language: str, spoken: str) -> tuple[ToldLink, ...]:
    if not spoken:
        return ()
    return tuple(
        ToldLink(absolute(transcript_path(place, form, language)), kind, spoken)
        for form, kind in TRANSCRIPT_TYPES.items()
    )


def _around(rows: Sequence[Episode], *, private: bool) -> Around:
    ids = [row.pk for row in rows]
    versions = newest_versions(ids, without=("seal", "passages"))
    bodies = {page: Body.from_json(version.body) for page, version in versions.items()}
    people = _grouped(EpisodePerson.objects.filter(episode_id__in=ids).select_related("person"))
    chapters = _grouped(Chapter.objects.filter(episode_id__in=ids))
    pictures = {row.cover_id for row in rows}
    pictures |= {one.person.portrait_id for group in people.values() for one in group}
    pictures |= {one.picture_id for group in chapters.values() for one in group}
    pictures |= {
        block.value.get("image")
        for body in bodies.values()
        for block in body.blocks
        if block.kind == "picture"
    }
    return Around(
        bodies=bodies,
        people=people,
        chapters=chapters,
        soundbites=_grouped(Soundbite.objects.filter(episode_id__in=ids)),
        transcripts={} if private else spoken(ids),
        articles=_articles(ids),
        pictures=pictures_for_feeds(pictures, more=TEXT_FORMS),
    )


def _grouped(rows: QuerySet[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by("episode_id", "sort_order", "pk"):
        found[row.episode_id].append(row)
    return found


def spoken(ids: Iterable[int]) -> dict[int, str]:
    """Return the language of each episode's transcript, if it has one with words."""
    words = Cue.objects.filter(transcript=OuterRef("pk"))
    rows = Transcript.objects.filter(Exists(words), episode_id__in=ids).order_by("-pk")
    return dict(rows.values_list("episode_id", "language"))


def _articles(ids: Iterable[int]) -> dict[int, list[ToldLink]]:
    """Return the public articles that refer to each episode."""
    found: dict[int, list[ToldLink]] = defaultdict(list)
    shown = Article.objects.filter(~Exists(restrictions()), live=True, alias_of__isnull=True)
    rows = Reference.objects.filter(target_id__in=ids, page_id__in=shown.values("pk"))
    for row in _once(rows):
        page = row.page
        address = absolute(living_path(place_of(page), page.locale.language_code))
        found[row.target_id or 0].append(ToldLink(address, page.title))
    return found


def _once(rows: QuerySet[Reference]) -> list[Reference]:
    """Return one row for each article and episode, however often the one refers to the other."""
    kept: dict[tuple[int, int], Reference] = {}
    for row in rows.select_related("page__locale").order_by("page_id", "pk"):
        kept.setdefault((row.target_id or 0, row.page_id), row)
    return list(kept.values())
