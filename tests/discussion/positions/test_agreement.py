"""Readers agree with a position without an account, and answer an article's question in a sentence."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from blog.actions.positions.by_holder import correct_as_holder
from blog.actions.positions.publish import take_down_position
from blog.actions.positions.write import change_position
from blog.kinds import HolderRole
from blog.models import Position, Question
from blog.queries.positions.lines import code_of
from discussion.actions import agree, opinions
from discussion.actions.opinions import decide_opinions, give_opinion, group_opinions
from discussion.models import Agreement, Opinion
from discussion.queries.agreements import agreement_result
from discussion.queries.opinions import opinion_result
from tests.discussion.reader import HERE
from tests.factories import blog, positions

pytestmark = pytest.mark.django_db


@pytest.fixture
def public() -> Position:
    return positions.position("Technik hilft immer.")


@pytest.fixture
def asked() -> Question:
    return positions.question("Hilft Technik beim Zuhören?", slug="technik", is_open=True)


def say(client: Client, position: Position, choice: str, browser: str = "A"):
    address = f"/haltungen/h/{code_of(position)}/zustimmung/"
    return client.post(address, {"choice": choice}, HTTP_USER_AGENT=browser, **HERE)


def answer(client: Client, text: str = "Nur mit Zeit.", role: str = HolderRole.PRACTICE, browser: str = "A"):
    return client.post(
        "/haltungen/technik/antworten/", {"text": text, "role": role}, HTTP_USER_AGENT=browser, **HERE
    )


def answered(question: Question, role: HolderRole, number: int, *, shown: bool = True) -> list[Opinion]:
    rows = [
        give_opinion(question=question, text=f"{role} {one}", role=role, browser=f"{role}{one}")
        for one in range(number)
    ]
    decide_opinions(opinions=[row.uuid for row in rows], shown=shown, by=None)
    return rows


def test_one_answer_from_a_browser_and_no_cookie(client: Client, public: Position) -> None:
    response = say(client, public, "agree")
    assert response.status_code == 200
    assert not response.cookies
    say(client, public, "disagree")
    say(client, public, "agree", browser="B")
    assert sorted(Agreement.objects.values_list("choice", flat=True)) == ["agree", "disagree"]


def test_the_result_comes_after_the_answer_and_never_before(client: Client, public: Position) -> None:
    for number in range(4):
        say(client, public, "agree", browser=f"B{number}")
    before = client.get(f"/haltungen/h/{code_of(public)}/").content.decode()
    assert "%" not in before.partition("<main")[2].partition("</main>")[0]
    html = say(client, public, "disagree").content.decode()
    assert "80 %" in html
    assert client.get(f"/haltungen/h/{code_of(public)}/zustimmung/").status_code == 405


def test_four_answers_are_a_number_and_no_shares(client: Client, public: Position) -> None:
    for number in range(3):
        say(client, public, "agree", browser=f"B{number}")
    html = say(client, public, "agree").content.decode()
    assert "Bisher gibt es 4 Antworten" in html
    assert " %</td>" not in html


def test_a_position_that_was_taken_down_is_counted_nowhere(client: Client, public: Position) -> None:
    for number in range(6):
        say(client, public, "agree", browser=f"B{number}")
    take_down_position(position=public, by=None)
    public.refresh_from_db()
    assert agreement_result(public).total == 0
    assert say(client, public, "agree").status_code == 404


def test_an_answer_counts_for_the_words_that_it_was_given_to(client: Client, public: Position) -> None:
    for number in range(5):
        say(client, public, "agree", browser=f"B{number}")
    change_position(position=public, by=None, reason="Weil es Zeit spart.")
    public.refresh_from_db()
    assert agreement_result(public).total == 5, "another reason is no other standpoint"
    correct_as_holder(position=public, statement="Technik hilft selten.")
    public.refresh_from_db()
    assert agreement_result(public).total == 0
    page = client.get(f"/haltungen/h/{code_of(public)}/").content.decode()
    assert "5 Menschen stimmten der früheren Fassung zu" in page
    assert "Bisher gibt es 1 Antwort" in say(client, public, "disagree", browser="B1").content.decode()
    assert Agreement.objects.count() == 6, "the same browser may answer the new words"


def test_few_answers_to_earlier_words_are_a_number_alone(client: Client, public: Position) -> None:
    say(client, public, "disagree")
    correct_as_holder(position=public, statement="Technik hilft selten.")
    page = client.get(f"/haltungen/h/{code_of(public)}/").content.decode()
    assert "Zur früheren Fassung gab es 1 Antwort." in page


def test_a_form_from_elsewhere_counts_nothing(client: Client, public: Position) -> None:
    address = f"/haltungen/h/{code_of(public)}/zustimmung/"
    assert client.post(address, {"choice": "agree"}, HTTP_ORIGIN="https://fremd.example").status_code == 403
    assert client.post(address, {"choice": "vielleicht"}, **HERE).status_code == 422
    assert not Agreement.objects.exists()


def test_what_knows_a_browser_is_forgotten_and_the_answer_stays(
    client: Client, public: Position, asked: Question
) -> None:
    say(client, public, "agree")
    answer(client)
    later = timezone.now() + timedelta(days=31)
    assert (agree.forget_browsers(now=later), opinions.forget_browsers(now=later)) == (1, 1)
    assert Agreement.objects.get().browser_hash == Opinion.objects.get().browser_hash == ""


def test_nothing_is_shown_before_ones_own_answer_or_a_click(client: Client, asked: Question) -> None:
    answered(asked, HolderRole.IT, 2)
    before = client.get("/haltungen/technik/antworten/").content.decode()
    assert "it 0" not in before
    assert "it 0" in client.get("/haltungen/technik/antworten/?lesen=ja").content.decode()
    after = answer(client).content.decode()
    assert "it 0" in after
    assert "Deine Antwort erscheint, sobald die Redaktion sie gelesen hat" in after


def test_a_second_visit_asks_no_second_time(client: Client, asked: Question) -> None:
    answered(asked, HolderRole.IT, 2)
    answer(client, "Nur mit Zeit.")
    again = client.get("/haltungen/technik/antworten/", HTTP_USER_AGENT="A")
    assert again.headers["Cache-Control"] == "private, no-store", "no cache tells it to the next reader"
    assert not again.cookies
    html = again.content.decode()
    assert "Aus diesem Browser haben wir schon eine Antwort" in html
    assert 'name="text"' not in html
    # In one house two can be known by the same: what was said stays behind her own click.
    assert "Nur mit Zeit." not in html
    assert "it 0" not in html
    assert 'name="text"' in client.get("/haltungen/technik/antworten/", HTTP_USER_AGENT="B").content.decode()
    anew = client.get("/haltungen/technik/antworten/?neu=ja", HTTP_USER_AGENT="A").content.decode()
    assert 'name="text"' in anew


def test_a_second_answer_replaces_the_first_until_an_editor_has_read_it(
    client: Client, asked: Question
) -> None:
    answer(client, "Nur mit Zeit.")
    assert "„Nie.“" in answer(client, "Nie.").content.decode()
    assert Opinion.objects.get().text == "Nie."
    decide_opinions(opinions=[Opinion.objects.get().uuid], shown=False, by=None)
    html = answer(client, "Immer.").content.decode()
    assert "hat die Redaktion schon eine Antwort gelesen" in html
    assert "Nie." not in html, "it may be somebody else's, and it was rejected"
    assert Opinion.objects.get().text == "Nie."


def test_an_answer_is_shown_when_an_editor_has_read_it(client: Client, asked: Question) -> None:
    answer(client, "Nur mit Zeit.")
    assert opinion_result(asked).total == 0
    client.force_login(blog.editor())
    address = f"/redaktion/fragen/antworten/{asked.pk}/"
    assert "Nur mit Zeit." in client.get(address).content.decode()
    client.post(address, {"antwort": [str(Opinion.objects.get().uuid)], "zeigen": "ja"})
    assert opinion_result(asked).total == 1


def test_small_groups_are_not_broken_out(asked: Question) -> None:
    answered(asked, HolderRole.PRACTICE, 5)
    answered(asked, HolderRole.LEADERSHIP, 4)
    result = opinion_result(asked)
    assert [(share.label, share.count) for share in result.roles] == [("Praxis", 5)]
    assert {one.role for one in result.others} == {"Praxis", ""}


def test_rejected_answers_are_counted_nowhere(asked: Question) -> None:
    answered(asked, HolderRole.IT, 6, shown=False)
    result = opinion_result(asked)
    assert (result.total, result.roles, result.others) == (0, (), ())


def test_similar_answers_become_a_group_and_a_position(client: Client, asked: Question) -> None:
    rows = answered(asked, HolderRole.PRACTICE, 3)
    group = group_opinions(
        question=asked, opinions=[row.uuid for row in rows[:2]], title="Zeit ist das Wichtigste.", by=None
    )
    client.force_login(blog.editor())
    client.post(f"/redaktion/fragen/antworten/{asked.pk}/", {"haltung": str(group.uuid)})
    position = Position.objects.get()
    assert (position.statement, position.is_summary, position.role) == (
        "Zeit ist das Wichtigste.",
        True,
        HolderRole.PRACTICE,
    )
    (shown,) = opinion_result(asked).groups
    assert (shown.title, shown.count, shown.roles) == ("Zeit ist das Wichtigste.", 2, ())


def test_a_closed_question_takes_no_answers(client: Client, asked: Question) -> None:
    Question.objects.update(is_open=False)
    assert answer(client).status_code == 409
    assert "keine Antworten mehr" in client.get("/haltungen/technik/antworten/").content.decode()
    assert not Opinion.objects.exists()


def test_a_question_leads_to_the_answers_while_it_is_open(client: Client, asked: Question) -> None:
    assert "/haltungen/technik/antworten/" in client.get("/haltungen/technik/").content.decode()
    asked.is_open = False
    asked.save()
    assert "/haltungen/technik/antworten/" not in client.get("/haltungen/technik/").content.decode()


def test_an_article_carries_its_question(client: Client) -> None:
    article = blog.article(slug="zuhoeren")
    question = positions.question("Hilft das?", slug="hilft", page_id=article.pk, is_open=True)
    html = client.get("/artikel/zuhoeren/").content.decode()
    assert 'href="/haltungen/hilft/antworten/"' in html
    question.is_open = False
    question.save()
    html = client.get("/artikel/zuhoeren/").content.decode()
    assert 'href="/haltungen/hilft/antworten/"' not in html
    assert 'href="/haltungen/hilft/"' in html
