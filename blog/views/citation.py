"""The short address of a version: it leads to the version for good, says how to cite it and how to check it."""

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_safe

from blog.models.living_page import LivingPage
from blog.models.version import Version
from blog.queries.addresses import place_of, version_path
from blog.queries.citation import bibtex_file, citation_file, citation_page, sealed_version, version_of
from blog.queries.version_page import version_address
from blog.views.living import find_public, for_readers
from blog.views.respond import public_bytes, public_page

CSL_JSON = "application/vnd.citationstyles.csl+json; charset=utf-8"
BIBTEX = "application/x-bibtex; charset=utf-8"


@require_safe
@for_readers
def short(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the version; unknown and hidden ones are the same 404."""
    page, version = _found(request, code)
    return redirect(version_path(place_of(page), version.number, page.locale.language_code))


@require_safe
@for_readers
def citation(request: HttpRequest, code: str) -> HttpResponse:
    """Say how to cite a version, and what its checksum proves."""
    page, version = _found(request, code)
    with translation.override(page.locale.language_code):
        response = public_page(request, "blog/citation.html", {"page": citation_page(page, version)})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@for_readers
def csl_json(request: HttpRequest, code: str) -> HttpResponse:
    """Give the version as CSL JSON."""
    return _file(request, code, CSL_JSON, citation_file)


@require_safe
@for_readers
def bib(request: HttpRequest, code: str) -> HttpResponse:
    """Give the version as a BibTeX file."""
    page, version = _found(request, code)
    with translation.override(page.locale.language_code):
        return public_bytes(request, bibtex_file(page, version).encode(), content_type=BIBTEX)


@require_safe
@for_readers
def sealed(request: HttpRequest, code: str) -> HttpResponse:
    """Give text, salts and hashes of the version, for anybody to check."""
    return _file(request, code, "application/json", sealed_version)


def _file(
    request: HttpRequest, code: str, content_type: str, make: Callable[[Any, Version], Any]
) -> HttpResponse:
    page, version = _found(request, code)
    content = json.dumps(make(page, version), ensure_ascii=False, indent=1)
    return public_bytes(request, content.encode(), content_type=content_type)


def _found(request: HttpRequest, code: str) -> tuple[LivingPage, Version]:
    code = code.lower()
    found = version_address(code) if code.isascii() and code.isalnum() else None
    if found is None:
        raise Http404("no such code")
    language, place, _number = found
    with translation.override(language):
        page = find_public(request, place)
    version = version_of(page, code)
    if version is None:
        raise Http404("no such code")
    return page, version
