"""Whoever answers an episode never reads of an article: pages, forms, consents, receipt and mails have words that fit both."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils.html import strip_tags

from blog.models import Episode, OutboxRow
from discussion.kinds import Purpose
from discussion.queries.consent_texts import asked_wording, current_wording
from tests.discussion.reader import HERE, Reader, confirm_token, receipt_token, text_of, work
from tests.factories import blog, podcast
from tests.world import FIRST, World

EPISODE = "/podcasts/wert/folge-eins/"
ALONE = re.compile(r"\b\w*[Aa]rtikel\w*")
BOTH = re.compile(
    r"(dem|des|ein\w*|dies\w*|jedem|in) Artikels? (oder|und) (der|eine[rn]?|dieser|jeder)? ?Folgen?"
)


@pytest.fixture
def episode(world: World, settings: Any) -> Episode:
    settings.HALTUNG_MODERATION = "none"
    show = podcast.own_show("Wert und Wirkung", slug="wert")
    return podcast.own_episode(
        show,
        "Folge eins",
        slug="folge-eins",
        responsible=blog.editor(),
        body=[blog.text("Wir reden über Haltung.", FIRST)],
    )


def articles_in(html: str) -> list[str]:
    """Return where a page speaks of an article alone; menu, head and foot of the site do so rightly."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    words = BOTH.sub("", " ".join(strip_tags(main[0] if main else html).split()))
    return [words[max(0, found.start() - 60) : found.end() + 30] for found in ALONE.finditer(words)]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "diskussion/",
        "folgen/",
        "fassungen/",
        "fassungen/1/",
        f"stelle/{FIRST[:8]}/",
        "diskussion/?bei=1:23",
    ],
)
@pytest.mark.usefixtures("episode")
def test_no_page_of_an_episode_calls_it_an_article(path: str):
    response = Client().get(EPISODE + path)
    assert response.status_code == 200
    assert articles_in(text_of(response)) == []


@pytest.mark.usefixtures("episode")
def test_no_answer_receipt_or_mail_calls_it_an_article(ada: Reader):
    told = {"use": "wording", "credit": "full_name", "notify": "on"}
    answers = [
        ada.client.post(f"{EPISODE}diskussion/neu/", ada.fields(text="Das sehe ich anders.", **told), **HERE)
    ]
    answers.append(ada.client.post(f"/bestaetigen/{confirm_token()}/", **HERE))
    token = receipt_token(answers[-1])
    answers.append(ada.client.get(f"/beitrag/{token}/"))
    assert [one.status_code for one in answers] == [200, 200, 200]
    assert [articles_in(text_of(one)) for one in answers] == [[], [], []]
    ada.post(f"/beitrag/{token}/zurueckziehen/")
    OutboxRow.objects.filter(done_at=None).update(due_at="2000-01-01T00:00Z")
    work()
    assert mail.outbox
    for message in mail.outbox:
        assert articles_in(f"{message.subject} {message.body} {message.alternatives[0].content}") == []


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("purpose", list(Purpose))
def test_what_somebody_agrees_to_fits_both(purpose: Purpose, language: str):
    for text in (current_wording(purpose, language).text, asked_wording(language).text):
        speaks = re.search(r"[Aa]rtikel|article", text)
        assert speaks is None or re.search(r"Folge|episode", text)
