"""Following somebody else's show: what its feed tells is taken over whole, stays the same by guid, and follows edits."""

import uuid
from dataclasses import replace

import pytest

from blog.actions.podcast.follow_show import (
    FollowProblem,
    FollowRefused,
    accept_another,
    follow_listed,
    follow_show,
)
from blog.actions.podcast.import_show import import_show
from blog.actions.publish_imported import publish_new
from blog.kinds import FeedState, MentionState, ShowOrigin
from blog.models import Episode, FollowedFeed, Mention, Show, Version
from blog.text.podcast.guids import feed_guid
from blog.text.podcast.opml_reading import ListedFeed
from blog.text.podcast.reading import read_feed
from tests.factories import blog, podcast
from tests.feeds.made import MadeEpisode, MadeFeed, episodes

pytestmark = pytest.mark.django_db

URL = "https://gespraech.example.org/feed"
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def follow(made: MadeFeed, url: str = URL) -> FollowedFeed:
    return follow_show(index=podcast.index(), url=url, read=read_feed(made.rss()), by=blog.editor())


def take(feed: FollowedFeed, made: MadeFeed, **how: bool):
    feed.refresh_from_db()
    return import_show(feed=feed, read=read_feed(made.rss()), **how)


@pytest.fixture
def feed() -> FollowedFeed:
    found = follow(MadeFeed())
    take(found, MadeFeed())
    return found


def episode(number: int) -> Episode:
    return Episode.objects.get(guid=f"folge-{number:04}")


def test_a_linked_show_has_a_page_and_its_episodes_are_living_pages(feed: FollowedFeed):
    show = Show.objects.get()
    assert (show.title, show.origin, show.live) == ("Träger im Gespräch", ShowOrigin.LINKED, True)
    one = episode(1)
    assert (one.podcast, one.get_parent().specific, one.live) == (show, show, True)
    assert one.title == "Folge 1: Über Maß & Ziel"
    assert one.slug == "folge-1-ueber-mass-ziel"
    assert (one.enclosure_url, one.audio) == ("https://ton.example.org/folge-0001.mp3", None)
    assert [chapter.start for chapter in one.chapters.all()] == [0, 600_500]
    assert [dict(block)["value"] for block in one.body.get_prep_value()] == [
        "<p>Grüße aus Köln: über Träger, Größe &amp; Maß.</p>",
        "<p>Zweiter Absatz.</p>",
    ]
    assert Version.objects.filter(page_id=one.pk).count() == 1


