"""Correcting a transcript in a browser: by keys alone, beside the sound, with ten thousand pieces, with somebody else, without script."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from blog.actions.podcast.change_transcript import change_transcript
from blog.models import Cue, Episode, Speaker, Transcript
from blog.queries.podcast.transcript_pieces import pieces_at, pieces_of
from blog.text.transcripts.edits import SetText
from tests.browser.accessible import violations
from tests.factories import blog, podcast, sounds

CUES = [
    (0, 2000, "Anna", "Guten Tag und herzlich wilkommen."),
    (2000, 5000, "Ben", "Hallo Anna schön hier."),
    (5000, 6000, "Anna", "Fangen"),
    (6000, 8000, "Anna", "wir an."),
]


@pytest.fixture
def episode(live_site: Any) -> Episode:
    made = podcast.own_episode(audio=podcast.audio(duration=10_000, content=sounds.mp3(10_000)))
    podcast.transcript(made, CUES)
    return made


@pytest.fixture
def desk(open_page: Any, sign_in: Callable[[Any], Any], episode: Episode) -> Iterator[Page]:
    with open_page(cookies=sign_in(blog.editor()), viewport={"width": 1280, "height": 900}) as page:
        show(page, episode)
        yield page


def show(page: Page, episode: Episode) -> None:
    page.goto(reverse("blog_transcript", args=[episode.pk]))
    expect(page.locator("transcript-editor[ready]")).to_be_visible()


def said(episode: Episode) -> list[tuple[int, int, str, str]]:
    return [piece.content for piece in pieces_of(Transcript.objects.get(episode=episode).pk)]


def saved(page: Page) -> None:
    expect(page.locator("transcript-saver")).to_have_text("Gespeichert")


def until(sound: Locator, what: str) -> None:
    """Wait for the player: the admin's policy lets no script be made of text, so Playwright's own waiting can't."""
    for _step in range(100):
        if sound.evaluate(what):
            return
        sound.page.wait_for_timeout(100)
    raise AssertionError(what)


def into_the_list(page: Page) -> None:
    for _step in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('transcript-cue')"):
            return
    raise AssertionError("Tab never reached the list")


def test_a_transcript_is_corrected_by_keys_alone(desk: Page, episode: Episode) -> None:
    into_the_list(desk)
    # Words.
    desk.keyboard.press("Enter")
    desk.keyboard.press("Control+a")
    desk.keyboard.type("Guten Tag und herzlich willkommen.")
    # The next piece, split behind „Hallo Anna“.
    desk.keyboard.press("Control+ArrowDown")
    for _letter in range(len("Hallo Anna")):
        desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Enter")
    desk.keyboard.type("Und ")
    # In the list: two pieces become one, and one goes to another voice.
    desk.keyboard.press("Escape")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("v")
    desk.keyboard.press("2")
    saved(desk)
    assert said(episode) == [
        (0, 2000, "s1", "Guten Tag und herzlich willkommen."),
        (2000, 3429, "s2", "Hallo Anna"),
        (3429, 5000, "s2", "Und schön hier."),
        (5000, 8000, "s2", "Fangen wir an."),
    ]
    # Backspace at the beginning joins with the piece before, as in any text.
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Home")
    desk.keyboard.press("Backspace")
    saved(desk)
    assert said(episode)[1] == (2000, 5000, "s2", "Hallo Anna Und schön hier.")
    first = pieces_at(Transcript.objects.get().pk, 1)
    assert [piece.text for piece in first] == [text for *_rest, text in CUES]


def test_the_voice_is_named_by_keys_and_the_focus_comes_back(desk: Page, episode: Episode) -> None:
    into_the_list(desk)
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("n")
    expect(desk.locator("[data-key=s2] input[name$=label]")).to_be_focused()
    desk.keyboard.type("Benjamin")
    desk.keyboard.press("Enter")
    expect(desk.locator("transcript-cue").nth(1).locator(".cue-who")).to_have_text("Benjamin")
    expect(desk.locator("transcript-cue").nth(1)).to_be_focused()
    assert Speaker.objects.get(key="s2").label == "Benjamin"


def test_the_sound_is_played_and_set_back_by_keys(desk: Page, episode: Episode) -> None:
    sound = desk.locator("audio")
    until(sound, "audio => audio.readyState >= 1")
    into_the_list(desk)
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("p")
    until(sound, "audio => audio.currentTime > 2")
    expect(desk.locator("transcript-cue").nth(1)).to_have_attribute("data-now", "")
    desk.keyboard.press(" ")
    assert sound.evaluate("audio => audio.paused")
    sound.evaluate("audio => { audio.currentTime = 4.5 }")
    desk.keyboard.press("ArrowLeft")
    assert sound.evaluate("audio => audio.currentTime") == pytest.approx(1.5)
    desk.keyboard.press("b")
    saved(desk)
    assert said(episode)[1][0] == 1500
    desk.keyboard.press("Enter")
    desk.keyboard.press("Control+Space")
    until(sound, "audio => !audio.paused")


def test_two_editors_of_one_piece_see_both_wordings(desk: Page, episode: Episode) -> None:
    into_the_list(desk)
    transcript = Transcript.objects.get()
    one, *_more = [piece.uuid for piece in pieces_of(transcript.pk)]
    change_transcript(transcript=transcript, base=1, edits=[SetText(one, "Von jemand anderem.")], by=None)
    desk.keyboard.press("Enter")
    desk.keyboard.press("End")
    desk.keyboard.type(" Meins.")
    box = desk.get_by_role("alert")
    expect(box).to_contain_text("Guten Tag und herzlich wilkommen. Meins.")
    assert said(episode)[0][3] == "Von jemand anderem."
    box.get_by_role("button", name="Meine Worte nehmen").press("Enter")
    saved(desk)
    assert said(episode)[0][3] == "Guten Tag und herzlich wilkommen. Meins."


