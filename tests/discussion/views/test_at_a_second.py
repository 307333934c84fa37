"""An episode is discussed like an article, and at a second of its sound."""

from typing import Any

import pytest
from django.test import Client

from blog.actions.carry_anchors import rebuild_placements
from blog.kinds import AnchorKind
from blog.models import Anchor, Episode, Placement
from blog.queries import checks
from blog.registries import registries
from discussion.actions.add_contribution import Told, add_contribution
from discussion.actions.submit_problems import SubmitRefused
from discussion.models import Comment, Submission
from discussion.queries.desk_cards import contribution_cards
from discussion.queries.moderation_queue import queue_lines
from discussion.queries.own_data import own_data
from tests.discussion.reader import HERE, Reader, confirm_token, receipt_token, text_of
from tests.factories import blog, podcast
from tests.world import FIRST, World

EPISODE = "/podcasts/wert/folge-eins/"
SEND = f"{EPISODE}diskussion/neu/"
FEED = "/api/v1/podcasts/wert/folge-eins/annotations"
MINUTES = 60_000


@pytest.fixture
def episode(world: World, settings: Any) -> Episode:
    settings.HALTUNG_MODERATION = "none"
    show = podcast.own_show("Wert und Wirkung", slug="wert")
    return podcast.own_episode(
        show,
        "Folge eins",
        slug="folge-eins",
        duration=40 * MINUTES,
        body=[blog.text("Wir reden über Haltung.", FIRST)],
    )


def send(ada: Reader, **told: str) -> Any:
    return ada.client.post(SEND, ada.fields(**told), **HERE)


def said(ada: Reader, **told: str) -> Comment:
    """Return the public comment that Ada leaves."""
    assert send(ada, **told).status_code == 200
    ada.client.post(f"/bestaetigen/{confirm_token()}/", **HERE)
    return Comment.rows.get(submission=Submission.objects.latest("pk"))


def test_an_episode_is_discussed_like_an_article(ada: Reader, episode: Episode):
    made = said(ada, text="Das sehe ich anders.")
    assert made.page_id == episode.pk
    assert "Das sehe ich anders." in text_of(Client().get(f"{EPISODE}diskussion/"))
    assert Client().get(f"/k/{made.uuid}/")["Location"] == f"{EPISODE}#{made.anchor}"
    answer = send(ada, text="Noch eins.", reply_to=str(made.uuid))
    assert answer.status_code == 200
    assert "/beitrag/" in text_of(answer)


def test_a_comment_belongs_to_the_second_that_it_was_sent_for(ada: Reader, episode: Episode):
    made = said(ada, text="Hier irrt ihr.", t="23:41")
    anchor = made.submission.anchor
    assert (anchor.kind, anchor.block, anchor.page_id) == (AnchorKind.TIME, None, episode.pk)
    assert anchor.parts == [{"start": 1_421_000, "end": None, "exact": ""}]
    assert anchor.version.number == 1
    page = text_of(Client().get(f"{EPISODE}diskussion/"))
    assert f'<a href="{EPISODE}#t=1421">bei 23:41</a>' in page


def test_it_may_belong_to_some_seconds(ada: Reader, episode: Episode):
    made = said(ada, text="Diese Passage!", t="23:41,24:10.5")
    assert made.submission.anchor.parts == [{"start": 1_421_000, "end": 1_450_500, "exact": ""}]
    page = text_of(Client().get(f"{EPISODE}diskussion/"))
    assert f'<a href="{EPISODE}#t=1421,1450.5">von 23:41 bis 24:10</a>' in page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("gegen Ende", "Schreib sie bitte so: 23:41"),
        ("41:00", "So lang ist die Folge nicht"),
        ("30,20", "Schreib sie"),
    ],
)
def test_what_is_no_time_of_the_episode_is_said_with_the_text_kept(
    ada: Reader, episode: Episode, told: str, words: str
):
    response = send(ada, text="Bleibt stehen.", t=told)
    assert response.status_code == 422
    assert words in text_of(response)
    assert "Bleibt stehen." in text_of(response)
    assert not Submission.objects.exists()


def test_an_address_puts_the_time_into_the_form(ada: Reader, episode: Episode):
    for told, shown in (("1421", "23:41"), ("npt:1:02:03", "1:02:03"), ("10,20", "0:10,0:20")):
        assert f'value="{shown}"' in text_of(ada.client.get(SEND, {"t": told}))
    assert 'value="x' not in text_of(ada.client.get(SEND, {"t": "x<script>"}))


