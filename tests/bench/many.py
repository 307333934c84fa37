"""Makes many contributions at once, as the actions leave them: for measures that need thousands."""

import random
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.actions.index_once import index_once
from blog.models import Article, ArticleIndexPage, Version
from blog.text.body import Body
from blog.text.words import block_text
from discussion.kinds import CreditChoice, Purpose, UseChoice
from discussion.models import Consent, Contribution, Contributor, Decision, Point, Submission
from discussion.queries.consent_texts import current_wording
from discussion.states import SubmissionState
from tests.factories import blog

WORDS = "Wer zuhört lernt und baut mit denen, die es betrifft, damit am Ende etwas bleibt".split()
GRANTED = (
    (Purpose.STORE, ""),
    (Purpose.USE, UseChoice.WORDING),
    (Purpose.CREDIT, CreditChoice.FULL_NAME),
)


def people(count: int, of: str) -> list[Contributor]:
    """Store confirmed people of one set."""
    now = timezone.now()
    rows = [
        Contributor(name=f"Name {of} {n}", email=f"{of}-{n}@example.org", confirmed_at=now)
        for n in range(count)
    ]
    return Contributor.objects.bulk_create(rows, batch_size=500)


@transaction.atomic
def contributions(pages: Iterable[Article], authors: list[Contributor], each: int) -> list[Contribution]:
    """Store so many offered contributions for each page, the authors by turns."""
    places = [page for page in pages for _number in range(each)]
    submissions = _submissions(places, authors)
    _consent(submissions)
    _decide(submissions)
    rows = Contribution.objects.bulk_create(
        [
            Contribution(
                page_id=row.page_id, submission=row, use=UseChoice.WORDING, credit=CreditChoice.FULL_NAME
            )
            for row in submissions
        ],
        batch_size=500,
    )
    Point.objects.bulk_create([Point(contribution=row) for row in rows], batch_size=500)
    return rows


def _submissions(places: list[Article], authors: list[Contributor]) -> list[Submission]:
    chance = random.Random(11)  # noqa: S311 - any words do
    now = timezone.now()
    rows = [
        Submission(
            page_id=page.pk,
            contributor=authors[n % len(authors)],
            text=" ".join(chance.choices(WORDS, k=chance.randint(8, 40))),
            state=SubmissionState.PRIVATE,
            private=True,
            display_name=False,
            confirmed_at=now,
        )
        for n, page in enumerate(places)
    ]
    return Submission.objects.bulk_create(rows, batch_size=500)


def _consent(submissions: list[Submission]) -> None:
    wordings = {purpose: current_wording(purpose, "de") for purpose, _choice in GRANTED}
    rows = [
        Consent(
            submission=row,
            purpose=purpose,
            choice=choice,
            wording=wordings[purpose].key,
            wording_hash=wordings[purpose].hash,
            channel="form",
        )
        for row in submissions
        for purpose, choice in GRANTED
    ]
    Consent.objects.bulk_create(rows, batch_size=500)


def _decide(submissions: list[Submission]) -> None:
    verbs = ("submitted", "address_confirmed", "accepted")
    Decision.objects.bulk_create(
        [Decision(submission=row, verb=verb) for row in submissions for verb in verbs], batch_size=500
    )


def article(title: str, passages: int) -> Article:
    """Publish an article of so many passages, ten words each."""
    chance = random.Random(passages)  # noqa: S311 - any words do
    body = [blog.text(f"Satz {n} sagt: {' '.join(chance.choices(WORDS, k=8))}.") for n in range(passages)]
    parent = _parent()
    with index_once(parent):  # search and references are not what is measured
        return blog.publish(blog.draft(title, body=body, parent=parent))


def _parent() -> Any:
    return ArticleIndexPage.objects.filter(locale__language_code="de").get()


def newest(page: Article) -> Version:
    """Return the newest version."""
    return Version.objects.filter(page_id=page.pk).latest("number")


def texts(page: Article) -> list[tuple[str, str]]:
    """Return (passage, text) of the newest version."""
    body = Body.from_json(newest(page).body)
    return [(block.id, block_text(block)) for block in body.blocks if block.kind == "text"]
