"""The site under Docker Compose: its own project name, secrets and port; everything is thrown away afterwards."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.compose.shell import ROOT, WORK, run
from tests.services.mail import MailServer
from tests.services.ports import free_port

PROJECT = "haltung-test"
IMAGE = "haltung-test/site"
GATEWAY = "172.17.0.1"  # the host, as containers see it by default


@dataclass
class Site:
    """A handle on the running services."""

    compose: list[str]
    mail: MailServer
    port: int = field(default_factory=free_port)
    password: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def url(self) -> str:
        """The address that readers use."""
        return f"http://localhost:{self.port}"

    def prepare(self) -> None:
        """Write what an operator would write into `.env`, and what only a test needs beside it."""
        variables = {
            "HALTUNG_IMAGE": IMAGE,
            "HALTUNG_SECRET_KEY": secrets.token_urlsafe(48),
            "HALTUNG_BASE_URL": self.url,
            "HALTUNG_LISTEN": f"127.0.0.1:{self.port}",
            "HALTUNG_FROM_EMAIL": "haltung@example.org",
            "POSTGRES_PASSWORD": secrets.token_hex(16),
            "EMAIL_URL": f"smtp://mail:{self.mail.port}",
            # The second factor is played in tests of its own; here the editor signs in with her password.
            "HALTUNG_REQUIRE_MFA": "0",
            "WEB_CONCURRENCY": "2",
        }
        lines = [f"{name}={value}" for name, value in variables.items()]
        self._env.write_text("\n".join(lines) + "\n")
        service = {"extra_hosts": ["mail:host-gateway"]}
        override = {"services": dict.fromkeys(("web", "worker", "migrate"), service)}
        self._override.write_text(json.dumps(override))

    def do(self, *words: object, stdin: str | None = None, env: dict[str, str] | None = None) -> str:
        """Run a command of Docker Compose on this site."""
        files = ["-f", ROOT / "docker-compose.yml", "-f", self._override]
        return run(
            *self.compose, "-p", PROJECT, "--env-file", self._env, *files, *words, stdin=stdin, env=env
        )

    def up(self) -> None:
        """Start everything and wait until it is healthy."""
        self.do("up", "--detach", "--no-build", "--wait", "--wait-timeout", "180")

    def inside(self, program: str) -> str:
        """Run one of the programs in `inside/` in the web container."""
        source = (Path(__file__).parent / "inside" / f"{program}.py").read_text()
        words = ("exec", "-T", "-e", f"EDITOR_PASSWORD={self.password}", "web", "python", "-")
        where = ("-e", "DJANGO_SETTINGS_MODULE=haltung.settings")
        return self.do(*words[:2], *where, *words[2:], stdin=source)

    def states(self) -> dict[str, Any]:
        """Return name → row of `ps` for each container, those that ended included."""
        rows = [json.loads(line) for line in self.do("ps", "--all", "--format", "json").splitlines()]
        return {row["Service"]: row for row in rows}

    @property
    def _env(self) -> Path:
        return WORK / "site.env"

    @property
    def _override(self) -> Path:
        return WORK / "override.json"


@contextmanager
def thrown_away(site: Site) -> Iterator[Site]:
    """Begin with nothing, and leave nothing behind."""
    site.prepare()
    site.do("down", "--volumes", "--remove-orphans", "--timeout", "20")
    try:
        yield site
    finally:
        (WORK / "site.log").write_text(site.do("logs", "--no-color"))
        site.do("down", "--volumes", "--remove-orphans", "--timeout", "20")
