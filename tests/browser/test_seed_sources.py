"""The seed article complete: its foreign player, its quoted voice, its episode and the show it recommends are objects, not links.

Each is walked through both ways. The other show lies on a host of this test, and the reader's browser asks it for sound only
after her click.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from blog.jobs import run_outbox_once
from blog.kinds import PositionState, ReferenceKind
from blog.models import Episode, Position, Reference
from blog.queries.positions.lines import code_of
from tests.browser.seed_sources import FEED, SAID, SECOND, own_episode, put_feed, refer
from tests.browser.seeded import Seeded, publish_seed
from tests.factories import blog
from tests.feeds.host import Host, running
from tests.seed_article import OWN_ARTICLE, read_seed

SEEDS = [pytest.param(OWN_ARTICLE, id="an article of ours")]
if os.environ.get("HALTUNG_SEED_ARTICLE"):
    SEEDS.append(pytest.param(Path(os.environ["HALTUNG_SEED_ARTICLE"]), id="the seed article"))


@pytest.fixture(params=SEEDS)
def seeded(request: pytest.FixtureRequest, live_site: Any) -> Seeded:
    return publish_seed(read_seed(request.param))


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    with running() as found:
        monkeypatch.setattr("blog.effects.podcast.addresses.public_endpoint", found.resolve)
        yield found


@pytest.fixture
def desk(open_page: Any, sign_in: Callable[[Any], Any], seeded: Seeded) -> Iterator[Page]:
    with open_page(cookies=sign_in(seeded.editor)) as page:
        yield page


def cards(seeded: Seeded) -> list[dict[str, Any]]:
    return [value for kind, value in seeded.seed.blocks if kind == "recommendation"]


def foreign(page: Page) -> list[str]:
    """What the page asked of others; told once, for the reader's word was given."""
    asked: list[str] = list(page.traffic.foreign)  # type: ignore[attr-defined]
    page.traffic.clear()  # type: ignore[attr-defined]
    return asked


def back_to(page: Page, seeded: Seeded) -> None:
    page.get_by_role("link", name=seeded.seed.title).first.click()
    page.wait_for_url(re.compile(rf"{re.escape(str(seeded.article.url))}(#p-.+)?$"))


def test_the_foreign_player_is_asked_for_only_after_a_click_and_known_to_editors(page: Page, seeded: Seeded):
    """S3."""
    told = seeded.seed.first("embed")
    page.route(f"https://{told['provider']}/**", lambda route: route.fulfill(body="<p>Player</p>"))
    page.goto(str(seeded.article.url))
    button = page.get_by_role("button", name=f"Inhalt von {told['provider']} laden")
    expect(button).to_be_visible()
    assert foreign(page) == []
    button.focus()
    page.keyboard.press("Enter")
    expect(page.frame_locator("iframe").get_by_text("Player")).to_be_visible()
    assert foreign(page) == [told["embed_url"]]
    expect(page.get_by_role("link", name=f"Bei {told['provider']} öffnen")).to_be_visible()
    kept = Reference.objects.get(page=seeded.article, outside__url=told["url"])
    assert kept.kind == ReferenceKind.LINK


def test_the_quoted_voice_is_a_position_with_one_click_and_both_lead_to_each_other(
    page: Page, desk: Page, seeded: Seeded
):
    """S5."""
    told = seeded.seed.first("quote")
    person = blog.person(told["attribution"])
    desk.goto(f"/redaktion/haltungen/aus/{seeded.article.pk}/")
    desk.get_by_role("button", name="Als Haltung aufnehmen").press("Enter")
    desk.get_by_role("button", name="Geprüft: Leser:innen zeigen").press("Enter")
    expect(desk.get_by_role("link", name="Ansehen, wie Leser:innen sie sehen")).to_be_visible()
    held = Position.objects.get()
    assert (held.state, held.person) == (PositionState.PUBLIC, person)

    page.goto(str(seeded.article.url))
    quote = page.locator("figure.quotation")
    expect(quote.get_by_role("link")).to_have_attribute("href", told["source_url"])
    page.locator(f"a[href*='/haltungen/h/{code_of(held)}/']").first.click()
    expect(page.get_by_role("link", name=told["attribution"])).to_be_visible()
    expect(page.locator(".position blockquote")).to_contain_text(held.quote[:60])
    back_to(page, seeded)
    assert re.search(r"#p-[0-9a-f]{8}", page.url), "to the passage, not to the top"
    page.goto(f"/personen/{person.slug}/")
    expect(page.get_by_role("region", name="Haltungen")).to_contain_text(seeded.seed.title)


