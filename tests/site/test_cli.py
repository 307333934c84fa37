"""The `haltung` command as a person meets it."""

import os
import socket
import subprocess
import sys

import pytest

from haltung.cli import importable
from haltung.operations.supervisor import PortFault, free_port


def haltung(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("HALTUNG_", "DATABASE_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "haltung.cli", *arguments],
        env={**clean, **variables}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_wrong_settings_stop_the_start_with_sentences_and_code_two():
    result = haltung("check", HALTUNG_SECRET_KEY="short", HALTUNG_BASE_URL="nowhere")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert [line.split()[1] for line in result.stderr.splitlines()] == [
        "HALTUNG_BASE_URL",
        "HALTUNG_SECRET_KEY",
    ]


def test_a_first_start_needs_no_static_files_that_were_collected_before(tmp_path):
    """What the demo does on a fresh machine: no database, no manifest; the command that collects must come up by itself."""
    empty = {"HALTUNG_DATA_DIR": str(tmp_path), "HALTUNG_STATIC_DIR": str(tmp_path / "static")}
    result = haltung("diffsettings", HALTUNG_ENV="demo", **empty)
    assert result.returncode == 0, result.stderr


def test_commands_may_be_written_with_hyphens():
    assert importable(["haltung", "search-index", "--no-input"]) == ["haltung", "search_index", "--no-input"]
    assert importable(["haltung", "--no-color"]) == ["haltung", "--no-color"]
    assert importable(["haltung", "loaddata", "a-b"]) == ["haltung", "loaddata", "a-b"]


def test_a_taken_port_is_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with pytest.raises(PortFault, match=f"Port {port} is taken"):
            free_port("127.0.0.1", port)
    assert free_port("127.0.0.1", port) == int(port)


@pytest.mark.parametrize("port", ["", "http", "0", "70000", "-1"])
def test_a_port_that_is_none_is_one_sentence(port):
    with pytest.raises(PortFault, match="must be a number between 1 and 65535"):
        free_port("127.0.0.1", port)


def test_a_server_with_wrong_settings_ends_instead_of_starting_again_for_ever():
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("HALTUNG_", "DATABASE_"))
    }
    result = subprocess.run(
        [sys.executable, "-c", "import haltung.wsgi"],
        env=clean, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode == 3  # gunicorn's word for "don't try again"
    assert "Traceback" not in result.stderr
    assert "haltung: HALTUNG_SECRET_KEY is missing" in result.stderr


def test_serving_on_a_taken_port_ends_with_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = haltung("serve", "--host", "127.0.0.1", HALTUNG_ENV="test", PORT=port)
    assert result.returncode == 1
    assert (
        result.stderr
        == f"haltung: Port {port} is taken: end what uses it, or choose another with PORT=8001.\n"
    )
