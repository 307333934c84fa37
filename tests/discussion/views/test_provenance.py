"""Readers see at each sentence where it came from, and what became of it."""

import json
import re

import pytest
from django.core.cache import cache
from django.test import Client

from blog.models import Article
from blog.queries.article_page import article_view
from blog.text.body import Block, Body
from blog.text.words import block_text
from discussion.actions.decide import hide
from discussion.kinds import CreditChoice, ProvenanceKind
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db

ARTICLE = "/artikel/digitalisierung/"
SAID = "Zuhören ist der Anfang von allem, was ein Team verändert."


@pytest.fixture
def world() -> World:
    cache.clear()
    return make_world()


def page(client: Client, address: str = ARTICLE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def fold_in(world: World, words: str = SAID, **other):
    """Ben's words become the last sentence of the first passage."""
    told = {key: other.pop(key) for key in ("name", "credit", "text", "email") if key in other}
    ben = merging.contribution(world.article, **({"name": "Ben Beiträger"} | told))
    change = merging.replaced(f"{block_text(first_block(world))} {words}")
    merge = merging.merged(world.article, ben, by=world.cem, change=change, **other)
    return ben, merge


def first_block(world: World) -> Block:
    found = Body.from_json(merging.newest(world.article).body).block(FIRST)
    assert found
    return found


def rewrite(world: World, *blocks, note: str = "") -> Article:
    return blog.publish(blog.set_body(Article.objects.get(pk=world.article.pk), list(blocks)), note=note)


def section(html: str, block: str) -> str:
    """What the page shows of one passage."""
    start = html.index(f'id="p-{block[:8]}"')
    ends = (html.find(end, start + 1) for end in ('<div class="passage ', '<footer class="article-foot"'))
    return html[start : min(end for end in ends if end > 0)]


def test_the_sentence_is_wrapped_and_its_note_says_who_how_and_since_when(
    world: World, client: Client
) -> None:
    ben, _merge = fold_in(world)
    shown = section(page(client), FIRST)
    assert re.search(
        rf'<span class="sourced" id="s-11111111-1" data-note="1">{SAID}</span><a class="source-ref" href="#h-11111111-1"',
        shown,
    )
    note = shown[shown.index('id="h-11111111-1"') :]
    assert 'href="#s-11111111-1"' in note
    assert "Ben Beiträger" in note
    assert "Wortlaut" in note
    assert f'href="{ARTICLE}fassungen/1..2/"' in note
    assert f'href="/k/{ben.submission.comment.uuid}/"' in note


def test_a_finished_article_is_shown_again_without_its_text_and_notes_being_read(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fold_in(world)
    first = page(client)
    monkeypatch.setattr("blog.queries.article_page.article_view", lambda *_args: pytest.fail("it was read"))
    assert page(client) == first
    assert "Ben Beiträger" in first


def test_a_comment_that_is_hidden_is_no_longer_linked(world: World, client: Client) -> None:
    ben, _merge = fold_in(world)
    page(client)
    hide(submission=ben.submission, by=world.dana, reason="other")
    assert "/k/" not in section(page(client), FIRST)


def test_the_note_follows_its_sentence_into_another_passage(world: World, client: Client) -> None:
    fold_in(world)
    rewrite(
        world,
        blog.text("Digitalisierung lebt durch die Menschen.", FIRST),
        blog.text(f"Drei Fragen stehen am Anfang. {SAID}", SECOND),
    )
    html = page(client)
    assert "sourced" not in section(html, FIRST)
    shown = section(html, SECOND)
    assert f">{SAID}</span>" in shown
    assert "Ben Beiträger" in shown


def test_a_copied_sentence_has_the_same_note_marked_as_a_copy(world: World, client: Client) -> None:
    fold_in(world)
    rewrite(
        world,
        *blog.stored(Article.objects.get(pk=world.article.pk)),
        blog.text(f"Noch einmal: {SAID}", "55555555-5555-4555-8555-555555555555"),
    )
    html = page(client)
    assert "<span>Kopie</span>" not in section(html, FIRST)
    copy = section(html, "55555555")
    assert f">{SAID}</span>" in copy
    assert "<span>Kopie</span>" in copy


def test_whoever_has_lost_her_words_contributed_earlier(world: World, client: Client) -> None:
    fold_in(world)
    rewrite(world, blog.text("Etwas vollkommen anderes, geschrieben an einem Montag im November.", SECOND))
    html = page(client)
    assert "sourced" not in html
    earlier = html[html.index("Früher mitgewirkt") :]
    assert "Ben Beiträger" in earlier
    assert "contributor" not in data(html)


def test_a_merge_that_was_taken_back_leaves_nobody_behind(world: World, client: Client) -> None:
    from discussion.actions.undo_merge import undo_merge

    _ben, merge = fold_in(world)
    undo_merge(merge=merge, by=world.cem, note="")
    html = page(client)
    assert "Ben Beiträger" not in html[: html.index('id="diskussion"')]
    assert 'id="mitgewirkt"' not in html


def test_who_wants_no_name_is_counted_and_not_named(world: World, client: Client) -> None:
    fold_in(world)
    fold_in(
        world,
        "Und das Team entscheidet am Ende selbst darüber.",
        name="Greta Geheim",
        credit=CreditChoice.NONE,
    )
    html = page(client)
    people = html[html.index('id="mitgewirkt"') :]
    people = people[: people.index("</section>")]
    assert "Ben Beiträger" in people
    assert "und 1 Person, die hier nicht genannt wird" in people
    assert "Greta" not in html[: html.index('id="diskussion"')]


def data(html: str) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_contributors_are_there_for_machines_as_far_as_they_wish(world: World, client: Client) -> None:
    fold_in(world, name="Ben </script> & Co", credit=CreditChoice.FULL_NAME)
    fold_in(
        world,
        "Und das Team entscheidet am Ende selbst darüber.",
        name="Greta Geheim",
        credit=CreditChoice.NONE,
    )
    people = data(page(client))["contributor"]
    assert people == [{"@type": "Person", "name": "Ben </script> & Co"}]


def test_one_person_is_named_once_however_much_she_gave(world: World, client: Client) -> None:
    from discussion.models import Submission

    ben, _merge = fold_in(world)
    more, _merge = fold_in(world, "Und das Team entscheidet am Ende selbst darüber.")
    Submission.objects.filter(pk=more.submission.pk).update(contributor=ben.submission.contributor)
    cache.clear()
    assert len(data(page(client))["contributor"]) == 1


def test_an_old_version_shows_its_own_notes(world: World, client: Client) -> None:
    fold_in(world)
    rewrite(world, blog.text("Etwas vollkommen anderes, geschrieben an einem Montag im November.", SECOND))
    assert f">{SAID}</span>" in page(client, f"{ARTICLE}fassungen/2/")
    assert "sourced" not in page(client, f"{ARTICLE}fassungen/1/")
    assert "sourced" not in page(client, f"{ARTICLE}fassungen/3/")


def statements_of(client: Client, address: str, counted) -> int:
    cache.clear()
    with counted(40) as statements:
        page(client, address)
    return len(statements)


def test_many_sentences_with_an_origin_cost_no_more_statements(
    world: World, client: Client, django_assert_max_num_queries
) -> None:
    fold_in(world)
    fold_in(world, "Danach kommt eine zweite Stimme mit eigenen Worten.", name="Zwei Zett")
    addresses = (ARTICLE, f"{ARTICLE}fassungen/2/", f"{ARTICLE}stelle/11111111/geschichte/")
    few = [statements_of(client, address, django_assert_max_num_queries) for address in addresses]
    for number in range(6):
        fold_in(
            world, f"Das ist der Satz mit der Nummer {number}, den jemand dazu gab.", name=f"Name {number}"
        )
    many = [statements_of(client, address, django_assert_max_num_queries) for address in addresses]
    assert many == few


def test_the_history_of_a_passage_goes_from_the_last_version_to_the_first(
    world: World, client: Client
) -> None:
    fold_in(world)
    rewrite(world, blog.text("Drei Fragen stehen am Anfang.", SECOND), note="Gestrafft.")
    html = page(client, f"{ARTICLE}stelle/11111111/geschichte/")
    assert html.index("Fassung 3") < html.index("Fassung 2") < html.index("Fassung 1")
    assert "Wurde gestrichen" in html
    assert "Diese Stelle steht nicht mehr im Text" in html
    assert f"{SAID}</ins>" in html
    assert "Ben Beiträger" in html
    assert "Gestrafft." in html
    assert client.get(f"{ARTICLE}stelle/99999999/geschichte/").status_code == 404
    assert client.get(f"{ARTICLE}stelle/1/geschichte/").status_code == 404


def test_each_passage_leads_to_its_history(world: World, client: Client) -> None:
    assert f'href="{ARTICLE}stelle/11111111/geschichte/"' in section(page(client), FIRST)


def test_what_is_kept_of_an_article_holds_no_name(world: World) -> None:
    fold_in(world)
    view = article_view(Article.objects.get(pk=world.article.pk), 1)
    assert "Ben Beiträger" not in repr(view)


def test_a_quoted_contribution_that_is_hidden_says_so_without_a_name(world: World, client: Client) -> None:
    ben = merging.contribution(world.article, name="Ben Beiträger", text="Das sehe ich ganz anders.")
    rewrite(world, blog.text("Ein Anfang.", FIRST), blog.block("contribution", {"ref": ben.ref}, SECOND))
    shown = section(page(client), SECOND)
    assert "Das sehe ich ganz anders." in shown
    assert "Ben Beiträger" in shown
    hide(submission=ben.submission, by=world.dana, reason="other")
    shown = section(page(client), SECOND)
    assert "nicht mehr öffentlich" in shown
    assert "Ben Beiträger" not in shown


def test_how_words_went_in_is_told_by_kind(world: World, client: Client) -> None:
    fold_in(world, kind=ProvenanceKind.OBJECTION)
    assert "Einwand" in section(page(client), FIRST)
