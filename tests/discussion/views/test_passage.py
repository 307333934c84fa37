"""What a reader can do at a passage, without script: read what was said, choose words, and say something about them."""

import json
from typing import Any

import pytest
from django.test import Client

from blog.actions.bump import bump
from blog.actions.make_anchor import make_anchor
from blog.models import Anchor, Article
from blog.text.anchors import whole_block
from blog.text.body import Body
from discussion.actions.decide import approve
from discussion.kinds import Channel, Intent
from discussion.models import Submission
from tests.discussion.comments import comment
from tests.discussion.reader import HERE, Reader, text_of
from tests.factories import blog
from tests.world import FIRST, SECOND, World

SENTENCES = "Drei Fragen stehen am Anfang. Wer hört zu? Wer fragt zurück?"


@pytest.fixture
def url(world: World) -> str:
    article = Article.objects.get(pk=world.article.pk)
    blocks = blog.stored(article)
    blocks[2] = blog.text(SENTENCES, SECOND)
    blog.publish(blog.set_body(article, blocks))
    return f"/artikel/digitalisierung/stelle/{SECOND[:8]}/"


def at_passage(ada: Reader, **other: Any) -> Any:
    """Send the form of a passage."""
    told = {"passage": SECOND, "part": "", "intent": "comment", **other}
    return ada.client.post(ada.send_url, ada.fields(**told), **HERE)


def sent() -> Submission:
    return Submission.objects.select_related("anchor").latest("pk")


def words(submission: Submission) -> list[str]:
    assert submission.anchor is not None
    return [part["exact"] for part in submission.anchor.parts]


def test_a_passage_has_a_page_with_its_sentences_to_choose_from(url: str):
    page = text_of(Client().get(url))
    assert "Wer hört zu?" in page
    assert 'value="30:Wer hört zu?"' in page
    assert 'content="noindex, nofollow"' in page


def test_a_quoted_sentence_gets_no_second_marks_and_keeps_its_words_for_the_script(url: str, world: World):
    article = Article.objects.get(pk=world.article.pk)
    blocks = blog.stored(article)
    blocks[2] = blog.text("„Miete zahlen?“ Wer hört zu?", SECOND)
    blog.publish(blog.set_body(article, blocks))
    page = text_of(Client().get(url))
    assert '<q data-words="„Miete zahlen?“">Miete zahlen?</q>' in page


def test_the_page_is_the_same_for_everybody_and_can_be_kept(url: str):
    one, other = Client().get(url), Client(HTTP_COOKIE="x=1").get(url)
    assert one.content == other.content
    assert "public" in one.headers["Cache-Control"]
    assert not one.cookies
    assert Client().get(url, headers={"If-None-Match": one.headers["ETag"]}).status_code == 304


def test_the_article_links_to_it_and_asks_robots_not_to_follow(url: str):
    page = text_of(Client().get("/artikel/digitalisierung/"))
    assert f'href="{url}" rel="nofollow"' in page


@pytest.mark.parametrize("told", ["ffffffff", "nicht-da", SECOND.replace("2", "9")])
def test_a_passage_that_never_was_is_not_found(url: str, told: str):
    assert Client().get(f"/artikel/digitalisierung/stelle/{told}/").status_code == 404


def test_where_there_is_no_margin_a_line_says_that_there_are_passages(url: str):
    hint = "Tipp einen Absatz an"
    address = "/artikel/digitalisierung/"
    assert hint in Client().get(address).content.decode()
    Article.objects.update(discussion_mode="closed")
    bump()
    assert hint not in Client().get(address).content.decode()


def test_a_comment_about_the_whole_passage_keeps_what_it_is_about(url: str, ada: Reader):
    assert "Danke, dein Kommentar ist angekommen." in text_of(at_passage(ada, text="Das fehlt mir noch."))
    submission = sent()
    assert words(submission) == [SENTENCES]
    assert submission.channel == Channel.PASSAGE
    assert submission.anchor is not None
    assert submission.anchor.version.number == 2


def test_a_chosen_sentence_is_the_anchor(url: str, ada: Reader):
    at_passage(ada, part="30:Wer hört zu?")
    assert words(sent()) == ["Wer hört zu?"]


def test_words_marked_in_the_page_can_reach_over_several_passages(url: str, ada: Reader):
    marked = [{"block": SECOND[:8], "exact": "Drei Fragen"}, {"block": FIRST[:8], "exact": "die Menschen."}]
    at_passage(ada, part="markiert", selection=json.dumps(marked))
    assert words(sent()) == ["die Menschen.", "Drei Fragen"]
    assert [part["block"] for part in sent().anchor.parts] == [FIRST, SECOND]


def test_a_proposal_comes_with_its_wording_and_needs_no_reason(url: str, ada: Reader):
    at_passage(ada, intent="proposal", part="30:Wer hört zu?", proposal="Wer hört wem zu?", text="")
    submission = sent()
    assert (submission.intent, submission.proposal) == (Intent.PROPOSAL, "Wer hört wem zu?")
    assert submission.text == "Wer hört wem zu?"


def test_a_proposal_typed_over_the_whole_passage_is_cut_to_the_chosen_sentence(url: str, ada: Reader):
    whole = SENTENCES.replace("Wer hört zu?", "Wer hört wem zu?")
    at_passage(ada, intent="proposal", part="30:Wer hört zu?", proposal=whole, text="Genauer.")
    assert sent().proposal == "Wer hört wem zu?"


