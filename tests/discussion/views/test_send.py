"""Sending a comment: what is stored, what the page says, what is refused and kept."""

from typing import Any

import pytest
from django.core import mail

from blog.kinds import DiscussionMode
from discussion.kinds import Verb
from discussion.models import Comment, Consent, Contributor, Decision, Submission, Token
from discussion.states import SubmissionState
from tests.discussion.reader import TEXT, Reader, receipt_token, text_of, work
from tests.world import World


def test_a_comment_is_stored_before_any_mail_and_the_page_shows_a_receipt(ada: Reader):
    response = ada.send()
    assert response.status_code == 200
    submission = Submission.objects.get()
    assert (submission.text, submission.state) == (TEXT, SubmissionState.UNCONFIRMED)
    assert submission.contributor.email == "ada@example.org"
    assert not mail.outbox
    assert not Comment.rows.exists()
    token = receipt_token(response)
    assert not Token.objects.filter(hash=token).exists(), "only the hash is stored"
    assert ada.client.get(f"/beitrag/{token}/").status_code == 200
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}


def test_each_consent_is_a_record_with_the_wording_that_was_shown(ada: Reader):
    ada.send(use="wording", credit="full_name", notify="on")
    rows = {row.purpose: row for row in Consent.objects.order_by("pk")}
    assert set(rows) == {"store", "show_name", "use", "credit", "notify"}
    assert rows["use"].choice == "wording"
    assert rows["use"].wording == "use/3.de"
    assert len(rows["use"].wording_hash) == 64
    assert rows["credit"].choice == "full_name"


def test_without_a_name_and_without_choices_only_storing_is_agreed_to(ada: Reader):
    ada.send(name="")
    assert [row.purpose for row in Consent.objects.order_by("pk")] == ["store"]
    assert not Submission.objects.get().display_name


def test_an_english_page_stores_the_english_wording(ada: Reader):
    response = ada.client.get("/en/artikel/digitalisierung/diskussion/neu/")
    assert response.status_code == 404, "a discussion belongs to the page in its own language"


def test_the_form_alone_shows_what_is_answered(ada: Reader, ben: Reader, world: World):
    uuid = _public(ben).uuid
    page = text_of(ada.client.get(f"{ada.send_url}?antwort={uuid}"))
    assert "erst zuhören" in page
    assert str(uuid) in page
    assert "Ben Beiträger" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"text": "  "}, "Schreib bitte etwas", id="an empty text"),
        pytest.param(
            {"text": "a" * 10_001}, "länger als 10000 Zeichen", id="a text of more than 10,000 letters"
        ),
        pytest.param({"text": "a" * 100_000}, "länger als 10000 Zeichen", id="100,000 letters"),
        pytest.param({"email": "keine"}, "keine E-Mail-Adresse", id="an address without a host"),
        pytest.param(
            {"email": "a@b.de\r\nBcc: c@d.de"}, "keine E-Mail-Adresse", id="a header in the address"
        ),
        pytest.param({"email": ""}, "Ohne E-Mail-Adresse", id="no address"),
        pytest.param({"privacy": ""}, "Ohne dein Einverständnis", id="no consent"),
        pytest.param({"name": "x" * 101}, "länger als 100 Zeichen", id="a name of 101 letters"),
        pytest.param({"name": "Redaktion"}, "sieht aus wie der der Redaktion", id="the editors' own name"),
        pytest.param(
            {"name": "R\u0435d\u0430ktion"}, "sieht aus wie der der Redaktion", id="a name in Cyrillic"
        ),
        pytest.param(
            {"name": "Redaktion\u200b"}, "sieht aus wie der der Redaktion", id="with an invisible letter"
        ),
        pytest.param({"name": "Redaktion Haltung"}, "sieht aus wie der der Redaktion", id="in more words"),
        pytest.param({"role": "Die Redaktion"}, "als spräche die Redaktion", id="the editors as a role"),
        pytest.param(
            {"credit": "full_name", "name": ""}, "brauchen wir deinen Namen", id="credit without a name"
        ),
        pytest.param({"credit": "role"}, "fehlt die Funktion", id="credit by role without a role"),
        pytest.param({"credit": "king"}, "king", id="an unknown way of being named"),
        pytest.param({"use": "all"}, "all", id="an unknown use"),
        pytest.param({"reply_to": "nope"}, "nicht mehr öffentlich", id="an answer to nothing"),
        pytest.param(
            {"reply_to": "11111111-1111-4111-8111-111111111111"},
            "nicht mehr öffentlich",
            id="to an unknown comment",
        ),
        pytest.param({"website": "http://spam.example"}, "leer bleiben", id="the field that nobody sees"),
    ],
)
def test_what_is_wrong_is_said_and_the_text_is_kept(ada: Reader, fields: dict[str, Any], words: str):
    response = ada.client.post(ada.send_url, ada.fields(**fields), HTTP_ORIGIN="http://testserver")
    assert response.status_code == 422
    page = text_of(response)
    assert words in page
    assert fields.get("text", TEXT).strip() in page
    assert not Submission.objects.exists()


