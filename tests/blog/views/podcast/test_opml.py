"""The list of all feeds for podcast apps."""

import pytest
from django.test import Client
from lxml import etree
from wagtail.models import PageViewRestriction

from blog.models import Show
from tests.factories import podcast

pytestmark = pytest.mark.django_db


def groups() -> dict[str, dict[str, str]]:
    response = Client().get("/podcasts/podcasts.opml")
    assert response.status_code == 200
    body = etree.fromstring(response.content).find("body")
    return {group.get("text"): {one.get("text"): one.get("xmlUrl") for one in group} for group in body}


def test_own_and_followed_shows_stand_apart() -> None:
    podcast.own_show("Eigen & fein", slug="eigen")
    podcast.linked_show("Fremd", url="https://fremd.example/feed?a=1&b=2")
    assert groups() == {
        "Eigene Podcasts": {"Eigen & fein": "http://localhost:8000/podcasts/eigen/feed.xml"},
        "Podcasts, denen wir folgen": {"Fremd": "https://fremd.example/feed?a=1&b=2"},
    }


def test_what_readers_may_not_find_is_not_in_it() -> None:
    podcast.own_show("Entwurf", live=False)
    behind = podcast.own_show("Hinter dem Login")
    PageViewRestriction.objects.create(page=behind, restriction_type="login")
    assert groups() == {}


def test_a_show_that_moved_is_listed_where_it_lives_now() -> None:
    show = podcast.own_show("Weg")
    Show.objects.filter(pk=show.pk).update(moved_to="https://neu.example/feed.xml")
    assert groups() == {"Eigene Podcasts": {"Weg": "https://neu.example/feed.xml"}}


def test_many_shows_cost_as_many_statements_as_few(django_assert_max_num_queries) -> None:
    podcast.own_show()
    podcast.linked_show()
    with django_assert_max_num_queries(8) as few:
        groups()
    for _ in range(5):
        podcast.own_show()
        podcast.linked_show()
    with django_assert_max_num_queries(8) as many:
        groups()
    assert len(many) == len(few)
