"""The demo's podcast, a show that it follows, and the positions that come of them; all of it through the site's own actions."""

from datetime import timedelta
from typing import Any

from django.core.files import File
from django.utils import timezone

from blog.actions.podcast.follow_show import REFRESH, follow_show
from blog.actions.podcast.import_show import import_show
from blog.actions.podcast.import_transcript import import_transcript
from blog.actions.podcast.name_voice import name_voice
from blog.actions.podcast.say_who import confirm_name
from blog.actions.podcast.store_audio import store_audio
from blog.actions.positions.from_quote import position_from_quote
from blog.actions.positions.from_seconds import position_from_seconds
from blog.actions.positions.publish import publish_position
from blog.actions.positions.write import change_position, write_position
from blog.actions.publish_change import publish_change
from blog.kinds import PersonRole, RecommendationKind, TranscriptSource, VersionKind
from blog.models import (
    Chapter,
    Episode,
    EpisodePerson,
    FollowedFeed,
    Organisation,
    OutboxRow,
    Person,
    Picture,
    PodcastIndexPage,
    Position,
    Question,
    Show,
    ShowPerson,
    Soundbite,
    Speaker,
    Version,
)
from blog.text.body import Block
from blog.text.change import InsertAfter
from blog.text.podcast.reading import read_feed
from blog.text.podcast.times import Span, read_time
from blog.text.transcripts.reading import read_transcript
from haltung.demo import content, editors, passages, readers
from haltung.demo.clock import clock_at, moment
from haltung.demo.story import Story

FOLDER = content.FOLDER / "podcasts"
OURS = "zwischentoene"
NEVER_ASKED = timedelta(days=3650)


def play(story: Story) -> None:
    """Publish the show, what people said about it, and what became of it in articles and positions."""
    told: dict[str, Any] = content.read(f"podcasts/{OURS}/show")
    scene = _Scene(story, told)
    scene.publish()
    scene.discuss()
    scene.refer()
    scene.take_a_stand()
    scene.follow()
    scene.recommend()