def test_a_source_is_an_address_of_the_web_and_is_shown_without_weight(url: str, ada: Reader, world: World):
    assert "Das ist keine Adresse einer Website." in text_of(
        at_passage(ada, intent="source", source_url="javascript:alert(1)")
    )
    at_passage(ada, intent="source", source_url="https://example.org/studie", text="Seite 4.")
    submission = sent()
    assert submission.source_url == "https://example.org/studie"
    ada.confirm()
    approve(submission=Submission.objects.get(pk=submission.pk), by=world.dana)
    page = text_of(Client().get(url))
    assert '<a href="https://example.org/studie" rel="nofollow ugc noopener">' in page


def test_a_question_is_told_apart(url: str, ada: Reader):
    at_passage(ada, intent="question", text="Was heißt das?")
    assert sent().intent == Intent.QUESTION


@pytest.mark.parametrize(
    ("fields", "words_of_problem"),
    [
        ({"part": "30:Wer schweigt?"}, "stehen so nicht mehr an dieser Stelle"),
        (
            {"part": "markiert", "selection": '[{"block": "22222222", "exact": "Wer"}]'},
            "stehen hier mehrmals",
        ),
        ({"passage": FIRST.replace("1", "8")}, "steht hier nicht mehr"),
        ({"intent": "proposal", "proposal": SENTENCES}, "derselbe wie auf der Seite"),
        ({"intent": "proposal", "proposal": " "}, "wie es deiner Meinung nach heißen soll"),
        ({"intent": "source"}, "Adresse deiner Quelle"),
        ({"text": " "}, "Schreib bitte etwas in das Textfeld."),
    ],
)
def test_what_is_not_there_is_refused_in_words_and_the_text_stays(
    url: str, ada: Reader, fields: dict[str, str], words_of_problem: str
):
    answer = at_passage(ada, **{"text": "Mein langer Gedanke.", **fields})
    page = text_of(answer)
    assert answer.status_code == 422
    assert words_of_problem in page
    assert fields.get("text", "Mein langer Gedanke.") in page
    assert not Submission.objects.exists()


def test_words_that_are_gone_give_way_to_the_whole_passage(url: str, ada: Reader):
    page = text_of(at_passage(ada, part="30:Wer schweigt?", text="Mein Gedanke."))
    assert '<input type="radio" name="part" value="" checked>' in page


def test_a_passage_that_is_gone_gives_way_to_the_article(url: str, ada: Reader):
    gone = FIRST.replace("1", "8")
    assert 'value="artikel" checked' in text_of(at_passage(ada, passage=gone, text="Mein Gedanke."))
    at_passage(ada, passage=gone, part="artikel", text="Mein Gedanke.")
    assert sent().anchor is None


@pytest.mark.parametrize("nonsense", ["", "x", "{}", "[1]", '[{"block": 3}]', '[{"exact": "x"}]', "[[]]"])
def test_nonsense_from_a_browser_breaks_nothing(url: str, ada: Reader, nonsense: str):
    assert at_passage(ada, part="markiert", selection=nonsense).status_code in (200, 422)


def test_the_same_words_about_another_passage_are_a_sending_of_their_own(url: str, ada: Reader):
    at_passage(ada, text="Das sehe ich anders.")
    at_passage(ada, text="Das sehe ich anders.", passage=FIRST)
    at_passage(ada, text="Das sehe ich anders.", passage=FIRST)
    assert Submission.objects.count() == 2
    assert Anchor.objects.count() == 2


def test_a_passage_that_left_the_text_still_shows_what_was_said(url: str, world: World, ada: Reader):
    at_passage(ada, text="Das fehlt mir noch.")
    ada.confirm()
    approve(submission=sent(), by=world.dana)
    article = Article.objects.get(pk=world.article.pk)
    blog.publish(blog.set_body(article, blog.stored(article)[:2]))
    page = text_of(Client().get(url))
    assert "zuletzt stand sie in" in page
    assert "Das fehlt mir noch." in page
    assert "steht seit Fassung 3 nicht mehr im Text" in page


def test_it_costs_as_many_statements_for_much_as_for_little(
    url: str, world: World, django_assert_max_num_queries: Any
):
    def count() -> int:
        with django_assert_max_num_queries(20) as statements:
            assert Client().get(url).status_code == 200
        return len(statements)

    _talk(world, 1)
    few = count()
    _talk(world, 12)
    assert count() == few


def _talk(world: World, number: int) -> None:
    version = blog.newest_version(world.article)
    block = Body.from_json(version.body).block(SECOND)
    assert block is not None
    for _number in range(number):
        anchor = make_anchor(page_id=world.article.pk, version=version, parts=[whole_block(block)])
        found = comment(world.article, f"Gedanke {_number}.", anchor=anchor)
        comment(world.article, "Antwort.", parent=found)


@pytest.mark.parametrize(
    ("intent", "missing"),
    [
        ("comment", "Schreib bitte etwas in das Textfeld."),
        ("question", "Schreib bitte etwas in das Textfeld."),
        ("source", "Trag bitte die Adresse deiner Quelle ein."),
        ("proposal", "Schreib bitte, wie es deiner Meinung nach heißen soll."),
    ],
)
def test_an_empty_form_says_at_once_all_that_is_missing(url: str, ada: Reader, intent: str, missing: str):
    empty = {"text": "", "email": "", "proposal": "", "source_url": ""}
    told = {
        key: value for key, value in ada.fields(passage=SECOND, part="", **empty).items() if key != "privacy"
    }
    page = text_of(ada.client.post(ada.send_url, {**told, "intent": intent}, **HERE))
    assert missing in page
    assert "Ohne E-Mail-Adresse" in page
    assert "Ohne dein Einverständnis" in page


def test_fields_that_are_needed_for_some_things_only_say_for_which(url: str):
    page = text_of(Client().get(url))
    assert "Brauchen wir, wenn du kommentierst oder nachfragst" in page
    assert "Brauchen wir, wenn du eine Quelle nennst." in page