def test_an_article_has_no_seconds(ada: Reader, world: World):
    assert 'name="t"' not in text_of(ada.client.get(ada.send_url))
    ada.send(t="23:41")
    assert Submission.objects.get().anchor is None


def test_the_same_text_at_another_second_is_another_comment(ada: Reader, episode: Episode):
    for time in ("1:00", "2:00", "2:00"):
        send(ada, text="Genau.", t=time)
    assert Submission.objects.count() == 2


def test_the_receipt_tells_the_second(ada: Reader, episode: Episode):
    token = receipt_token(send(ada, text="Hier.", t="0:07"))
    ada.client.post(f"/bestaetigen/{confirm_token()}/", **HERE)
    assert f'<a href="{EPISODE}#t=7">bei 0:07</a>' in text_of(ada.client.get(f"/beitrag/{token}/"))
    told = own_data(Submission.objects.get().contributor_id)
    assert "'start': 7000" in str(told)


def test_programs_read_it_as_a_media_fragment(ada: Reader, episode: Episode):
    made = said(ada, text="Hier.", t="23:41,24:10")
    document = Client().get(FEED).json()
    (item,) = document["first"]["items"]
    assert item["body"]["id"].endswith(f"/k/{made.uuid}/")
    (target,) = item["target"]
    assert target["source"].endswith(EPISODE)
    assert target["selector"] == {
        "type": "FragmentSelector",
        "value": "t=1421,1450",
        "conformsTo": "http://www.w3.org/TR/media-frags/",
    }
    assert document["id"].endswith(FEED)


def test_the_transcript_learns_of_it_without_a_name(ada: Reader, episode: Episode, world: World):
    made = said(ada, text="Hier.", t="23:41")
    (moment,) = registries.moments["discussion"](episode.pk)
    assert (moment.start, moment.end, moment.kind, moment.text) == (1_421_000, None, "comment", "Hier.")
    assert (moment.url, moment.ref, moment.name) == (f"/k/{made.uuid}/", f"comment:{made.uuid}", "")
    Episode.objects.filter(pk=episode.pk).update(discussion_mode="closed")
    assert not registries.moments["discussion"](episode.pk)
    assert not registries.moments["discussion"](world.article.pk)


def test_the_desk_shows_the_second(ada: Reader, episode: Episode):
    said(ada, text="Nehmt das auf.", t="23:41", use="idea")
    (card,) = contribution_cards(episode.pk, [str(Submission.objects.get().contribution.uuid)])
    assert card.anchor
    assert (card.anchor.when, card.anchor.block, card.anchor.quote) == ("bei 23:41", "", "")


def test_the_moderator_is_led_to_the_second(ada: Reader, episode: Episode, world: World):
    send(ada, text="Hier.", t="23:41")
    (line,) = queue_lines(Submission.objects.all())
    assert line.second
    assert (line.second.label, line.second.url) == ("bei 23:41", f"{EPISODE}#t=1421")


def test_what_came_otherwise_may_be_about_a_second_as_well(episode: Episode, world: World):
    told = Told(
        text="Am Telefon.", channel="call", consent_held="Ordner 1", anchor={"start": 7000, "end": None}
    )
    made = add_contribution(page=episode, told=told, by=world.cem)
    assert made.submission.anchor
    assert made.submission.anchor.kind == AnchorKind.TIME
    with pytest.raises(SubmitRefused):
        add_contribution(page=world.article, told=told, by=world.cem)


def test_seconds_have_no_places_and_outlive_every_version(ada: Reader, episode: Episode, world: World):
    said(ada, text="Hier.", t="23:41")
    page = Episode.objects.get(pk=episode.pk)
    page.set_raw_body([blog.text("Ganz anderer Text.")])
    podcast.publish(page, by=world.cem)
    rebuild_placements(episode.pk)
    assert Anchor.objects.count() == 1
    assert not Placement.objects.exists()
    assert checks.wrong_places() == []
    assert "bei 23:41" in text_of(Client().get(f"{EPISODE}diskussion/"))


def test_many_comments_at_seconds_cost_no_more_statements(
    ada: Reader, episode: Episode, django_assert_max_num_queries
):
    def count() -> int:
        with django_assert_max_num_queries(25) as statements:
            Client().get(f"{EPISODE}diskussion/")
        return len(statements)

    said(ada, text="Der erste.", t="0:01")
    few = count()
    for second in range(2, 6):
        said(Reader(episode, f"leser{second}@example.org"), text=f"Text {second}.", t=f"0:0{second}")
    assert count() == few