class _Scene:
    """What the acts need of one another."""

    def __init__(self, story: Story, told: dict[str, Any]) -> None:
        self.story, self.told, self.today = story, told, story.today
        self.editor = story.ground.editor
        self.index = PodcastIndexPage.objects.get(locale=story.ground.articles.locale)
        self.episodes: dict[str, Episode] = {}
        self.people = dict(story.ground.people)
        self.organisations: dict[str, Organisation] = {}

    def at(self, told: str) -> Any:
        return clock_at(moment(told, self.today))

    def publish(self) -> None:
        with self.at(self.told["founded"]):
            for one in self.told["organisations"]:
                self.organisations[one["slug"]] = Organisation.objects.create(**one)
            for one in self.told["people"]:
                organisation = self.organisations.get(one.get("organisation", ""))
                self.people[one["slug"]] = Person.objects.create(**{**one, "organisation": organisation})
            show = self._show()
        for episode in self.told["episodes"]:
            with self.at(episode["at"]):
                self.episodes[episode["slug"]] = self._episode(show, episode)

    def _show(self) -> Show:
        names = ("slug", "title", "subtitle", "author", "category", "license", "license_url", "update_text")
        show = Show(
            **{name: self.told[name] for name in names},
            description=_line(self.told["description"]),
            cover=_cover(self.told["cover"]),
            topic=self.story.ground.topics[self.told["topic"]],
            owner=self.editor,
            owner_email=content.read("site")["settings"]["contact_email"],
            locale=self.index.locale,
            live=False,
        )
        show.show_people = [
            ShowPerson(person=self.people[slug], role=PersonRole.HOST) for slug in self.told["hosts"]
        ]
        return _published(self.index, show, self.editor)

    def _episode(self, show: Show, told: dict[str, Any]) -> Episode:
        with (FOLDER / OURS / f"{told['file']}.mp3").open("rb") as stream:
            audio = store_audio(upload=stream, by=self.editor, name=f"{told['file']}.mp3")
        page = Episode(
            title=told["title"],
            slug=told["slug"],
            standfirst=_line(told["standfirst"]),
            number=told["number"],
            podcast=show,
            audio=audio,
            topic=show.topic,
            locale=show.locale,
            owner=self.editor,
            responsible=self.editor,
            license=show.license,
            license_url=show.license_url,
            live=False,
        )
        people = [(slug, PersonRole.HOST) for slug in self.told["hosts"]]
        people += [(slug, PersonRole.GUEST) for slug in told["guests"]]
        page.episode_people = [EpisodePerson(person=self.people[slug], role=role) for slug, role in people]
        page.chapters = [
            Chapter(sort_order=n, start=start, title=title)
            for n, (start, title) in enumerate(told["chapters"])
        ]
        if "soundbite" in told:
            start, length, title = told["soundbite"]
            page.soundbites = [Soundbite(start=start, length=length, title=title)]
        editors.set_body(page, passages.blocks(told["slug"], told["notes"], self.story.ground.pictures))
        episode = _published(show, page, self.editor)
        self._transcript(episode, told["file"])
        return episode

    def _transcript(self, episode: Episode, file: str) -> None:
        words = read_transcript((FOLDER / OURS / f"{file}.vtt").read_bytes(), duration=episode.duration).words
        import_transcript(episode=episode, words=words, source=TranscriptSource.UPLOAD, by=self.editor)
        named = {person.name: person for person in self.people.values()}
        for voice in Speaker.objects.filter(transcript__episode=episode).order_by("pk"):
            if voice.label in named:
                name_voice(voice=voice, person=named[voice.label], by=self.editor)

    def discuss(self) -> None:
        for told in self.told["comments"]:
            at, second = moment(told["at"], self.today), told["second"]
            episode = self.episodes[told["episode"]]
            row = readers.write(episode, {**told, "moment": {"start": second, "end": None}}, at, None)
            with clock_at(at + timedelta(minutes=25)):
                editors.moderate(row, told, self.editor)
            self.story.sent[told["key"]] = row

    def refer(self) -> None:
        told = self.told["clip"]
        value = {
            "episode": self.episodes[told["episode"]].pk,
            "start": read_time(told["start"]),
            "end": read_time(told["end"]),
            "speaker": self.people[told["speaker"]].pk,
            "text": told["text"],
        }
        block = Block(passages.block_id(told["article"], "stimme-aus-dem-podcast"), "clip", value)
        with self.at(told["at"]):
            self._add(
                told["article"], passages.block_id(told["article"], told["after"]), [block], told["note"]
            )

    def take_a_stand(self) -> None:
        told = self.told["question"]
        with self.at(told["at"]):
            question = Question.objects.create(
                text=told["text"],
                slug=told["slug"],
                background=told["background"],
                topic=self.story.ground.topics[told["topic"]],
                page_id=self.story.pages[told["article"]].pk,
                is_open=True,
            )
            for one in self.told["positions"]:
                publish_position(position=self._position(question, one), by=self.editor)

    def _position(self, question: Question, told: dict[str, Any]) -> Position:
        says = {
            "question": question,
            "topic": question.topic,
            "person": self.people.get(told.get("person", "")),
            "organisation": self.organisations.get(told.get("organisation", "")),
            **{name: told[name] for name in ("stance", "statement", "reason", "role")},
            "role_text": told.get("role_text", ""),
            "is_summary": True,
        }
        if "episode" not in told:
            accessed = moment(f"{told['accessed']} 00:00", self.today).date()
            return write_position(
                by=self.editor,
                source_url=told["source_url"],
                source_title=told["source_title"],
                accessed_on=accessed,
                **says,
            )
        span = Span(told["start"], told["end"])
        episode = self.episodes[told["episode"]]
        made = position_from_seconds(
            page_id=episode.pk, span=span, by=self.editor, statement=told["statement"]
        )
        return change_position(position=made, by=self.editor, **says)

    def follow(self) -> None:
        told = self.told["linked"]
        read = read_feed((FOLDER / f"{told['feed']}.xml").read_bytes(), address=told["url"])
        with self.at(told["at"]):
            feed = follow_show(index=self.index, url=told["url"], read=read, by=self.editor)
            import_show(feed=FollowedFeed.objects.get(pk=feed.pk), read=read)
            for person in Person.objects.filter(name__in=[one.name for one in read.show.people]):
                confirm_name(show_id=feed.show_id, name=person.name, person=person)
        # The demo has no such host: it would only be told as out of reach. Nobody asks it, neither now nor later.
        OutboxRow.objects.filter(kind=REFRESH, done_at=None).update(done_at=timezone.now())
        FollowedFeed.objects.filter(pk=feed.pk).update(due_at=timezone.now() + NEVER_ASKED)

    def recommend(self) -> None:
        """Let an article point to an episode of ours and to a followed one, and make a position of the voice that it quotes."""
        told = self.told["recommended"]
        slug = told["article"]
        after = passages.block_id(slug, told["after"])
        cards = [self._card(slug, card) for card in told["cards"]]
        with self.at(told["at"]):
            self._add(slug, after, cards, told["note"])
            block = passages.block_id(slug, told["quote"])
            made = position_from_quote(page_id=self.story.pages[slug].pk, block=block, by=self.editor)
            publish_position(position=made, by=self.editor)

    def _card(self, slug: str, told: dict[str, Any]) -> Block:
        episode = self.episodes.get(told["episode"]) or Episode.objects.get(guid=told["episode"])
        words = {name: told[name] for name in ("title", "speaker", "show", "text")}
        value = {"kind": RecommendationKind.EPISODE.value, "page": episode.pk, "url": "", **words}
        return Block(passages.block_id(slug, told["key"]), "recommendation", value)

    def _add(self, slug: str, after: str, blocks: list[Block], note: str) -> None:
        page = self.story.pages[slug]
        publish_change(
            page=page,
            change=tuple(InsertAfter(after, block) for block in reversed(blocks)),
            base_version=Version.objects.filter(page_id=page.pk).latest("number").number,
            kind=VersionKind.ADDITION,
            note=note,
            by=self.editor,
        )


def _cover(name: str) -> Picture:
    path = FOLDER / f"{name}.png"
    with path.open("rb") as stream:
        picture = Picture(
            title="Zwischentöne",
            description="Titelbild: zwei Reihen von Bögen wie Schallwellen, die einander begegnen",
            credit="Zeichnung: Redaktion Haltung",
        )
        picture.file.save(f"demo-{name}.png", File(stream), save=False)
        picture.save()
    return picture


def _published(parent: Any, page: Any, by: Any) -> Any:
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action="wagtail.edit").publish(user=by, skip_permission_checks=True)
    return type(page).objects.get(pk=page.pk)


def _line(text: str) -> str:
    return " ".join(text.split())
