"""A backup that is put back brings nobody back who was erased since."""

import json
import os
import tarfile
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from blog.kinds import RedactionReason
from blog.models import Anchor, Article, Placement, Stamp, Topic, Version
from blog.queries.placements import placements_of
from discussion.actions.ask_erasure import ask_erasure, confirm_for_her
from discussion.actions.erasing.job import go_on
from discussion.actions.erasing.listing import append
from discussion.actions.remove_name import remove_name
from discussion.actions.withdraw_text import withdraw_text
from discussion.jobs import check_erasures
from discussion.kinds import CreditChoice
from discussion.models import (
    Comment,
    Contribution,
    Contributor,
    Erasure,
    Merge,
    Point,
    Provenance,
    Submission,
)
from discussion.queries.erasure_list import (
    came_back,
    identities,
    passages_that_came_back,
    withdrawals_that_came_back,
)
from haltung.operations.backup import BackupFault, put_back
from tests.discussion.comments import comment
from tests.factories import merging
from tests.privacy.spread import in_database
from tests.world import FIRST, THIRD, World, make_world

SENTENCE = "Wer pflegt, braucht Kanarienvogelgesang am Morgen."
STAYS = "Der Geduldsfaden reißt nicht, wenn wir zuhören."
OWN, LATE = "55555555-5555-4555-8555-555555555555", "66666666-6666-4666-8666-666666666666"
SOUGHT, FOUND = ("Geduldsfaden", "Kanarienvogelgesang", "Nachzüglerwort"), "digitalisierung/#p-"
PEOPLES = ("Comment", "Submission", "Contribution", "Point", "Provenance", "Merge", "Contributor", "Anchor")


@pytest.fixture
def kanaria(world: World) -> Contributor:
    row = merging.contribution(
        world.article, text=SENTENCE, name="Kanaria Unverwechselbar", email="kanaria.kontakt@example.org"
    )
    merging.merged(world.article, row, by=world.cem, change=merging.added(SENTENCE))
    return row.submission.contributor


def erase(person: Contributor, world: World) -> None:
    erasure = ask_erasure(contributor=person, language="de", by=world.cem)
    confirm_for_her(erasure=erasure, by=world.cem, words="Am Telefon erkannt.")
    assert go_on(erasure_pk=erasure.pk, now=timezone.now() + timedelta(hours=25), silently=True)


def rows_of(model: Any) -> list[dict[str, Any]]:
    return list(model.objects.order_by("pk").values())


def test_an_older_state_is_erased_again_and_doctor_tells_before(world: World, kanaria: Contributor):
    """The older state is what a rolled back savepoint leaves: the list lies outside of the database."""
    from django.db import transaction

    with transaction.atomic():
        erase(kanaria, world)
        assert in_database() == {}
        transaction.set_rollback(True)
    assert in_database() != {}
    assert came_back() == [kanaria]
    assert passages_that_came_back()
    assert len(check_erasures()) == 2
    out = StringIO()
    call_command("restore", "--erase-again", stdout=out)
    assert "Erased again: 1 people" in out.getvalue()
    assert in_database() == {}
    assert check_erasures() == []
    assert Erasure.objects.get().finished_at


def test_doctor_is_silent_while_an_erasure_runs(world: World, kanaria: Contributor):
    erasure = ask_erasure(contributor=kanaria, language="de", by=world.cem)
    confirm_for_her(erasure=erasure, by=world.cem, words="Am Telefon erkannt.")
    Erasure.objects.update(due_at=timezone.now())
    append(identities(kanaria))
    assert came_back() == [kanaria]
    assert check_erasures() == []
    Erasure.objects.update(stopped_at=timezone.now())
    assert check_erasures() == ["1 person who was erased is there again: run haltung restore --erase-again."]


def test_nothing_is_done_to_others(world: World, kanaria: Contributor):
    other = merging.contribution(world.article, text="Etwas anderes.", name="Ada Lesender")
    erase(kanaria, world)
    before = rows_of(Contributor), rows_of(Version)
    call_command("restore", "--erase-again", stdout=StringIO())
    assert (rows_of(Contributor), rows_of(Version)) == before
    assert Contributor.objects.get(pk=other.submission.contributor_id).name == "Ada Lesender"


def test_a_list_under_a_lost_key_stops_it(world: World, kanaria: Contributor, settings: Any):
    erase(kanaria, world)
    settings.SECRET_KEY = "another-key-that-nobody-has-named-as-a-fallback-anywhere"
    with pytest.raises(CommandError, match="HALTUNG_SECRET_KEY"):
        call_command("restore", "--erase-again", stdout=StringIO())
    settings.SECRET_KEY_FALLBACKS = [
        "haltung-demo-and-test-only-this-key-is-public-and-must-never-serve-readers"
    ]
    call_command("restore", "--erase-again", stdout=StringIO())


