"""The receipt: what its holder sees and does, and what nobody else learns."""

import json
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import PageViewRestriction

from blog.models import OutboxRow
from discussion.models import Comment, Consent, Contribution, Contributor, Decision, Submission, Token
from discussion.states import ContributionState, SubmissionState
from tests.discussion.reader import HERE, Reader, receipt_token, text_of, work
from tests.factories import merging
from tests.world import SECOND, World

ACTS = ("text", "nennung", "name", "verwendung", "antworten", "zurueckziehen")


@pytest.fixture(autouse=True)
def _all_at_once(settings: Any) -> None:
    settings.HALTUNG_MODERATION = "none"


def published(reader: Reader, **choices: Any) -> str:
    """Send, confirm, and return the token of the receipt that the page showed."""
    token = receipt_token(reader.send(**choices))
    reader.confirm()
    return token


def act(reader: Reader, token: str, verb: str, **data: Any) -> Any:
    return reader.post(f"/beitrag/{token}/{verb}/", data)


def page(reader: Reader, token: str) -> str:
    return text_of(reader.client.get(f"/beitrag/{token}/"))


def test_it_shows_state_text_consents_and_is_stored_nowhere(ada: Reader):
    token = published(ada, use="idea", credit="full_name")
    response = ada.client.get(f"/beitrag/{token}/")
    shown = text_of(response)
    for words in (
        "Dein Kommentar ist öffentlich",
        "erst zuhören",
        "als Anregung",
        "mit vollem Namen",
        "wartet darauf",
    ):
        assert words in shown
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Referrer-Policy"] == "strict-origin"


@pytest.mark.parametrize("token", ["x", "a" * 43, "..%2f..", "%00", "'--"])
def test_a_receipt_that_nobody_made_is_not_there(ada: Reader, token: str):
    assert ada.client.get(f"/beitrag/{token}/").status_code == 404
    for verb in ACTS:
        assert act(ada, token, verb).status_code == 404
    assert ada.client.get(f"/beitrag/{token}/daten.json").status_code == 404


def test_a_receipt_with_one_other_letter_is_not_there(ada: Reader):
    token = receipt_token(ada.send())
    other = ("A" if token[0] != "A" else "B") + token[1:]
    assert ada.client.get(f"/beitrag/{other}/").status_code == 404


def test_the_link_to_confirm_is_no_receipt_and_the_receipt_confirms_nothing(ada: Reader):
    from tests.discussion.reader import confirm_token

    token = receipt_token(ada.send())
    assert ada.client.get(f"/beitrag/{confirm_token()}/").status_code == 404
    assert ada.post(f"/bestaetigen/{token}/").status_code == 410


@pytest.mark.parametrize("verb", ACTS)
def test_nothing_is_done_by_opening_an_address_or_from_elsewhere(ada: Reader, verb: str):
    token = published(ada, use="wording", notify="on")
    opened = ada.client.get(f"/beitrag/{token}/{verb}/")
    assert opened.status_code == 302
    assert opened.headers["Location"] == f"/beitrag/{token}/"
    assert "no-store" in opened.headers["Cache-Control"]
    assert ada.client.get(f"/beitrag/{'x' * 43}/{verb}/").status_code == 404
    answer = ada.client.post(
        f"/beitrag/{token}/{verb}/", {"text": "fremd"}, HTTP_ORIGIN="https://evil.example"
    )
    assert answer.status_code == 403
    assert not Consent.objects.exclude(withdraws=None).exists()
    assert Comment.rows.get().comment.startswith("Haltung heißt")


def test_the_text_can_be_corrected_while_nothing_was_made_of_it(ada: Reader):
    token = published(ada)
    assert act(ada, token, "text", text="Jetzt richtig.").status_code == 303
    assert Comment.rows.get().comment == "Jetzt richtig."
    assert "berichtigt" in text_of(ada.client.get("/artikel/digitalisierung/"))
    assert Submission.objects.get().text.startswith("Haltung heißt"), "what was sent stays"


@pytest.mark.parametrize(
    ("text", "words"), [("", "Schreib bitte etwas"), ("a" * 10_001, "länger als"), ("a\x00", "Null")]
)
def test_a_correction_that_cannot_be_is_refused_in_words(ada: Reader, text: str, words: str):
    token = published(ada)
    response = act(ada, token, "text", text=text)
    assert response.status_code == 422
    assert words in text_of(response)


def test_after_a_merge_the_text_is_no_longer_corrected(ada: Reader, world: World):
    token = published(ada, use="wording", credit="full_name")
    merging.merged(world.article, Contribution.objects.get(), by=world.cem)
    assert act(ada, token, "text", text="Anders.").status_code == 409
    shown = page(ada, token)
    assert "Fassung 2" in shown
    assert "Meinen Text berichtigen" not in shown


