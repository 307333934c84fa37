"""What was said already is shown before it is said again: from public comments alone, and nothing of the question is kept."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from discussion.actions.decide import hide
from discussion.kinds import RejectReason
from discussion.models import Submission
from discussion.queries.similar import similar
from discussion.views import similar as view
from tests.discussion.comments import comment
from tests.discussion.reader import HERE, Reader, text_of
from tests.world import World

SAID = "Barrierefreie Dokumentation braucht vor allem Zeit in der Dienstplanung."
AGAIN = "Für barrierefreie Dokumentation fehlt die Zeit in unserer Dienstplanung."
ADDRESS = "/artikel/digitalisierung/diskussion/aehnlich/"


@pytest.fixture
def talk(world: World) -> World:
    cache.clear()
    comment(world.article, SAID)
    for number in range(6):
        comment(world.article, f"Etwas anderes: Gedanke {number} über Kaffee und Kuchen im Garten.")
    return world


def ask(text: str = AGAIN, **headers: Any) -> Any:
    return Client().post(ADDRESS, {"text": text}, **(headers or HERE))


def test_it_is_found_in_other_words(talk: World):
    (found,) = similar(talk.article, AGAIN)
    assert found.words == SAID
    assert found.url.startswith("/k/")


def test_hidden_comments_and_ones_own_are_not(talk: World):
    assert similar(talk.article, AGAIN, but_from="vielschreiberin@example.org") == ()
    hide(submission=Submission.objects.get(text=SAID), by=talk.dana, reason=RejectReason.OFF_TOPIC)
    assert similar(talk.article, AGAIN) == ()


def test_it_costs_as_many_statements_for_much_as_for_little(talk: World, django_assert_max_num_queries: Any):
    def count() -> int:
        with django_assert_max_num_queries(8) as statements:
            similar(talk.article, AGAIN)
        return len(statements)

    few = count()
    for _number in range(30):
        comment(talk.article, SAID)
    assert count() <= few


def test_the_answer_is_a_piece_of_html_that_nobody_keeps(talk: World):
    answer = ask()
    assert answer.status_code == 200
    assert SAID in text_of(answer)
    assert "Vera Vielschreiberin" in text_of(answer)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    assert not Submission.objects.filter(text=AGAIN).exists()


def test_nothing_is_an_empty_answer(talk: World):
    assert ask("Mir fehlt ein Wort über die Pflege.").status_code == 204


def test_only_our_own_pages_may_ask_and_only_by_sending(talk: World):
    assert ask(HTTP_ORIGIN="https://example.com").status_code == 403
    assert Client().get(f"{ADDRESS}?text={AGAIN}").status_code == 405


def test_one_network_may_not_ask_without_end(talk: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(view, "PER_NETWORK", 3)
    answers = [ask() for _number in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].headers["Retry-After"] == "600"


def test_without_script_it_is_a_step_before_sending(talk: World, ada: Reader):
    page = text_of(ada.send(AGAIN, similar_seen=""))
    assert "Das wurde schon gesagt …" in page
    assert AGAIN in page
    assert "Trotzdem senden" in page
    assert not Submission.objects.filter(text=AGAIN).exists()
    assert 'name="similar_seen" value="1"' in page
    assert "angekommen" in text_of(ada.send(AGAIN))


def test_who_sends_the_same_again_is_told_that_and_not_this(talk: World, ada: Reader):
    ada.send(AGAIN)
    assert "Das ist schon angekommen." in text_of(ada.send(AGAIN, similar_seen=""))


def test_what_is_for_the_editors_alone_is_not_compared(talk: World, ada: Reader):
    assert "angekommen" in text_of(ada.send(AGAIN, similar_seen="", audience="redaktion"))
