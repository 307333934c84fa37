"""A listener on an episode's page: jumps to seconds, hears along, searches, copies; foreign sound only after her word; without script."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from blog.kinds import ReferenceKind
from blog.models import Audio, Chapter, Reference
from tests.browser.accessible import assert_accessible
from tests.browser.traffic import Traffic
from tests.factories import blog, podcast, sounds

LENGTH = 120_000
FOREIGN = "https://cdn.anderswo.example/1.mp3"
CUES = [
    (
        start,
        start + 2900,
        "Anna" if start < 60_000 else "Bela",
        f"Satz {start // 3000}, in dem es um Pflege geht.",
    )
    for start in range(0, LENGTH, 3000)
]


@pytest.fixture
def episode(live_site: Any) -> Any:
    """Two minutes of silence, forty sentences, two chapters, and an article that cites the second one."""
    sound: Audio = podcast.audio(content=sounds.mp3(LENGTH), duration=LENGTH)
    show = podcast.own_show("Nah dran", slug="nah-dran")
    made = podcast.own_episode(show, "Wer fragt?", slug="wer-fragt", number=12, audio=sound, duration=LENGTH)
    Chapter.objects.create(episode=made, start=0, title="Anfang", sort_order=0)
    Chapter.objects.create(episode=made, start=60_000, title="Mitte", sort_order=1)
    podcast.transcript(made, CUES)
    article = blog.article("Ein Artikel dazu", slug="dazu")
    block = blog.stored(article)[0]["id"]
    Reference.objects.create(page=article, block=block, kind=ReferenceKind.CLIP, target=made, start=63_000)
    return made


@pytest.fixture
def foreign(live_site: Any) -> Any:
    """An episode of somebody else's."""
    show = podcast.linked_show("Anderswo", slug="anderswo")
    link = "https://anderswo.example/1"
    made = podcast.linked_episode(
        show, "Gast", slug="gast", enclosure_url=FOREIGN, link=link, duration=LENGTH
    )
    podcast.transcript(made, CUES)
    return made


EPISODE, FOREIGN_EPISODE = "/podcasts/nah-dran/wer-fragt/", "/podcasts/anderswo/gast/"


def dressed(page: Page) -> None:
    expect(page.locator(".plyr [data-plyr=play]")).to_be_visible()
    # The controls are there a moment before they listen.
    page.wait_for_function("() => document.querySelector('audio').plyr?.ready")


def now(page: Page) -> float:
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def heard(page: Page, second: float) -> None:
    page.wait_for_function("at => Math.abs(document.querySelector('audio').currentTime - at) < 3", arg=second)


def marked(page: Page, words: str) -> None:
    expect(page.locator(".cue.is-now")).to_have_text(f"{words}, in dem es um Pflege geht.")


@pytest.mark.parametrize("form", ["t=63", "t=1:03", "t=npt:63", "t=00:01:03", "t=63,70", "t=1m3s"])
def test_an_address_leads_to_its_second_in_every_form(page: Page, episode: Any, form: str):
    page.goto(f"{EPISODE}#{form}")
    marked(page, "Satz 21")
    dressed(page)
    heard(page, 63)
    expect(page.locator(".plyr__time--current")).to_have_text("01:03")
    expect(page.locator(".plyr__time--duration")).to_have_text("02:00")


def test_from_the_article_to_the_second_and_back(page: Page, episode: Any):
    page.goto("/artikel/dazu/")
    page.goto(f"{EPISODE}?t=64")
    page.wait_for_url("**#t=64")
    marked(page, "Satz 21")
    expect(page.locator(".cue.is-now")).to_be_in_viewport()
    page.locator(".moments").get_by_role("link", name="Ein Artikel dazu").click()
    page.wait_for_url("**/artikel/dazu/#p-*")


def test_a_time_plays_and_the_text_runs_along(page: Page, episode: Any):
    page.goto(EPISODE)
    dressed(page)
    page.get_by_role("button", name="Text läuft mit").click()
    page.locator(".chapters").get_by_role("link", name="1:00").click()
    heard(page, 60)
    marked(page, "Satz 20")
    assert not page.evaluate("document.querySelector('audio').paused")
    page.locator(".cue").nth(5).click()
    heard(page, 15)
    page.get_by_label("Tempo").select_option("1.5")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5


