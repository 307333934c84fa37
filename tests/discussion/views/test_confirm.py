"""Confirming an address: opening shows, sending confirms, once."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from discussion.actions.decide import hide
from discussion.kinds import Verb
from discussion.models import Comment, Contribution, Contributor, Decision, Discussion, Submission, Token
from discussion.queries.credit_lines import credit_lines
from discussion.queries.named import comments_named
from discussion.states import SubmissionState
from tests.discussion.reader import CONFIRM, HERE, Reader, confirm_token, receipt_token, text_of, work
from tests.world import World


def test_opening_the_link_shows_a_page_and_confirms_nothing(ada: Reader):
    ada.send()
    path = f"/bestaetigen/{confirm_token()}/"
    for method in ("get", "head", "options"):
        getattr(ada.client, method)(path)
    assert ada.client.get(path).status_code == 200
    assert Submission.objects.get().state == SubmissionState.UNCONFIRMED


@pytest.mark.parametrize("moderation", ["all", "first"])
def test_a_first_comment_waits_for_a_person(ada: Reader, moderation: str):
    with override_settings(HALTUNG_MODERATION=moderation):
        ada.send()
        response = ada.confirm()
    assert response.status_code == 200
    assert Submission.objects.get().state == SubmissionState.WAITING
    assert not Comment.rows.exists()
    assert receipt_token(response)


@override_settings(HALTUNG_MODERATION="none")
def test_without_moderation_it_is_public_at_once(ada: Reader):
    ada.send()
    ada.confirm()
    comment = Comment.rows.get()
    assert (comment.path, comment.level, comment.thread_id, comment.parent_id) == (
        "000001",
        0,
        comment.pk,
        comment.pk,
    )
    assert (comment.user_name, comment.user_email, comment.ip_address) == ("", "", None)
    assert Discussion.objects.get().public_comments == 1
    page = text_of(ada.client.get("/artikel/digitalisierung/"))
    assert "erst zuhören" in page
    assert "Ada Lesender" in page
    assert "ada@example.org" not in page


def test_after_one_public_comment_the_next_ones_appear_at_once(ada: Reader):
    with override_settings(HALTUNG_MODERATION="none"):
        ada.send()
        ada.confirm()
    with override_settings(HALTUNG_MODERATION="first"):
        ada.send("Und noch etwas.")
        _let_an_hour_pass()
        ada.confirm()
    assert Comment.rows.count() == 2
    assert Contributor.objects.count() == 1


def test_confirming_again_changes_nothing(ada: Reader):
    ada.send()
    token = confirm_token()
    for _time in range(3):
        assert ada.post(f"/bestaetigen/{token}/").status_code == 200
    assert Decision.objects.filter(verb=Verb.ADDRESS_CONFIRMED).count() == 1


def test_a_link_ends_after_seven_days_and_can_be_asked_for_anew(ada: Reader):
    ada.send()
    token = confirm_token()
    Token.objects.filter(purpose=Token.CONFIRM).update(expires_at=timezone.now() - timedelta(seconds=1))
    response = ada.post(f"/bestaetigen/{token}/")
    assert response.status_code == 410
    assert "abgelaufen" in text_of(response)
    assert Submission.objects.get().state == SubmissionState.UNCONFIRMED
    _let_an_hour_pass()
    assert ada.post("/bestaetigen/neu/", {"email": "ADA@example.org "}).status_code == 200
    ada.confirm()
    assert Submission.objects.get().state == SubmissionState.WAITING


def test_what_else_waits_for_the_address_is_confirmed_without_another_mail(ada: Reader):
    ada.send("Der erste Gedanke")
    sent = ada.send("Der zweite Gedanke")
    for told in (sent, ada.client.get(f"/beitrag/{receipt_token(sent)}/")):
        assert "kannst du auch diesen bestätigen" in text_of(told)
    page = text_of(ada.confirm())
    assert "Der zweite Gedanke" in page
    (token,) = set(CONFIRM.findall(page))
    assert ada.post(f"/bestaetigen/{token}/").status_code == 200
    assert not Submission.objects.filter(state=SubmissionState.UNCONFIRMED).exists()
    _let_an_hour_pass()
    work()
    assert len([message for message in mail.outbox if message.to == [ada.email]]) == 1


def test_after_a_refused_comment_the_next_ones_wait_again(ada: Reader, world: World, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    for text in ("eins", "zwei"):
        ada.send(text)
        _let_an_hour_pass()
        ada.confirm()
    settings.HALTUNG_MODERATION = "first"
    hide(submission=Submission.objects.get(text="eins"), by=world.dana, reason="insult")
    ada.send("drei")
    _let_an_hour_pass()
    ada.confirm()
    assert Submission.objects.get(text="drei").state == SubmissionState.WAITING


def test_asking_anew_tells_nobody_whether_an_address_is_known(ada: Reader):
    ada.send()
    known = text_of(ada.post("/bestaetigen/neu/", {"email": "ada@example.org"}))
    unknown = text_of(ada.post("/bestaetigen/neu/", {"email": "niemand@example.org"}))
    assert known == unknown


def test_an_address_gets_one_mail_an_hour(ada: Reader):
    for number in range(3):
        ada.send(f"Gedanke {number}")
        ada.post("/bestaetigen/neu/", {"email": "ada@example.org"})
    work()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("token", ["x", "a" * 43, "%2e%2e", "'; DROP TABLE"])
def test_a_link_that_nobody_made_is_unknown(ada: Reader, token: str):
    response = ada.post(f"/bestaetigen/{token}/")
    assert response.status_code == 410


def test_a_confirmation_from_elsewhere_is_refused(ada: Reader):
    ada.send()
    path = f"/bestaetigen/{confirm_token()}/"
    assert ada.client.post(path, HTTP_ORIGIN="https://evil.example").status_code == 403
    assert Submission.objects.get().state == SubmissionState.UNCONFIRMED


def test_after_a_withdrawal_the_old_link_confirms_nothing(ada: Reader):
    response = ada.send()
    token = confirm_token()
    ada.post(f"/beitrag/{receipt_token(response)}/zurueckziehen/")
    assert ada.post(f"/bestaetigen/{token}/").status_code == 410
    assert ada.client.get(f"/bestaetigen/{token}/").status_code == 410
    assert Submission.objects.get().state == SubmissionState.WITHDRAWN
    assert not Comment.rows.exists()


def test_a_later_form_never_changes_a_name_that_was_told(ada: Reader):
    ada.send()
    ada.confirm()
    Reader(ada.article, "ada@example.org", "Eva Fremd").send("Noch etwas.")
    _let_an_hour_pass()
    ada.confirm()
    assert [row.name for row in Contributor.objects.order_by("pk")] == ["Ada Lesender"]


def test_a_text_is_shown_under_the_name_that_came_with_it(ada: Reader, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    ada.send("Unter meinem Namen.")
    ada.confirm()
    ada.send("Lieber nicht.", name="Nachtfalter", role="Pflegerin", credit="role", use="idea")
    _let_an_hour_pass()
    page = ada.confirm()
    first, second = Comment.rows.order_by("pk")
    contribution = second.submission.contribution
    named = {
        ref: credit.text for ref, credit in credit_lines([first.ref, second.ref, contribution.ref]).items()
    }
    assert named == {first.ref: "Ada Lesender", second.ref: "Nachtfalter", contribution.ref: "Pflegerin"}
    receipt = text_of(ada.client.get(f"/beitrag/{receipt_token(page)}/"))
    assert "Nachtfalter" in receipt
    assert "Ada Lesender" not in receipt
    assert comments_named(["Nachtfalter"]) == {second.uuid}
    assert comments_named(["Lesender"]) == {first.uuid}


def test_what_came_with_a_text_is_changed_with_that_text_alone(ada: Reader, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    ada.send("Das eine.", role="Leiterin", credit="role", use="idea")
    ada.confirm()
    ada.send("Das andere.", role="Pflegerin", credit="role", use="idea")
    _let_an_hour_pass()
    token = receipt_token(ada.confirm())
    ada.post(f"/beitrag/{token}/nennung/", {"credit": "role", "role": "Pflegefachfrau"})
    refs = [one.ref for one in Contribution.objects.order_by("pk")]
    assert [credit_lines(refs)[ref].text for ref in refs] == ["Leiterin", "Pflegefachfrau"]


def test_a_later_form_fills_what_was_left_empty(ada: Reader):
    ada.send(name="")
    ada.confirm()
    ada.send("Noch etwas.", organisation="Beratung e. V.")
    _let_an_hour_pass()
    ada.confirm()
    person = Contributor.objects.get()
    assert (person.name, person.organisation) == ("Ada Lesender", "Beratung e. V.")


@pytest.mark.parametrize("verified", [True, False])
def test_who_is_signed_in_with_a_confirmed_address_needs_no_mail(ada: Reader, verified: bool):
    from allauth.account.models import EmailAddress

    from tests.factories import blog

    user = blog.user("ada@example.org")
    EmailAddress.objects.create(user=user, email="ada@example.org", verified=verified, primary=True)
    ada.client.force_login(user)
    response = ada.send()
    assert response.status_code == 200
    submission = Submission.objects.get()
    assert (submission.state == SubmissionState.WAITING) is verified
    assert (submission.contributor.user == user) is verified
    work()
    assert (
        bool([one for one in mail.outbox if one.to == ["ada@example.org"] and "bestaetigen" in one.body])
        is not verified
    )


def _let_an_hour_pass() -> None:
    """Let the mails that wait for their hour be due."""
    from blog.models import OutboxRow

    work()
    OutboxRow.objects.update(due_at=timezone.now() - timedelta(hours=2))
    assert HERE
