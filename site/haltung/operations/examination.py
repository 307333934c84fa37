"""What `haltung doctor` looks at: the parts of the site, the rules of the project, and data derived from other data."""

import logging
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core import checks
from django.core.mail import get_connection
from django.db import DatabaseError, transaction

from blog.registries import registries
from haltung.operations import health
from haltung.operations.health import Part
from haltung.operations.sites import sites_differ

logger = logging.getLogger(__name__)
CODES = {"ok": 0, "degraded": 1, "down": 2}


def exit_code(findings: list[Part]) -> int:
    """The worst finding, as the command's exit code."""
    return max((CODES[finding.state] for finding in findings), default=0)


def examine(*, connect_to_mail: bool) -> list[Part]:
    """All findings, good ones included."""
    parts = list(health.examine())
    findings = [*_settings(), *parts]
    if any(part.name == "database" and part.state == "down" for part in parts):
        return findings
    for name, check in {"addresses": _addresses, **dict(sorted(registries.checks.items()))}.items():
        findings += _checked(name, check)
    if connect_to_mail:
        findings.append(_mail_server())
    return findings


def examine_data() -> list[Part]:
    """What is wrong with the rows alone: the invariants, and data derived from other data."""
    return [part for name, check in sorted(registries.checks.items()) for part in _checked(name, check)]


def _settings() -> Iterator[Part]:
    """Django's and our system checks; those for deployment only where readers are served."""
    messages = checks.run_checks(include_deployment_checks=settings.ENVIRONMENT.kind == "production")
    loud = [message for message in messages if not message.is_silenced() and message.level >= checks.WARNING]
    for message in loud:
        state: health.State = "down" if message.level >= checks.ERROR else "degraded"
        yield Part("settings", state, f"{message.msg} ({message.id})")
    if not loud:
        yield Part("settings", "ok")


def _addresses() -> list[str]:
    return ["HALTUNG_BASE_URL changed: run haltung migrate."] if sites_differ() else []


def _checked(name: str, check: Callable[[], list[str]]) -> list[Part]:
    """What one check finds stale or contradictory. One that fails hides nothing of the others."""
    try:
        with transaction.atomic():
            found = check()
    except DatabaseError as error:
        logger.exception("The check %s failed", name)
        return [Part(name, "down", f"It could not be checked ({type(error).__name__}).")]
    return [Part(name, "degraded", sentence) for sentence in found] or [Part(name, "ok")]


def _mail_server() -> Part:
    connection = get_connection()
    try:
        connection.open()
        connection.close()
    except OSError as error:  # smtplib's errors are OSErrors too
        return Part("mail server", "down", f"It can't be reached ({type(error).__name__}).")
    return Part("mail server", "ok")
