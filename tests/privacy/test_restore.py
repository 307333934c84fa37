"""A backup that is put back brings nobody back who was erased since."""

import tarfile
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from blog.kinds import RedactionReason
from blog.models import Version
from discussion.actions.ask_erasure import ask_erasure, confirm_for_her
from discussion.actions.erasing.job import go_on
from discussion.jobs import check_erasures
from discussion.models import Contributor, Erasure
from discussion.queries.erasure_list import came_back, passages_that_came_back
from tests.factories import merging
from tests.privacy.spread import in_database
from tests.world import FIRST, World

SENTENCE = "Wer pflegt, braucht Kanarienvogelgesang am Morgen."


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


@pytest.mark.django_db(transaction=True)
class TestWithARealDatabase:
    def test_a_backup_is_put_back_without_who_was_erased_since(self, tmp_path: Path, erasure_list: Path):
        from tests.world import make_world

        world = make_world()
        row = merging.contribution(
            world.article, text=SENTENCE, name="Kanaria Unverwechselbar", email="kanaria.kontakt@example.org"
        )
        merging.merged(world.article, row, by=world.cem, change=merging.added(SENTENCE))
        other = merging.contribution(world.article, text="Etwas anderes.", name="Ada Lesender")
        file = tmp_path / "haltung.tar"
        call_command("backup", str(file), stdout=StringIO())
        erase(Contributor.objects.get(name="Kanaria Unverwechselbar"), world)
        Contributor.objects.filter(pk=other.submission.contributor_id).update(name="Danach")
        call_command("restore", str(file), "--yes", stdout=StringIO())
        assert in_database() == {}
        assert Contributor.objects.get(pk=other.submission.contributor_id).name == "Ada Lesender"
        assert check_erasures() == []


def test_what_is_no_backup_is_refused_in_a_sentence(world: World, tmp_path: Path):
    file = tmp_path / "kein.tar"
    file.write_text("kein Archiv")
    with pytest.raises(CommandError, match="is no backup"):
        call_command("restore", str(file), "--yes")
    with pytest.raises(CommandError, match="Name a backup"):
        call_command("restore")
