"""`/gesundheit/` and `haltung doctor`: what they see."""

import io
from datetime import timedelta
from unittest import mock

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from blog.models import OutboxRow
from blog.registries import registries
from haltung.operations import health

pytestmark = pytest.mark.django_db
PARTS = {"database", "migrations", "cache", "queue", "mail", "search", "media"}


def states(client: Client) -> dict[str, str]:
    answer = client.get("/gesundheit/")
    assert answer.status_code == 200
    return {name: part["status"] for name, part in answer.json()["parts"].items()}


def doctor(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", *arguments, stdout=out)
    return int(str(ended.value.code)), out.getvalue()


def test_a_sound_site_says_ok_for_each_part(client: Client):
    answer = client.get("/gesundheit/").json()
    assert answer["status"] == "ok"
    assert set(answer["parts"]) == PARTS


def test_effects_that_wait_too_long_degrade_the_queue_but_not_the_site(client: Client):
    OutboxRow.objects.create(kind="index", due_at=timezone.now() - timedelta(minutes=17))
    assert states(client)["queue"] == "degraded"
    assert "17 minutes" in client.get("/gesundheit/").json()["parts"]["queue"]["detail"]


def test_poison_degrades_the_queue(client: Client):
    OutboxRow.objects.create(kind="index", failed_at=timezone.now())
    assert states(client)["queue"] == "degraded"


def test_mails_that_could_not_be_sent_degrade_mail(client: Client):
    OutboxRow.objects.create(
        kind="discussion.mail.confirm", attempts=1, error="refused", due_at=timezone.now()
    )
    assert states(client)["mail"] == "degraded"


def test_a_cache_that_is_away_degrades_the_site(client: Client):
    with mock.patch.object(cache, "set", side_effect=ConnectionError):
        assert states(client)["cache"] == "degraded"


def test_waiting_migrations_degrade_the_site(client: Client, monkeypatch):
    monkeypatch.setattr(health, "_all_applied", False)
    with mock.patch.object(health, "unapplied", return_value=3):
        assert states(client)["migrations"] == "degraded"


def test_media_that_cannot_be_written_degrade_the_site(client: Client):
    with mock.patch("os.access", return_value=False):
        assert states(client)["media"] == "degraded"


def test_without_its_database_the_site_says_503_and_names_no_host(client: Client):
    with mock.patch.object(connection, "cursor", side_effect=DatabaseError("host db.internal refused")):
        answer = client.get("/gesundheit/")
    assert answer.status_code == 503
    assert answer.json()["status"] == "down"
    assert answer.json()["parts"]["database"]["status"] == "down"
    assert b"internal" not in answer.content


def test_health_is_asked_in_few_statements(client: Client, django_assert_max_num_queries):
    client.get("/gesundheit/")
    with django_assert_max_num_queries(5):
        client.get("/gesundheit/")


def test_the_doctor_finds_nothing_in_a_sound_site(monkeypatch):
    monkeypatch.setattr(registries, "checks", {"versions": list})
    code, text = doctor()
    assert (code, "warning" in text) == (0, False), text


def test_the_doctor_tells_stale_data_by_code_one(monkeypatch):
    monkeypatch.setattr(
        registries, "checks", {"counters": lambda: ["Article 3 counts 4 comments, but has 5."]}
    )
    code, text = doctor()
    assert code == 1
    assert "counters: Article 3 counts 4 comments, but has 5." in text


def test_a_check_that_fails_hides_none_of_the_others(monkeypatch):
    def fail() -> list[str]:
        raise DatabaseError("no such table: secret")

    monkeypatch.setattr(registries, "checks", {"broken": fail, "counters": lambda: ["One is wrong."]})
    code, text = doctor()
    assert code == 2
    assert "broken: It could not be checked (DatabaseError)." in text
    assert "counters: One is wrong." in text
    assert "secret" not in text


def test_the_doctor_tells_a_dead_database_by_code_two():
    with mock.patch.object(connection, "cursor", side_effect=DatabaseError):
        assert doctor()[0] == 2


def test_the_doctor_asks_the_mail_server_only_when_told(settings, monkeypatch):
    monkeypatch.setattr(registries, "checks", {})
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 1
    assert doctor()[0] == 0
    code, text = doctor("--mail")
    assert code == 2
    assert "mail server: It can't be reached" in text


def test_the_doctor_notices_that_the_site_moved(settings, monkeypatch):
    monkeypatch.setattr(registries, "checks", {})
    settings.HALTUNG_BASE_URL = "https://new.example.org"
    code, text = doctor()
    assert code == 1
    assert "HALTUNG_BASE_URL changed" in text
