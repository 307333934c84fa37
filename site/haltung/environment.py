"""The environment variables that this site understands, read once and checked.

Nothing else reads `os.environ`. Every fault is one sentence that says what is wrong and what to do; all faults are
found before the start is refused, so that an operator mends them in one go.
"""

import contextlib
import difflib
import ipaddress
import re
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit

import environ

from haltung.variables import EnvironmentFault, Variables

Kind = Literal["production", "demo", "test"]
Moderation = Literal["all", "first", "none"]
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

ROOT = Path(__file__).resolve().parents[2]
UNSAFE_KEY = "haltung-demo-and-test-only-this-key-is-public-and-must-never-serve-readers"
SHORTEST_KEY = 40

# Read by the test suite, the benchmark, make or compose, not by the site; they are no spelling mistakes.
TOOLS_PREFIXES = ("HALTUNG_TEST_", "HALTUNG_BENCH_")
TOOLS_NAMES = frozenset({"HALTUNG_SEED_ARTICLE", "HALTUNG_IMAGE", "HALTUNG_LISTEN"})


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment says, in types."""

    kind: Kind
    debug: bool
    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    base_url: str
    extra_hosts: tuple[str, ...]
    data_dir: Path
    media_dir: Path
    static_dir: Path
    erasure_list: Path
    collected_static: bool
    database: Mapping[str, Any]
    cache: Mapping[str, Any]
    cache_is_shared: bool
    email: Mapping[str, Any]
    email_is_told: bool
    search_url: str
    from_email: str
    site_name: str
    time_zone: str
    trusted_proxies: tuple[Network, ...]
    moderation: Moderation
    require_mfa: bool
    max_audio_mb: int
    log_level: str

    @property
    def host(self) -> str:
        """The host name of the base address, without port."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def netloc(self) -> str:
        """Host and port of the base address, as browsers send them."""
        return urlsplit(self.base_url).netloc

    @property
    def is_https(self) -> bool:
        """Whether readers reach the site over TLS."""
        return self.base_url.startswith("https://")

    @property
    def static_storage(self) -> str:
        """The class that keeps static files; the demo is read on the machine that serves it, and should be there soon."""
        if not self.collected_static:
            return "django.contrib.staticfiles.storage.StaticFilesStorage"
        return f"haltung.static_files.{'Uncompressed' if self.kind == 'demo' else 'Hashed'}Storage"


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read and check all variables. Raises `EnvironmentFault` with every fault."""
    reader = Variables(variables, ROOT)
    kind = cast("Kind", reader.choice("HALTUNG_ENV", "production", ("production", "demo", "test")))
    data_dir = reader.path("HALTUNG_DATA_DIR", ROOT / ".work" / kind)
    environment = Environment(
        kind=kind,
        debug=reader.flag("HALTUNG_DEBUG", default=False),
        secret_key=reader.text("HALTUNG_SECRET_KEY", "" if kind == "production" else UNSAFE_KEY),
        secret_key_fallbacks=reader.words("HALTUNG_SECRET_KEY_FALLBACKS"),
        base_url=_base_url(reader, kind),
        extra_hosts=reader.words("HALTUNG_EXTRA_HOSTS"),
        data_dir=data_dir,
        media_dir=reader.path("HALTUNG_MEDIA_DIR", data_dir / "media"),
        static_dir=reader.path("HALTUNG_STATIC_DIR", data_dir / "static"),
        erasure_list=reader.path("HALTUNG_ERASURE_LIST", data_dir / "erasure-list.jsonl"),
        collected_static=reader.flag("HALTUNG_COLLECTED_STATIC", default=kind != "test"),
        database=_database(reader, data_dir),
        cache=reader.parsed("CACHE_URL", f"locmemcache://haltung-{kind}", _cache),
        cache_is_shared=bool(reader.text("CACHE_URL")),
        email=reader.parsed("EMAIL_URL", _default_email(kind), environ.Env.email_url_config),
        email_is_told=bool(reader.text("EMAIL_URL")),
        search_url=_search_url(reader),
        from_email=_from_email(reader),
        site_name=reader.text("HALTUNG_SITE_NAME", "Haltung"),
        time_zone=_time_zone(reader),
        trusted_proxies=_networks(reader, "HALTUNG_TRUSTED_PROXIES"),
        moderation=cast("Moderation", reader.choice("HALTUNG_MODERATION", "first", ("all", "first", "none"))),
        require_mfa=reader.flag("HALTUNG_REQUIRE_MFA", default=kind == "production"),
        max_audio_mb=reader.number("HALTUNG_MAX_AUDIO_MB", 500, smallest=1, largest=10_000),
        log_level=reader.choice(
            "HALTUNG_LOG_LEVEL", _default_level(kind), ("DEBUG", "INFO", "WARNING", "ERROR")
        ),
    )
    _check_production(reader, environment)
    _check_unknown(reader)
    if reader.faults:
        raise EnvironmentFault(tuple(reader.faults))
    return environment


def prepare_folders(environment: Environment) -> None:
    """Make the folders of the SQLite file and of pictures. Only the first is vital; health tells about the other."""
    if environment.database["ENGINE"].endswith("sqlite3"):
        folder = Path(environment.database["NAME"]).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            sentence = (
                f"The database's folder {folder} can't be made: check HALTUNG_DATA_DIR or DATABASE_URL."
            )
            raise EnvironmentFault((sentence,)) from None
    with contextlib.suppress(OSError):
        environment.media_dir.mkdir(parents=True, exist_ok=True)


def _base_url(reader: Variables, kind: Kind) -> str:
    port = reader.text("PORT", "8000")
    value = reader.text(
        "HALTUNG_BASE_URL", "" if kind == "production" else f"http://localhost:{port}"
    ).rstrip("/")
    if not value:
        reader.fault(
            "HALTUNG_BASE_URL is missing: set it to the address readers use, such as https://blog.example.org."
        )
        return value
    parts = urlsplit("")
    try:
        parts = urlsplit(value)
        complete = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        complete = False
    if not complete:
        reader.fault(
            f"HALTUNG_BASE_URL is {value!r}, but must begin with https:// or http:// and name a host."
        )
    elif parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        reader.fault(
            f"HALTUNG_BASE_URL is {value!r}, but must end after the host: the site lives at its root."
        )
    return value


def _database(reader: Variables, data_dir: Path) -> dict[str, Any]:
    default = f"sqlite:///{data_dir / 'haltung.sqlite3'}"
    config = reader.parsed("DATABASE_URL", default, environ.Env.db_url_config)
    engine = str(config.get("ENGINE", ""))
    if config and not engine.endswith((".sqlite3", ".postgresql")):
        reader.fault(
            "DATABASE_URL must begin with postgres:// or sqlite:///; other databases are not supported."
        )
    elif config and not config.get("NAME"):
        reader.fault(
            "DATABASE_URL names no database: it must end like postgres://user:password@host/haltung."
        )
    return config


def _cache(value: str) -> dict[str, Any]:
    # Valkey speaks Redis' protocol; the client knows it by the older name alone.
    scheme, marker, rest = value.partition("://")
    config: dict[str, Any] = environ.Env.cache_url_config(
        f"{scheme.replace('valkey', 'redis')}{marker}{rest}"
    )
    if str(config.get("BACKEND", "")).endswith(".RedisCache"):
        config["BACKEND"] = "haltung.shared_cache.SharedCache"
    return config


def _default_email(kind: Kind) -> str:
    # The demo keeps its mails as files so that /demo/post/ can show them; production is told by its missing server.
    return {"test": "memorymail://", "demo": "filemail://", "production": "smtp://localhost:25"}[kind]


def _default_level(kind: Kind) -> str:
    # Who starts the demo shall still see the two lines that say where to look.
    return "WARNING" if kind == "demo" else "INFO"


def _search_url(reader: Variables) -> str:
    value = reader.text("SEARCH_URL")
    if value and not value.startswith(("http://", "https://")):
        reader.fault(
            "SEARCH_URL must begin with http:// or https://; leave it out to search in the database."
        )
    return value


def _from_email(reader: Variables) -> str:
    value = reader.text("HALTUNG_FROM_EMAIL")
    if not value:
        told = re.search(r"://([^/:@\s]+)", reader.variables.get("HALTUNG_BASE_URL", ""))
        return f"haltung@{told[1] if told else 'localhost'}"
    if "@" not in value or "\n" in value or "\r" in value:
        reader.fault(f"HALTUNG_FROM_EMAIL is {value!r}, which is no e-mail address.")
    return value


def _time_zone(reader: Variables) -> str:
    name = reader.text("HALTUNG_TIME_ZONE", "Europe/Berlin")
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        reader.fault(f"HALTUNG_TIME_ZONE is {name!r}, which is no time zone; Europe/Berlin would be one.")
    return name


def _networks(reader: Variables, name: str) -> tuple[Network, ...]:
    networks: list[Network] = []
    for word in reader.words(name):
        try:
            networks.append(ipaddress.ip_network(word, strict=False))
        except ValueError:
            reader.fault(f"{name} holds {word!r}, which is no address or network such as 10.0.0.0/8.")
    return tuple(networks)


def _check_production(reader: Variables, environment: Environment) -> None:
    if environment.kind != "production":
        return
    key = environment.secret_key
    if not key:
        reader.fault(
            f"HALTUNG_SECRET_KEY is missing: set it to at least {SHORTEST_KEY} random letters and keep them."
        )
    elif key == UNSAFE_KEY or key.startswith("django-insecure-"):
        reader.fault("HALTUNG_SECRET_KEY is the public example: make one of your own.")
    elif len(key) < SHORTEST_KEY or len(set(key)) < 10:
        reader.fault(f"HALTUNG_SECRET_KEY is too easy to guess: use at least {SHORTEST_KEY} random letters.")
    if environment.debug:
        reader.fault(
            "HALTUNG_DEBUG is on, which shows readers the inside of the site: switch it off in production."
        )


def _check_unknown(reader: Variables) -> None:
    for name in sorted(reader.variables):
        is_tool = name in TOOLS_NAMES or name.startswith(TOOLS_PREFIXES)
        if not name.startswith("HALTUNG_") or name in reader.known or is_tool:
            continue
        near = difflib.get_close_matches(name, reader.known, n=1, cutoff=0.6)
        hint = f" Did you mean {near[0]}?" if near else " See README, settings."
        reader.fault(f"{name} is not a setting of this site.{hint}")
