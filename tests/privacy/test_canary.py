"""The canary: Kanaria has left something in every place. She withdraws, is erased, and then nothing of her is anywhere."""

import json
import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from blog.models import OutboxRow
from blog.queries.surfaces import find
from discussion.actions.ask_erasure import ask_erasure, confirm_for_her
from discussion.actions.erasing.job import go_on
from discussion.actions.remove_name import remove_name
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import Verb
from discussion.models import Comment, Contribution, Contributor, Decision, PointGroup, Submission
from discussion.queries.own_data import own_data
from haltung.logs import PrivacyFilter
from tests.discussion.reader import work
from tests.privacy.addresses import addresses, left_out_in_vain, unfilled
from tests.privacy.spread import NAMES, SENTENCE, TRACES, crawl, in_cache, in_database, spread, traces_in
from tests.world import FIRST, World

ARTICLE = "/artikel/digitalisierung/"
EPISODE = "/podcasts/vogelkunde/im-kaefig/"
SEARCHES = (
    "/suche/?q=Kanarienvogelgesang", "/suche/?q=Unverwechselbar", "/suche/?q=Zwitscherhoheit", "/suche/?q=Sittichverein",
    "/suche/?q=Papageienpalaver", "/zitat/?q=am+morgen+ist+es+hier+immer+schon+laut", "/haltungen/hilft-technik/antworten/?lesen=ja",
)  # fmt: skip
ADMIN = (
    "/redaktion/", "/redaktion/moderation/", "/redaktion/moderation/?stand=oeffentlich", "/redaktion/einarbeiten/",
    "/redaktion/widerrufe/", "/redaktion/loeschungen/",
)  # fmt: skip


@pytest.fixture
def kanaria(world: World) -> Contribution:
    return spread(world)


@pytest.fixture
def public(kanaria: Contribution) -> tuple[str, ...]:
    """Every address there is for readers and programs, as long as she is there."""
    return (*(address for some in addresses().values() for address in some), *SEARCHES)


def as_reader(public: tuple[str, ...]) -> dict[str, set[str]]:
    """Return what is found on public pages; the box that repeats what was searched for is not the site's memory."""
    found = crawl(Client(), public, most=400)
    return {
        address: traces for address, traces in found.items() if not address.startswith("/suche/")
    } | _hits(found)


def _hits(found: dict[str, set[str]]) -> dict[str, set[str]]:
    """A search page says again what was typed; anything else on it is a hit."""
    typed = {address: traces_in(address) for address in found if address.startswith("/suche/")}
    return {address: found[address] - words for address, words in typed.items() if found[address] - words}


def as_editor(world: World) -> dict[str, set[str]]:
    client = Client()
    client.force_login(world.cem)
    page = world.article.pk
    own = (
        f"/redaktion/pages/{page}/edit/",
        f"/redaktion/pages/{page}/history/",
        f"/redaktion/einarbeiten/{page}/",
    )
    return crawl(client, (*own, *ADMIN), below="/redaktion/", most=120)


def erase(world: World) -> None:
    person = Contributor.objects.get(name="Kanaria Unverwechselbar", confirmed_at__isnull=False)
    erasure = ask_erasure(contributor=person, language="de", by=world.cem)
    confirm_for_her(erasure=erasure, by=world.cem, words="Am Telefon erkannt.")
    due = timezone.now() + timedelta(hours=25)
    go_on(erasure_pk=erasure.pk, now=due)
    work(200)
    assert go_on(erasure_pk=erasure.pk, now=due)


def test_every_address_is_opened_or_left_out_with_a_reason(kanaria: Contribution):
    assert unfilled() == [], (
        "say in tests.privacy.addresses how these are filled, or why nobody need open them"
    )
    assert left_out_in_vain() == []
    client = Client()
    nothing = {
        route: some
        for route, some in addresses().items()
        if not any(client.get(address, follow=True).status_code == 200 for address in some)
    }
    assert nothing == {}, "there is nothing at these addresses that could tell anything of her"


def test_a_withdrawn_name_stands_on_no_page_that_readers_see(
    world: World, kanaria: Contribution, public: tuple[str, ...]
):
    before = as_reader(public)
    assert len([address for address, traces in before.items() if traces & set(NAMES)]) >= 4, before
    remove_name(submission=kanaria.submission, everywhere=True, proof="receipt:1")
    named = {
        address: traces & set(NAMES) for address, traces in as_reader(public).items() if traces & set(NAMES)
    }
    assert named == {}


