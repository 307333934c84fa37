"""Every address that a reader or a program can open, found in the URL configuration and filled with the canary's world.

Who adds an address need not think of this list: what stands under a living page is opened at once, and what has a gap that nobody
here can fill makes `unfilled` tell its route, until it is filled below or left out with a reason.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from django.urls import URLPattern, URLResolver, get_resolver

from blog.models import Organisation, Person, Position, Topic, Version
from blog.queries.positions.lines import code_of
from blog.text.transcripts.words import Form
from discussion.models import Comment, Contributor
from tests.world import FIRST

ARTICLES: Final = ("artikel/digitalisierung", "artikel/wer-redet")
EPISODES: Final = ("podcasts/vogelkunde/im-kaefig",)
PRIVATE_FEED: Final = "kanarienfeed"
Fillings = Mapping[tuple[str, str], tuple[str, ...]]
GAP: Final = re.compile(r"<(?:(\w+):)?(\w+)>")

BY_SECRET: Final = "opened with a secret that its holder alone has; it shows her own to herself"
LEFT_OUT: Final = {
    "redaktion/bausteine/": "our own samples, for editors",
    "redaktion/login/": "a form to sign in",
    "_util/login/": "a form to sign in",
    "medien/<path:path>": "bytes of a picture; names of files are looked at on the disk",
    "ton/<uuid:uuid>.<slug:extension>": "bytes of a sound; names of files are looked at on the disk",
    "podcasts/feed/<str:token>/<uuid:uuid>.<slug:extension>": "bytes of a sound, as under ton/",
    "<living:place>/fassungen/vergleich/": "leads to the difference, which is opened",
    "websub/<str:token>/": "for a hub's calls",
    "haltungen/wunsch/<str:token>/": BY_SECRET,
    "<living:place>/diskussion/neu/": "takes a form",
    "<living:place>/diskussion/aehnlich/": "takes a form",
    "haltungen/h/<str:code>/zustimmung/": "takes a form",
    **dict.fromkeys(
        ("folgen/<str:token>/", "folgen/<str:token>/beenden/", "bestaetigen/<str:token>/", "dabei/<str:token>/",
         "loeschen/<str:token>/", "loeschen/<str:token>/bestaetigen/", "rueckfrage/<str:token>/", "gegenlesen/<str:token>/"),
        BY_SECRET,
    ),
    **dict.fromkeys(
        ("beitrag/<str:token>/" + act for act in ("", "text/", "nennung/", "name/", "seite/", "verwendung/", "antworten/",
         "zurueckziehen/", "namenlos/", "loeschen/", "rueckfrage/", "daten.json")),
        BY_SECRET,
    ),
}  # fmt: skip
"""Route → why nobody needs to open it."""

OTHERS: Final = {
    "allauth.urls", "wagtail.documents.urls", "wagtail.admin.urls", "wagtail.urls", "haltung.demo.urls",
}  # fmt: skip
"""Lists of addresses that are not ours: signing in, files, the admin (crawled apart), plain pages, the demo's mails."""


def routes() -> Iterator[str]:
    """Yield each route of ours as it stands in the URL configuration, without the language."""
    yield from _routes(get_resolver().url_patterns)


def _routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield str(one.pattern)
        elif getattr(one.urlconf_name, "__name__", "") not in OTHERS:
            yield from (f"{_start(one)}{route}" for route in _routes(one.url_patterns))


def _start(one: URLResolver) -> str:
    """Return how the addresses of a list begin; one that only says the language has none."""
    return "" if hasattr(one.pattern, "prefix_default_language") else str(one.pattern)


def unfilled() -> list[str]:
    """Return the routes that are neither opened nor left out with a reason."""
    known = _fillings()
    return [route for route in routes() if route not in LEFT_OUT and _choices(route, known) is None]


def left_out_in_vain() -> list[str]:
    """Return what is left out and isn't there."""
    return sorted(set(LEFT_OUT) - set(routes()))


def addresses() -> Mapping[str, tuple[str, ...]]:
    """Return route → addresses. Taken while she is there, for afterwards nobody knows these codes any more."""
    known = _fillings()
    found = {}
    for route in routes():
        choices = _choices(route, known) if route not in LEFT_OUT else None
        if choices is not None:
            found[route] = tuple(_filled(route, one) for one in product(*choices))
    return found


def _filled(route: str, told: tuple[str, ...]) -> str:
    parts = iter(told)
    return "/" + GAP.sub(lambda _gap: next(parts), route)


def _choices(route: str, known: Fillings) -> list[tuple[str, ...]] | None:
    """Return what each gap of a route can be filled with, or nothing if one can't."""
    choices = [_of_gap(route, gap[1] or "str", gap[2], known) for gap in GAP.finditer(route)]
    return None if () in choices else choices


def _of_gap(route: str, kind: str, name: str, known: Fillings) -> tuple[str, ...]:
    starts = [start for start, gap in known if gap in (name, f"{kind}:{name}") and route.startswith(start)]
    if not starts:
        return ()
    start = max(starts, key=len)
    return known.get((start, name)) or known.get((start, f"{kind}:{name}"), ())


def _fillings() -> Fillings:
    """Return (start of the route, gap) → values."""
    codes = tuple(Version.objects.order_by("pk").values_list("code", flat=True))
    pages = Contributor.objects.exclude(page_code=None).order_by("pk").values_list("page_code", flat=True)
    return {
        ("", "article:place"): ARTICLES,
        ("", "episode:place"): EPISODES,
        ("", "living:place"): (*ARTICLES, *EPISODES),
        ("", "show"): ("vogelkunde",),
        ("", "number"): ("1", "2"),
        ("", "old"): ("1",),
        ("", "new"): ("2",),
        ("", "passage"): (FIRST[:8],),
        ("", "told"): (FIRST[:8],),
        ("", "form"): tuple(str(form) for form in Form),
        ("", "uuid"): tuple(str(row.uuid) for row in Comment.rows.order_by("pk")),
        ("api/v1/articles/", "slug"): ("digitalisierung", "wer-redet"),
        ("api/v1/podcasts/", "slug"): ("im-kaefig",),
        ("podcasts/", "slug"): ("vogelkunde",),
        ("themen/", "slug"): tuple(Topic.objects.order_by("pk").values_list("slug", flat=True)),
        ("personen/", "slug"): tuple(Person.objects.order_by("pk").values_list("slug", flat=True)),
        ("organisationen/", "slug"): tuple(
            Organisation.objects.order_by("pk").values_list("slug", flat=True)
        ),
        ("haltungen/", "slug"): ("hilft-technik",),
        ("haltungen/h/", "code"): tuple(code_of(row) for row in Position.objects.order_by("pk")),
        ("mitwirkende/", "code"): tuple(pages),
        ("f/", "code"): codes,
        ("podcasts/feed/", "token"): (PRIVATE_FEED,),
    }
