"""Answers to questions are found from the menu, also when none waits any more."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import blog

pytestmark = pytest.mark.django_db


def test_an_editor_finds_the_answers_in_the_menu_though_none_waits(client: Client) -> None:
    client.force_login(blog.editor())
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("discussion_answers") in home
    assert "Antworten auf Fragen" in client.get(reverse("discussion_answers")).content.decode()
