"""The gallery is for the editorial office."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.factories import blog

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]
PIECES = (
    "blog/templates/blog/podcast",
    "blog/templates/blog/positions",
    "blog/templates/blog/components",
    "discussion/templates/discussion/positions",
)
# Whole parts of pages that are made of what is shown, and data for machines.
OF_PAGES = re.compile(
    r"(_data|/notes|/article_body|/article_meta|/home_columns|/since|/compare|/difference_pieces|/person_intro)\.html$"
)


def test_the_gallery_shows_every_component_to_editors(client: Client) -> None:
    client.force_login(blog.editor())
    assert client.get("/redaktion/bausteine/").status_code == 200


def test_it_shows_every_piece_of_podcasts_and_positions(client: Client) -> None:
    files = [file for folder in PIECES for file in (ROOT / folder).glob("*.html")]
    pieces = {file.as_posix().split("/templates/")[1] for file in files if "extends" not in file.read_text()}
    wanted = {name for name in pieces if not OF_PAGES.search(name)}
    client.force_login(blog.editor())
    answer = client.get("/redaktion/bausteine/")
    shown = {str(template.name) for template in answer.templates}
    assert len(wanted) >= 22
    assert wanted <= shown
    assert not re.search("[\ue000-\uf8ff]", answer.content.decode()), "a place that nobody filled"


def test_nobody_else_sees_the_gallery(client: Client) -> None:
    assert client.get("/redaktion/bausteine/").status_code == 302
    client.force_login(blog.user())
    assert client.get("/redaktion/bausteine/").status_code == 403