def test_a_piece_ends_where_its_address_says(page: Page, episode: Any):
    page.goto(f"{EPISODE}#t=10,11")
    dressed(page)
    page.evaluate("document.querySelector('audio').play()")
    page.wait_for_function(
        "() => document.querySelector('audio').paused && document.querySelector('audio').currentTime > 10.9"
    )
    # A busy browser tells late that the time has passed; the player goes back to the end then.
    assert now(page) == pytest.approx(11, abs=0.05)


def test_who_goes_on_behind_a_piece_hears_on(page: Page, episode: Any):
    page.goto(f"{EPISODE}#t=10,12")
    dressed(page)
    page.evaluate("document.querySelector('audio').play()")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 10.1")
    page.get_by_role("slider", name="Stelle im Ton").fill("50")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 60.2")
    assert not page.evaluate("document.querySelector('audio').paused")


def test_the_player_obeys_the_keyboard(page: Page, episode: Any):
    page.goto(EPISODE)
    dressed(page)
    page.locator("[data-plyr=play]").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('audio').paused")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('audio').paused")
    page.get_by_role("button", name="Kapitel vor").press("Enter")
    heard(page, 60)
    page.get_by_role("button", name="15 Sekunden zurück").press("Enter")
    heard(page, 45)
    slider = page.get_by_role("slider", name="Stelle im Ton")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("00:4[5-7] von 02:00"))


def test_one_searches_across_sentences_and_goes_from_hit_to_hit(page: Page, episode: Any):
    page.goto(EPISODE)
    field = page.get_by_role("searchbox", name="Im Transkript suchen")
    field.fill("pflege geht. satz 7")
    status = page.locator("transcript-search [role=status]")
    expect(status).to_have_text("1 Fundstellen")
    field.press("Enter")
    expect(status).to_have_text("1 von 1")
    expect(page.locator(".cue").nth(6)).to_be_in_viewport()
    field.fill("Quantencomputer")
    expect(status).to_have_text("Kommt nicht vor.")