def test_a_passage_that_the_law_took_out_goes_again(world: World, kanaria: Contributor):
    from django.db import transaction

    from blog.actions.redact_passage import redact_passage
    from discussion.actions.erasing.listing import passages_on_the_list

    with transaction.atomic():
        redact_passage(page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW)
        passages_on_the_list(0)
        transaction.set_rollback(True)
    assert Version.objects.get(number=1).body["blocks"][1]["kind"] == "text"
    call_command("restore", "--erase-again", stdout=StringIO())
    assert Version.objects.get(number=1).body["blocks"][1]["kind"] == "redacted"
    assert FIRST not in [block["id"] for block in Version.objects.latest("number").body["blocks"]]
    assert FIRST not in str(Article.objects.get().body.raw_data)


@pytest.mark.django_db(transaction=True)
def test_the_list_is_in_no_backup(world: World, tmp_path: Path, erasure_list: Path, kanaria: Contributor):
    erase(kanaria, world)
    file = tmp_path / "haltung.tar"
    call_command("backup", str(file), stdout=StringIO())
    with tarfile.open(file) as archive:
        names = archive.getnames()
    assert {"manifest.json", "database"} <= set(names)
    assert not any(erasure_list.name in name for name in names)
    assert (file.stat().st_mode & 0o777) == 0o600


@dataclass(frozen=True)
class Told:
    """People of an article whose backup is put back."""

    world: World
    kanaria: Contributor
    ben: Contribution
    ada: Contribution


def told() -> Told:
    """Kanaria's sentence and Ben's stand in the article, Ada's comment is public; a reply hangs at Ben's."""
    world = make_world()
    kanaria = merging.contribution(
        world.article, text=SENTENCE, name="Kanaria Unverwechselbar", email="kanaria.kontakt@example.org"
    )
    merging.merged(world.article, kanaria, by=world.cem, change=merging.added(SENTENCE))
    ben = merging.contribution(world.article, text=STAYS, name="Ben Beiträger")
    merging.merged(world.article, ben, by=world.cem, change=merging.added(STAYS, after=THIRD, block=OWN))
    comment(world.article, "Eine Antwort.", parent=Comment.rows.get(submission=ben.submission))
    ada = merging.contribution(world.article, text="Etwas anderes.", name="Ada Lesender")
    return Told(world, kanaria.submission.contributor, ben, ada)


def counts() -> dict[str, int]:
    models = (
        Version,
        Anchor,
        Placement,
        Comment,
        Submission,
        Contribution,
        Point,
        Provenance,
        Merge,
        Contributor,
    )
    return {model.__name__: model._base_manager.count() for model in models}


def sums(page: int) -> list[tuple[int, str]]:
    return list(Version.objects.filter(page_id=page).order_by("number").values_list("number", "checksum"))


def places(page: int) -> dict[int, tuple[str, ...]]:
    return {pk: tuple(part.block for part in placed.parts) for pk, placed in placements_of(page).items()}


def stamp_of_pages() -> int:
    return Stamp.objects.get(name="content").value


def what_happens_later(people: Told) -> None:
    """Kanaria is erased, Ben's name and Ada's text are withdrawn, and the site goes on."""
    erase(people.kanaria, people.world)
    ben, ada = people.ben.submission, people.ada.submission
    remove_name(submission=Submission.objects.get(pk=ben.pk), everywhere=True, proof="receipt:1")
    withdraw_text(submission=Submission.objects.get(pk=ada.pk), proof="receipt:2")
    late = merging.contribution(people.world.article, text="Nach der Sicherung.", name="Zoe Spätling")
    merging.merged(
        people.world.article, late, by=people.world.cem, change=merging.added("Nachzüglerwort.", block=LATE)
    )
    Topic.objects.filter(pk=people.world.topic.pk).update(name="Danach")


