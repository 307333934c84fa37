"""The content files: complete, of the right size, nobody's real data."""

import re

import pytest
import yaml
from PIL import Image

from discussion.kinds import CreditChoice, RejectReason, UseChoice
from haltung.demo import content, passages

SLUGS = content.article_slugs()
FILES = sorted(content.FOLDER.rglob("*.yaml"))
ADDRESS = re.compile(r"(?:https?|mailto):[^\s\"'<>]+|[\w.+-]+@[\w.-]+")
# Invented places, and the text of the licence that sound and pictures have.
ALLOWED = re.compile(
    r"(?:https://(?:podcast\.)?example\.org/|https://creativecommons\.org/publicdomain/|mailto:[\w.-]+@example\.org$|[\w.-]+@example\.org$)"
)
PICTURES = {path.stem: 1 for path in content.PICTURES.glob("*.webp")}


def words(told: object) -> int:
    return len(
        re.findall(r"\w+", re.sub(r"<[^>]+>|https?://\S+", "", yaml.safe_dump(told, allow_unicode=True)))
    )


def test_there_are_four_articles() -> None:
    assert len(SLUGS) == 4


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(content.FOLDER)))
def test_addresses_lead_to_example_org_alone(path) -> None:
    found = ADDRESS.findall(path.read_text(encoding="utf-8"))
    assert [address for address in found if not ALLOWED.match(address)] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_is_long_enough_to_argue_and_short_enough_to_read(slug: str) -> None:
    assert 900 <= words(content.article(slug)["body"]) <= 1600


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_shows_every_kind_of_passage(slug: str) -> None:
    kinds = {key.split()[0] for entry in content.article(slug)["body"] for key in entry}
    wanted = {
        "text",
        "heading",
        "list",
        "questions",
        "quote",
        "picture",
        "embed",
        "call",
        "living",
        "recommendation",
    }
    assert kinds == wanted


@pytest.mark.parametrize("slug", SLUGS)
def test_each_version_comes_with_a_note_that_names_nobody(slug: str) -> None:
    notes = [next(iter(version.values()))["note"] for version in content.article(slug)["versions"]]
    names = [person["name"].split()[-1] for person in content.read("people").values()]
    assert all(notes)
    assert [name for name in names if any(name in note for note in notes)] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_discussion_has_ten_to_forty_comments_with_answers(slug: str) -> None:
    comments = content.comments(slug)
    assert 10 <= len(comments) <= 40
    assert len([comment for comment in comments if "reply" in comment]) >= 5
    assert "redaktion" in {comment["by"] for comment in comments}


@pytest.mark.parametrize("slug", SLUGS)
def test_comments_choose_what_the_form_offers_and_answer_what_was_said(slug: str) -> None:
    said: set[str] = set()
    for comment in content.comments(slug):
        assert comment.get("use", "none") in UseChoice.values
        assert comment.get("credit", "none") in CreditChoice.values
        assert comment.get("reason", RejectReason.OTHER) in RejectReason.values
        assert comment["by"] == "redaktion" or comment["by"] in content.read("people")
        assert "reply" not in comment or comment["reply"] in said
        said.add(comment["key"])


def test_contributions_are_credited_in_every_way() -> None:
    used = {comment.get("credit", "none") for slug in SLUGS for comment in content.comments(slug)}
    assert used == set(CreditChoice.values)


def test_the_story_has_a_rejected_a_waiting_and_an_unconfirmed_comment() -> None:
    decided = {comment.get("decide") for slug in SLUGS for comment in content.comments(slug)}
    assert {"reject", "wait", "unconfirmed"} <= decided


@pytest.mark.parametrize("slug", SLUGS)
def test_a_passage_has_the_same_id_each_time_and_no_other_has_it(slug: str) -> None:
    ids = [block.id for block in passages.blocks(slug, content.article(slug)["body"], PICTURES)]
    assert len(ids) == len(set(ids))
    assert ids == [block.id for block in passages.blocks(slug, content.article(slug)["body"], PICTURES)]


def test_pictures_are_light_and_large_enough() -> None:
    for path in content.PICTURES.glob("*.webp"):
        assert path.stat().st_size <= 80_000
        with Image.open(path) as picture:
            assert min(picture.size) >= 700