@pytest.mark.parametrize("field", ["text", "name", "email", "organisation", "pseudonym"])
def test_a_nul_in_any_field_is_refused_in_words(ada: Reader, field: str):
    response = ada.client.post(
        ada.send_url, ada.fields(**{field: "a\x00b@example.org"}), HTTP_ORIGIN="http://testserver"
    )
    assert response.status_code == 422
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="neither header"),
        pytest.param({"HTTP_ORIGIN": "https://evil.example"}, id="from elsewhere"),
        pytest.param({"HTTP_ORIGIN": "null"}, id="an origin that hides"),
        pytest.param({"HTTP_ORIGIN": "http://testserver.evil.example"}, id="a host that begins like ours"),
        pytest.param(
            {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"}, id="cross-site"
        ),
        pytest.param({"HTTP_SEC_FETCH_SITE": "same-site"}, id="a neighbour"),
        pytest.param({"HTTP_SEC_FETCH_SITE": "none"}, id="from nowhere"),
    ],
)
def test_a_form_from_elsewhere_is_refused_with_its_text_kept(ada: Reader, headers: dict[str, Any]):
    response = ada.send(headers=headers)
    assert response.status_code == 403
    assert TEXT in text_of(response)
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_ORIGIN": "http://testserver"}, {"HTTP_SEC_FETCH_SITE": "same-origin"}],
    ids=["origin", "fetch"],
)
def test_either_header_of_our_own_page_is_enough(ada: Reader, headers: dict[str, Any]):
    assert ada.send(headers=headers).status_code == 200


def test_the_same_key_of_the_page_gives_the_same_submission_and_a_receipt_each_time(ada: Reader):
    first, second = (ada.send(client_key="0123456789abcdef0123") for _ in range(2))
    assert Submission.objects.count() == 1
    assert receipt_token(first) != receipt_token(second)


def test_a_double_without_the_key_has_arrived_already_and_gets_its_link_by_mail(ada: Reader):
    ada.send()
    response = ada.send()
    page = text_of(response)
    assert Submission.objects.count() == 1
    assert "schon angekommen" in page
    assert "/beitrag/" not in page
    work()
    assert len(mail.outbox) == 1, "an address gets one mail an hour"


def test_a_double_of_a_confirmed_comment_gets_the_way_to_its_receipt_by_mail(ada: Reader):
    ada.send()
    ada.confirm()
    ada.send()
    work()
    assert [one.subject for one in mail.outbox if one.to == [ada.email]][-1] == "Der Weg zu deinem Beleg"


def test_the_same_key_with_another_text_is_another_comment(ada: Reader):
    ada.send(client_key="0123456789abcdef0123")
    ada.send("Etwas ganz anderes.", client_key="0123456789abcdef0123")
    assert Submission.objects.count() == 2


