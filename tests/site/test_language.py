"""The language follows from the address and from nothing else."""

from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.formats import date_format

from haltung.language import AddressLanguageMiddleware


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "de"),
        ("/artikel/x/", "de"),
        ("/en/", "en"),
        ("/en/artikel/x/", "en"),
        ("/english/", "de"),
        ("/fr/", "de"),
    ],
)
def test_the_address_decides(rf: RequestFactory, path, language):
    seen: list[str | None] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(translation.get_language())
        return HttpResponse()

    with translation.override("de"):
        request = rf.get(path, headers={"Accept-Language": "en,fr"})
        request.COOKIES["django_language"] = "fr"
        response = AddressLanguageMiddleware(view)(request)
    assert seen == [language]
    assert response.headers["Content-Language"] == language
    assert "Vary" not in response.headers
    assert not response.cookies


@pytest.mark.parametrize(("language", "shown"), [("de", "3. Februar 2026"), ("en", "3 February 2026")])
def test_dates_are_written_as_readers_here_expect_them(language, shown):
    with translation.override(language):
        assert date_format(date(2026, 2, 3), "DATE_FORMAT") == shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "shown"),
    [("/suche/", "Durchsucht werden alle Artikel"), ("/en/suche/", "The search covers all articles")],
)
def test_a_page_speaks_the_language_of_its_address(client: Client, address, shown):
    assert shown in client.get(address).content.decode()