def test_a_script_that_comes_late_breaks_nothing(desk: Page, episode: Episode) -> None:
    faults: list[str] = []
    desk.on("pageerror", lambda fault: faults.append(str(fault)))

    def late(route: Any) -> None:
        desk.wait_for_timeout(500)
        route.continue_()

    desk.route("**/transcript/editor*.js", late)
    show(desk, episode)
    assert faults == []


def test_what_could_not_be_sent_is_kept_and_sent_when_the_server_is_back(
    desk: Page, episode: Episode
) -> None:
    into_the_list(desk)
    desk.route("**/aendern/", lambda route: route.abort())
    desk.keyboard.press("Enter")
    desk.keyboard.press("Control+a")
    desk.keyboard.type("Guten Abend.")
    expect(desk.locator("transcript-saver")).to_contain_text("keine Verbindung")
    desk.unroute("**/aendern/")
    # each further try waits longer than the one before
    expect(desk.locator("transcript-saver")).to_have_text("Gespeichert", timeout=60_000)
    assert said(episode)[0][3] == "Guten Abend."
    assert Transcript.objects.get().number == 2


def test_ten_thousand_pieces_are_in_the_list_and_few_in_the_page(
    open_page: Any, sign_in: Callable[[Any], Any], live_site: Any
) -> None:
    episode = podcast.own_episode(audio=podcast.audio(duration=40_000_000))
    podcast.transcript(
        episode,
        [
            (n * 4000, n * 4000 + 3900, f"Stimme {n % 3}", f"Satz {n}. " + "Wort " * (n % 60))
            for n in range(10_000)
        ],
    )
    with open_page(cookies=sign_in(blog.editor())) as page:
        show(page, episode)
        sent: list[int] = []
        page.on(
            "request", lambda one: sent.append(len(one.post_data or "")) if one.method == "POST" else None
        )
        into_the_list(page)
        most = 0
        for top in (0.2, 0.5, 0.99, 0.4):
            page.evaluate(
                "top => { const l = document.querySelector('transcript-list'); l.scrollTop = l.scrollHeight * top }",
                top,
            )
            page.wait_for_timeout(100)
            most = max(most, page.locator("transcript-cue").count())
        assert most < 80
        search = page.locator("[data-search]")
        search.fill("Satz 7777.")
        search.press("Enter")
        expect(page.locator("transcript-cue:focus")).to_contain_text("Satz 7777.")
        assert page.locator("transcript-cue:focus").get_attribute("aria-posinset") == "7778"
        page.keyboard.press("Enter")
        page.keyboard.press("Control+a")
        page.keyboard.type("Siebentausend.")
        saved(page)
        assert sum(sent) < 1000
    assert Cue.objects.filter(text="Siebentausend.").count() == 1


def test_who_cites_a_piece_is_marked_at_it_and_reached_by_keys(desk: Page, episode: Episode) -> None:
    clip = {"episode": episode.pk, "start": "0:03", "end": "", "text": "Hallo Anna.", "speaker": None}
    for title in ("Erster Artikel", "Zweiter Artikel"):
        blog.article(title, body=[blog.block("clip", clip)])
    show(desk, episode)
    rows = desk.locator("transcript-cue")
    expect(rows.nth(1).locator("summary")).to_have_text("2 Verweise auf diese Sekunden")
    assert desk.locator("cue-cited").count() == 1
    into_the_list(desk)
    desk.keyboard.press("z")  # nobody cites the first piece
    expect(rows.nth(0)).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("z")
    link = rows.nth(1).get_by_role("link", name="Erster Artikel")
    expect(link).to_be_focused()
    assert "/artikel/" in str(link.get_attribute("href"))
    below, above = rows.nth(2).bounding_box(), rows.nth(1).bounding_box()
    assert below is not None
    assert above is not None
    assert below["y"] >= above["y"] + above["height"] - 1
    assert not [fault for fault in violations(desk) if "transcript" in fault or "cue" in fault]
    desk.keyboard.press("Escape")
    expect(rows.nth(1)).to_be_focused()
    desk.keyboard.press("Enter")
    expect(rows.nth(1).locator("summary")).to_be_visible()


def test_without_script_a_file_is_uploaded_and_voices_are_named(
    open_page: Any, sign_in: Callable[[Any], Any], live_site: Any
) -> None:
    episode = podcast.own_episode()
    with open_page(cookies=sign_in(blog.editor()), java_script_enabled=False) as page:
        page.goto(reverse("blog_transcript", args=[episode.pk]))
        content = b"WEBVTT\n\n00:00.000 --> 00:02.000\n<v Anna>Guten Tag.\n"
        page.get_by_label("Datei").set_input_files(
            {"name": "folge.vtt", "mimeType": "text/vtt", "buffer": content}
        )
        page.get_by_role("button", name="Übernehmen").click()
        page.locator("[data-key=s1] input[name$=label]").fill("Anna Müller")
        page.get_by_role("button", name="Stimmen merken").click()
    assert Speaker.objects.get().label == "Anna Müller"


@pytest.mark.parametrize("width", [1024, 1280])
def test_the_page_is_accessible_and_not_wider_than_the_window(desk: Page, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    into_the_list(desk)
    desk.keyboard.press("Enter")
    assert not [fault for fault in violations(desk) if "transcript" in fault or "cue" in fault]
    assert desk.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