def test_a_copied_sentence_says_who_said_it_where_and_when(open_page: Callable[..., Any], episode: Any):
    with open_page(permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{EPISODE}#t=63")
        marked(page, "Satz 21")
        page.get_by_role("button", name="Stelle kopieren").click()
        expect(page.get_by_role("button", name="Kopiert")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        words = "„Satz 21, in dem es um Pflege geht.“ (Bela, Nah dran, Folge 12, 1:03)"
        assert copied == f"{words}\n{page.url}"


def test_where_somebody_stopped_is_kept_only_if_she_asks(page: Page, episode: Any):
    page.goto(f"{EPISODE}#t=30")
    dressed(page)
    page.locator("[data-plyr=play]").click()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 30.5")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_label("Merken, wo ich aufhöre").check()
    page.goto(EPISODE)
    page.reload()
    page.get_by_role("button", name="Weiter ab 0:3").click()
    heard(page, 31)
    page.get_by_label("Merken, wo ich aufhöre").uncheck()
    assert page.evaluate("localStorage.length") == 0


def kept(page: Page) -> list[str]:
    """Names under which this page put anything into the browser's memory, also where it was taken out at once."""
    return list(page.evaluate("window.kept"))


NOTE_WHAT_IS_KEPT = """
window.kept = [];
const keep = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, value) { window.kept.push(name); return keep.call(this, name, value); };
"""


def test_a_visit_and_listening_never_touch_the_memory_of_the_browser(page: Page, episode: Any):
    page.add_init_script(NOTE_WHAT_IS_KEPT)
    page.goto(f"{EPISODE}#t=30")
    dressed(page)
    page.locator("[data-plyr=play]").click()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 30.5")
    page.get_by_label("Tempo").select_option("1.5")
    page.locator("[data-plyr=mute]").click()
    page.wait_for_timeout(200)
    assert kept(page) == []
    page.get_by_label("Merken, wo ich aufhöre").check()
    assert len(kept(page)) == 1  # the note is taken: what the reader asks for is kept


@contextmanager
def foreign_host(page: Page) -> Iterator[list[str]]:
    """Answer for the foreign host, and note what it is asked."""
    asked: list[str] = []
    sound = sounds.mp3(LENGTH)

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        first = int(
            re.sub(r"\D.*", "", route.request.headers.get("range", "bytes=0-").removeprefix("bytes="))
        )
        told = {"Accept-Ranges": "bytes", "Content-Range": f"bytes {first}-{len(sound) - 1}/{len(sound)}"}
        route.fulfill(status=206, body=sound[first:], content_type="audio/mpeg", headers=told)

    page.route("https://*.example/**", answer)
    yield asked


def forget(page: Page) -> None:
    """The reader's word was given: what she asked for since then is no fault."""
    page.traffic.requests[:] = [url for url in page.traffic.requests if url != FOREIGN]  # type: ignore[attr-defined]


def test_foreign_sound_is_asked_for_only_after_her_word_and_forgotten_when_she_takes_it_back(
    page: Page, foreign: Any
):
    page.add_init_script(NOTE_WHAT_IS_KEPT)
    with foreign_host(page) as asked:
        page.goto(f"{FOREIGN_EPISODE}#t=63")
        expect(page.get_by_role("link", name="Bei anderswo.example hören")).to_be_visible()
        marked(page, "Satz 21")
        assert asked == []
        page.get_by_label("für cdn.anderswo.example merken").check()
        page.get_by_role("button", name="Ton von cdn.anderswo.example laden").click()
        dressed(page)
        page.wait_for_function("() => document.querySelector('audio').readyState > 0")
        assert set(asked) == {FOREIGN}
        heard(page, 64)
        assert [name for name in kept(page) if name != "haltung.anbieter"] == []
        asked.clear()
        page.goto("/podcasts/")
        page.goto(FOREIGN_EPISODE)
        dressed(page)
        page.wait_for_timeout(300)
        assert asked == []
        page.get_by_role("button", name="Zurücknehmen").click()
        expect(page.get_by_text("Zurückgenommen.")).to_be_visible()
        assert page.evaluate("localStorage.length") == 0
        page.reload()
        expect(page.get_by_role("button", name="Ton von cdn.anderswo.example laden")).to_be_visible()
        assert asked == []
    forget(page)


def test_broken_foreign_sound_leaves_text_and_link(page: Page, foreign: Any):
    page.route("https://*.example/**", lambda route: route.fulfill(status=404))
    page.traffic.expected += ["404", "Failed to load"]  # type: ignore[attr-defined]
    page.goto(FOREIGN_EPISODE)
    page.get_by_role("button", name="Ton von cdn.anderswo.example laden").click()
    expect(page.get_by_text("Der Ton lässt sich gerade nicht laden.")).to_be_visible()
    expect(page.get_by_role("link", name="Bei anderswo.example hören")).to_be_visible()
    forget(page)


def test_without_script_everything_is_read_and_each_second_is_reached(
    page_without_script: Page, episode: Any, foreign: Any
):
    page = page_without_script
    page.goto(f"{EPISODE}?t=1:04")
    expect(page.locator("[id='t=64']")).to_be_in_viewport()
    expect(page.locator("audio[controls]")).to_be_visible()
    page.get_by_role("searchbox", name="Im Transkript suchen").fill("Satz 30")
    page.get_by_role("searchbox", name="Im Transkript suchen").press("Enter")
    page.locator(".found").get_by_role("link", name="1:30").click()
    expect(page.locator("[id='t=90']")).to_be_in_viewport()
    page.goto(FOREIGN_EPISODE)
    expect(page.get_by_role("button", name="laden")).to_be_hidden()
    expect(page.get_by_role("link", name="Bei anderswo.example hören")).to_be_visible()


def test_the_pages_are_accessible(page: Page, traffic: Traffic, episode: Any, foreign: Any):
    traffic.expected += ["favicon.ico"]  # a file has no head of ours
    file = f"{EPISODE}transkript.html"
    for path in (
        "/podcasts/",
        "/podcasts/nah-dran/",
        EPISODE,
        FOREIGN_EPISODE,
        "/zitat/",
        "/zitat/?q=sprechen",
        file,
    ):
        page.goto(path)
        if path == EPISODE:
            dressed(page)
        assert_accessible(page)


def test_on_paper_stays_what_is_read_and_no_tool(page: Page, episode: Any):
    page.goto(EPISODE)
    dressed(page)
    page.emulate_media(media="print")
    for tool in (".player__bar", ".player__more", ".transcript__tools", ".transcript__files"):
        expect(page.locator(tool).first).to_be_hidden()
    expect(page.locator("[id='t=90']")).to_be_visible()
