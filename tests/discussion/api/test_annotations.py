"""What points into a text, as programs read it: W3C Web Annotations, held against what the Recommendation says."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.actions.make_anchor import make_anchor
from blog.kinds import DiscussionMode
from blog.models import Article, Version
from blog.text.body import Body
from blog.text.selecting import select
from discussion.kinds import Intent
from discussion.models import Comment
from tests.discussion import comments
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/articles/digitalisierung/annotations"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
}


@pytest.fixture
def world() -> World:
    return make_world()


def said_at(world: World, *told: dict[str, Any], intent: str = Intent.COMMENT) -> Comment:
    """Return a public comment at words of the present text."""
    version = Version.objects.filter(page_id=world.article.pk).order_by("-number").first()
    parts = select(Body.from_json(version.body), told)
    assert version
    anchor = make_anchor(page_id=world.article.pk, version=version, parts=parts)
    return comments.comment(world.article, anchor=anchor, intent=intent)


def rewrite(world: World, words: str) -> None:
    article = Article.objects.get(pk=world.article.pk)
    blog.publish(blog.set_body(article, [*blog.stored(article)[:1], blog.text(words, FIRST)]))


def read(client: Client, address: str = ADDRESS) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get(address).content)
    return found


def is_iri(value: Any) -> bool:
    return isinstance(value, str) and bool(urlsplit(value).scheme and urlsplit(value).netloc)


def check_selector(selector: dict[str, Any]) -> None:
    """Sections 4.2.1, 4.2.4, 4.2.5 and 4.2.9 of the Web Annotation Data Model."""
    match selector["type"]:
        case "FragmentSelector":
            assert selector["value"].startswith("p-")
            assert is_iri(selector["conformsTo"])
        case "TextQuoteSelector":
            assert selector["exact"]
            assert {"prefix", "suffix"} <= selector.keys()
        case "TextPositionSelector":
            assert 0 <= selector["start"] < selector["end"]
        case other:
            pytest.fail(f"no selector of ours: {other}")
    for refined in selector.get("refinedBy", ()):
        check_selector(refined)


def check_annotation(annotation: dict[str, Any]) -> None:
    """Sections 3.1 to 3.3 and 4: an id, the type, one or more targets, each a specific resource."""
    assert is_iri(annotation["id"])
    assert annotation["type"] == "Annotation"
    assert annotation["motivation"] in MOTIVATIONS
    assert is_iri(annotation["body"]["id"])
    assert annotation["created"].endswith("Z")
    assert annotation["target"]
    for target in annotation["target"]:
        assert target["type"] == "SpecificResource"
        assert is_iri(target["source"])
        check_selector(target["selector"])


def check_page(page: dict[str, Any]) -> None:
    """Section 5.2."""
    assert page["type"] == "AnnotationPage"
    assert is_iri(page["id"])
    assert page["partOf"]["id"].endswith(ADDRESS)
    for item in page["items"]:
        check_annotation(item)


def test_the_collection_has_the_shape_that_the_w3c_gives_it(world: World, client: Client) -> None:
    said_at(world, {"block": FIRST, "exact": "durch die Menschen"})
    said_at(world, {"block": SECOND})
    merge_one(world)
    response = client.get(ADDRESS)
    assert response.headers["Content-Type"] == f'application/ld+json; profile="{CONTEXT}"'
    found = json.loads(response.content)
    assert found["@context"] == CONTEXT
    assert found["type"] == "AnnotationCollection"
    assert is_iri(found["id"])
    assert found["total"] == 3 == len(found["first"]["items"])
    check_page(found["first"])


def merge_one(world: World) -> None:
    contribution = merging.contribution(world.article)
    merging.merged(
        world.article,
        contribution,
        change=merging.replaced("Digitalisierung lebt durch die Menschen, die zuhören."),
        by=world.cem,
    )


def test_a_comment_at_words_is_linked_to_their_version_with_quote_and_position(
    world: World, client: Client
) -> None:
    comment = said_at(world, {"block": FIRST, "exact": "durch die Menschen"})
    (item,) = read(client)["first"]["items"]
    assert item["body"]["id"].endswith(f"/k/{comment.uuid}/")
    assert item["motivation"] == "commenting"
    assert item["status"] == "in_place"
    (target,) = item["target"]
    assert target["source"].endswith("/artikel/digitalisierung/fassungen/1/")
    quote, position = target["selector"]["refinedBy"]
    assert (quote["exact"], quote["prefix"]) == ("durch die Menschen", "Digitalisierung lebt ")
    assert (position["start"], position["end"]) == (21, 39)


def test_a_whole_passage_is_its_fragment(world: World, client: Client) -> None:
    said_at(world, {"block": FIRST})
    (item,) = read(client)["first"]["items"]
    assert item["target"][0]["selector"] == {
        "type": "FragmentSelector",
        "value": f"p-{FIRST[:8]}",
        "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
    }


def test_words_over_two_passages_are_two_targets(world: World, client: Client) -> None:
    said_at(world, {"block": FIRST, "exact": "Menschen."}, {"block": SECOND, "exact": "Drei Fragen"})
    (item,) = read(client)["first"]["items"]
    assert [t["selector"]["value"] for t in item["target"]] == [f"p-{FIRST[:8]}", f"p-{SECOND[:8]}"]


def test_words_that_stand_in_a_later_version_have_a_target_there_as_well(
    world: World, client: Client
) -> None:
    said_at(world, {"block": FIRST, "exact": "durch die Menschen"})
    rewrite(world, "Sie lebt immer durch die Menschen, sagt man.")
    (item,) = read(client)["first"]["items"]
    assert [target["source"][-3:] for target in item["target"]] == ["/1/", "/2/"]
    assert item["target"][1]["selector"]["refinedBy"][0]["prefix"] == "Sie lebt immer "
    rewrite(world, "Ganz anders klingt das heute, und zwar überall.")
    (item,) = read(client)["first"]["items"]
    assert item["status"] == "last_seen"
    assert len(item["target"]) == 1


@pytest.mark.parametrize(
    ("intent", "motivation"),
    [("comment", "commenting"), ("proposal", "editing"), ("source", "linking"), ("question", "questioning")],
)
def test_what_a_reader_wants_is_the_motivation(
    world: World, client: Client, intent: str, motivation: str
) -> None:
    said_at(world, {"block": FIRST}, intent=intent)
    assert read(client)["first"]["items"][0]["motivation"] == motivation


def test_only_what_is_public_is_told_and_never_a_name(world: World, client: Client) -> None:
    shown = said_at(world, {"block": FIRST})
    hidden = said_at(world, {"block": SECOND})
    Comment.rows.filter(pk=hidden.pk).update(is_public=False)
    merge_one(world)
    text = client.get(ADDRESS).content.decode()
    assert str(shown.uuid) in text
    assert str(hidden.uuid) not in text
    for name in ("Ben", "Beiträger", "Vera", "Vielschreiberin", "@"):
        assert name not in text.replace("@context", "")


def test_a_closed_discussion_tells_no_comment(world: World, client: Client) -> None:
    said_at(world, {"block": FIRST})
    Article.objects.filter(pk=world.article.pk).update(discussion_mode=DiscussionMode.CLOSED)
    cache.clear()
    found = read(client)
    assert (found["total"], found["first"]["items"]) == (0, [])


def test_pages_of_a_hundred_follow_each_other_to_the_end(world: World, client: Client) -> None:
    uuids = [str(said_at(world, {"block": FIRST}).uuid) for _number in range(103)]
    found = read(client)
    assert found["total"] == 103
    page = found["first"]
    assert len(page["items"]) == 100
    more = read(client, ADDRESS + page["next"].partition(ADDRESS)[2])
    assert more["@context"] == CONTEXT
    check_page(more)
    assert "next" not in more
    told = [item["body"]["id"].rstrip("/").rsplit("/", 1)[1] for item in [*page["items"], *more["items"]]]
    assert told == uuids


@pytest.mark.parametrize("after", ["x", "11111111-1111-4111-8111-111111111111"])
def test_a_page_behind_an_anchor_that_is_not_there_is_not_found(
    world: World, client: Client, after: str
) -> None:
    assert client.get(f"{ADDRESS}?nach={after}").status_code == 404


def test_who_has_it_already_gets_304(world: World, client: Client) -> None:
    said_at(world, {"block": FIRST})
    tag = client.get(ADDRESS).headers["ETag"]
    assert client.get(ADDRESS, headers={"if-none-match": tag}).status_code == 304
    said_at(world, {"block": SECOND})
    assert client.get(ADDRESS, headers={"if-none-match": tag}).status_code == 200


def test_many_annotations_take_as_many_statements_as_few(world: World, client: Client) -> None:
    said_at(world, {"block": FIRST})
    merge_one(world)
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(ADDRESS)
        counts.append(len(queries))
        for _number in range(20):
            said_at(world, {"block": SECOND, "exact": "am Anfang"})
    assert counts[0] == counts[1] <= 12


def test_the_article_leads_to_its_annotations(world: World, client: Client) -> None:
    page = client.get("/artikel/digitalisierung/").content.decode()
    assert f'type="application/ld+json; profile=&quot;{CONTEXT}&quot;" href="{ADDRESS}"' in page
    assert client.get("/api/v1/articles/gibt-es-nicht/annotations").status_code == 404