def test_the_same_words_of_somebody_else_are_no_double(ada: Reader, ben: Reader):
    ada.send()
    ben.send()
    assert Submission.objects.count() == 2


def test_an_address_that_sends_much_is_asked_to_wait_and_its_text_is_kept(ada: Reader):
    for number in range(10):
        assert ada.send(f"Gedanke {number}").status_code == 200
    response = ada.send("Der elfte Gedanke")
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 3601
    assert "Der elfte Gedanke" in text_of(response)
    assert Submission.objects.count() == 10


def test_a_network_that_sends_much_is_asked_to_wait(world: World):
    for number in range(40):
        Reader(world.article, f"r{number}@example.org").send(f"Gedanke {number}")
    assert Reader(world.article, "noch@example.org").send().status_code == 429


@pytest.mark.parametrize("mode", [DiscussionMode.READ_ONLY, DiscussionMode.CLOSED])
def test_a_discussion_that_is_not_open_takes_nothing(ada: Reader, mode: DiscussionMode):
    type(ada.article).objects.update(discussion_mode=mode)
    assert ada.send().status_code in {404, 422}
    assert not Submission.objects.exists()


def test_an_unpublished_article_takes_and_shows_nothing(ada: Reader, ben: Reader):
    comment = _public(ben)
    ada.article.unpublish()
    # Its address says that there was something, and nothing else.
    assert ada.send().status_code == 410
    assert ada.client.get(f"/k/{comment.uuid}/").status_code in {404, 410}
    assert ada.client.get("/artikel/digitalisierung/diskussion/").status_code == 410


def test_a_restricted_article_takes_and_shows_nothing(ada: Reader, ben: Reader):
    from wagtail.models import PageViewRestriction

    comment = _public(ben)
    PageViewRestriction.objects.create(page=ada.article.get_parent(), restriction_type="login")
    assert ada.send().status_code == 404
    assert ada.client.get(f"/k/{comment.uuid}/").status_code == 404
    assert ada.client.get(f"{ada.send_url}?antwort={comment.uuid}").status_code == 404


def test_names_lose_what_cannot_be_seen(ada: Reader):
    ada.send(
        name="  Ada\u202e \u200bLe\u2066sen\ud800der\r\nBcc: x\U000e0041 ".encode("utf-8", "ignore").decode()
    )
    assert Contributor.objects.get().name == "Ada Lesender Bcc: x"


def test_broken_utf8_is_stored_readable(ada: Reader):
    import urllib.parse

    body = urllib.parse.urlencode(ada.fields(text="")).encode() + b"&text=kaputt%FF%FE"
    response = ada.client.generic(
        "POST",
        ada.send_url,
        body,
        content_type="application/x-www-form-urlencoded",
        HTTP_ORIGIN="http://testserver",
    )
    assert response.status_code == 200
    assert Submission.objects.get().text.startswith("kaputt")


def test_doubled_fields_count_once(ada: Reader):
    response = ada.client.post(
        ada.send_url,
        {**ada.fields(), "text": ["eins", "zwei"], "name": ["A", "B"]},
        HTTP_ORIGIN="http://testserver",
    )
    assert response.status_code == 200
    assert Submission.objects.get().text == "zwei"


def test_nobody_can_forge_a_slot_for_a_name(ada: Reader, ben: Reader):
    other = _public(ben)
    ada.send(
        f"\ue000credit:comment:{other.uuid}\ue001 und \ue000", name=f"\ue000credit:comment:{other.uuid}\ue001"
    )
    submission = Submission.objects.order_by("-pk").first()
    assert submission is not None
    assert "\ue000" not in submission.text + submission.contributor.name


def test_sending_leaves_a_decision(ada: Reader):
    ada.send()
    assert [row.verb for row in Decision.objects.order_by("pk")] == [Verb.SUBMITTED]


def _public(reader: Reader) -> Comment:
    from django.test import override_settings

    with override_settings(HALTUNG_MODERATION="none"):
        reader.send()
        reader.confirm()
    return Comment.rows.get(submission__contributor__email=reader.email)
