"""The page of results: what is found, how it is shown, and what nobody may find."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.kinds import DiscussionMode
from blog.models import Article
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.kinds import CreditChoice
from discussion.models import Comment
from tests.factories import blog, merging
from tests.world import SECOND, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def found(client: Client, query: str, **other: str) -> str:
    response = client.get("/suche/", {"q": query, **other})
    assert response.status_code == 200
    return response.content.decode()


def comment(world: World, text: str = "Und wer hört den Menschen zu?", **told: Any) -> Comment:
    row = merging.publish(merging.submission(world.article, text=text, **told))
    return Comment.rows.get(submission=row)


def test_the_empty_search_page_answers(client, world):
    assert "Durchsucht werden" in found(client, "")


def test_an_article_is_found_and_leads_to_the_passage(client, world):
    page = found(client, "Fragen")
    assert f'/artikel/digitalisierung/#p-{SECOND[:8]}"' in page
    assert "Drei <mark>Fragen</mark> stehen am Anfang." in page
    assert "Fassung 1" in page


def test_the_text_is_shown_rather_than_what_stands_below_a_picture(client, world):
    picture = {
        "image": blog.picture().pk,
        "alt": "Eine Uhr",
        "caption": "Uhrwerk Quittenbrot",
    }
    body = [blog.block("picture", picture), blog.text("Das Quittenbrot ist gegessen.")]
    blog.publish(blog.draft("Mit Bild", slug="mit-bild", body=body), by=world.cem)
    assert "Das <mark>Quittenbrot</mark> ist gegessen." in found(client, "Quittenbrot")
    assert "Uhrwerk" not in found(client, "Quittenbrot")
    assert "<mark>Uhrwerk</mark>" in found(client, "Uhrwerk")


def test_what_stands_in_the_standfirst_leads_to_the_article(client, world):
    assert 'href="/artikel/digitalisierung/"' in found(client, "Technik")


def test_an_article_is_found_by_the_beginning_of_a_word(client, world):
    assert "digitalisierung/" in found(client, "Digitali")


def test_all_words_must_occur(client, world):
    assert "digitalisierung/" in found(client, "Menschen Technik")
    assert "haben wir nichts gefunden" in found(client, "Menschen Waschmaschine")


def test_a_phrase_is_found_as_it_stands(client, world):
    assert "digitalisierung/" in found(client, '"am Anfang"')
    assert "haben wir nichts gefunden" in found(client, '"Anfang stehen"')


def test_comments_are_a_group_of_their_own_with_the_name_as_chosen(client, world):
    one = comment(world)
    page = found(client, "Menschen")
    assert page.index("treffer-artikel") < page.index("treffer-kommentare")
    assert f"/k/{one.uuid}/" in page
    assert "Kommentar zu „Digitalisierung beginnt bei den Menschen“" in page
    assert "<bdi>Ben Beiträger</bdi>" in page
    assert "<mark>Menschen</mark> zu?" in page


def test_umlauts_are_found_in_capital_and_small_letters(client, world):
    comment(world, "Über das Zuhören.")
    for query in ("über", "ÜBER", "Über"):
        assert "/k/" in found(client, query)


def test_a_comment_is_found_by_the_public_name_above_it(client, world):
    one = comment(world, "Ganz andere Worte.", name="Zilla Zuhörerin")
    assert f"/k/{one.uuid}/" in found(client, "Zilla")
    assert f"/k/{one.uuid}/" in found(client, "zilla zuhörerin")


def test_a_name_that_may_not_be_shown_finds_nothing(client, world):
    comment(world, "Ganz andere Worte.", name="Zilla Zuhörerin", display_name=False)
    page = found(client, "Zilla")
    assert "/k/" not in page
    assert "Zuhörerin" not in page


def test_an_article_is_found_by_the_name_of_whom_it_took_in_until_she_takes_it_back(client, world):
    one = merging.contribution(world.article, name="Zilla Zuhörerin", text="Ganz andere Worte.")
    merging.merged(world.article, one, by=world.cem)
    page = found(client, "Zuhörerin", art="artikel")
    assert 'href="/artikel/digitalisierung/"' in page
    assert "Mitgewirkt hat:" in page
    assert "<bdi>Zilla Zuhörerin</bdi>" in page
    change_credit(submission=one.submission, wish=CreditWish(choice=CreditChoice.NONE), proof="receipt")
    assert "haben wir nichts gefunden" in found(client, "Zuhörerin", art="artikel")


def test_an_address_finds_nothing(client, world):
    comment(world, "Ganz andere Worte.", email="zilla@example.org")
    assert "/k/" not in found(client, "zilla@example.org")


def test_a_withdrawn_comment_is_gone_at_once(client, world):
    one = comment(world, "Ein Wort wie Quittenbrot.")
    assert "/k/" in found(client, "Quittenbrot")
    Comment.rows.filter(pk=one.pk).update(withdrawn=True)
    assert "/k/" not in found(client, "Quittenbrot")


def test_a_waiting_comment_is_not_found(client, world):
    merging.submission(world.article, text="Ein Wort wie Quittenbrot.")
    assert "/k/" not in found(client, "Quittenbrot")


def hide_by_restriction(world: World) -> None:
    PageViewRestriction.objects.create(page=world.article, restriction_type=PageViewRestriction.LOGIN)


def hide_by_restriction_above(world: World) -> None:
    PageViewRestriction.objects.create(
        page=world.article.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )


def hide_by_unpublishing(world: World) -> None:
    Article.objects.get(pk=world.article.pk).unpublish()


@pytest.mark.parametrize("hide", [hide_by_restriction, hide_by_restriction_above, hide_by_unpublishing])
def test_what_is_not_public_leaks_nothing_neither_in_hits_nor_in_counts_nor_in_suggestions(
    client, world, hide
):
    comment(world, "Menschen und Quittenbrot.")
    assert "2 Treffer" in found(client, "Menschen")
    hide(world)
    for query in ("Menschen", "Quittenbrot", "Digitalisirung", "Ben Beiträger"):
        page = found(client, query)
        assert "haben wir nichts gefunden" in page
        assert "/artikel/digitalisierung/" not in page
        assert "/k/" not in page
        assert "beginnt bei den Menschen" not in page


def test_comments_of_a_closed_discussion_are_not_found(client, world):
    comment(world, "Quittenbrot.")
    Article.objects.filter(pk=world.article.pk).update(discussion_mode=DiscussionMode.CLOSED)
    assert "/k/" not in found(client, "Quittenbrot")


def test_a_draft_is_not_found(client, world):
    blog.draft("Geheimes über Quittenbrot", body=[blog.text("Quittenbrot")])
    article = Article.objects.get(pk=world.article.pk)
    article.title = "Quittenbrot statt Technik"
    article.save_revision()
    assert "haben wir nichts gefunden" in found(client, "Quittenbrot")


def test_each_language_finds_its_own(client, world):
    response = client.get("/en/suche/", {"q": "Menschen"})
    assert response.status_code == 200
    assert "/artikel/digitalisierung/" not in response.content.decode()


def test_an_empty_result_helps(client, world):
    page = found(client, "Digitalisirung")
    assert "Meintest du „Digitalisierung“?" in page
    assert "q=Digitalisierung" in page
    assert "/themen/" in page
    assert "/artikel/digitalisierung/" in page


def test_many_hits_come_in_pages(client, world):
    base = comment(world, "Quittenbrot zum Ersten.")
    for number in range(24):
        comment(world, f"Quittenbrot {number}.")
    page = found(client, "Quittenbrot")
    assert page.count("/k/") == 5
    assert "?q=Quittenbrot&amp;art=kommentare" in page
    first = found(client, "Quittenbrot", art="kommentare")
    assert first.count('href="/k/') == 10
    assert 'rel="next"' in first
    last = found(client, "Quittenbrot", art="kommentare", seite="3")
    assert last.count('href="/k/') == 5
    assert f"/k/{base.uuid}/" in last
    assert client.get("/suche/", {"q": "Quittenbrot", "art": "kommentare", "seite": "4"}).status_code == 404


def test_a_page_that_is_no_page_is_not_found(client, world):
    for page in ("0", "-1", "x", "1e3", "99999999999", "²"):
        assert client.get("/suche/", {"q": "Menschen", "seite": page}).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("Quitte " * 15_000, id="100 kB of words"),
        pytest.param("q" * 100_000, id="100 kB of one word"),
        pytest.param("\x00\x01\x1f", id="control letters"),
        pytest.param("Men\x00schen", id="NUL in a word"),
        pytest.param("%' OR 1=1; --", id="SQL"),
        pytest.param("\"'*:^{}()NEAR/2", id="operators of the index"),
        pytest.param("<script>alert(1)</script>", id="a script"),
        pytest.param("\u202eesrever \u200b\u200d", id="bidi and zero width"),
        pytest.param("\ue000credit:comment:1\ue001", id="a forged slot"),
        pytest.param("💚 \U0001f469\u200d🚒", id="emoji"),
        pytest.param("und der die das", id="only small words"),
        pytest.param("%", id="a wildcard"),
        pytest.param("_", id="an underscore"),
        pytest.param("\\", id="a backslash"),
        pytest.param("\ud800", id="half a letter"),
    ],
)
def test_whatever_is_typed_gets_a_clear_answer(client, world, query):
    comment(world)
    for kind in ("", "artikel", "kommentare", "falsch"):
        page = found(client, query.encode("utf-8", "replace").decode(), art=kind)
        assert "<script>alert" not in page
        assert "\ue000" not in page


def test_broken_bytes_get_a_clear_answer(client, world):
    assert client.get("/suche/?q=%ff%fe%00Menschen").status_code == 200


def test_a_long_query_is_told_that_it_was_cut(client, world):
    assert "sehr lang" in found(client, "Menschen " * 12_000)


def test_a_query_without_words_is_told_so(client, world):
    assert "kein Wort" in found(client, "!?!")


def test_results_are_the_same_for_everybody_and_kept_out_of_search_engines(client, world):
    response = client.get("/suche/", {"q": "Menschen"})
    assert response["Cache-Control"] == "no-cache, public"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    again = client.get("/suche/", {"q": "Menschen"}, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_only_reading_is_allowed(client, world):
    assert client.post("/suche/", {"q": "x"}).status_code == 405


def test_the_number_of_statements_does_not_grow_with_the_hits(client, world, django_assert_max_num_queries):
    comment(world)
    client.get("/suche/", {"q": "Menschen"})
    with django_assert_max_num_queries(16):
        found(client, "Menschen")
    for number in range(12):
        comment(world, f"Menschen {number}", name=f"Person {number}")
        blog.publish(
            blog.draft(f"Menschen {number}", slug=f"m{number}", body=[blog.text("Menschen")]), by=world.cem
        )
    with django_assert_max_num_queries(16):
        page = found(client, "Menschen")
    assert "26 Treffer" in page
    with django_assert_max_num_queries(12):
        found(client, "Quittenbrot")


def test_newer_comments_come_first(client, world):
    old, new = comment(world, "Quittenbrot alt."), comment(world, "Quittenbrot neu.")
    Comment.rows.filter(pk=old.pk).update(submit_date=timezone.now() - timedelta(days=3))
    page = found(client, "Quittenbrot")
    assert page.index(str(new.uuid)) < page.index(str(old.uuid))


def test_an_article_that_says_the_word_stands_before_one_that_only_begins_so(client, world):
    blog.publish(blog.draft("Eins", slug="eins", body=[blog.text("Pflegekräfte sind da.")]), by=world.cem)
    blog.publish(blog.draft("Zwei", slug="zwei", body=[blog.text("Die Pflege ist da.")]), by=world.cem)
    page = found(client, "Pflege")
    assert 0 < page.index("/artikel/zwei/") < page.index("/artikel/eins/")


def test_a_new_version_is_found_at_once_and_the_old_words_are_not(client, world):
    stored = blog.stored(world.article)
    stored[2]["value"] = "<p>Quittenbrot am Morgen.</p>"
    blog.publish(blog.set_body(world.article, stored), by=world.cem)
    assert "<mark>Quittenbrot</mark> am Morgen." in found(client, "Quittenbrot")
    assert "haben wir nichts gefunden" in found(client, "Drei Fragen")
