"""What holds for every test: guards, the order of tests, the parts that may be missing, Hypothesis' profiles."""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from tests import parts
from tests.services.mail import MailServer

hypothesis.settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure(config: pytest.Config) -> None:
    """Stop at once where a part is required and missing."""
    missing = {marker: why for marker, why in parts.left_out().items() if marker not in parts.elsewhere()}
    if missing and parts.all_required():
        listed = "; ".join(f"{marker} tests: {why}" for marker, why in missing.items())
        raise pytest.UsageError(f"HALTUNG_TEST_REQUIRE=all, but these would be left out: {listed}")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the machine can't run; put tests that empty the database behind all others."""
    without = set(parts.left_out())
    if os.environ.get("HYPOTHESIS_PROFILE") != "long":
        without.add("long")
    out = [item for item in items if any(item.get_closest_marker(marker) for marker in without)]
    if out:
        config.hook.pytest_deselected(items=out)
    chosen = [item for item in items if item not in set(out)]
    for item in chosen:
        if _empties_database(item):
            # Pages stand on rows that migrations made: each such test finds them again.
            own = item.get_closest_marker("django_db")
            how = {**(own.kwargs if own else {}), "transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**how), append=False)
    items[:] = sorted(chosen, key=_empties_database)


def _empties_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(marker and marker.kwargs.get("transaction")) or bool(
        fixtures & {"transactional_db", "live_server"}
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out and why."""
    for marker, why in parts.left_out().items():
        if marker in parts.elsewhere():
            terminalreporter.write_line(f"{marker} tests are taken by another run: {why}.")
        else:
            terminalreporter.write_line(f"LEFT OUT: {marker} tests, for {why}.")


@pytest.fixture(autouse=True, scope="session")
def _on_guard() -> Iterator[None]:
    from tests.guards import on_guard

    with on_guard():
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Rows are rolled back and their keys come again; what was kept under them must not."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """Address of a Valkey or Redis of our own, for `CACHE_URL`."""
    from tests.services import redis

    with redis.running() as url:
        yield url


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A real mail server that keeps what it gets and can be told to refuse."""
    from tests.services import mail

    with mail.running() as server:
        yield server


@pytest.fixture(autouse=True)
def _speaks_german() -> None:
    """Forget the language of the page that the last test asked for: requests leave theirs behind in the thread."""
    from django.utils import translation

    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Let every connection of this process find the rows that migrations made.

    Django keeps them on the connection that made the database; where a browser's event loop runs in this thread,
    Django opens another one, which would put nothing back after a test that emptied the tables.
    """
    from django.db import connections

    connection = connections["default"]
    rows = getattr(connection, "_test_serialized_contents", None)
    if rows is not None:
        type(connection)._test_serialized_contents = rows  # type: ignore[attr-defined]