def test_what_was_taken_over_before_is_not_written_again(feed: FollowedFeed, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        done = take(feed, MadeFeed())
    assert (done.created, done.changed, done.removed) == (0, 0, 0)


def test_an_unchanged_feed_costs_the_same_with_many_episodes(django_assert_num_queries):
    made = MadeFeed(episodes=episodes(3))
    few = follow(made)
    take(few, made)
    many_made = MadeFeed(title="Zweiter", episodes=episodes(12))
    many = follow(many_made, "https://zwei.example.org/feed")
    take(many, many_made)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as first:
        take(few, made)
    with CaptureQueriesContext(connection) as second:
        take(many, many_made)
    assert len(first) == len(second)


def test_an_edit_is_a_version_in_which_untouched_passages_stay_what_they_are(feed: FollowedFeed):
    before = [dict(block)["id"] for block in episode(1).body.get_prep_value()]
    notes = "<p>Ganz neu und anders als alles zuvor.</p><p>Zweiter Absatz.</p>"
    made = MadeFeed().with_episodes(*episodes(3)[:2], MadeEpisode(1, notes=notes))
    assert take(feed, made).changed == 1
    after = [dict(block)["id"] for block in episode(1).body.get_prep_value()]
    assert after[1] == before[1]
    assert after[0] != before[0]
    assert Version.objects.filter(page_id=episode(1).pk).count() == 2
    assert Version.objects.filter(page_id=episode(2).pk).count() == 1


def test_a_changed_address_of_the_sound_is_no_version(feed: FollowedFeed):
    made = MadeFeed().rss().replace(b"ton.example.org/folge-0001", b"neu.example.org/folge-0001")
    feed.refresh_from_db()
    assert import_show(feed=feed, read=read_feed(made)).changed == 1
    assert episode(1).enclosure_url == "https://neu.example.org/folge-0001.mp3"
    assert Version.objects.filter(page_id=episode(1).pk).count() == 1


def test_an_episode_taken_back_keeps_its_page_and_may_return(feed: FollowedFeed):
    two = MadeFeed().with_episodes(MadeEpisode(3), MadeEpisode(1))
    assert take(feed, two).removed == 1
    assert episode(2).removed_at is not None
    assert episode(2).live
    take(feed, MadeFeed())
    assert episode(2).removed_at is None


def test_an_episode_that_moved_out_of_sight_is_not_taken_back(feed: FollowedFeed):
    take(feed, MadeFeed().with_episodes(MadeEpisode(4), MadeEpisode(3), MadeEpisode(2)))
    assert episode(1).removed_at is None
    assert Episode.objects.count() == 4


def test_a_feed_that_suddenly_tells_nothing_takes_nothing_back(feed: FollowedFeed):
    assert take(feed, MadeFeed().with_episodes()).removed == 0


def test_new_guids_for_the_same_episodes_make_no_doubles(feed: FollowedFeed):
    keys = set(Episode.objects.values_list("pk", flat=True))
    document = MadeFeed().rss().replace(b">folge-", b">neu-")
    feed.refresh_from_db()
    import_show(feed=feed, read=read_feed(document))
    assert set(Episode.objects.values_list("pk", flat=True)) == keys
    assert set(Episode.objects.values_list("guid", flat=True)) == {"neu-0001", "neu-0002", "neu-0003"}


def test_another_show_under_the_address_changes_nothing_until_an_editor_says_so(feed: FollowedFeed):
    other = MadeFeed(
        title="Casino Royal", episodes=tuple(MadeEpisode(n, title=f"Gewinn {n}") for n in (91, 90))
    )
    assert take(feed, other).another
    feed.refresh_from_db()
    assert feed.state == FeedState.CHANGED
    assert Show.objects.get().title == "Träger im Gespräch"
    assert Episode.objects.count() == 3
    accept_another(feed=feed)
    assert take(feed, other).created == 2
    assert Episode.objects.filter(removed_at__isnull=True).count() == 2
    assert Episode.objects.filter(live=True).count() == 5


def test_a_show_with_a_new_name_is_still_the_same(feed: FollowedFeed):
    take(feed, replace(MadeFeed(), title="Träger im Dialog"))
    assert Show.objects.get().title == "Träger im Dialog"


def test_one_episode_that_can_not_be_stored_stops_no_other(monkeypatch: pytest.MonkeyPatch):
    module = "blog.actions.podcast.import_show.publish_new"

    def failing(*, page, **given):
        if page.guid == "folge-0002":
            raise ValueError
        return publish_new(page=page, **given)

    feed = follow(MadeFeed())
    monkeypatch.setattr(module, failing)
    done = take(feed, MadeFeed())
    assert (done.created, done.failed) == (2, 1)
    monkeypatch.undo()
    assert take(feed, MadeFeed()).created == 1


def test_names_are_suggested_by_name_alias_and_link_and_keep_what_an_editor_said():
    anne = blog.person("Änne Jürgens")
    feed = follow(MadeFeed())
    take(feed, MadeFeed())
    mention = Mention.objects.filter(episode=episode(1)).get()
    assert (mention.name, mention.person, mention.state) == ("Änne Jürgens", anne, MentionState.SUGGESTED)
    Mention.objects.filter(pk=mention.pk).update(state=MentionState.REFUSED, person=None)
    notes = "<p>Anders.</p>"
    take(feed, MadeFeed().with_episodes(*episodes(3)[:2], MadeEpisode(1, notes=notes)))
    assert Mention.objects.get(episode=episode(1)).state == MentionState.REFUSED


def test_a_name_that_two_people_have_suggests_nobody():
    blog.person("Änne Jürgens")
    blog.person("Änne Jürgens")
    feed = follow(MadeFeed())
    take(feed, MadeFeed())
    assert set(Mention.objects.values_list("person", flat=True)) == {None}


def test_who_is_removed_is_named_no_more_and_does_not_come_back():
    anne = blog.person("Änne Jürgens")
    feed = follow(MadeFeed())
    take(feed, MadeFeed())
    Mention.objects.update(state=MentionState.CONFIRMED)
    anne.delete()
    assert set(Mention.objects.values_list("name", "person")) == {("", None)}
    notes = "<p>Anders.</p>"
    take(feed, MadeFeed().with_episodes(*episodes(3)[:2], MadeEpisode(1, notes=notes)))
    assert not Mention.objects.exclude(name="").exists()


def test_nobody_is_followed_twice():
    made = MadeFeed(guid=GUID)
    follow(made)
    for url in (URL, "https://anders.example.org/feed"):
        with pytest.raises(FollowRefused) as refused:
            follow(made, url)
        assert refused.value.problem is FollowProblem.KNOWN


@pytest.mark.parametrize(
    "url",
    [
        "http://gespraech.example.org/feed",
        "https://gespraech.example.org/feed/",
        "HTTPS://Gespraech.Example.org:443/feed",
    ],
)
def test_nobody_is_followed_twice_under_another_spelling(url: str, feed: FollowedFeed):
    for act in (
        lambda: follow(MadeFeed(title="Anders"), url),
        lambda: follow_listed(index=podcast.index(), listed=ListedFeed(url, "Anders"), by=blog.editor()),
    ):
        with pytest.raises(FollowRefused) as refused:
            act()
        assert refused.value.problem is FollowProblem.KNOWN
    assert Show.objects.count() == 1


def test_a_show_is_known_by_the_address_that_its_guid_was_made_of(feed: FollowedFeed):
    Show.objects.update(guid=feed_guid("https://alt.example.org/rss"))
    with pytest.raises(FollowRefused):
        follow_listed(
            index=podcast.index(), listed=ListedFeed("http://alt.example.org/rss/", "Alt"), by=blog.editor()
        )


def test_a_show_of_ours_is_not_followed():
    podcast.own_show(guid=uuid.UUID(GUID))
    with pytest.raises(FollowRefused) as refused:
        follow(MadeFeed(guid=GUID))
    assert refused.value.problem is FollowProblem.OWN
