"""The story: all that happened on all articles, in the order of time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from blog.models import Article
from discussion.actions.answer import answer
from discussion.actions.decline import decline
from discussion.actions.offer import talk_about
from discussion.models import Comment, Contribution, Submission
from haltung.demo import acts, content, desk, editors, passages, readers, translations
from haltung.demo.clock import clock_at, moment
from haltung.demo.ground import Ground

TO_DECIDE = timedelta(minutes=25)

What = Literal[
    "first", "merge", "edit", "comment", "draft", "talk", "decline", "credit", "translation", "review", "desk"
]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on an article."""

    at: datetime
    what: What
    slug: str
    told: dict[str, Any]


def events(slug: str, today: date) -> Iterator[Event]:
    """Return what happened on one article, in no order."""
    article, translation = content.article(slug), content.translation(slug)
    told: list[tuple[What, dict[str, Any]]] = []
    for version in article["versions"]:
        ((what, entry),) = version.items()
        told.append((what, entry))
    told += [("comment", entry) for entry in content.comments(slug)]
    told += [("credit", entry) for entry in article.get("withdrawals", [])]
    told += [("decline", entry) for entry in article.get("declined", [])]
    told += [("talk", entry) for entry in article.get("in_talk", [])]
    told += [("review", entry) for entry in article.get("reviews", [])]
    told += [("desk", entry) for entry in content.desk(slug)]
    if "draft" in article:
        told.append(("draft", article["draft"]))
    if translation:
        told.append(("translation", translation))
        told += [("comment", {**entry, "translated": True}) for entry in translation["comments"]]
    for what, entry in told:
        yield Event(moment(entry["at"], today), what, slug, entry)


@dataclass(slots=True)
class Story:
    """Plays events, and remembers pages and comments by the keys that the files give them."""

    ground: Ground
    today: date
    pages: dict[str, Article] = field(default_factory=dict)
    translated: dict[str, Article] = field(default_factory=dict)
    sent: dict[str, Submission] = field(default_factory=dict)

    def play(self) -> None:
        """Play everything."""
        happened = [event for slug in content.article_slugs() for event in events(slug, self.today)]
        for event in sorted(happened, key=lambda event: event.at):
            with clock_at(event.at):
                self._play(event)

    def _play(self, event: Event) -> None:
        page, told = self.pages.get(event.slug), event.told
        if event.what == "comment":
            self._comment(event)
        elif page is None:
            article = content.article(event.slug)
            self.pages[event.slug] = editors.publish_first(self.ground, article, self.today)
        elif event.what == "translation":
            self.translated[event.slug] = translations.translate(self.ground, page, told)
        elif event.what == "credit":
            readers.change_mind(self.sent[told["comment"]], told["credit"], event.at)
        elif event.what == "review":
            editors.look_again(page, told, event.at, self._writer(event.slug))
        elif event.what in ("decline", "talk"):
            self._answer_offer(event)
        elif event.what == "desk":
            self._at_the_desk(page, event)
        else:
            self._edit(page, event)

    def _edit(self, page: Article, event: Event) -> None:
        writer, told = self._writer(event.slug), event.told
        change = passages.change(event.slug, told["change"], self.ground.pictures)
        if event.what == "merge":
            editors.fold_in(page, [self.sent[key] for key in told["from"]], told, change, writer)
        elif event.what == "edit":
            editors.revise(page, told, change, writer)
        else:
            editors.leave_draft(page.pk, change, writer)

    def _answer_offer(self, event: Event) -> None:
        writer = self._writer(event.slug)
        contribution = Contribution.objects.get(submission=self.sent[event.told["comment"]])
        if event.what == "decline":
            decline(
                contribution=contribution,
                words=event.told["words"],
                reason=event.told.get("reason", ""),
                by=writer,
            )
        else:
            talk_about(contribution=contribution, by=writer)

    def _at_the_desk(self, page: Article, event: Event) -> None:
        """Play what editors and readers do around merging; each entry names its act in `do`."""
        told = event.told
        acts.play(
            desk.Act(
                ground=self.ground,
                today=self.today,
                at=event.at,
                page=page,
                told=told,
                by=self._writer(event.slug),
                sent=self.sent,
                change=passages.change(event.slug, told.get("change", ()), self.ground.pictures),
            )
        )

    def _comment(self, event: Event) -> None:
        told = event.told
        page = (self.translated if told.get("translated") else self.pages)[event.slug]
        parent = self._comment_of(told["reply"]) if "reply" in told else None
        if told["by"] == "redaktion":
            writer = self._writer(event.slug)
            comment = answer(page=page, text=told["text"].strip(), by=writer, parent=parent)
            submission = Submission.objects.get(comment=comment)
        else:
            submission = readers.write(page, told, event.at, parent.uuid if parent else None)
            with clock_at(event.at + TO_DECIDE):
                editors.moderate(submission, told, self.ground.editor)
        self.sent[told["key"]] = submission
        if content.article(event.slug).get("pinned") == told["key"]:
            editors.pin_comment(submission, self.ground.editor)

    def _comment_of(self, key: str) -> Comment:
        return Comment.rows.get(submission=self.sent[key])

    def _writer(self, slug: str) -> Any:
        return self.ground.writers[content.article(slug)["author"]]
