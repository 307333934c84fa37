"""Erasing in two steps: a mail that asks, a day to change one's mind, a job that survives being killed, a report."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from blog.models import OutboxRow, Redaction, TimelineEvent, Version
from blog.queries.surfaces import find
from blog.registries import registries
from discussion.actions.ask_erasure import (
    ErasureRefused,
    ask_erasure,
    confirm_for_her,
    let_go_of_requests,
)
from discussion.actions.erasing.job import REPORT_KEPT, erase_who_is_due, go_on
from discussion.actions.withdraw_text import withdraw_text
from discussion.actions.withdrawal_tasks import settle_as_licensed
from discussion.kinds import ProvenanceKind, TaskOutcome, UseChoice
from discussion.models import (
    Comment,
    Consent,
    Contribution,
    Contributor,
    Decision,
    Erasure,
    Submission,
    Token,
    WithdrawalTask,
)
from discussion.queries.erasure_list import came_back, entries
from discussion.states import SubmissionState
from tests.discussion.comments import comment
from tests.discussion.reader import HERE, work
from tests.factories import merging
from tests.world import World

NAME, EMAIL = "Kanaria Unverwechselbar", "kanaria@example.org"
WORDS = "Zuhören heißt bei uns Kanarienvogelgesang."
CONFIRM = re.compile(r"/loeschen/([\w-]+)/bestaetigen/")
LINK = re.compile(r"/loeschen/([\w-]{30,})/(?!best)")


@pytest.fixture
def kanaria(world: World) -> Contribution:
    row = merging.contribution(world.article, text=WORDS, name=NAME, email=EMAIL)
    merging.merged(world.article, row, by=world.cem, change=merging.added(WORDS))
    return Contribution.objects.get(pk=row.pk)


def person() -> Contributor:
    return Contributor.objects.get(email=EMAIL)


def later(**time: int) -> Any:
    return timezone.now() + timedelta(**time)


def asked() -> Erasure:
    return ask_erasure(contributor=person(), language="de")


def newest(pattern: re.Pattern[str]) -> str:
    work()
    return [found[1] for message in mail.outbox if (found := pattern.search(str(message.body)))][-1]


def confirmed(client: Client) -> Erasure:
    erasure = asked()
    assert client.post(f"/loeschen/{newest(CONFIRM)}/bestaetigen/", **HERE).status_code == 303
    erasure.refresh_from_db()
    return erasure


def erased(client: Client) -> Erasure:
    erasure = confirmed(client)
    erase_who_is_due(now=later(hours=25))
    work()
    assert erase_who_is_due(now=later(hours=25)) == 1
    erasure.refresh_from_db()
    return erasure


class TestAsking:
    def test_it_is_asked_on_the_receipt_and_confirmed_by_a_mail(self, kanaria: Contribution, client: Client):
        token = Token.objects.mint(kanaria.submission, Token.RECEIPT, proved=True)
        assert "Alle meine Daten löschen" in client.get(f"/beitrag/{token}/").content.decode()
        client.post(f"/beitrag/{token}/loeschen/", **HERE)
        erasure = Erasure.objects.get()
        assert (erasure.confirmed_at, erasure.due_at) == (None, None)
        link = f"/loeschen/{newest(CONFIRM)}/bestaetigen/"
        assert "Alle deine Daten löschen?" in client.get(link).content.decode()
        erasure.refresh_from_db()
        assert erasure.confirmed_at is None, "a mail scanner opens links, too"
        client.post(link, **HERE)
        erasure = Erasure.objects.get()
        assert erasure.due_at
        assert erasure.confirmed_at
        assert erasure.due_at - erasure.confirmed_at == timedelta(hours=24)
        assert "löschen wir alle deine Daten" in client.get(f"/beitrag/{token}/").content.decode()

    def test_a_form_from_elsewhere_confirms_nothing(self, kanaria: Contribution, client: Client):
        asked()
        token = newest(CONFIRM)
        foreign: Any = {"HTTP_ORIGIN": "https://evil.example", "HTTP_SEC_FETCH_SITE": "cross-site"}
        assert client.post(f"/loeschen/{token}/bestaetigen/", **foreign).status_code == 403
        assert Erasure.objects.get().confirmed_at is None

    def test_asking_twice_is_asking_once(self, kanaria: Contribution):
        assert asked() == asked()
        work()
        assert sum(message.to == [EMAIL] and "löschen?" in message.subject for message in mail.outbox) == 1

    def test_a_request_that_nobody_confirms_ends_with_its_link(self, kanaria: Contribution, client: Client):
        asked()
        token = newest(CONFIRM)
        assert let_go_of_requests(now=later(days=8)) == 1
        assert client.get(f"/loeschen/{token}/bestaetigen/").status_code == 410
        assert asked().stopped_at is None

    def test_an_editor_who_may_erase_asks_for_her_and_confirms_with_words(
        self, world: World, kanaria: Contribution
    ):
        with pytest.raises(PermissionDenied):
            ask_erasure(contributor=person(), language="de", by=world.dana)
        erasure = ask_erasure(contributor=person(), language="de", by=world.cem)
        with pytest.raises(ErasureRefused):
            confirm_for_her(erasure=erasure, by=world.cem, words=" ")
        assert confirm_for_her(erasure=erasure, by=world.cem, words="Ausweis gesehen.").due_at

    def test_an_unknown_link_is_not_there(self, world: World, client: Client):
        for address in ("/loeschen/unbekannt/", "/loeschen/unbekannt/bestaetigen/"):
            assert client.get(address).status_code == 404


class TestADayToThink:
    def test_nothing_is_erased_before_it_is_over(self, kanaria: Contribution, client: Client):
        confirmed(client)
        assert erase_who_is_due(now=later(hours=23)) == 0
        assert person().name == NAME

    def test_the_link_stops_it_and_everything_is_as_it_was(self, kanaria: Contribution, client: Client):
        confirmed(client)
        token = newest(LINK)
        assert "Doch nicht löschen" in client.get(f"/loeschen/{token}/").content.decode()
        assert client.post(f"/loeschen/{token}/", **HERE).status_code == 303
        assert "Angehalten" in client.get(f"/loeschen/{token}/").content.decode()
        assert erase_who_is_due(now=later(hours=25)) == 0
        assert person().name == NAME
        assert not WithdrawalTask.objects.exists()

    def test_the_editors_hear_of_passages_that_will_go_in_time_to_name_a_licence(
        self, world: World, kanaria: Contribution, client: Client
    ):
        erasure = confirmed(client)
        task = WithdrawalTask.objects.get()
        assert task.due_at == erasure.due_at
        settle_as_licensed(task=task, by=world.cem, words="CC BY 4.0, erteilt am 3. Mai.")
        erase_who_is_due(now=later(hours=25))
        assert WORDS in client.get("/artikel/digitalisierung/").content.decode()
        assert NAME not in client.get("/artikel/digitalisierung/").content.decode()
        assert any("Lizenz" in reason for reason in Erasure.objects.get().report["wording"]["stays"])


class TestTheJob:
    def test_it_ends_with_a_report_by_mail_and_the_address_goes_last(
        self, kanaria: Contribution, client: Client
    ):
        erasure = confirmed(client)
        mail.outbox.clear()
        assert erase_who_is_due(now=later(hours=25)) == 0
        assert person().email == EMAIL, "the report is not sent yet"
        work()
        assert [message.subject for message in mail.outbox] == ["Was wir von dir gelöscht haben"]
        assert "Name, Adresse, Organisation" not in str(mail.outbox[0].body)
        assert "Kommentare: 1" in str(mail.outbox[0].body)
        assert erase_who_is_due(now=later(hours=25)) == 1
        row = Contributor.objects.get(pk=erasure.contributor_id)
        assert (row.name, row.email, row.erased_at is not None) == ("", "", True)
        page = client.get(f"/loeschen/{newest(LINK)}/").content.decode()
        assert "Deine Daten sind gelöscht." in page
        assert "Name, Adresse, Organisation, Funktion" in page
        until = date_format(timezone.localtime(later(hours=25) + REPORT_KEPT), "DATE_FORMAT")
        assert f"Dieser Bericht steht hier bis {until}." in " ".join(page.split())

    def test_the_mail_is_true_when_it_comes_and_says_where_others_name_her(
        self, world: World, kanaria: Contribution, client: Client
    ):
        merging.contribution(world.article, name="Jo Jansen", text=f"{NAME} hat recht.")
        confirmed(client)
        mail.outbox.clear()
        erase_who_is_due(now=later(hours=25))
        work()
        told = str(mail.outbox[0].body)
        assert "dein Name und deine Adresse: Sie werden in den nächsten Minuten gelöscht" in told
        assert "anderer steht dein Name oder deine Adresse noch. Schreib der Redaktion" in told

    def test_a_mail_server_that_is_down_keeps_the_address_three_days_at_most(
        self, kanaria: Contribution, client: Client
    ):
        confirmed(client)
        assert erase_who_is_due(now=later(hours=25)) == 0
        assert erase_who_is_due(now=later(days=2)) == 0
        assert erase_who_is_due(now=later(days=5)) == 1
        assert not Contributor.objects.filter(email=EMAIL).exists()

    @pytest.mark.parametrize("killed_in", sorted(registries.surfaces))
    def test_killed_in_any_surface_it_goes_on_where_it_was(
        self, kanaria: Contribution, client: Client, monkeypatch: pytest.MonkeyPatch, killed_in: str
    ):
        erasure = confirmed(client)
        whole = registries.surfaces[killed_in]

        def killed(contributor: int) -> Any:
            whole.erase(contributor)
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setitem(
                registries.surfaces, killed_in, type(whole)(whole.label, whole.order, killed, whole.fields)
            )
            for _again in range(2):
                with pytest.raises(KeyboardInterrupt):
                    go_on(erasure_pk=erasure.pk, now=later(hours=25), silently=True)
        assert go_on(erasure_pk=erasure.pk, now=later(hours=25), silently=True)
        erasure.refresh_from_db()
        assert erasure.finished_at is not None
        assert len(erasure.done) == len(set(erasure.done)) == len(registries.surfaces)
        assert erasure.report["comments"]["rows"] == 1
        assert find([NAME, EMAIL, WORDS]) == []

    def test_run_twice_it_does_nothing_more(self, kanaria: Contribution, client: Client):
        erasure = erased(client)
        before = (Decision.objects.count(), Version.objects.count(), erasure.report)
        assert not go_on(erasure_pk=erasure.pk, now=later(hours=26))
        erasure.refresh_from_db()
        assert (Decision.objects.count(), Version.objects.count(), erasure.report) == before

    def test_what_arrives_from_her_meanwhile_goes_as_well(
        self, world: World, kanaria: Contribution, client: Client
    ):
        erasure = confirmed(client)
        go_on(erasure_pk=erasure.pk, now=later(hours=25))
        comment(world.article, "Noch ein Kanariensatz.", contributor=person())
        work()
        for _round in range(3):
            go_on(erasure_pk=erasure.pk, now=later(hours=25))
        assert find(["Noch ein Kanariensatz.", EMAIL]) == []

    def test_many_texts_are_emptied_in_portions(
        self, world: World, kanaria: Contribution, client: Client, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr("discussion.actions.erasing.said.PORTION", 2)
        monkeypatch.setattr("discussion.actions.erasing.agreed.PORTION", 2)
        for number in range(5):
            comment(world.article, f"Gedanke {number}", contributor=person())
        erasure = erased(client)
        assert erasure.report["texts"]["rows"] == 6
        assert erasure.report["comments"]["rows"] == 6
        assert set(Submission.objects.values_list("state", flat=True)) == {SubmissionState.ERASED}


class TestWhatIsLeft:
    def test_the_thread_keeps_its_place_and_answers_stay(
        self, world: World, kanaria: Contribution, client: Client
    ):
        row = Comment.rows.get(submission=kanaria.submission)
        comment(world.article, "Da bin ich bei dir.", parent=row)
        erased(client)
        html = client.get("/artikel/digitalisierung/").content.decode()
        assert "Da bin ich bei dir." in html
        assert WORDS not in html

    def test_words_are_gone_from_every_version_and_the_rest_still_verifies(
        self, kanaria: Contribution, client: Client
    ):
        from blog.queries import checks

        erased(client)
        assert Redaction.objects.get().versions == [2]
        assert TimelineEvent.objects.filter(kind="passage_removed").exists()
        assert (
            checks.broken_checksums() == checks.wrong_histories() == checks.texts_beside_their_version() == []
        )
        for number in (1, 2, 3):
            page = client.get(f"/artikel/digitalisierung/fassungen/{number}/").content.decode()
            assert WORDS not in page

    def test_an_idea_in_the_editors_words_stays_without_a_name_and_the_report_says_so(
        self, world: World, client: Client
    ):
        row = merging.contribution(world.article, use=UseChoice.IDEA, name=NAME, email=EMAIL)
        merging.merged(
            world.article,
            row,
            by=world.cem,
            kind=ProvenanceKind.IDEA,
            change=merging.added("Hört erst einmal zu."),
        )
        erasure = erased(client)
        html = client.get("/artikel/digitalisierung/").content.decode()
        assert "Hört erst einmal zu." in html
        assert NAME not in html
        assert any("eigenen Worten" in reason for reason in erasure.report["wording"]["stays"])

    def test_the_proof_of_consents_stays_without_a_name(self, kanaria: Contribution, client: Client):
        erased(client)
        assert Consent.objects.filter(submission=kanaria.submission).exists()
        assert not Consent.objects.filter(withdraws=None, withdrawn_by=None).exists()

    def test_old_links_are_dead(self, kanaria: Contribution, client: Client):
        token = Token.objects.mint(kanaria.submission, Token.RECEIPT, proved=True)
        erased(client)
        assert client.get(f"/beitrag/{token}/").status_code == 404

    def test_nothing_waits_to_be_sent_to_her(self, world: World, kanaria: Contribution, client: Client):
        erased(client)
        mail.outbox.clear()
        OutboxRow.objects.filter(done_at=None).update(due_at=timezone.now())
        work()
        assert not [message for message in mail.outbox if EMAIL in message.to]

    def test_a_name_that_somebody_else_wrote_down_is_in_the_report(
        self, world: World, kanaria: Contribution, client: Client
    ):
        comment(world.article, f"{NAME} hat das schön gesagt.")
        erasure = erased(client)
        assert any("anderer steht dein Name" in reason for reason in erasure.report["person"]["stays"])

    def test_the_same_address_may_come_again_as_somebody_new(
        self, world: World, kanaria: Contribution, client: Client
    ):
        erased(client)
        assert (
            merging.contribution(world.article, name=NAME, email=EMAIL).submission.contributor.erased_at
            is None
        )

    def test_others_keep_everything(self, world: World, kanaria: Contribution, client: Client):
        other = merging.contribution(world.article, text="Etwas anderes.", name="Ada Lesender")
        change = merging.added("Etwas anderes.", block="66666666-6666-4666-8666-666666666666")
        merging.merged(world.article, other, by=world.cem, change=change)
        erased(client)
        html = client.get("/artikel/digitalisierung/").content.decode()
        assert html.count("Etwas anderes.") >= 2
        assert "Ada Lesender" in html

    def test_a_withdrawal_that_waited_for_the_editors_is_settled(self, kanaria: Contribution, client: Client):
        withdraw_text(submission=Submission.objects.get(pk=kanaria.submission_id), proof="")
        erased(client)
        assert WithdrawalTask.objects.get().outcome == TaskOutcome.HIDDEN


class TestTheList:
    def test_it_holds_keyed_hashes_outside_the_database(
        self, kanaria: Contribution, client: Client, erasure_list: Path
    ):
        uuid = str(person().uuid)
        erased(client)
        text = erasure_list.read_text()
        assert {kind for kind, _hash in entries()} == {"person", "submission", "passage"}
        for told in (NAME, EMAIL, uuid, str(kanaria.submission.uuid), WORDS):
            assert told not in text

    def test_it_is_written_before_anything_is_deleted(
        self, kanaria: Contribution, client: Client, monkeypatch: pytest.MonkeyPatch
    ):
        erasure = confirmed(client)

        def killed(_contributor: int) -> Any:
            raise KeyboardInterrupt

        whole = registries.surfaces["names"]
        monkeypatch.setitem(registries.surfaces, "names", type(whole)(whole.label, whole.order, killed))
        with pytest.raises(KeyboardInterrupt):
            go_on(erasure_pk=erasure.pk, now=later(hours=25))
        assert came_back() == [person()]

    def test_a_line_that_was_cut_off_harms_no_other(
        self, kanaria: Contribution, client: Client, erasure_list: Path
    ):
        erasure_list.parent.mkdir(parents=True)
        erasure_list.write_text('{"kind": "person", "ha')
        erased(client)
        assert len(entries()) >= 3
