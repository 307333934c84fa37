"""The gallery is for the editorial office."""

import pytest
from django.test import Client

from tests.factories import blog

pytestmark = pytest.mark.django_db


def test_the_gallery_shows_every_component_to_editors(client: Client) -> None:
    client.force_login(blog.editor())
    assert client.get("/redaktion/bausteine/").status_code == 200


def test_nobody_else_sees_the_gallery(client: Client) -> None:
    assert client.get("/redaktion/bausteine/").status_code == 302
    client.force_login(blog.user())
    assert client.get("/redaktion/bausteine/").status_code == 403
