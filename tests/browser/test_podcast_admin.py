"""The editors' pages of podcasts, positions and quotations in a browser: followed by keys, axe on each, a list of feeds uploaded."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from blog.actions.index_quotes import index_transcript
from blog.jobs import run_outbox_once
from blog.kinds import FeedState, HolderRole
from blog.models import Episode, Mention, Question
from discussion.actions.claim import ask_claim, confirm_claim
from discussion.actions.opinions import give_opinion
from discussion.kinds import ClaimKind
from tests.browser.accessible import violations
from tests.browser.test_every_page import UNFOLD
from tests.factories import blog, podcast, positions
from tests.feeds import broken
from tests.feeds.host import Host, running
from tests.feeds.made import MadeFeed

WIDTHS = (1280, 768)


@pytest.fixture
def desk(open_page: Any, sign_in: Callable[[Any], Any]) -> Iterator[Page]:
    with open_page(cookies=sign_in(blog.editor())) as page:
        yield page


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    with running() as found:
        monkeypatch.setattr("blog.effects.podcast.addresses.public_endpoint", found.resolve)
        yield found


@pytest.fixture
def pages(live_site: Any) -> list[str]:
    """A show of ours and one that is followed, a transcript, an article with a quotation, positions, an answer: every page has something."""
    own = podcast.own_episode(podcast.own_show("Nah dran", slug="nah-dran"), "Wer fragt?", slug="wer-fragt")
    transcript = podcast.transcript(own)
    index_transcript(episode_id=own.pk)
    theirs = podcast.linked_show("Anderswo", feed={"state": FeedState.FAILING, "failures": 3})
    Mention.objects.create(show=theirs, name="Änne Groß", role="host")
    asked = positions.question("Hilft Technik?", slug="technik", is_open=True)
    held = positions.position("Technik hilft.", question=asked, person=blog.person("Jana Muster"))
    claim(held)
    give_opinion(question=asked, text="Nur mit Zeit.", role=HolderRole.PRACTICE, browser="A")
    article = blog.article("Zitiert", body=[blog.block("quote", quote())])
    return [*_of_podcasts(own, transcript), *_of_positions(article, held, asked)]


def claim(held: Any) -> None:
    asked = ask_claim(
        position=held,
        kind=ClaimKind.CORRECT,
        statement="Technik hilft selten.",
        name="Jana",
        email="jana@example.org",
    )
    confirm_claim(claim=asked)


def quote() -> dict[str, str]:
    words = "<p>Technik hilft nur, wenn jemand zuhört.</p>"
    return {"text": words, "attribution": "Jana Muster", "source_title": "Buch", "source_url": ""}


def _of_podcasts(own: Episode, _transcript: Any) -> list[str]:
    episode, show = own.pk, own.podcast_id
    return [
        reverse("blog_followed"),
        reverse("blog_names"),
        reverse("blog_move_in"),
        reverse("blog_podcast_check", args=[show]),
        reverse("blog_private_feeds", args=[show]),
        reverse("blog_transcript", args=[episode]),
        reverse("blog_transcript_version", args=[episode, 1]),
        reverse("blog_near", args=[episode]),
        reverse("blog_find_quote"),
        f"{reverse('blog_find_quote')}?q=Guten+Tag",
        reverse("blog_merge_people"),
    ]


def _of_positions(article: Any, held: Any, asked: Question) -> list[str]:
    return [
        reverse("blog_positions"),
        reverse("blog_position_new"),
        reverse("blog_position", args=[held.uuid]),
        reverse("blog_position_quotes", args=[article.pk]),
        reverse("blog_near", args=[article.pk]),
        reverse("discussion_claims"),
        reverse("discussion_answers"),
        reverse("discussion_answers_of", args=[asked.pk]),
    ]


def test_axe_finds_nothing_on_any_of_them_and_none_is_wider_than_the_window(desk: Page, pages: list[str]):
    faults = [fault for path in pages for fault in _faults(desk, path)]
    assert not faults, "\n".join(faults)


def _faults(page: Page, path: str) -> list[str]:
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200, path
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(UNFOLD)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{path} {width} px: {fault}" for fault in violations(page)]
        found += [f"{path}: {wide} px wider than {width}"] if wide > 0 else []
    return found


def test_a_list_of_feeds_is_uploaded_and_one_of_them_paused_by_keys_alone(desk: Page, host: Host):
    host.put("/feed.xml", MadeFeed().rss())
    listed = broken.OPML.replace("https:", "http:").encode()
    blog.tree()
    desk.goto(reverse("blog_followed"))
    desk.get_by_label("OPML", exact=False).set_input_files(
        {"name": "feeds.opml", "mimeType": "text/x-opml", "buffer": listed}
    )
    desk.get_by_role("button", name="Folgen", exact=True).press("Enter")
    expect(desk.get_by_text("Noch nie abgerufen")).to_be_visible()
    while run_outbox_once(50):
        pass
    desk.reload()
    expect(desk.get_by_role("link", name="Träger im Gespräch")).to_be_visible()
    expect(desk.get_by_text("3 Folgen")).to_be_visible()
    desk.get_by_role("link", name="Träger im Gespräch").focus()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_text("Anhalten")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Wieder folgen")).to_be_visible()
    assert host.paths() == ["/feed.xml"]


def test_what_is_no_feed_is_said_on_the_page_and_the_address_stays(desk: Page, host: Host):
    host.put("/seite", broken.PAGE.encode())
    blog.tree()
    desk.goto(reverse("blog_followed"))
    desk.locator("input[type=url][name=url]").fill("http://gespraech.example.org/seite")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Das ist eine Webseite, kein Feed.")).to_be_visible()
    expect(desk.locator("input[name=url]")).to_have_value("http://gespraech.example.org/seite")