def test_the_episode_has_its_speaker_and_the_second_leads_back(
    page: Page, desk: Page, host: Host, seeded: Seeded
):
    """S6: from the article to the episode, to the second, to the person, and back from each."""
    card = cards(seeded)[0]
    own = own_episode(card["speaker"])
    refer(seeded, own, follow(desk, host, seeded))

    page.goto(str(seeded.article.url))
    shown = page.locator(".recommendation").first
    shown.get_by_role("link", name=card["speaker"]).last.click()
    page.wait_for_url(f"**/personen/{own.speaker.slug}/")
    page.get_by_role("region", name="Zu hören in").get_by_role("link").click()
    page.wait_for_url(f"**{own.url}")
    expect(page.get_by_role("region", name="In dieser Folge")).to_contain_text(card["speaker"])
    back_to(page, seeded)

    clip = page.locator("figure.quotation--clip")
    expect(clip.locator("blockquote")).to_contain_text(SAID)
    expect(clip.get_by_role("link", name=card["speaker"])).to_be_visible()
    clip.get_by_role("link", name="ab 1:03").click()
    page.wait_for_url(f"**{own.url}#t={SECOND},70")
    expect(page.locator(".cue.is-now")).to_have_text(SAID)
    page.locator(".moments").get_by_role("link", name=seeded.seed.title).click()
    page.wait_for_url(f"**{seeded.article.url}#p-*")
    assert foreign(page) == []


def test_the_recommended_show_is_followed_and_its_sound_is_asked_for_only_after_a_click(
    page: Page, desk: Page, host: Host, seeded: Seeded
):
    """S7: its feed is fetched by us from its host; the reader's browser touches that host after her word alone."""
    card = cards(seeded)[1]
    followed = follow(desk, host, seeded)
    assert set(host.paths()) == {"/feed"}, "text alone"
    refer(seeded, own_episode(cards(seeded)[0]["speaker"]), followed)

    def answer(route: Route) -> None:
        place = f"http://127.0.0.1:{host.server.server_address[1]}"
        route.fulfill(response=route.fetch(url=re.sub(r"^https://[^/]+", place, route.request.url)))

    page.route("https://ton.example.org/**", answer)
    page.goto(str(seeded.article.url))
    page.locator(".recommendation").last.locator(".recommendation__title a").click()
    page.wait_for_url("**/podcasts/*/ausgabe-drei/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ausgabe Drei")
    assert foreign(page) == []
    page.get_by_role("button", name="Ton von ton.example.org laden").press("Enter")
    page.wait_for_function("() => document.querySelector('audio').readyState > 0")
    assert set(foreign(page)) == {followed.enclosure_url}
    assert "/folge-0003.mp3" in host.paths()
    back_to(page, seeded)
    page.locator(".recommendation").last.get_by_role("link", name=card["speaker"]).last.click()
    page.wait_for_url("**/personen/*/")
    expect(page.get_by_role("heading", level=1)).to_have_text(card["speaker"])
    assert foreign(page) == []


def follow(desk: Page, host: Host, seeded: Seeded) -> Episode:
    """Follow the recommended show by keys alone, as an editor does, and say whose name stands in its feed."""
    card = cards(seeded)[1]
    put_feed(host, card["show"], card["speaker"])
    desk.goto("/redaktion/podcasts/folgen/")
    desk.get_by_label("Adresse", exact=False).first.focus()
    desk.keyboard.type(FEED)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("link", name=card["show"], exact=True)).to_be_visible()
    while run_outbox_once(50):
        pass
    desk.reload()
    expect(desk.get_by_text("in Ordnung · 3 Folgen")).to_be_visible()
    desk.get_by_role("link", name="Wer ist gemeint?").press("Enter")
    desk.get_by_role("button", name="Als Person anlegen").first.press("Enter")
    expect(desk.get_by_text(f"Das ist {card['speaker']}.")).to_be_visible()
    return Episode.objects.get(title="Ausgabe Drei")
