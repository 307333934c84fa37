"""Error pages: each status has one, and none can fail itself."""

from unittest import mock

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, connection
from django.http import Http404
from django.test import Client, RequestFactory

from haltung.views import errors

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (errors.bad_request, 400),
        (errors.forbidden, 403),
        (errors.not_found, 404),
        (errors.gone, 410),
        (errors.forgery_suspected, 403),
        (errors.broken, 500),
    ],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_each_status_has_a_page(rf: RequestFactory, view, status, language):
    response = view(rf.get(f"{language}/x/"))
    assert response.status_code == status
    assert b"<!doctype html>" in response.content.lower()
    assert errors.LAST_RESORT.encode() != response.content


def test_a_page_that_fails_gives_way_to_the_plain_one(rf: RequestFactory):
    with mock.patch.object(connection, "cursor", side_effect=DatabaseError):
        response = errors.not_found(rf.get("/x/"))
    assert response.status_code == 404
    assert "versuche es" in response.content.decode()


def test_the_page_for_500_needs_neither_database_nor_context(rf: RequestFactory):
    with mock.patch.object(connection, "cursor", side_effect=DatabaseError):
        response = errors.broken(rf.get("/x/"))
    assert response.status_code == 500
    assert "<html" in response.content.decode()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Http404(), 404),
        (PermissionDenied(), 403),
        (SuspiciousOperation(), 400),
        (RuntimeError("s3cret"), 500),
    ],
)
def test_what_a_view_raises_becomes_a_page_that_tells_nothing(client: Client, error, status):
    client.raise_request_exception = False
    with mock.patch("haltung.operations.health.examine", side_effect=error):
        response = client.get("/gesundheit/")
    assert response.status_code == status
    assert b"s3cret" not in response.content


def test_an_unknown_address_is_404_in_both_languages_and_never_a_redirect(client: Client):
    for path in ("/gibt-es-nicht/", "/en/gibt-es-nicht/", "/fr/", "/de/"):
        assert client.get(path).status_code == 404
