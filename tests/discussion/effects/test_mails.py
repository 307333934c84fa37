"""The mails: to whom, in which words, and what is never in them."""

import smtplib
from datetime import timedelta
from email.message import Message
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from blog.models import OutboxRow
from discussion.actions.record import withdraw
from discussion.kinds import ProvenanceKind, Purpose
from discussion.models import Contribution, Submission
from tests.discussion.comments import comment
from tests.discussion.reader import Reader, confirm_token, text_of, work
from tests.factories import merging
from tests.world import World


def test_the_mail_that_asks_holds_nothing_that_a_stranger_wrote(ada: Reader):
    ada.send("Kauft bei http://spam.example!", name="Gewinnspiel http://spam.example", pseudonym="Spam")
    work()
    message = mail.outbox[0]
    everything = f"{message.subject} {message.body} {message.alternatives[0].content}"
    for words in ("spam", "Kauft", "Gewinnspiel"):
        assert words not in everything
    assert message.to == ["ada@example.org"]


@pytest.mark.parametrize(
    "name", ["Ada\r\nBcc: alle@example.org", "Ada\nSubject: x", "Ada\u2028Bcc: x@y.de", "=?utf-8?q?a?="]
)
def test_no_name_becomes_a_header(ada: Reader, name: str, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    ada.send(name=name)
    ada.confirm()
    work()
    for message in mail.outbox:
        parsed: Message = message.message()
        assert parsed["Bcc"] is None
        assert len(parsed.get_all("Subject") or []) == 1
        assert message.recipients() == ["ada@example.org"]


def test_each_mail_is_text_and_html_with_a_message_id_that_stays(ada: Reader):
    ada.send()
    row = OutboxRow.objects.get(kind="discussion.mail.confirm")
    work()
    message = mail.outbox[0]
    assert message.alternatives[0].mimetype == "text/html"
    assert str(row.uuid) in message.message()["Message-ID"]
    assert message.message()["Auto-Submitted"] == "auto-generated"


def test_a_mail_is_in_the_language_of_the_form(ada: Reader):
    ada.send()
    Submission.objects.update(language="en")
    token = confirm_token()
    assert f"/en/bestaetigen/{token}/" in str(mail.outbox[0].body)


def test_a_title_is_escaped_in_html_and_plain_in_text(ada: Reader, world: World):
    type(world.article).objects.update(title="Haltung & <Technik>")
    ada.send()
    work()
    assert "Haltung & <Technik>" in str(mail.outbox[0].body)
    assert "Haltung &amp; &lt;Technik&gt;" in str(mail.outbox[0].alternatives[0].content)


def test_while_the_mail_server_is_down_nothing_is_lost_and_it_is_sent_later(ada: Reader, monkeypatch: Any):
    def down(*_args: Any) -> int:
        raise smtplib.SMTPServerDisconnected("ada@example.org")

    response = ada.send()
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", down)
        for _attempt in range(8):
            OutboxRow.objects.update(due_at=timezone.now())
            work()
    row = OutboxRow.objects.get(kind="discussion.mail.confirm")
    assert row.failed_at is None
    assert "ada@" not in row.error
    from tests.discussion.reader import receipt_token

    assert "Mail verzögert" in text_of(ada.client.get(f"/beitrag/{receipt_token(response)}/"))
    OutboxRow.objects.update(due_at=timezone.now())
    work()
    assert len(mail.outbox) == 1


def test_only_the_question_goes_to_an_address_that_is_not_confirmed(ada: Reader):
    for _time in range(2):
        ada.send()
    OutboxRow.objects.update(due_at=timezone.now())
    work()
    assert {message.subject for message in mail.outbox} == {"Bitte bestätige deine Adresse"}


def test_what_was_confirmed_or_withdrawn_meanwhile_asks_nobody(ada: Reader):
    ada.send()
    Submission.objects.update(state="withdrawn")
    work()
    assert not mail.outbox


def test_a_merge_tells_each_contributor_once_where_and_how_she_is_named(
    ada: Reader, world: World, settings: Any
):
    settings.HALTUNG_MODERATION = "none"
    ada.send(use="wording", credit="first_name")
    ada.confirm()
    merging.merged(world.article, Contribution.objects.get(), by=world.cem)
    work()
    told = [message for message in mail.outbox if "eingegangen" in message.subject]
    assert len(told) == 1
    body = str(told[0].body)
    assert "Fassung 2" in body
    assert "/artikel/digitalisierung/#p-" in body
    assert "/artikel/digitalisierung/fassungen/1..2/" in body
    assert "So wirst du dort genannt: Ada." in body


@pytest.mark.parametrize(
    ("asked", "taken_back", "told"),
    [(True, False, 1), (True, True, 0), (False, False, 0)],
    ids=["asked for it", "asked for it once", "never asked"],
)
def test_an_answer_is_told_only_to_who_asked_for_it_and_still_does(
    ada: Reader, ben: Reader, settings: Any, asked: bool, taken_back: bool, told: int
):
    settings.HALTUNG_MODERATION = "none"
    told_so: dict[str, Any] = {"notify": "on"} if asked else {}
    ada.send(**told_so)
    ada.confirm()
    answered = Submission.objects.get()
    ben.send("Und wer hört zu?", reply_to=str(answered.comment.uuid))
    ben.confirm()
    if taken_back:
        withdraw(answered, Purpose.NOTIFY)
    work()
    found = [message for message in mail.outbox if message.subject.startswith("Antwort auf deinen Kommentar")]
    assert [message.to for message in found] == [["ada@example.org"]] * told


def test_a_mail_about_an_article_that_is_not_public_does_not_name_it(ada: Reader, world: World):
    ada.send()
    world.article.unpublish()
    work()
    assert world.article.title not in f"{mail.outbox[0].subject}{mail.outbox[0].body}"


def test_an_erased_contributor_gets_no_mail(world: World):
    row = comment(world.article).submission
    assert row is not None
    row.contributor.erased_at = timezone.now()
    row.contributor.save()
    from discussion.actions.decide import hide

    hide(submission=row, by=world.dana, reason="private")
    OutboxRow.objects.update(due_at=timezone.now() - timedelta(hours=1))
    work()
    assert not mail.outbox


def test_a_merge_without_a_name_says_so(ada: Reader, world: World, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    ada.send(use="idea")
    ada.confirm()
    merging.merged(world.article, Contribution.objects.get(), by=world.cem, kind=ProvenanceKind.IDEA)
    work()
    assert "Du wirst dort nicht genannt." in str(mail.outbox[-1].body)
