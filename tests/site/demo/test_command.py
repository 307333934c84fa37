"""`haltung demo`: what it prepares, what it says, and how it refuses. Serving itself is tested with the supervisor."""

import gc
import socket

import pytest
from django.core.management.base import CommandError

from haltung.demo.ground import PASSWORD
from haltung.demo.load import NotEmptyError
from haltung.demo.management.commands import demo


@pytest.fixture
def called(monkeypatch):
    calls: list[str] = []

    def call_command(name: str, **options: object) -> None:
        calls.append(name)

    monkeypatch.setattr(demo, "call_command", call_command)
    return calls


@pytest.fixture
def quiet(monkeypatch, called):
    """Nothing is loaded or served; what would be is remembered."""
    served: list[tuple[str, str, bool]] = []

    def serve(host: str, port: str, *, with_worker: bool) -> int:
        served.append((host, port, with_worker))
        return 0

    monkeypatch.setattr(demo, "serve", serve)
    monkeypatch.setattr(demo, "load", lambda: True)
    monkeypatch.setattr(demo.logging, "disable", lambda level: None)
    return served


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_not_migrated_again(called) -> None:
    demo.migrate()
    assert called == []


@pytest.mark.django_db
def test_two_lines_say_where_to_look_and_how_to_sign_in(quiet, monkeypatch, settings, capsys) -> None:
    port = free_port()
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit) as ended:
        demo.Command().handle()
    lines = capsys.readouterr().out.splitlines()
    assert ended.value.code == 0
    assert quiet == [("127.0.0.1", port, True)]
    assert len(lines) == 2
    assert f"{settings.HALTUNG_BASE_URL}/" in lines[0]
    assert "redaktion@example.org" in lines[1]
    assert PASSWORD in lines[1]


def test_a_taken_port_is_one_sentence_before_anything_else_is_done(quiet, called, monkeypatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        with pytest.raises(CommandError, match=r"^Port \d+ is taken[^\n]*$"):
            demo.Command().handle()
    assert called == []
    assert quiet == []


@pytest.mark.django_db
def test_a_site_with_other_articles_is_refused_with_a_sentence(quiet, monkeypatch) -> None:
    def load() -> bool:
        raise NotEmptyError

    monkeypatch.setattr(demo, "load", load)
    with pytest.raises(CommandError, match="needs one of its own"):
        demo.prepare()


@pytest.mark.django_db
def test_garbage_is_looked_for_seldom_while_it_is_built_and_as_before_afterwards(quiet, monkeypatch) -> None:
    before, seen = gc.get_threshold(), []
    monkeypatch.setattr(demo, "load", lambda: seen.append(gc.get_threshold()))
    demo.prepare()
    assert seen[0][0] > before[0]
    assert gc.get_threshold() == before