@pytest.mark.django_db(transaction=True)
class TestWithARealDatabase:
    def test_a_backup_is_put_back_without_who_was_erased_and_what_was_withdrawn_since(
        self, tmp_path: Path, erasure_list: Path
    ):
        people = told()
        page = people.world.article.pk
        file = tmp_path / "haltung.tar"
        before, checked, placed, stamp = counts(), sums(page), places(page), stamp_of_pages()
        call_command("backup", str(file), stdout=StringIO())
        what_happens_later(people)
        # As a deployment after the backup would make one.
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE made_after_the_backup (id integer)")
        out = StringIO()
        call_command("restore", str(file), "--yes", stdout=out)

        assert "Erased again: 1 people" in out.getvalue()
        assert in_database() == {}
        assert check_erasures() == []
        self._the_rest_is_as_it_was(people, before, checked)
        self._is_withdrawn(people)
        self._is_derived_anew(people, placed, stamp)

    def _the_rest_is_as_it_was(
        self, people: Told, before: dict[str, int], checked: list[tuple[int, str]]
    ) -> None:
        now, sums_now = counts(), sums(people.world.article.pk)
        # Taking her passage out publishes one further version; checksums of those before never change.
        assert sums_now[: len(checked)] == checked
        assert len(sums_now) == len(checked) + 1
        assert {name: now[name] for name in PEOPLES} == {name: before[name] for name in PEOPLES}
        assert Topic.objects.get(pk=people.world.topic.pk).name == "Digitalisierung"
        assert Contributor.objects.get(pk=people.ben.submission.contributor_id).name == "Ben Beiträger"
        assert not Contributor.objects.filter(name="Zoe Spätling").exists()
        assert "made_after_the_backup" not in connection.introspection.table_names()
        out = StringIO()
        call_command("verify", stdout=out)
        assert out.getvalue() == f"{len(sums_now)} versions checked, 0 of them don't hold.\n"
        call_command("migrate", check_unapplied=True, verbosity=0)

    def _is_withdrawn(self, people: Told) -> None:
        ben = Contribution.objects.select_related("submission").get(pk=people.ben.pk)
        assert (ben.credit, ben.submission.display_name) == (CreditChoice.NONE, False)
        assert "Ben Beiträger" not in Client().get("/artikel/digitalisierung/").content.decode()
        ada = Submission.objects.get(pk=people.ada.submission_id)
        assert (ada.state, ada.text) == ("withdrawn", "")
        assert withdrawals_that_came_back() == []

    def _is_derived_anew(self, people: Told, placed: dict[int, tuple[str, ...]], stamp: int) -> None:
        page = people.world.article.pk
        now = places(page)
        assert set(now) == set(placed)
        kept = [pk for pk, blocks in placed.items() if blocks == (OWN,)]
        assert kept
        assert [now[pk] for pk in kept] == [(OWN,) for _pk in kept]
        assert stamp_of_pages() > stamp
        found = {words: FOUND in Client().get(f"/suche/?q={words}").content.decode() for words in SOUGHT}
        assert found == {"Geduldsfaden": True, "Kanarienvogelgesang": False, "Nachzüglerwort": False}

    def test_a_backup_of_something_else_leaves_everything_as_it_was(self, tmp_path: Path):
        people = told()
        before = counts()
        for name, content in {"broken": b"no database", "empty": b""}.items():
            file = tmp_path / f"{name}.tar"
            archived(file, content)
            with pytest.raises(CommandError):
                call_command("restore", str(file), "--yes", stdout=StringIO())
        assert counts() == before
        assert Contributor.objects.filter(pk=people.kanaria.pk, name="Kanaria Unverwechselbar").exists()


@pytest.mark.parametrize(
    "member",
    [
        pytest.param(("../out", tarfile.REGTYPE), id="a file above the folder"),
        pytest.param(("/etc/out", tarfile.REGTYPE), id="an absolute path"),
        pytest.param(("media/link", tarfile.SYMTYPE), id="a link"),
        pytest.param(("media/pipe", tarfile.FIFOTYPE), id="a pipe"),
    ],
)
def test_an_archive_with_what_we_never_write_is_not_unpacked(member: tuple[str, bytes], tmp_path: Path):
    file = tmp_path / "other.tar"
    with tarfile.open(file, "w") as archive:
        odd = tarfile.TarInfo(member[0])
        odd.type, odd.linkname = member[1], "/etc/passwd"
        archive.addfile(odd)
    with pytest.raises(BackupFault, match=r"is no backup of this site \(ReadError\)"):
        put_back(file)


def archived(file: Path, content: bytes) -> None:
    """Write a backup whose database is something else."""
    facts = json.dumps({"format": 1, "vendor": connection.vendor, "at": "2026-01-01"}).encode()
    with tarfile.open(file, "w") as archive:
        for name, written in {"manifest.json": facts, "database": content}.items():
            member = tarfile.TarInfo(name)
            member.size = len(written)
            archive.addfile(member, BytesIO(written))


@pytest.mark.postgres
class TestPostgresPrograms:
    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            (
                "pg_dump: error: aborting because of server version mismatch\npg_dump: detail: server version: 17",
                "Install",
            ),
            ("pg_restore: error: unsupported version (1.16) in file header", "Install"),
            ("psql:x:1: ERROR:  must be owner of schema public\nLINE 1", "must be owner of schema public$"),
        ],
    )
    def test_what_they_refuse_is_told_in_one_sentence(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, sentence: str
    ):
        program = tmp_path / "pg_dump"
        program.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{said}\nEND\nexit 1\n")
        program.chmod(0o700)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        with pytest.raises(CommandError, match=sentence):
            call_command("backup", str(tmp_path / "haltung.tar"), stdout=StringIO())
        assert not (tmp_path / "haltung.tar").exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(CommandError, match="no folder"):
        call_command("backup", str(tmp_path / "nowhere" / "haltung.tar"), stdout=StringIO())


def test_what_is_no_backup_is_refused_in_a_sentence(world: World, tmp_path: Path):
    file = tmp_path / "kein.tar"
    file.write_text("kein Archiv")
    with pytest.raises(CommandError, match="is no backup"):
        call_command("restore", str(file), "--yes")
    with pytest.raises(CommandError, match="Name a backup"):
        call_command("restore")
