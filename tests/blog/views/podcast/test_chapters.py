"""Chapters as JSON for podcast apps."""

import json

import pytest
from django.test import Client

from blog.models import Episode
from tests.factories import podcast
from tests.podcasts.full_show import full_show

pytestmark = pytest.mark.django_db
ADDRESS = "/podcasts/draussen/schwellen/kapitel.json"


def test_they_are_told_in_the_order_of_their_time() -> None:
    full_show()
    response = Client().get(ADDRESS)
    assert response["Content-Type"] == "application/json+chapters"
    assert response["Access-Control-Allow-Origin"] == "*"
    told = json.loads(response.content)
    assert told["version"] == "1.2.0"
    assert told["title"] == "Folge 12: Schwellen"
    first, second = told["chapters"]
    assert first == {"startTime": 0, "title": "Einstieg"}
    assert second["startTime"] == 83.25
    assert second["url"] == "https://example.org/stufe?a=1&b=2"
    assert second["img"].startswith("http://localhost:8000/medien/images/")
    picture = Client().get(second["img"].removeprefix("http://localhost:8000"))
    assert picture.getvalue().startswith(b"\xff\xd8")
    picture.close()


def test_without_chapters_there_is_no_file_and_with_the_episode_they_go() -> None:
    full = full_show()
    assert Client().get("/podcasts/draussen/nachklang/kapitel.json").status_code == 404
    Episode.objects.get(pk=full.episode.pk).unpublish()
    assert Client().get(ADDRESS).status_code == 410


def test_an_article_has_none() -> None:
    podcast.own_episode()
    assert Client().get("/artikel/irgendeiner/kapitel.json").status_code == 404
