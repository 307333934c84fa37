"""A text for a group: each person whom it names is asked herself, and her name stands there only after her own yes."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from discussion.actions.decide import accept, approve
from discussion.actions.let_go import let_go_of_unconfirmed
from discussion.kinds import CreditChoice, Purpose
from discussion.models import Comment, Consent, Contributor, Submission
from discussion.queries.credit_lines import credit_lines
from discussion.queries.group_people import group_people
from discussion.states import SubmissionState
from tests.discussion.reader import TEXT, Reader, text_of, work
from tests.world import World

GROUP: dict[str, Any] = {
    "group_name": "Werkstatt Beratung",
    "group_place": "Bremen",
    "group_date": "2026-03-03",
    "participants": "Erika Muster, erika@example.org\nOtto Muster, otto@example.org",
    "use": "idea",
}
LINK = re.compile(r"/dabei/([\w-]{20,})/")


@pytest.fixture
def main(world: World, ada: Reader) -> Submission:
    """Ada's text for the group, public."""
    ada.send(**GROUP)
    ada.confirm()
    submission = Submission.objects.get(part_of=None)
    assert submission.state == SubmissionState.WAITING
    approve(submission=submission, by=world.dana)
    work()
    return Submission.objects.get(pk=submission.pk)


def token_for(address: str) -> str:
    bodies = [str(message.body) for message in mail.outbox if message.to == [address]]
    return LINK.findall(bodies[-1])[-1]


def credit(submission: Submission) -> tuple[str, str]:
    ref = submission.contribution.ref
    found = credit_lines([ref])[ref]
    return found.text, found.detail


def answer(ada: Reader, address: str, choice: str) -> Any:
    return ada.post(f"/dabei/{token_for(address)}/", {"credit": choice})


def test_each_person_has_a_row_of_her_own_without_text(main: Submission):
    rows = main.participants.order_by("pk")
    assert [(row.channel, row.text, row.display_name, row.state) for row in rows] == [
        ("group", "", False, "unconfirmed")
    ] * 2


def test_nobody_is_written_to_before_a_person_has_read_the_text(ada: Reader, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    ada.send(**GROUP)
    ada.confirm()
    work()
    assert not {message.to[0] for message in mail.outbox} & {"erika@example.org", "otto@example.org"}
    assert not Comment.rows.exists()


def test_her_mail_says_who_wrote_for_which_group_and_how_it_begins(main: Submission):
    message = next(one for one in mail.outbox if one.to == ["erika@example.org"])
    body = str(message.body)
    assert "Ada Lesender hat für Werkstatt Beratung (Bremen, 3. März 2026) geschrieben" in body
    assert TEXT in body


def test_a_private_text_is_not_shown_to_those_who_were_there(world: World, ada: Reader):
    ada.send(**GROUP, audience="redaktion")
    ada.confirm()
    accept(submission=Submission.objects.get(part_of=None), by=world.dana)
    work()
    body = str(next(one for one in mail.outbox if one.to == ["erika@example.org"]).body)
    assert "jemand hat für Werkstatt Beratung" in body
    assert TEXT not in body


def test_without_a_yes_only_the_group_is_named(main: Submission):
    assert credit(main) == ("Werkstatt Beratung", "Bremen, 3. März 2026")


def test_her_own_yes_names_her_and_nobody_else(main: Submission, ada: Reader):
    before = Comment.rows.count()
    assert "Dein Name steht jetzt bei eurem Beitrag" in text_of(answer(ada, "erika@example.org", "full_name"))
    assert credit(main) == ("Werkstatt Beratung", "Bremen, 3. März 2026: Erika Muster")
    assert Comment.rows.count() == before
    consent = Consent.objects.get(submission__contributor__email="erika@example.org")
    assert (consent.purpose, consent.choice) == (Purpose.CREDIT, CreditChoice.FULL_NAME)
    assert consent.wording == "credit_group/1.de"
    assert consent.proof.startswith("confirm:")


def test_the_writer_is_named_with_the_group_if_she_wishes(world: World, ada: Reader):
    ada.send(**GROUP, credit="initials")
    ada.confirm()
    approve(submission=Submission.objects.get(part_of=None), by=world.dana)
    assert credit(Submission.objects.get(part_of=None))[1].endswith(": A. L.")


def test_a_no_deletes_what_was_told_about_her(main: Submission, ada: Reader):
    answer(ada, "otto@example.org", "none")
    assert not Contributor.objects.filter(email="otto@example.org").exists()
    assert main.participants.count() == 1


def test_opening_the_link_and_answers_from_elsewhere_change_nothing(main: Submission, ada: Reader):
    path = f"/dabei/{token_for('erika@example.org')}/"
    assert ada.client.get(path).status_code == 200
    assert ada.client.post(path, {"credit": "full_name"}).status_code == 403
    assert ada.post(path).status_code == 422
    assert credit(main)[1] == "Bremen, 3. März 2026"


def test_her_link_does_not_confirm_like_a_comment(main: Submission, ada: Reader):
    token = token_for("erika@example.org")
    assert ada.client.get(f"/bestaetigen/{token}/").headers["Location"] == f"/dabei/{token}/"
    assert ada.post(f"/bestaetigen/{token}/").status_code == 410
    assert main.participants.filter(state=SubmissionState.UNCONFIRMED).count() == 2


def test_a_second_answer_is_told_that_there_was_a_first(main: Submission, ada: Reader):
    answer(ada, "erika@example.org", "full_name")
    answer(ada, "erika@example.org", "initials")
    assert credit(main)[1].endswith(": Erika Muster")
    assert answer(ada, "erika@example.org", "none").status_code == 410


def test_she_takes_her_name_back_by_her_own_receipt(main: Submission, ada: Reader):
    page = text_of(answer(ada, "erika@example.org", "full_name"))
    receipt = re.search(r"/beitrag/([\w-]+)/", page)
    assert receipt
    assert ada.client.get(f"/beitrag/{receipt[1]}/").status_code == 200
    ada.post(f"/beitrag/{receipt[1]}/nennung/", {"credit": "none"})
    assert credit(main)[1] == "Bremen, 3. März 2026"


def test_taking_the_row_back_takes_the_name_back(main: Submission, ada: Reader):
    page = text_of(answer(ada, "erika@example.org", "full_name"))
    receipt = re.search(r"/beitrag/([\w-]+)/", page)
    assert receipt
    ada.post(f"/beitrag/{receipt[1]}/zurueckziehen/")
    assert credit(main)[1] == "Bremen, 3. März 2026"


def test_credits_of_many_groups_cost_as_much_as_of_one(
    main: Submission, ada: Reader, django_assert_num_queries: Any
):
    answer(ada, "erika@example.org", "full_name")
    refs = [main.contribution.ref] * 3 + [f"contribution:{main.uuid}"]
    with django_assert_num_queries(2):
        credit_lines(refs)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"group_name": ""}, "Wie heißt die Gruppe"),
        ({"group_name": "Die Redaktion"}, "als spräche die Redaktion"),
        ({"participants": "Erika Muster"}, "In Zeile 1 fehlt"),
        ({"participants": "Erika, erika@nirgends"}, "„erika@nirgends“"),
        ({"participants": "\n".join(f"P{n} p{n}@example.org" for n in range(13))}, "höchstens 12 Personen"),
        ({"group_date": "bald"}, "Das ist kein Datum"),
    ],
)
def test_what_is_wrong_about_a_group_is_said(ada: Reader, fields: dict[str, str], words: str):
    response = ada.send(**{**GROUP, **fields})
    assert response.status_code == 422
    assert words in text_of(response)
    assert not Submission.objects.exists()


