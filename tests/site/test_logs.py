"""Logs: what they hold and what never."""

import io
import json
import logging

import pytest
from django.test import Client

from haltung.logs import JsonLine, PrivacyFilter, clean, configuration, cut_path


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        pytest.param("/beitrag/s3cret/", "/beitrag/…", id="a receipt"),
        pytest.param("/en/beitrag/s3cret/text/", "/en/beitrag/…", id="an act below an English receipt"),
        pytest.param("/bestaetigen/s3cret/", "/bestaetigen/…", id="a link to confirm"),
        pytest.param("/rueckfrage/s3cret/", "/rueckfrage/…", id="a question"),
        pytest.param("/en/gegenlesen/s3cret/", "/en/gegenlesen/…", id="something to read for the editors"),
        pytest.param(
            "/konto/password/reset/key/1-s3cret/", "/konto/password/reset/key/…", id="a new password"
        ),
        pytest.param("/artikel/wandel/", "/artikel/wandel/", id="an article"),
    ],
)
def test_addresses_that_open_something_are_cut(path, logged):
    assert cut_path(path) == logged


@pytest.mark.parametrize(
    "text",
    [
        "Not Found: /suche/?q=s3cret",
        'DETAIL: Key (email)=(s3cret@example.org) already exists."',
        "mail to <s3cret@mail.example.org> refused",
        "GET https://host/en/beitrag/s3cret/nennung/ 200",
        "client 198.51.100.7 asked",
    ],
)
def test_messages_of_other_packages_are_cleaned(text):
    assert "s3cret" not in clean(text)
    assert "198.51" not in clean(text)


def test_a_traceback_is_cleaned_too():
    try:
        raise ValueError("s3cret@example.org")
    except ValueError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, "", 1, "failed", (), (ValueError, error, error.__traceback__)
        )
    PrivacyFilter().filter(record)
    assert record.exc_text is not None
    assert "ValueError" in record.exc_text
    assert "s3cret" not in record.exc_text


@pytest.fixture
def lines():
    """What production would write, line by line."""
    line = configuration(level="INFO", as_json=True)["formatters"]["line"]
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLine(line["format"], line["datefmt"], rename_fields=line["rename_fields"]))
    handler.addFilter(PrivacyFilter())
    logging.getLogger("haltung").addHandler(handler)
    yield lambda: [json.loads(text) for text in stream.getvalue().splitlines()]
    logging.getLogger("haltung").removeHandler(handler)


@pytest.mark.django_db
def test_each_request_is_one_json_line_with_its_id_and_without_the_person(client: Client, lines):
    headers = {"X-Request-ID": "abc-12345678", "User-Agent": "Agent"}
    response = client.get("/robots.txt", {"q": "s3cret"}, headers=headers, REMOTE_ADDR="198.51.100.7")
    (line,) = lines()
    assert response.headers["X-Request-ID"] == "abc-12345678"
    assert line["request_id"] == "abc-12345678"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/robots.txt", 200)
    assert line["level"] == "INFO"
    assert str(line["time"]).endswith("Z")
    assert not {"s3cret", "198.51.100.7", "Agent"} & set(str(line).split())
    assert "s3cret" not in str(line)


@pytest.mark.parametrize("told", ["short", "a b c d e f g h", "x" * 65, 'id"}\n{"level":"forged'])
def test_a_request_id_that_could_forge_a_line_is_replaced(client: Client, told):
    response = client.get("/robots.txt", headers={"X-Request-ID": told})
    assert len(response.headers["X-Request-ID"]) == 32


def test_request_ids_differ(client: Client):
    ids = {client.get("/robots.txt").headers["X-Request-ID"] for _ in range(3)}
    assert len(ids) == 3
