"""The page of an episode: readable without script, each cue and chapter with its address, few statements, nothing foreign asked."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.actions.bump import bump
from blog.kinds import EpisodeType, PersonRole
from blog.models import Chapter, EpisodePerson, Mention
from blog.models.podcast.transcript import Speaker
from blog.queries.addresses import living_path, place_of
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db
CUES = [
    (0, 4_000, "Anna", "Guten Tag, heute geht es um Pflege."),
    (4_000, 9_500, "Anna", "Wer fragt die Leute?"),
    (12_000, 20_000, "Bela", "Niemand, leider."),
    (3_723_500, 3_730_000, "Bela", "Und zum Schluss: <b>danke</b> & tschüss."),
]


@pytest.fixture
def episode() -> Any:
    show = podcast.own_show("Nah dran")
    made = podcast.own_episode(show, "Wer fragt?", number=12, duration=3_800_000)
    Chapter.objects.create(episode=made, start=12_000, title="Niemand <fragt>", sort_order=0)
    podcast.transcript(made, CUES)
    return made


def address(page: Any) -> str:
    return living_path(place_of(page), page.locale.language_code)


def html(client: Client, page: Any, query: str = "") -> str:
    return client.get(f"{address(page)}{query}").content.decode()


def test_the_words_stand_in_the_page_each_cue_and_chapter_with_an_address(client: Client, episode: Any):
    page = html(client, episode)
    assert '<span class="cue" id="t=0">Guten Tag, heute geht es um Pflege.</span>' in page
    assert (
        '<span class="cue" id="t=3723.5">Und zum Schluss: &lt;b&gt;danke&lt;/b&gt; &amp; tschüss.</span>'
        in page
    )
    assert 'href="#t=3723.5">1:02:03</a>' in page
    assert '<a href="#t=12">Niemand &lt;fragt&gt;</a>' in page
    assert page.count('<p class="said__who">Anna</p>') == 1
    assert "Folge 12" in page
    assert "Nah dran" in page


def test_our_own_sound_needs_no_script_and_no_click(client: Client, episode: Any):
    page = html(client, episode)
    audio = episode.audio
    assert f'<audio controls preload="none" src="/ton/{audio.uuid}.{audio.extension}"' in page
    assert "media-src 'self';" in client.get(address(episode)).headers["Content-Security-Policy"] + ";"


@pytest.mark.parametrize(
    ("size", "told"), [(339_392, "0,3 MB"), (29_000_000, "29 MB"), (29_440_000, "29,4 MB"), (900, "0,1 MB")]
)
def test_the_download_tells_its_size(client: Client, episode: Any, size: int, told: str):
    type(episode.audio).objects.filter(pk=episode.audio.pk).update(size=size)
    bump()
    assert f"Herunterladen ({told})" in html(client, episode)


@pytest.mark.parametrize(
    ("asked", "there", "anchor"),
    [
        ("4", "#t=4", "4"),
        ("0:00", "#t=0", "0"),
        ("7", "?ab=7#t=7", "4"),
        ("10,20", "?ab=10,20#t=10,20", "4"),
        ("4,20", "?ab=4,20#t=4,20", "4"),
        ("npt:13", "?ab=13#t=13", "12"),
        ("1:02:03", "?ab=3723#t=3723", "12"),
        ("1h2m4s", "?ab=3724#t=3724", "3723.5"),
        ("1:10:00", "", ""),
    ],
)
def test_a_time_in_the_query_leads_to_its_second(
    client: Client, episode: Any, asked: str, there: str, anchor: str
):
    answer = client.get(address(episode), {"t": asked})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{address(episode)}{there}")
    query, _, fragment = there.partition("#")
    if query:
        # Without script the browser finds the second by this anchor, before the words that are said then.
        assert f'<span id="{fragment}"></span><span class="cue" id="t={anchor}">' in html(
            client, episode, query
        )


def test_an_anchor_is_made_of_times_alone(client: Client, episode: Any):
    assert html(client, episode, "?ab=<script>") == html(client, episode)


def test_what_is_no_time_leads_to_the_page(client: Client, episode: Any):
    assert client.get(address(episode), {"t": "<script>"}).headers["Location"] == address(episode)


def test_without_a_transcript_a_time_stays_what_it_is(client: Client):
    made = podcast.own_episode(duration=120_000)
    assert client.get(address(made), {"t": "1:05.5"}).headers["Location"] == f"{address(made)}#t=65.5"


def test_one_searches_inside_without_script(client: Client, episode: Any):
    page = html(client, episode, "?wort=FRAGT+die")
    assert '<a href="#t=4">0:04</a> Wer <mark>fragt die</mark> Leute?' in page
    assert "kommt im Transkript nicht vor" in html(client, episode, "?wort=Quantencomputer")
    assert "<script>alert" not in html(client, episode, "?wort=<script>alert(1)")


def test_many_cues_take_no_more_statements_than_one(client: Client, episode: Any):
    long = podcast.own_episode(episode.podcast, "Lang", duration=9_000_000)
    words = ["Ein Satz, der gesagt wird.", "Und noch einer?"]
    podcast.transcript(
        long, [(n * 3000, n * 3000 + 2900, f"S{n // 9 % 4}", words[n % 2]) for n in range(3000)]
    )
    # What is asked once for the whole site is asked by a third.
    client.get(address(podcast.own_episode(episode.podcast, "Zuerst")))
    counts: list[int] = []
    body = ""
    for path in (address(episode), address(long)):
        for _visit in ("first", "kept"):
            with CaptureQueriesContext(connection) as seen:
                body = client.get(path).content.decode()
            counts.append(len(seen))
    assert body.count('class="cue"') == 3000
    assert max(counts) <= 25
    assert counts[:2] == counts[2:]


def test_a_corrected_transcript_and_a_renamed_voice_are_there_at_once(client: Client, episode: Any):
    html(client, episode)
    transcript = episode.transcripts.get()
    transcript.cues.filter(start=4_000).update(text="Wer fragt eigentlich?")
    Speaker.objects.filter(transcript=transcript, label="Anna").update(person=blog.person("Anna Blum"))
    from blog.actions.bump import bump

    bump()
    page = html(client, episode)
    assert "Wer fragt eigentlich?" in page
    assert re.search(r'<p class="said__who"><a href="/personen/[\w-]+/">Anna Blum</a></p>', page)


def test_people_of_an_episode_are_named_with_what_they_do(client: Client, episode: Any):
    EpisodePerson.objects.create(episode=episode, person=blog.person("Anna Blum"), role=PersonRole.HOST)
    page = html(client, blog_published(episode))
    assert "Anna Blum</a>" in page
    assert "Moderation" in page


def blog_published(episode: Any) -> Any:
    return podcast.publish(type(episode).objects.get(pk=episode.pk))


class TestForeign:
    """An episode of somebody else's show."""

    @pytest.fixture
    def foreign(self) -> Any:
        made = podcast.linked_episode(
            podcast.linked_show("Anderswo"),
            "Gast",
            enclosure_url="https://cdn.anderswo.example/1.mp3",
            link="https://anderswo.example/1",
            deep_link="https://anderswo.example/1/player",
            episode_type=EpisodeType.BONUS,
        )
        Chapter.objects.create(episode=made, start=83_000, title="Mitte", sort_order=0)
        Mention.objects.create(show=made.podcast, episode=made, name="Gundula <i>Gast</i>", role="guest")
        return made

    def test_nothing_in_the_page_asks_the_foreign_host(self, client: Client, foreign: Any):
        page = html(client, foreign)
        assert "<audio" not in page
        assert not re.search(r'(?<!data-)src="https?:', page)
        assert 'data-src="https://cdn.anderswo.example/1.mp3"' in page
        assert 'data-provider="cdn.anderswo.example"' in page

    def test_a_plain_link_and_the_text_are_always_there(self, client: Client, foreign: Any):
        page = html(client, foreign)
        assert '<a href="https://anderswo.example/1" rel="noopener">' in page
        assert 'href="https://anderswo.example/1/player#t=83"' in page
        assert "Gundula &lt;i&gt;Gast&lt;/i&gt;" in page
        assert "Fremder" not in page
        assert "Bonus" in page

    def test_only_this_page_may_play_sound_from_elsewhere(self, client: Client, foreign: Any, episode: Any):
        assert "media-src 'self' https:" in client.get(address(foreign)).headers["Content-Security-Policy"]
        assert (
            "https:"
            not in client.get(address(episode))
            .headers["Content-Security-Policy"]
            .split("media-src")[1]
            .split(";")[0]
        )

    def test_sound_without_tls_is_only_linked(self, client: Client):
        made = podcast.linked_episode(enclosure_url="http://alt.example/1.mp3", link="https://alt.example/1")
        page = html(client, made)
        assert "data-src" not in page
        assert 'href="https://alt.example/1"' in page
        assert "Erst wenn du ihn lädst" not in page

    def test_an_episode_that_its_feed_no_longer_tells_keeps_its_text(self, client: Client, foreign: Any):
        type(foreign).objects.filter(pk=foreign.pk).update(removed_at=timezone.now())
        page = html(client, blog_published(foreign))
        assert "führt diese Folge nicht mehr" in page
        assert "data-src" not in page
        assert "Der Ton ist nicht mehr da" in page
        assert "Erst wenn du ihn lädst" not in page
        assert "Mitte" in page

    def test_an_address_that_is_no_web_address_is_no_link(self, client: Client):
        made = podcast.linked_episode()
        type(made).objects.filter(pk=made.pk).update(
            enclosure_url="javascript:alert(1)", link="javascript:alert(2)"
        )
        bump()
        assert "javascript:" not in html(client, made)


def test_an_episode_is_discussed_and_has_versions_like_an_article(client: Client, episode: Any):
    page = html(client, episode)
    assert 'id="diskussion"' in page
    assert f'href="{address(episode)}fassungen/"' in page
    assert 'class="passage passage--text' in page


def test_the_page_is_the_same_for_everyone_and_answers_again_with_304(client: Client, episode: Any):
    answer = client.get(address(episode))
    assert not answer.cookies
    again = client.get(address(episode), headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