def test_a_withdrawn_text_stands_in_no_discussion(world: World, kanaria: Contribution):
    for submission in Submission.objects.filter(contributor=kanaria.submission.contributor):
        withdraw_text(submission=submission, proof="receipt:1")
    html = Client().get(f"{ARTICLE}diskussion/").content.decode()
    assert not traces_in(html, ("Kanarienvogelgesang", "Papageienpalaver"))
    assert "Eine Antwort darauf." in html


def test_she_was_everywhere_and_is_nowhere(
    world: World, kanaria: Contribution, public: tuple[str, ...], caplog: Any, erasure_list: Path
):
    caplog.set_level(logging.DEBUG)
    caplog.handler.addFilter(PrivacyFilter())
    pages, tables = as_reader(public), in_database()
    assert {
        ARTICLE, f"{ARTICLE}fassungen/2/", f"{ARTICLE}fassungen/1..2/", f"{ARTICLE}aenderungen.xml",
        "/haltungen/hilft-technik/", "/artikel/wer-redet/", EPISODE,
        *(f"{EPISODE}transkript.{form}" for form in ("vtt", "srt", "json", "podlove", "txt", "html")),
        f"{ARTICLE}aenderungen.json", "/feed.xml", "/feed.json", f"{ARTICLE}stelle/{FIRST[:8]}/aenderungen.json",
    } <= set(pages)  # fmt: skip
    said = f"/api/v1/activitypub/comments/{Comment.rows.get(page__slug='im-kaefig').uuid}"
    assert {said, f"{said}/author"} <= set(pages), "podcast apps read her, too"
    assert {
        "blog_version", "blog_article", "blog_anchor", "blog_placement", "wagtailcore_revision", "discussion_ask",
        "discussion_contributor", "discussion_submission", "django_comments", "discussion_point", "discussion_merge",
        "discussion_decision", "discussion_pointgroup", "discussion_claim", "blog_position", "blog_positionversion",
    } <= set(tables)  # fmt: skip
    assert as_editor(world)
    assert in_cache()
    assert traces_in(json.dumps(own_data(kanaria.submission.contributor_id)))
    for submission in Submission.objects.filter(contributor=kanaria.submission.contributor_id):
        withdraw_text(submission=submission, proof="receipt:1")
    erase(world)
    assert in_database() == {}
    assert in_cache() == set()
    assert as_reader(public) == {}
    assert as_editor(world) == {}
    assert in_cache() == set(), "nor did these pages bring anything back"
    assert find(TRACES) == []
    # That texts wait is told to the moderators, of others' as well.
    mails = OutboxRow.objects.filter(done_at=None, kind__startswith="discussion.mail.")
    assert not mails.exclude(kind="discussion.mail.waiting").exists()
    assert traces_in(json.dumps(own_data(kanaria.submission.contributor_id))) == set()
    assert traces_in(erasure_list.read_text()) == set()
    assert traces_in(caplog.text) == set()
    media = Path(settings.MEDIA_ROOT)
    assert not [file for file in media.rglob("*") if traces_in(file.name)]


def test_who_was_never_withdrawn_is_erased_as_well(world: World, kanaria: Contribution):
    erase(world)
    assert in_database() == {}
    assert SENTENCE not in Client().get(ARTICLE).content.decode()


def test_titles_of_groups_that_others_share_say_nothing_of_her_and_the_groups_stay(
    world: World, kanaria: Contribution
):
    shared = PointGroup.objects.filter(points__contribution__submission__contributor__erased_at=None)
    before = set(shared.exclude(points__contribution__submission__contributor=kanaria.submission.contributor))
    others = "Wohin die Reise geht"
    stays = PointGroup.objects.create(page=kanaria.page, title=others, by=world.cem)
    assert before
    erase(world)
    assert {group.title for group in PointGroup.objects.exclude(pk=stays.pk)} == {"Gruppe ohne Titel"}
    assert PointGroup.objects.get(pk=stays.pk).title == others
    grouped = Decision.objects.filter(verb=Verb.GROUPED)
    assert grouped.exclude(submission__contributor=kanaria.submission.contributor).exists()
    assert traces_in(" ".join(grouped.values_list("words", flat=True))) == set()
