"""Moderation in Wagtail's admin: who may, what is seen, what each decision does and how it is taken back."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from blog.models import OutboxRow
from discussion.actions.answer import answer
from discussion.actions.decide import approve, hide, reject, restore
from discussion.actions.submit_problems import SubmitRefused
from discussion.kinds import Verb
from discussion.models import Comment, Decision, Submission
from discussion.queries.thread import thread_page
from discussion.states import MoveRefused, SubmissionState
from tests.discussion.comments import comment, person, waiting
from tests.discussion.reader import Reader, receipt_token, text_of, work
from tests.factories import blog, merging
from tests.world import World

QUEUE = "/redaktion/moderation/"


@pytest.fixture
def dana(world: World) -> Client:
    client = Client()
    client.force_login(world.dana)
    return client


def act(client: Client, row: Submission, verb: str, **data: Any) -> Any:
    return client.post(f"{QUEUE}{row.uuid}/{verb}/", {"here": QUEUE, **data})


@pytest.mark.parametrize("path", [QUEUE, f"{QUEUE}11111111-1111-4111-8111-111111111111/"])
def test_only_moderators_come_in(world: World, path: str):
    client = Client()
    assert client.get(path).status_code == 302
    writer = blog.user("autor@example.org", is_staff=True)
    from django.contrib.auth.models import Permission

    writer.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(writer)
    assert client.get(path).status_code in {302, 403}


def test_the_queue_shows_text_context_and_history_without_the_address(world: World, dana: Client):
    root = comment(world.article, "Worum es geht")
    waiting(world.article, "Was <b>ich</b> dazu denke", parent=root)
    page = text_of(dana.get(QUEUE))
    assert "Was &lt;b&gt;ich&lt;/b&gt; dazu denke" in page
    assert "Worum es geht" in page
    assert "Von dieser Adresse: 1 öffentlich" in page
    assert "vielschreiberin@example.org" not in page


def test_everything_of_one_address_is_seen_together(world: World, dana: Client):
    comment(world.article, "Von derselben")
    comment(world.article, "Von jemand anderem", contributor=person("x@example.org"))
    waiting(world.article, "Wartet noch")
    page = text_of(dana.get(QUEUE))
    address = f"{QUEUE}?von={person().uuid}"
    assert address in page
    found = text_of(dana.get(address))
    assert "Von derselben" in found
    assert "Wartet noch" in found
    assert "Von jemand anderem" not in found


def test_the_queue_costs_the_same_statements_however_much_waits(
    world: World, dana: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    from discussion.queries.moderation_queue import in_view, queue_lines

    for number in range(12):
        waiting(world.article, str(number), contributor=person(f"p{number}@example.org"))
    with django_assert_num_queries(3):
        assert len(queue_lines(in_view("wartet")[:10])) == 10


@pytest.mark.parametrize(
    "stand", ["wartet", "oeffentlich", "ausgeblendet", "abgelehnt", "unbestaetigt", "unsinn"]
)
def test_each_view_of_the_queue_opens(world: World, dana: Client, stand: str):
    comment(world.article)
    assert dana.get(QUEUE, {"stand": stand}).status_code == 200


def test_approving_publishes_and_writes_to_the_author(world: World, dana: Client):
    row = waiting(world.article)
    assert act(dana, row, "freigeben").status_code == 302
    assert Comment.rows.get().submission == row
    work()
    assert [message.subject for message in mail.outbox] == ["Dein Kommentar ist öffentlich"]
    assert f"/k/{Comment.rows.get().uuid}/" in str(mail.outbox[0].body)


def test_only_the_text_that_was_read_is_published(ada: Reader, dana: Client):
    receipt = receipt_token(ada.send("Das ist freundlich."))
    ada.confirm()
    read = re.search(r'name="seal" value="(\w+)"', text_of(dana.get(QUEUE)))
    assert read
    ada.post(f"/beitrag/{receipt}/text/", {"text": "Das ist es nicht."})
    act(dana, Submission.objects.get(), "freigeben", seal=read[1])
    page = text_of(dana.get(QUEUE))
    assert "Der Text ist inzwischen ein anderer." in page
    assert not Comment.rows.exists()
    again = re.search(r'name="seal" value="(\w+)"', page)
    assert again
    act(dana, Submission.objects.get(), "freigeben", seal=again[1])
    assert Comment.rows.get().comment == "Das ist es nicht."


def test_approving_twice_makes_one_comment(world: World):
    row = waiting(world.article)
    assert approve(submission=row, by=world.dana) == approve(submission=row, by=world.dana)
    assert Comment.rows.count() == 1


def test_rejecting_asks_for_a_reason_and_tells_the_author(world: World, dana: Client):
    row = waiting(world.article)
    assert act(dana, row, "ablehnen").status_code == 422
    assert act(dana, row, "ablehnen", reason="other").status_code == 422
    assert act(dana, row, "ablehnen", reason="insult", words="Bitte ohne Schimpfwörter.").status_code == 302
    _later()
    body = str(mail.outbox[0].body)
    assert "greift Menschen an" in body
    assert "Bitte ohne Schimpfwörter." in body
    assert not Comment.rows.exists()


def test_a_rejection_taken_back_in_time_sends_no_mail(world: World):
    row = waiting(world.article)
    reject(submission=row, by=world.dana, reason="off_topic")
    restore(submission=row, by=world.dana)
    _later()
    assert [message.subject for message in mail.outbox] == ["Dein Kommentar ist öffentlich"]
    assert Comment.rows.get().is_public


def test_hiding_and_showing_again_keeps_place_and_count(world: World):
    first = comment(world.article, "eins")
    comment(world.article, "zwei")
    assert first.submission is not None
    hide(submission=first.submission, by=world.dana, reason="private")
    assert thread_page(world.article.pk).total == 1
    restore(submission=first.submission, by=world.dana)
    part = thread_page(world.article.pk)
    assert part.comments[0].uuid == str(first.uuid)
    assert part.total == 2
    assert [row.verb for row in Decision.objects.filter(submission=first.submission).order_by("pk")] == [
        Verb.APPROVED,
        Verb.HIDDEN,
        Verb.RESTORED,
    ]


def test_what_nobody_confirmed_is_not_approved(ada: Reader, world: World):
    ada.send()
    with pytest.raises(MoveRefused):
        approve(submission=Submission.objects.get(), by=world.dana)


def test_nobody_decides_about_her_own_comment(world: World):
    row = waiting(world.article, contributor=person(world.dana.email))
    row.contributor.user = world.dana
    row.contributor.save()
    with pytest.raises(PermissionDenied):
        approve(submission=row, by=world.dana)


def test_an_answer_of_the_editors_is_marked_and_public_at_once(world: World, dana: Client):
    root = comment(world.article, "Eine Frage")
    assert root.submission is not None
    assert act(dana, root.submission, "antworten", text="Eine Antwort", with_name="on").status_code == 302
    page = text_of(Client().get("/artikel/digitalisierung/"))
    assert "Eine Antwort" in page
    assert "Dana Moderatorin" in page
    assert "comment__staff" in page


def test_an_answer_without_a_name_is_the_editors(world: World):
    answer(page=world.article, text="Danke!", by=world.dana, with_name=False)
    page = text_of(Client().get("/artikel/digitalisierung/"))
    assert "Dana" not in page
    assert "Redaktion" in page
    with pytest.raises(SubmitRefused):
        answer(page=world.article, text=" ", by=world.dana)


def test_the_address_needs_a_permission_and_leaves_a_trace(world: World, dana: Client):
    row = waiting(world.article)
    assert act(dana, row, "adresse").status_code in {302, 403}
    assert not Decision.objects.filter(verb=Verb.ADDRESS_READ).exists()
    cem = Client()
    cem.force_login(world.cem)
    response = act(cem, row, "adresse")
    assert "vielschreiberin@example.org" in text_of(response)
    assert Decision.objects.get(verb=Verb.ADDRESS_READ).by == world.cem


def test_moderators_get_one_mail_an_hour_without_text_or_name(world: World):
    for number in range(3):
        reader = Reader(world.article, f"r{number}@example.org", "Geheim Name")
        reader.send(f"Geheimer Text {number}")
        reader.confirm()
    work()
    told = [message for message in mail.outbox if "moderation" in str(message.body)]
    assert {address for message in told for address in message.to} == {"cem@example.org", "dana@example.org"}
    assert len(told) == 2
    assert all("Geheim" not in str(message.body) for message in told)


def test_a_correction_waits_where_everything_is_looked_at(world: World, dana: Client, settings: Any):
    from discussion.actions.correct_text import Correction, correct_text

    settings.HALTUNG_MODERATION = "all"
    root = comment(world.article, "mit Feler")
    assert root.submission is not None
    assert correct_text(submission=root.submission, text="mit Fehler") == Correction.WAITS
    assert "mit Feler" in text_of(Client().get("/artikel/digitalisierung/"))
    assert "mit Fehler" in text_of(dana.get(QUEUE))
    act(dana, root.submission, "berichtigung")
    page = text_of(Client().get("/artikel/digitalisierung/"))
    assert "mit Fehler" in page
    assert "berichtigt" in page


def test_a_refused_correction_leaves_the_text(world: World, dana: Client, settings: Any):
    from discussion.actions.correct_text import correct_text

    settings.HALTUNG_MODERATION = "all"
    root = comment(world.article, "gut")
    assert root.submission is not None
    correct_text(submission=root.submission, text="böse")
    act(dana, root.submission, "berichtigung/ablehnen", reason="insult")
    _later()
    assert "böse" not in text_of(dana.get(QUEUE))
    assert "gut" in text_of(Client().get("/artikel/digitalisierung/"))
    assert mail.outbox[-1].subject == "Deine Berichtigung wurde nicht übernommen"


def test_a_decision_leads_back_to_the_queue_and_nowhere_else(world: World, dana: Client):
    response = dana.post(
        f"{QUEUE}{waiting(world.article).uuid}/freigeben/", {"here": "https://evil.example/"}
    )
    assert response.headers["Location"] == QUEUE


def test_a_rejected_comment_can_still_be_published(world: World):
    row = waiting(world.article)
    reject(submission=row, by=world.dana, reason="duplicate")
    approve(submission=row, by=world.dana)
    row.refresh_from_db()
    assert row.state == SubmissionState.PUBLIC


def _later() -> None:
    OutboxRow.objects.update(due_at=timezone.now())
    work()


def test_a_card_says_what_may_be_made_of_a_text_and_how_its_author_wants_to_be_named(
    world: World, dana: Client
) -> None:
    row = merging.submission(
        world.article, use="idea", credit="initials", private=True, group_name="Nachtwache"
    )
    Submission.objects.filter(pk=row.pk).update(state="waiting", confirmed_at=timezone.now(), intent="source")
    page = dana.get(QUEUE).content.decode()
    for told in (
        "als Anregung, in euren Worten",
        "mit Initialen",
        "nur für die Redaktion",
        "Nachtwache",
        "eine Quelle nennen",
    ):
        assert told in page
