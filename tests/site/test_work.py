"""The worker: its rounds, its clock, its end."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from django.core.management import call_command

from blog.registries import registries
from haltung.operations import work
from haltung.operations.work import Worker


@pytest.fixture
def calls(monkeypatch) -> list[str]:
    called: list[str] = []
    monkeypatch.setattr(registries, "clock", {"job": (timedelta(minutes=1), lambda: called.append("job"))})
    monkeypatch.setattr(work, "run_outbox", lambda limit: 0)
    return called


def test_a_job_of_the_clock_runs_at_the_start_and_then_at_its_hour(calls):
    now = [0.0]
    worker = Worker(Event(), clock=lambda: now[0])
    for second in (0.0, 30.0, 60.0, 61.0, 130.0):
        now[0] = second
        worker.round()
    assert len(calls) == 3


def test_a_job_that_fails_stops_neither_the_others_nor_the_worker(calls, caplog):
    def broken() -> None:
        raise RuntimeError("no")

    registries.clock["broken"] = (timedelta(minutes=1), broken)
    registries.clock["after"] = (timedelta(minutes=1), lambda: calls.append("after"))
    Worker(Event()).round()
    assert calls == ["job", "after"]
    assert "The job broken failed" in caplog.text


@pytest.mark.django_db
def test_a_database_that_is_away_makes_the_worker_wait_longer_and_go_on(calls, monkeypatch):
    stop = Event()
    waits: list[float] = []
    rounds: list[int] = []

    def away(limit: int) -> int:
        rounds.append(limit)
        if len(rounds) < 4:
            raise ConnectionError
        return 0

    monkeypatch.setattr(work, "run_outbox", away)
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    monkeypatch.setattr(stop, "wait", lambda pause: waits.append(pause) or (len(waits) > 4 and stop.set()))
    Worker(stop).run()
    assert waits[:4] == [2.0, 4.0, 8.0, 1.0]


@pytest.mark.parametrize(
    ("works", "mark"), [pytest.param(True, True, id="good"), pytest.param(False, False, id="bad")]
)
def test_only_a_good_round_leaves_a_mark_for_whoever_watches(works, mark, calls, monkeypatch, tmp_path: Path):
    def round_of_work(limit: int) -> int:
        if not works:
            raise ConnectionError
        return 0

    stop = Event()
    monkeypatch.setattr(work, "HEARTBEAT", tmp_path / "mark")
    monkeypatch.setattr(work, "run_outbox", round_of_work)
    monkeypatch.setattr(work, "keep_sites_in_step", lambda: None)
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    monkeypatch.setattr(stop, "wait", lambda pause: stop.set())
    Worker(stop).run()
    assert (tmp_path / "mark").exists() is mark


@pytest.mark.django_db
def test_once_works_off_everything_that_is_due(calls, monkeypatch, capsys):
    portions = iter([20, 20, 3, 0])
    monkeypatch.setattr(work, "run_outbox", lambda limit: next(portions))
    call_command("worker", "--once")
    assert capsys.readouterr().out == "43 done.\n"


# Parts are forked, so they are tried in a process of their own: `here` is the test's folder, `wait` a part that stays
# until it is ended, `short` one that ends by itself once the other runs.
PARTS = """
import pathlib, signal, sys, time
import django; django.setup()
from haltung.operations import supervisor
here = pathlib.Path(sys.argv[1])
def wait(name):
    def part():
        def end(*_):
            (here / f"{name}.ended").touch()
            sys.exit(0)
        signal.signal(signal.SIGTERM, end)
        (here / f"{name}.started").touch()
        time.sleep(60)
    return part
def short():
    while not (here / "long.started").exists():
        time.sleep(0.02)
    sys.exit(3)
"""


def supervised(tmp_path: Path, parts: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", f"{PARTS}\nraise SystemExit(supervisor.run({parts}))", str(tmp_path)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "haltung.settings", "HALTUNG_ENV": "test"},
    )


def test_when_one_part_ends_the_others_are_ended_and_its_code_is_told(tmp_path: Path):
    assert supervised(tmp_path, '[wait("long"), short]').wait(60) == 3
    assert (tmp_path / "long.ended").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_all_parts_in_order(tmp_path: Path, number):
    process = supervised(tmp_path, '[wait("one"), wait("two")]')
    started = [tmp_path / "one.started", tmp_path / "two.started"]
    for _ in range(3000):
        if all(path.exists() for path in started):
            break
        time.sleep(0.02)
    process.send_signal(number)
    assert process.wait(30) == 0
    assert (tmp_path / "one.ended").exists()
    assert (tmp_path / "two.ended").exists()