def test_withdrawing_the_text_empties_it_everywhere(ada: Reader):
    token = published(ada, use="idea")
    assert act(ada, token, "zurueckziehen").status_code == 303
    submission = Submission.objects.get()
    assert (submission.text, submission.state) == ("", SubmissionState.WITHDRAWN)
    assert Comment.rows.get().comment == ""
    assert Contribution.objects.get().state == ContributionState.WITHDRAWN
    assert "erst zuhören" not in page(ada, token)
    assert "erst zuhören" not in text_of(ada.client.get("/artikel/digitalisierung/"))
    assert act(ada, token, "zurueckziehen").status_code == 303, "twice is no fault"


def test_after_a_withdrawal_the_same_words_may_be_sent_again(ada: Reader):
    token = published(ada)
    act(ada, token, "zurueckziehen")
    ada.send()
    assert Submission.objects.count() == 2


def test_the_use_can_be_ended_and_granted_again(ada: Reader):
    token = published(ada, use="wording")
    act(ada, token, "verwendung", use="none")
    contribution = Contribution.objects.get()
    assert (contribution.use, contribution.state) == ("none", ContributionState.WITHDRAWN)
    act(ada, token, "verwendung", use="idea")
    contribution.refresh_from_db()
    assert (contribution.use, contribution.state) == ("idea", ContributionState.OPEN)
    assert "zurückgenommen am" in page(ada, token)


def test_a_use_can_be_granted_later(ada: Reader):
    token = published(ada)
    assert not Contribution.objects.exists()
    act(ada, token, "verwendung", use="wording")
    assert Contribution.objects.get().use == "wording"


def test_an_unknown_use_is_refused(ada: Reader):
    token = published(ada)
    assert act(ada, token, "verwendung", use="alles").status_code == 422


def test_the_name_above_the_comment_can_be_taken_away_and_put_back(ada: Reader):
    token = published(ada)
    act(ada, token, "name", zeigen="nein")
    assert "Ada Lesender" not in text_of(ada.client.get("/artikel/digitalisierung/"))
    act(ada, token, "name", zeigen="ja")
    assert "Ada Lesender" in text_of(ada.client.get("/artikel/digitalisierung/"))


def receipt(reader: Reader, token: str) -> Any:
    return reader.client.get(f"/beitrag/{token}/")


def test_the_credit_can_be_changed_and_withdrawn_with_a_mail(ada: Reader, world: World):
    token = published(ada, use="wording", credit="full_name")
    merging.merged(world.article, Contribution.objects.get(), by=world.cem)
    article = text_of(Client().get("/artikel/digitalisierung/"))
    assert article.count("Ada Lesender") > 1
    assert "So wirst du dort genannt: <bdi>Ada Lesender</bdi>" in text_of(receipt(ada, token))
    assert act(ada, token, "nennung", credit="none").status_code == 303
    assert "Du wirst dort nicht genannt." in text_of(receipt(ada, token))
    assert act(ada, token, "name", zeigen="nein").status_code == 303
    for path in ("", "fassungen/", "fassungen/2/", "fassungen/1..2/", "aenderungen.xml"):
        assert "Ada Lesender" not in text_of(Client().get(f"/artikel/digitalisierung/{path}"))
    work()
    assert mail.outbox[-1].subject == "Dein Name steht nicht mehr im Text"


def test_taking_the_credit_back_tells_that_the_name_above_the_comment_is_another_matter(ada: Reader):
    token = published(ada, use="idea", credit="full_name")
    answer = act(ada, token, "nennung", credit="none")
    still = "Über deinem Kommentar steht dein Name noch"
    assert still in text_of(ada.client.get(answer.headers["Location"]))
    work()
    assert "Über deinem Kommentar steht er noch" in str(mail.outbox[-1].body)

    act(ada, token, "name", zeigen="nein")
    answer = act(ada, token, "nennung", credit="none")
    assert still not in text_of(ada.client.get(answer.headers["Location"]))


def test_before_anything_went_in_it_says_how_one_would_be_named(ada: Reader):
    token = published(ada, use="idea", credit="full_name")
    assert "Geht er ein, wirst du so genannt: <bdi>Ada Lesender</bdi>" in page(ada, token)
    act(ada, token, "nennung", credit="none")
    assert "Geht er ein, wirst du nicht genannt." in page(ada, token)


def test_a_credit_that_needs_more_says_what(ada: Reader):
    token = published(ada, use="idea")
    response = act(ada, token, "nennung", credit="role")
    assert response.status_code == 422
    assert "fehlt die Funktion" in text_of(response)
    assert act(ada, token, "nennung", credit="role", role="Leiterin").status_code == 303


def test_notices_about_answers_can_be_ended(ada: Reader, ben: Reader):
    token = published(ada, notify="on")
    act(ada, token, "antworten")
    published(ben, reply_to=str(Comment.rows.get().uuid))
    work()
    assert not [
        message for message in mail.outbox if message.to == [ada.email] and "Antwort" in message.subject
    ]