def test_nobody_is_named_twice_and_the_writer_names_not_herself(ada: Reader):
    ada.send(
        **{**GROUP, "participants": "Ada, ada@example.org\nErika, erika@example.org\nE., ERIKA@example.org"}
    )
    assert [row.contributor.email for row in Submission.objects.exclude(part_of=None)] == [
        "erika@example.org"
    ]


def test_being_named_uses_up_nobodys_share_of_sending(ada: Reader, ben: Reader):
    for number in range(12):
        ada.send(
            f"Gedanke {number}", group_name="Wir", participants=f"Ben, {ben.email}", email=f"a{number}@x.de"
        )
    assert ben.send("Ich selbst.").status_code == 200


def test_who_never_answers_is_forgotten(main: Submission, ada: Reader):
    answer(ada, "erika@example.org", "full_name")
    let_go_of_unconfirmed(now=timezone.now() + timedelta(days=31))
    assert not Contributor.objects.filter(email="otto@example.org").exists()
    assert credit(main)[1].endswith(": Erika Muster")


def test_a_text_nobody_confirmed_goes_with_all_whom_it_named(ada: Reader):
    ada.send(**GROUP)
    let_go_of_unconfirmed(now=timezone.now() + timedelta(days=31))
    assert not Submission.objects.exists()
    assert not Contributor.objects.exists()


def test_a_moderator_sees_who_is_named_and_who_has_agreed(
    main: Submission, ada: Reader, world: World, client: Client, django_assert_num_queries: Any
):
    def card() -> str:
        client.force_login(world.dana)
        html = client.get(f"/redaktion/moderation/{main.uuid}/").content.decode()
        return " ".join(strip_tags(html).split())

    assert "Erika Muster (hat noch nicht zugestimmt)" in card()
    answer(ada, "erika@example.org", CreditChoice.FIRST_NAME)
    assert "Erika Muster (Nennung: mit Vornamen)" in card()
    assert "Otto Muster (hat noch nicht zugestimmt)" in card()
    with django_assert_num_queries(1):
        group_people([main.pk])
