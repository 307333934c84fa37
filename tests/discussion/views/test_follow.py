"""Following an article or a passage by mail: confirmed before anything is sent, ended by one click."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from blog.kinds import VersionKind
from blog.models import Article
from discussion.actions.follow import let_go_of_follows, tell_of_changes
from discussion.models import Contributor, Follow
from discussion.queries.follows import due_follows
from tests.discussion.reader import HERE, work
from tests.factories import blog
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db

FOLLOW = "/artikel/digitalisierung/folgen/"
LINK = re.compile(r"http://\S*?(/folgen/[\w-]+/)")


@pytest.fixture
def world() -> World:
    return make_world()


def ask(email: str = "ada@example.org", **told: Any) -> Any:
    fields = {"email": email, "rhythm": "at_once", "agree": "on", **told}
    return Client().post(FOLLOW, fields, **HERE)


def newest_link() -> str:
    work()
    return LINK.findall(str(mail.outbox[-1].body))[-1]


def confirmed(email: str = "ada@example.org", **told: Any) -> Follow:
    assert ask(email, **told).status_code == 200
    Client().post(newest_link(), {}, **HERE)
    return Follow.objects.latest("pk")


def change(
    article: Article, words: str, *, place: int = 1, by: Any, kind: VersionKind = VersionKind.REVISION
) -> None:
    blocks = blog.stored(article)
    blocks[place]["value"] = f"<p>{words}</p>"
    blog.publish(blog.set_body(article, blocks), by=by, kind=kind, note=f"Neu: {words}")


def tell(**later: int) -> list[Any]:
    """Let the clock and the worker do their part and return the mails that went out."""
    before = len(mail.outbox)
    tell_of_changes(now=timezone.now() + timedelta(**later))
    work()
    return mail.outbox[before:]


def test_nobody_is_written_to_before_she_confirmed(world: World):
    assert "Schau in dein Postfach" in ask().content.decode()
    link = newest_link()
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    change(world.article, "Anders.", by=world.cem)
    assert not due_follows(timezone.now()).exists()
    assert tell() == []
    assert "Möchtest du folgen?" in Client().get(link).content.decode()
    assert Follow.objects.get().confirmed_at is None, "opening a link confirms nothing"
    Client().post(link, {}, **HERE)
    assert tell() == [], "what was new before she followed is no news"


def test_a_change_is_told_once_with_its_note_and_its_difference(world: World):
    confirmed()
    change(world.article, "Anders.", by=world.cem)
    (message,) = tell()
    assert message.subject == "Neues in „Digitalisierung beginnt bei den Menschen“"
    assert "Fassung 2, Überarbeitet: Neu: Anders." in message.body
    assert "/artikel/digitalisierung/fassungen/1..2/" in message.body
    assert tell() == []


def test_one_mail_tells_of_everything_that_she_follows(world: World):
    confirmed()
    Follow.objects.update(created_at=timezone.now() - timedelta(hours=2))
    confirmed(stelle=FIRST[:8])
    change(world.article, "Anders.", by=world.cem)
    (message,) = tell()
    assert message.subject == "Neues an 2 Stellen, denen du folgst"
    assert message.body.count("Fassung 2") == 2
    address = message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    assert "Gar nichts mehr schicken?" in Client().get(address).content.decode()
    assert not Follow.objects.exclude(stopped_at=None).exists()
    Client().post(address, {"List-Unsubscribe": "One-Click"})
    assert not Follow.objects.filter(stopped_at=None).exists(), "one click ends these mails, not one of two"


def test_who_follows_a_passage_hears_of_that_passage_alone(world: World):
    confirmed(stelle=SECOND[:8])
    change(world.article, "Anders.", place=1, by=world.cem)
    assert tell() == []
    change(world.article, "Vier Fragen.", place=2, by=world.cem)
    (message,) = tell()
    assert "Vier Fragen." in message.body
    assert "Anders." not in message.body
    blog.publish(blog.set_body(world.article, blog.stored(world.article)[:2]), by=world.cem, note="Gekürzt.")
    (message,) = tell()
    assert "Gekürzt." in message.body


def test_only_the_kinds_that_she_chose_are_told(world: World):
    confirmed(kinds=["correction"])
    change(world.article, "Anders.", by=world.cem)
    assert tell() == []
    change(world.article, "Richtig.", by=world.cem, kind=VersionKind.CORRECTION)
    (message,) = tell()
    assert "Richtig." in message.body
    assert "Anders." not in message.body


def test_a_digest_waits_for_its_day(world: World):
    confirmed(rhythm="weekly")
    change(world.article, "Anders.", by=world.cem)
    assert tell(days=6) == []
    change(world.article, "Noch einmal anders.", by=world.cem)
    Follow.objects.update(told_at=timezone.now() - timedelta(days=8))
    (message,) = tell()
    assert "Neu: Anders." in message.body
    assert "Neu: Noch einmal anders." in message.body


def test_one_click_ends_it_without_an_origin_as_mail_programs_do(world: World):
    confirmed()
    change(world.article, "Anders.", by=world.cem)
    (message,) = tell()
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    assert "Nicht mehr folgen?" in Client().get(address).content.decode()
    assert Follow.objects.get().stopped_at is None, "a scanner that opens the link ends nothing"
    assert Client().post(address, {"List-Unsubscribe": "One-Click"}).status_code == 303
    change(world.article, "Wieder anders.", by=world.cem)
    assert tell() == []


def test_the_link_changes_what_was_chosen_and_takes_a_stop_back(world: World):
    follow = confirmed()
    link = newest_link()
    Client().post(link, {"rhythm": "daily", "kinds": ["merge"]}, **HERE)
    follow.refresh_from_db()
    assert (follow.rhythm, follow.kinds) == ("daily", ["merge"])
    Client().post(f"{link}beenden/")
    assert "Wir schreiben dir nicht mehr." in Client().get(link).content.decode()
    Client().post(link, {"weiter": "ja"}, **HERE)
    follow.refresh_from_db()
    assert follow.stopped_at is None
    assert Client().post(link, {"rhythm": "jederzeit"}, **HERE).status_code == 422


def test_an_address_has_one_contributor_and_one_follow_of_a_page(world: World):
    confirmed()
    Follow.objects.update(created_at=timezone.now() - timedelta(hours=2))
    confirmed("ADA@example.org", rhythm="daily")
    assert [(row.rhythm, row.contributor.email) for row in Follow.objects.all()] == [
        ("daily", "ada@example.org")
    ]
    assert Contributor.objects.count() == 1


def test_asking_twice_is_one_mail(world: World):
    ask()
    ask(rhythm="weekly")
    work()
    assert len(mail.outbox) == 1
    assert Follow.objects.get().rhythm == "weekly"


def test_what_nobody_confirmed_is_gone_with_its_address(world: World):
    ask()
    assert let_go_of_follows(now=timezone.now() + timedelta(days=31)) == 1
    assert (Follow.objects.count(), Contributor.objects.count()) == (0, 0)


def test_a_page_that_is_no_longer_public_is_not_told_of(world: World):
    confirmed()
    change(world.article, "Anders.", by=world.cem)
    world.article.unpublish()
    assert tell() == []


@pytest.mark.parametrize(
    ("told", "words"),
    [
        pytest.param({"email": ""}, "Ohne E-Mail-Adresse", id="no address"),
        pytest.param({"email": "ada"}, "keine E-Mail-Adresse", id="no address at all"),
        pytest.param({"agree": ""}, "Ohne dein Einverständnis", id="not agreed"),
        pytest.param({"website": "x"}, "leer bleiben muss", id="the trap"),
        pytest.param({"rhythm": "immer"}, "", id="no such rhythm"),
    ],
)
def test_what_is_missing_is_said(world: World, told: dict[str, str], words: str):
    response = ask(**told)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert Follow.objects.count() == 0


def test_a_form_of_another_site_is_refused(world: World):
    assert (
        Client().post(FOLLOW, {"email": "ada@example.org"}, HTTP_ORIGIN="https://evil.example").status_code
        == 403
    )
    assert Follow.objects.count() == 0


def test_the_form_is_the_same_for_everybody_and_names_the_feeds(world: World, client: Client):
    response = client.get(FOLLOW)
    assert "/artikel/digitalisierung/aenderungen.xml" in response.content.decode()
    assert response.cookies == {}
    passage = client.get(f"{FOLLOW}?stelle={FIRST[:8]}").content.decode()
    assert f"/artikel/digitalisierung/stelle/{FIRST[:8]}/aenderungen.xml" in passage
    assert client.get(f"{FOLLOW}?stelle=ffffffff").status_code == 404


def test_an_unknown_link_says_so(client: Client, world: World):
    response = client.get("/folgen/gibtesnicht/")
    assert response.status_code == 410
    assert "Dieser Link führt nirgends mehr hin" in response.content.decode()


def test_telling_costs_the_same_however_many_follow(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
):
    follow = confirmed()
    for number in range(5):
        person = Contributor.objects.create(email=f"{number}@example.org", confirmed_at=timezone.now())
        Follow.objects.create(
            contributor=person, page=world.article, rhythm="at_once", confirmed_at=timezone.now(),
            told_version=1, told_at=timezone.now(), wording=follow.wording, wording_hash=follow.wording_hash,
        )  # fmt: skip
    change(world.article, "Anders.", by=world.cem)
    with django_assert_max_num_queries(2):
        tell_of_changes(now=timezone.now())
