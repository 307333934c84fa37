"""The parts of a discussion: order, cuts, gaps, markers, and a constant number of statements."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from blog.queries.find_living import find_living
from discussion.actions.decide import hide, pin
from discussion.actions.erasing.said import comments as erase_comments
from discussion.actions.withdraw_text import withdraw_text
from discussion.models import Comment, Discussion
from discussion.queries.comment_address import comment_address
from discussion.queries.thread import UnknownPart, thread_page
from tests.discussion.comments import comment
from tests.world import World


def texts(page_id: int, **part: Any) -> list[str]:
    return [
        line.html_text.removeprefix('<p dir="auto">').removesuffix("</p>")
        for line in thread_page(page_id, **part).comments
    ]


def test_answers_stand_below_what_they_answer_whenever_they_came(world: World):
    first = comment(world.article, "1")
    second = comment(world.article, "2")
    comment(world.article, "2.1", parent=second)
    answer = comment(world.article, "1.1", parent=first)
    comment(world.article, "1.2", parent=first)
    comment(world.article, "1.1.1", parent=answer)
    assert texts(world.article.pk) == ["1", "1.1", "1.1.1", "1.2", "2", "2.1"]
    assert [line.level for line in thread_page(world.article.pk).comments] == [0, 1, 2, 1, 0, 1]


def test_an_answer_below_the_deepest_level_attaches_to_it_and_says_whom_it_answers(world: World):
    deep = comment(world.article, "0")
    for level in range(1, 4):
        deep = comment(world.article, str(level), parent=deep)
    answer = comment(world.article, "darunter", parent=deep)
    lines = {line.uuid: line for line in thread_page(world.article.pk).comments}
    line = lines[str(answer.uuid)]
    assert line.level == 3
    assert line.reply_to_ref == f"comment:{deep.uuid}"
    assert [one.reply_to_ref for one in lines.values()].count("") == 4


def test_the_fields_of_comments_xtd_are_right_as_well(world: World):
    root = comment(world.article, "0")
    child = comment(world.article, "1", parent=root)
    grandchild = comment(world.article, "2", parent=child)
    comment(world.article, "3", parent=root)
    for row in (root, child, grandchild):
        row.refresh_from_db()
    assert (root.nested_count, child.nested_count, grandchild.nested_count) == (3, 1, 0)
    assert {child.thread_id, grandchild.thread_id} == {root.pk}
    assert (child.parent_id, grandchild.parent_id) == (root.pk, child.pk)
    orders = Comment.rows.order_by("order").values_list("order", flat=True)
    assert list(orders) == [1, 2, 3, 4]


def test_a_part_holds_whole_threads_as_far_as_they_fit(world: World):
    for number in range(4):
        root = comment(world.article, f"{number}")
        comment(world.article, f"{number}.1", parent=root)
    part = thread_page(world.article.pk, limit=5)
    assert len(part.comments) == 4
    assert part.next_cursor == "2"
    assert texts(world.article.pk, after="2", limit=5) == ["2", "2.1", "3", "3.1"]
    assert thread_page(world.article.pk, after="2", limit=5).next_cursor is None


def test_a_thread_longer_than_a_part_goes_on_in_the_next_one(world: World):
    root = comment(world.article, "0")
    for number in range(1, 8):
        comment(world.article, str(number), parent=root)
    comment(world.article, "danach")
    seen: list[str] = []
    cursor: str | None = None
    for _part in range(9):
        part = thread_page(world.article.pk, after=cursor, limit=3)
        assert len(part.comments) <= 3
        assert part.starts_inside is bool(part.comments[0].level)
        seen += [line.uuid for line in part.comments]
        cursor = part.next_cursor
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 9


@pytest.mark.parametrize("cursor", ["x!", "-1", "1..2", "1.2.3.4.5", "0000001", "%00", "\uff11", "9" * 40])
def test_a_cursor_that_nobody_made_is_no_part(world: World, cursor: str):
    with pytest.raises(UnknownPart):
        thread_page(world.article.pk, after=cursor)
    response = Client().get("/artikel/digitalisierung/diskussion/", {"nach": cursor})
    assert response.status_code == 404


def test_a_part_behind_the_last_comment_is_empty_and_no_fault(world: World):
    comment(world.article)
    assert thread_page(world.article.pk, after="zzzzz").comments == ()


def test_a_hidden_comment_leaves_a_gap_only_where_answers_stand(world: World):
    root, lonely = comment(world.article, "böse"), comment(world.article, "allein")
    comment(world.article, "Antwort", parent=root)
    for one in (root, lonely):
        assert one.submission is not None
        hide(submission=one.submission, by=world.dana, reason="insult")
    lines = thread_page(world.article.pk).comments
    assert [(line.removed, line.html_text) for line in lines] == [
        (True, ""),
        (False, '<p dir="auto">Antwort</p>'),
    ]
    assert lines[0].removed_label == "Von der Redaktion ausgeblendet"
    assert Discussion.objects.get().public_comments == 1


def test_a_withdrawn_text_leaves_its_thread(world: World):
    root = comment(world.article, "Mein Satz")
    comment(world.article, "Antwort", parent=root)
    assert root.submission is not None
    withdraw_text(submission=root.submission, proof="receipt:1")
    page = Client().get("/artikel/digitalisierung/").content.decode()
    assert "Mein Satz" not in page
    assert "Auf Wunsch entfernt" in page
    assert "Antwort" in page


def test_a_pinned_comment_stands_above_the_others_and_a_page_has_one(world: World):
    one, two = comment(world.article, "eins"), comment(world.article, "zwei")
    for row in (one, two):
        assert row.submission is not None
        pin(submission=row.submission, by=world.dana)
    part = thread_page(world.article.pk)
    assert part.pinned is not None
    assert part.pinned.uuid == str(two.uuid)
    assert Comment.rows.filter(is_pinned=True).count() == 1


@pytest.mark.parametrize("many", [1, 60])
def test_a_part_costs_the_same_statements_however_many_comments_there_are(
    world: World, many: int, django_assert_num_queries: DjangoAssertNumQueries
):
    root = comment(world.article, "0")
    for number in range(many):
        comment(world.article, str(number), parent=root if number % 2 else None)
    with django_assert_num_queries(7):
        thread_page(world.article.pk)


def test_the_article_keeps_the_part_until_something_changes(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
):
    comment(world.article, "alt")
    client = Client()
    assert "alt" in client.get("/artikel/digitalisierung/").content.decode()
    comment(world.article, "neu")
    assert "neu" in client.get("/artikel/digitalisierung/").content.decode()


def test_what_is_kept_holds_no_name(world: World):
    from discussion.views.section import section

    comment(world.article, "Ein Gedanke")
    html = section(find_living("artikel/digitalisierung", "de"), {}, "de")
    assert "Vera" not in html
    assert "\ue000credit:comment:" in html


def test_each_comment_leads_to_the_part_that_shows_it(world: World):
    roots = [comment(world.article, str(number)) for number in range(3)]
    answers = [comment(world.article, f"a{number}", parent=roots[1]) for number in range(60)]
    last = comment(world.article, "ganz hinten")
    for row in (*roots, *answers, last):
        address = comment_address(row.uuid)
        assert address is not None
        path, _hash, fragment = address.partition("#")
        page = Client().get(path).content.decode()
        assert f'id="{fragment}"' in page, address


def test_the_address_of_a_comment_leads_on_and_tells_nothing_else(world: World):
    row = comment(world.article)
    response = Client().get(f"/k/{row.uuid}/")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/artikel/digitalisierung/#{row.anchor}"
    assert Client().get("/k/11111111-1111-4111-8111-111111111111/").status_code == 404


def test_a_withdrawn_text_leaves_its_place_where_nobody_answered_too(world: World):
    comment(world.article, "Bleibt")
    alone = comment(world.article, "Mein Satz")
    assert alone.submission is not None
    withdraw_text(submission=alone.submission, proof="receipt:1")
    lines = thread_page(world.article.pk).comments
    assert [(line.removed_label, str(line.html_text) == "") for line in lines] == [
        ("", False),
        ("Auf Wunsch entfernt", True),
    ]
    page = Client().get("/artikel/digitalisierung/").content.decode()
    assert "1 Kommentar." in " ".join(page.split())
    assert comment_address(alone.uuid) == f"/artikel/digitalisierung/#{alone.anchor}"
    assert Discussion.objects.get().public_comments == 1


@pytest.mark.parametrize("gone", ["withdrawn", "erased"])
def test_a_hidden_text_that_is_taken_back_gets_no_place_that_it_had_not(world: World, gone: str):
    hidden, answered = comment(world.article, "böse"), comment(world.article, "auch böse")
    comment(world.article, "Antwort", parent=answered)
    theirs = [one.submission for one in (hidden, answered) if one.submission]
    for one in theirs:
        hide(submission=one, by=world.dana, reason="insult")
    if gone == "withdrawn":
        for one in theirs:
            withdraw_text(submission=one, proof="receipt:1")
    else:
        assert [erase_comments(theirs[0].contributor_id).rows for _once_more in range(2)] == [3, 0]
    lines = thread_page(world.article.pk).comments
    other = "" if gone == "withdrawn" else "Auf Wunsch entfernt"
    assert [line.removed_label for line in lines] == ["Von der Redaktion ausgeblendet", other]
    assert comment_address(hidden.uuid) is None
    assert not Comment.rows.filter(comment__contains="böse").exists()
