"""What every page knows about the site around it: name, navigation, contact, where things are."""

from dataclasses import dataclass, fields
from typing import Any

from django.conf import settings
from django.db.models import F, Value
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from blog.models import NavigationEntry, SiteSettings, SocialLink

# Pages that exist in both languages whatever the editors wrote.
BILINGUAL = frozenset({"search"})


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The facts, in the language of the page."""

    site_name: str
    tagline: str
    navigation: tuple[tuple[str, str], ...]
    social: tuple[tuple[str, str, str], ...]
    contact_email: str
    imprint_url: str
    privacy_url: str
    language: str
    other_language_url: str
    feed_url: str
    json_feed_url: str
    find_url: str  # not search_url: Wagtail's windows for choosing take that for a pattern's name
    home_url: str
    base_url: str


def site(request: HttpRequest) -> dict[str, Any]:
    """The facts as template variables; they cost two statements, and only where a template asks for one."""
    memory: list[SiteFacts] = []

    def fact(name: str) -> Any:
        if not memory:
            memory.append(site_facts(request))
        return getattr(memory[0], name)

    def later(name: str) -> SimpleLazyObject[Any]:
        return SimpleLazyObject(lambda: fact(name))

    return {field.name: later(field.name) for field in fields(SiteFacts)}


def site_facts(request: HttpRequest) -> SiteFacts:
    """Look everything up. An installation is one site, so the host isn't asked (it may be a wrong one)."""
    language = get_language() or settings.LANGUAGE_CODE
    home = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    about = SiteSettings.objects.filter(site__is_default_site=True).first() or SiteSettings()
    navigation, social = _links(about.pk, language)
    return SiteFacts(
        site_name=about.name,
        tagline=(about.tagline_en if language == "en" else "") or about.tagline,
        navigation=navigation,
        social=social,
        contact_email=about.contact_email,
        imprint_url=f"{home}impressum/",
        privacy_url=f"{home}datenschutz/",
        language=language,
        other_language_url=_other_language_url(request, language),
        feed_url=_address("blog:feed"),
        json_feed_url=_address("blog:json_feed"),
        find_url=_address("search:results"),
        home_url=home,
        base_url=settings.HALTUNG_BASE_URL.rstrip("/"),
    )


def _links(
    settings_id: int | None, language: str
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str, str], ...]]:
    """Navigation and networks, in one statement."""
    if settings_id is None:
        return (), ()
    columns = ("kind", "label", "url", "sort_order", "pk")
    entries = NavigationEntry.objects.filter(settings_id=settings_id, language=language).order_by()
    networks = SocialLink.objects.filter(settings_id=settings_id).order_by()
    rows = sorted(
        entries.annotate(kind=Value(""))
        .values_list(*columns)
        .union(networks.annotate(kind=F("network")).values_list(*columns), all=True),
        key=lambda row: (row[3] or 0, row[4]),
    )
    navigation = tuple((label, url) for kind, label, url, _order, _pk in rows if not kind)
    social = tuple((kind, label or kind, url) for kind, label, url, _order, _pk in rows if kind)
    return navigation, social


def _other_language_url(request: HttpRequest, language: str) -> str:
    """The same page in the other language, where that is sure; a view that knows more overrides this."""
    match = request.resolver_match
    if match is None or match.namespace not in BILINGUAL:
        return ""
    path = request.path
    return path.removeprefix("/en") if language == "en" else f"/en{path}"


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
