"""Anchors and their places, from publication to publication."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.actions.carry_anchors import rebuild_placements
from blog.actions.make_anchor import make_anchor, make_anchors
from blog.kinds import PlacementStatus
from blog.models import Anchor, Article, Placement, Version
from blog.queries import checks
from blog.queries.placements import pages_without_places, placements_of
from blog.text.anchors import anchor_to, whole_block
from blog.text.body import Body
from tests.factories import blog

pytestmark = pytest.mark.django_db

ONE = "11111111-1111-4111-8111-111111111111"
TWO = "22222222-2222-4222-8222-222222222222"
ASKING = "Wir fragen erst die Menschen, dann den Markt."
THANKS = "Danke an alle, die mitgeschrieben haben."


@pytest.fixture
def article() -> Article:
    return blog.publish(blog.draft("Haltung", body=[blog.text(ASKING, ONE), blog.text(THANKS, TWO)]))


def newest(article: Article) -> Version:
    return Version.objects.filter(page_id=article.pk).latest("number")


def body(version: Version) -> Body:
    return Body.from_json(version.body)


def words(version: Version, block: str, exact: str):
    found = body(version).block(block)
    assert found
    start = found.value["html"][3:].index(exact)
    return (anchor_to(found, start, start + len(exact)),)


def publish(article: Article, *blocks) -> Version:
    blog.publish(blog.set_body(Article.objects.get(pk=article.pk), list(blocks)))
    return newest(article)


def rows() -> list[tuple]:
    return list(
        Placement.objects.order_by("anchor_id", "since").values_list(
            "anchor_id", "since", "until", "status", "parts", "block", "seen"
        )
    )


def test_a_new_anchor_stands_where_it_was_made(article):
    version = newest(article)
    anchor = make_anchor(page_id=article.pk, version=version, parts=words(version, ONE, "die Menschen"))
    placed = placements_of(article.pk)[anchor.pk]
    assert (placed.status, placed.block, placed.seen, placed.made_on) == (PlacementStatus.IN_PLACE, ONE, 1, 1)
    assert placed.parts == placed.original
    assert placed.parts[0].exact == "die Menschen"


def test_a_publication_carries_the_anchors_of_its_page(article):
    version = newest(article)
    anchor = make_anchor(page_id=article.pk, version=version, parts=words(version, ONE, "die Menschen"))
    publish(article, blog.text(f"Zuerst: {ASKING}", ONE), blog.text(THANKS, TWO))
    placed = placements_of(article.pk)[anchor.pk]
    assert placed.status is PlacementStatus.IN_PLACE
    assert placed.parts[0].start == placed.original[0].start + len("Zuerst: ")
    assert placements_of(article.pk, version=1)[anchor.pk].parts == placed.original


def test_an_anchor_that_is_gone_tells_where_it_was_last_seen(article):
    version = newest(article)
    anchor = make_anchor(page_id=article.pk, version=version, parts=words(version, TWO, "mitgeschrieben"))
    publish(article, blog.text(f"Zuerst: {ASKING}", ONE), blog.text(THANKS, TWO))
    publish(article, blog.text(ASKING, ONE))
    placed = placements_of(article.pk)[anchor.pk]
    assert (placed.status, placed.block, placed.seen, placed.stands) == ("last_seen", None, 2, False)
    assert placed.parts[0].exact == "mitgeschrieben"
    anchor.refresh_from_db()
    assert anchor.parts[0]["exact"] == "mitgeschrieben"


def test_words_that_come_back_are_found_again(article):
    version = newest(article)
    anchor = make_anchor(page_id=article.pk, version=version, parts=words(version, TWO, "mitgeschrieben"))
    publish(article, blog.text(ASKING, ONE))
    publish(article, blog.text(ASKING, ONE), blog.text(THANKS, TWO))
    placed = placements_of(article.pk)[anchor.pk]
    assert (placed.status, placed.block, placed.seen) == ("in_place", TWO, 3)


def test_an_anchor_made_on_an_old_version_is_carried_up_to_now(article):
    first = newest(article)
    publish(article, blog.text(f"Zuerst: {ASKING}", ONE), blog.text(THANKS, TWO))
    publish(article, blog.text(f"Zuerst: {ASKING}", ONE))
    one = make_anchor(page_id=article.pk, version=first, parts=words(first, ONE, "den Markt"))
    two = make_anchor(page_id=article.pk, version=first, parts=words(first, TWO, "Danke"))
    placed = placements_of(article.pk)
    assert (placed[one.pk].status, placed[two.pk].status) == ("in_place", "last_seen")
    assert placed[two.pk].seen == 2
    assert set(placements_of(article.pk, version=1)) == {one.pk, two.pk}


def test_a_bare_block_is_the_whole_passage_and_gets_its_words(article):
    version = newest(article)
    bare = whole_block(body(version).block(ONE))
    anchor = make_anchor(page_id=article.pk, version=version, parts=[type(bare).from_json({"block": ONE})])
    assert placements_of(article.pk)[anchor.pk].original == (bare,)


def test_an_anchor_points_to_something(article):
    with pytest.raises(ValueError, match="at least one part"):
        make_anchor(page_id=article.pk, version=newest(article), parts=())


def test_rebuilding_gives_what_was_carried_step_by_step(article):
    version = newest(article)
    make_anchors(
        page_id=article.pk,
        version=version,
        anchors=[
            words(version, ONE, "die Menschen"),
            words(version, TWO, "mitgeschrieben"),
            (whole_block(body(version).block(TWO)),),
        ],
    )
    publish(article, blog.text(f"Zuerst: {ASKING}", ONE), blog.text(THANKS, TWO))
    publish(article, blog.text(ASKING, ONE))
    publish(article, blog.text(THANKS, TWO), blog.text(ASKING, ONE))
    carried = rows()
    assert len(carried) > 6
    rebuild_placements(article.pk)
    assert rows() == carried
    Placement.objects.all().delete()
    rebuild_placements(article.pk)
    assert rows() == carried


@pytest.mark.parametrize("stays", [True, False])
def test_carrying_many_anchors_takes_as_many_statements_as_carrying_one(article, stays):
    version = newest(article)
    counts = []
    for number in (1, 60):
        make_anchors(
            page_id=article.pk, version=version, anchors=[words(version, ONE, "die Menschen")] * number
        )
        text = f"{number}: {ASKING}" if stays else f"Nummer {number}."
        with CaptureQueriesContext(connection) as queries:
            version = publish(article, blog.text(text, ONE), blog.text(THANKS, TWO))
        counts.append(len(queries))
        if not stays:
            version = publish(article, blog.text(ASKING, ONE), blog.text(THANKS, TWO))
    assert counts[0] == counts[1]
    assert Anchor.objects.count() == 61


def test_the_command_places_anchors_that_never_were(article):
    version = newest(article)
    make_anchor(page_id=article.pk, version=version, parts=words(version, ONE, "die Menschen"))
    publish(article, blog.text(THANKS, TWO), blog.text(ASKING, ONE))
    carried = rows()
    Placement.objects.all().delete()
    assert pages_without_places() == [article.pk]
    assert checks.wrong_places() == [
        f"An anchor of page {article.pk} has no place: run haltung carry-anchors."
    ]
    call_command("carry_anchors", missing=True, stdout=io.StringIO())
    assert rows() == carried
    assert (pages_without_places(), checks.wrong_places()) == ([], [])


def test_setting_up_places_anchors_quietly_and_only_where_one_has_none(article, capsys):
    version = newest(article)
    make_anchor(page_id=article.pk, version=version, parts=words(version, ONE, "die Menschen"))
    kept = list(Placement.objects.values_list("pk", flat=True))
    call_command("carry_anchors", missing=True)
    assert list(Placement.objects.values_list("pk", flat=True)) == kept
    assert capsys.readouterr().out == ""


def test_the_doctor_notices_a_place_that_says_other_words(article):
    version = newest(article)
    anchor = make_anchor(page_id=article.pk, version=version, parts=words(version, ONE, "die Menschen"))
    row = Placement.objects.get(anchor=anchor)
    row.parts[0]["start"] += 1
    row.save()
    assert checks.wrong_places() == [
        f"Anchor {anchor.pk} of page {article.pk} says other words than its passage: run haltung carry-anchors."
    ]