def test_a_reader_who_wished_it_is_told_about_an_answer(ada: Reader, ben: Reader):
    published(ada, notify="on")
    published(ben, reply_to=str(Comment.rows.get().uuid), text="Da bin ich anderer Meinung.")
    work()
    told = [message for message in mail.outbox if message.to == [ada.email] and "Antwort" in message.subject]
    assert len(told) == 1
    assert "Da bin ich anderer Meinung." in str(told[0].body)
    assert "Ben" not in str(told[0].body)
    assert "/beitrag/" in str(told[0].body)


def test_the_data_of_one_sending_for_whoever_has_not_shown_that_the_address_is_hers(ada: Reader):
    published(ada)
    Token.objects.all().delete()
    token = receipt_token(Reader(ada.article, ada.email, "Fremde").send("Im Namen von Ada"))
    data = json.loads(ada.client.get(f"/beitrag/{token}/daten.json").content)
    assert "person" not in data
    assert [one["text_sent"] for one in data["submissions"]] == ["Im Namen von Ada"]


def test_a_confirmed_link_gives_all_data_as_json(ada: Reader):
    ada.send(use="idea", credit="full_name")
    token = receipt_token(ada.confirm())
    response = ada.client.get(f"/beitrag/{token}/daten.json")
    data = json.loads(response.content)
    assert data["person"]["email"] == "ada@example.org"
    assert {row["purpose"] for row in data["submissions"][0]["consents"]} == {
        "store",
        "show_name",
        "use",
        "credit",
    }
    assert data["submissions"][0]["decisions"][0]["what"] == "submitted"
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert "attachment" in response.headers["Content-Disposition"]


def test_a_late_mail_is_said(ada: Reader):
    token = receipt_token(ada.send())
    assert "Mail verzögert" not in page(ada, token)
    OutboxRow.objects.update(error="smtplib.SMTPServerDisconnected", attempts=2)
    assert "Mail verzögert" in page(ada, token)


def test_the_reason_of_a_rejection_is_shown(ada: Reader, world: World, settings: Any):
    from discussion.actions.decide import reject

    settings.HALTUNG_MODERATION = "all"
    token = published(ada)
    reject(
        submission=Submission.objects.get(),
        by=world.dana,
        reason="advertising",
        words="Bitte ohne Link zum Shop.",
    )
    assert "ist Werbung. Bitte ohne Link zum Shop" in page(ada, token)


def test_it_shows_what_was_sent_beside_the_text(ada: Reader):
    more = {"passage": SECOND, "part": "", "intent": "proposal", "proposal": "Fünf Fragen stehen am Anfang."}
    group = {"group": "on", "group_name": "Team Wohnen", "group_place": "Bremen", "group_date": "2026-10-02"}
    shown = page(ada, published(ada, **more, **group))
    for words in (
        "Drei Fragen stehen am Anfang.",
        "Fünf Fragen stehen",
        "Team Wohnen (Bremen, 2. Oktober 2026)",
    ):
        assert words in shown


def test_after_a_withdrawal_nothing_of_it_is_shown(ada: Reader):
    token = published(
        ada, passage=SECOND, part="", intent="proposal", proposal="Fünf Fragen stehen am Anfang."
    )
    act(ada, token, "zurueckziehen")
    shown = page(ada, token)
    assert "Fünf Fragen" not in shown
    assert "Drei Fragen" not in shown


@pytest.mark.parametrize("hidden", ["unpublished", "restricted"])
def test_of_an_article_that_is_not_public_it_shows_only_her_own(ada: Reader, world: World, hidden: str):
    token = published(ada, use="wording", credit="full_name")
    merging.merged(world.article, Contribution.objects.get(), by=world.cem)
    if hidden == "unpublished":
        type(world.article).objects.get().unpublish()
    else:
        PageViewRestriction.objects.create(page=world.article, restriction_type="login")
    shown = page(ada, token)
    assert "erst zuhören" in shown
    assert world.article.title not in shown
    assert "/artikel/" not in shown.split("<main")[-1].split("</main")[0]


def test_every_change_leaves_a_decision(ada: Reader):
    token = published(ada, use="idea")
    before = Decision.objects.count()
    act(ada, token, "text", text="Neu.")
    act(ada, token, "verwendung", use="none")
    act(ada, token, "nennung", credit="first_name")
    act(ada, token, "zurueckziehen")
    assert Decision.objects.count() == before + 4


def test_a_page_shows_a_token_of_its_own_each_time(ada: Reader):
    ada.send()
    assert Token.objects.filter(purpose=Token.RECEIPT).count() == 1
    ada.confirm()
    assert Token.objects.filter(purpose=Token.RECEIPT).count() == 2
    assert Contributor.objects.get().confirmed_at is not None
    assert HERE
