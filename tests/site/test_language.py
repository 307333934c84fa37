"""The language follows from the address and from nothing else."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

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
