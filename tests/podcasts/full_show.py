"""A show of ours with everything that a feed can tell, and its feed as it is sent."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image

from blog.kinds import PersonRole, ReferenceKind
from blog.models import Article, Audio, Episode, Person, Picture, RecommendedShow, Reference, Show, ShowPerson
from blog.queries.podcast.addresses import feed_path
from tests.factories import blog, podcast, sounds

GUID = UUID("917393e3-1b1e-5cef-ace4-edaa54e1f810")
PODROLL = UUID("9b024349-ccf0-5f69-a609-6b82873eab3c")
PUBLISHER = UUID("003af0a0-6a45-55cf-b765-68e3d349551a")


@dataclass(frozen=True, slots=True)
class FullShow:
    """The show and what belongs to it; `episode` has everything, `bonus` is the newer one and has next to nothing."""

    show: Show
    episode: Episode
    bonus: Episode
    host: Person
    guest: Person
    article: Article
    audio: Audio


def full_show() -> FullShow:
    """Make it."""
    host, guest = blog.person("Änne Groß", portrait=cover("Porträt", 800)), blog.person("Bert <Müller> & Co")
    show = _show(host)
    episode, audio = _episode(show, host, guest)
    article = blog.article("Was Türen sagen")
    Reference.objects.create(
        page=article, block=article.body[0].id, kind=ReferenceKind.CLIP, target=episode, start=1000
    )
    bonus = podcast.own_episode(
        show,
        "Bonus: Nachklang",
        slug="nachklang",
        guid="https://alt.example/?p=7",
        episode_type="bonus",
        explicit=True,
        aired_at=datetime(2026, 3, 1, 6, 0, tzinfo=UTC),
    )
    return FullShow(show, episode, bonus, host, guest, article, audio)


def _show(host: Person) -> Show:
    show = podcast.own_show(
        "Draußen & drinnen",
        slug="draussen",
        subtitle="Gespräche über Türen",
        description="Worüber wir reden, wenn wir über „Türen“ reden: <innen> & außen.",
        guid=GUID,
        cover=cover("Titelbild", 1500),
        author="Caritas Musterstadt",
        owner_email="podcast@example.org",
        category="Society & Culture",
        subcategory="Documentary",
        copyright="© 2026 Caritas Musterstadt",
        license="cc-by-4.0",
        license_url="https://creativecommons.org/licenses/by/4.0/",
        funding_url="https://example.org/spenden?a=1&b=2",
        funding_text="Spende für den Podcast",
        update_rule="FREQ=MONTHLY",
        update_text="einmal im Monat",
        publisher_guid=PUBLISHER,
        publisher_url="https://example.org/verlag.xml",
        txt="nachweis-123",
    )
    ShowPerson.objects.create(show=show, person=host, role=PersonRole.HOST)
    RecommendedShow.objects.create(
        show=show, title="Nebenan", feed_guid=PODROLL, feed_url="https://nebenan.example/feed.xml"
    )
    return show


def _episode(show: Show, host: Person, guest: Person) -> tuple[Episode, Audio]:
    audio = podcast.audio(duration=1_500_400, content=sounds.mp3(3_000))
    draft = podcast.draft_episode(
        show,
        "Folge 12: Schwellen",
        slug="schwellen",
        standfirst="Warum eine Stufe genügt, um draußen zu bleiben.",
        body=[blog.text("Mit <b>Nachweisen</b> & Links."), blog.text("Zweiter Absatz.")],
        guid="tag:alt.example,2019:12",
        audio=audio,
        season=2,
        number=12,
        cover=cover("Folgenbild", 1400),
        license="CC BY-SA 4.0",
        aired_at=datetime(2026, 2, 3, 5, 30, tzinfo=UTC),
    )
    draft.episode_people.create(person=host, role=PersonRole.HOST)
    draft.episode_people.create(person=guest, role=PersonRole.GUEST)
    draft.chapters.create(start=0, title="Einstieg")
    draft.chapters.create(
        start=83_250,
        title="Die Stufe & das Geländer",
        href="https://example.org/stufe?a=1&b=2",
        picture=cover("Stufe", 300),
    )
    draft.soundbites.create(start=60_000, length=30_500, title="„Eine Stufe ist ein Satz“")
    podcast.transcript(draft, [(0, 4000, "Änne", "Guten Tag."), (4000, 9000, "Bert", "Ich grüße.")])
    return podcast.publish(draft), audio


def cover(title: str, size: int) -> Picture:
    """Return a square picture."""
    file = BytesIO()
    Image.new("RGB", (size, size), "teal").save(file, "PNG")
    file.seek(0)
    return Picture.objects.create(title=title, file=ImageFile(file, name=f"{title}.png"), description=title)


def feed_of(show: Show, **more: Any) -> bytes:
    """Return the feed of a show as apps get it."""
    response = Client().get(feed_path(show.slug, show.locale.language_code), **more)
    assert response.status_code == 200, response.status_code
    return bytes(response.content)
