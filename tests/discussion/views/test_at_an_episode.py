"""What the discussion does with an article it does with an episode: passages, following, moderation, merging."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blog.actions.refuse import PublishRefused, RefusalReason
from blog.kinds import VersionKind
from blog.models import Episode
from discussion.actions.follow import confirm_follow, tell_of_changes
from discussion.models import Comment, Contribution, Follow, Submission
from discussion.queries.contributor_page import _public
from tests.discussion.comments import waiting
from tests.discussion.reader import HERE, Reader, confirm_token, receipt_token, text_of, work
from tests.factories import blog, merging, podcast
from tests.world import FIRST, World

EPISODE = "/podcasts/wert/folge-eins/"


@pytest.fixture
def episode(world: World) -> Episode:
    show = podcast.own_show("Wert und Wirkung", slug="wert")
    return podcast.own_episode(
        show, "Folge eins", slug="folge-eins", body=[blog.text("Wir reden über Haltung.", FIRST)]
    )


@pytest.fixture
def cem(world: World) -> Client:
    client = Client()
    client.force_login(world.cem)
    return client


def test_words_of_the_notes_can_be_answered(ada: Reader, episode: Episode, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    told = {"passage": FIRST, "part": "", "intent": "proposal", "proposal": "Wir reden über Zuhören."}
    page = text_of(ada.client.get(f"{EPISODE}stelle/{FIRST[:8]}/"))
    assert f'action="{EPISODE}diskussion/neu/"' in page
    response = ada.client.post(f"{EPISODE}diskussion/neu/", ada.fields(text="", **told), **HERE)
    assert response.status_code == 200
    ada.client.post(f"/bestaetigen/{confirm_token()}/", **HERE)
    page = text_of(ada.client.get(f"{EPISODE}stelle/{FIRST[:8]}/"))
    assert "Wir reden über Zuhören." in page
    assert f'href="{EPISODE}#p-{FIRST[:8]}"' in page


def test_an_episode_is_moderated(episode: Episode, cem: Client, world: World):
    row = waiting(episode, "Wartet hier.")
    queue = text_of(cem.get(reverse("discussion_moderation")))
    assert "Wartet hier." in queue
    assert f'href="{EPISODE}' in queue
    cem.post(reverse("discussion_approve", args=[row.uuid]), {"seal": row.seal})
    assert Comment.rows.get().is_public
    assert "Wartet hier." in text_of(Client().get(f"{EPISODE}diskussion/"))


def test_a_contribution_goes_into_the_notes_with_its_credit(episode: Episode, world: World):
    contribution = merging.contribution(episode)
    merge = merging.merged(episode, contribution, by=world.cem)
    assert merge.result.page_id == episode.pk
    page = text_of(Client().get(EPISODE))
    assert "Zuhören ist der Anfang." in page
    assert "Ben Beiträger" in page
    discussion = text_of(Client().get(f"{EPISODE}diskussion/"))
    assert f'href="{EPISODE}fassungen/1..2/#p-' in discussion
    work()
    (letter,) = [one for one in mail.outbox if contribution.submission.contributor.email in one.to]
    assert f"{EPISODE}fassungen/1..2/" in str(letter.body)


def test_the_bench_opens_for_an_episode(episode: Episode, cem: Client):
    merging.contribution(episode, text="Und die Praxis?")
    page = text_of(cem.get(reverse("merge_desk", args=[episode.pk])))
    assert "Und die Praxis?" in page
    assert "Wir reden über Haltung." in page
    assert cem.get(reverse("merge_desk", args=[episode.podcast_id])).status_code == 404


@pytest.mark.parametrize("name", ["blog_review", "blog_sections", "discussion_removals", "desk_add_to"])
def test_the_editors_pages_about_one_page_open_for_an_episode(episode: Episode, cem: Client, name: str):
    assert cem.get(reverse(name, args=[episode.pk])).status_code == 200
    assert cem.get(reverse(name, args=[episode.podcast_id])).status_code == 404


def test_an_episode_can_be_chosen_for_a_contribution_by_hand(episode: Episode, world: World, cem: Client):
    page = text_of(cem.get(reverse("desk_add")))
    for one in (episode, world.article):
        assert reverse("desk_add_to", args=[one.pk]) in page
    assert reverse("desk_add_to", args=[episode.podcast_id]) not in page


def test_words_of_somebody_elses_show_are_changed_by_its_feed_alone(world: World, cem: Client):
    foreign = podcast.linked_episode(podcast.linked_show(slug="fremd"), slug="folge")
    contribution = merging.contribution(foreign)
    with pytest.raises(PublishRefused) as refused:
        merging.merged(foreign, contribution, by=world.cem, change=merging.added(after=None))
    assert refused.value.reason == RefusalReason.NOT_OURS
    assert "Ihr Text kommt aus dessen Feed" in text_of(cem.get(reverse("merge_desk", args=[foreign.pk])))
    assert Contribution.objects.get() == contribution


def test_an_episode_can_be_followed(episode: Episode, world: World):
    fields = {"email": "ada@example.org", "rhythm": "at_once", "agree": "on"}
    assert Client().post(f"{EPISODE}folgen/", fields, **HERE).status_code == 200
    confirm_follow(follow=Follow.objects.get())
    page = Episode.objects.get(pk=episode.pk)
    page.set_raw_body([blog.text("Wir reden über Zuhören.", FIRST)])
    podcast.publish(page, by=world.cem, kind=VersionKind.REVISION, note="Anders.")
    tell_of_changes(now=timezone.now())
    work()
    assert f"{EPISODE}fassungen/1..2/" in str(mail.outbox[-1].body)


def test_a_receipt_of_a_hidden_episode_says_no_title(ada: Reader, episode: Episode):
    token = receipt_token(ada.client.post(f"{EPISODE}diskussion/neu/", ada.fields(), **HERE))
    ada.client.post(f"/bestaetigen/{confirm_token()}/", **HERE)
    assert "Folge eins" in text_of(ada.client.get(f"/beitrag/{token}/"))
    episode.unpublish()
    page = text_of(ada.client.get(f"/beitrag/{token}/"))
    assert "Folge eins" not in page
    assert "eine Folge, die nicht mehr öffentlich ist" in page


def test_a_contributors_own_page_knows_episodes(episode: Episode, world: World):
    assert set(_public([episode.pk, world.article.pk])) == {episode.pk, world.article.pk}
    assert not Submission.objects.exists()
