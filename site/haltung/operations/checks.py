"""Rules of this project that a wrong setting or a forgotten file would break; Django runs them at every start."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.urls import NoReverseMatch, reverse

from blog.registries import registries
from haltung.static_bundles import BUNDLES
from haltung.static_files import SOURCES

Apps = Sequence[AppConfig] | None
MODULE_WORDS = re.compile(r"^\s*(?:import\s*[\w{*\"']|export\s)", re.MULTILINE)
LANGUAGE_BY_HEADER = "django.middleware.locale.LocaleMiddleware"


@register(Tags.staticfiles)
def bundles_are_whole(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Each listed source exists, and no joined script imports another."""
    return list(_bundle_faults())


def _bundle_faults() -> Iterator[CheckMessage]:
    for bundle, parts in BUNDLES.items():
        for part in parts:
            source = SOURCES / part
            if not source.is_file():
                yield Error(f"{bundle} lists {part}, which is not in site/static.", id="haltung.E001")
            elif part.endswith(".js") and MODULE_WORDS.search(source.read_text()):
                yield Error(
                    f"{part} imports or exports, so it can't be joined to {bundle}.",
                    hint="Load it by itself where its element occurs.",
                    id="haltung.E002",
                )


@register(Tags.security)
def logins_ask_for_everything(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Django's admin has a login of its own that knows no second factor."""
    try:
        reverse("admin:index")
    except NoReverseMatch:
        return []
    return [Error("Django's admin is mounted: its login passes by the second factor.", id="haltung.E003")]


@register(Tags.security)
def comments_stay_behind_our_views(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """comments-xtd's own addresses leak restricted pages and confirm comments on GET."""
    try:
        reverse("comments-xtd-confirm", kwargs={"key": "x"})
    except NoReverseMatch:
        return []
    return [
        Error("comments-xtd's own addresses are mounted: they leak and double comments.", id="haltung.E004")
    ]


@register(Tags.security)
def pages_are_the_same_for_everyone(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Language by address alone, and a referrer policy under which browsers tell the origin of a form."""
    faults: list[CheckMessage] = []
    if LANGUAGE_BY_HEADER in settings.MIDDLEWARE:
        faults.append(Error("LocaleMiddleware makes pages differ by header and cookie.", id="haltung.E005"))
    if "no-referrer" in (settings.SECURE_REFERRER_POLICY or "").split(","):
        faults.append(
            Error("no-referrer hides the Origin that public forms are checked by.", id="haltung.E006")
        )
    return faults


@register(Tags.compatibility)
def names_are_looked_up(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Texts hold references; without these resolvers pages would show nobody's name and no quotation."""
    declared_in = type(registries).__module__
    return [
        Error(f"Nobody has registered to resolve {name}.", id="haltung.E007")
        for name in ("credits", "quoted", "provenance")
        if getattr(registries, name).__module__ == declared_in
    ]


@register(Tags.staticfiles, deploy=True)
def static_files_are_collected(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Pages name hashed files, which exist only once they have been collected."""
    environment = settings.ENVIRONMENT
    if not environment.collected_static or (environment.static_dir / "staticfiles.json").is_file():
        return []
    return [Error("Static files are missing: run haltung collectstatic.", id="haltung.E008")]


@register("mail", deploy=True)
def mails_have_a_way(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Without mails no reader can confirm an address."""
    if settings.ENVIRONMENT.email_is_told:
        return []
    return [Caution("EMAIL_URL is not set: mails are handed to port 25 of this machine.", id="haltung.W003")]


@register(Tags.caches, deploy=True)
def limits_hold_across_processes(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """A cache inside each process counts attempts for that process alone."""
    if settings.ENVIRONMENT.cache_is_shared:
        return []
    return [
        Caution(
            "CACHE_URL is not set: each process has a cache of its own, so limits count per process.",
            id="haltung.W001",
        )
    ]
