"""Guards that hold in every test: mistakes which would stay green otherwise make the test fail.

* a variable that our templates name and nobody gave;
* a query without an order, whose rows come in random order here;
* `select_for_update` without `of=`, which locks rows of joined tables too;
* a cookie set for a reader who is not signed in;
* a form whose forgery token is empty, since an `include … only` did not hand it on.
"""

import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from unittest import mock

from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import (
    SQLAggregateCompiler,
    SQLCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django.db.models.sql.constants import MULTI
from django.template import engines
from django.template.base import FilterExpression, Node
from django.template.context import BaseContext
from django.template.defaulttags import CsrfTokenNode
from django.test import Client

ROOT = Path(__file__).resolve().parent.parent
FOREIGN = {".venv", ".work", "node_modules"}
# PostgreSQL has a compiler of its own for what selects, so it is known by what it is not.
NOT_SELECTING = (SQLInsertCompiler, SQLUpdateCompiler, SQLDeleteCompiler, SQLAggregateCompiler)
DEFAULTS = {"default", "default_if_none"}
# Addresses where somebody signs in or is signed in.
NOT_PUBLIC = ("/redaktion/", "/konto/", "/django-admin/", "/demo/")


class UnknownVariableError(Exception):
    """One of our templates names a variable that it was not given."""


class MissingOfError(Exception):
    """`select_for_update` was called without `of=`."""


class CookieForReaderError(AssertionError):
    """A public page set a cookie for somebody who is not signed in."""


class MissingTokenError(AssertionError):
    """A form would be sent without its forgery token."""


def ours(filename: str) -> bool:
    """Tell whether a file belongs to this repository and not to an installed package."""
    path = Path(filename)
    return path.is_relative_to(ROOT) and not FOREIGN & set(path.relative_to(ROOT).parts)


class _Unknown(str):
    """Django's text for unknown variables: empty, and raises when one of our templates asks for it.

    `FilterExpression.resolve` asks whether the text is true; that is where the frames above tell which variable in
    which template was missing. Templates of other packages go on as they would without the guard.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        frame: FrameType | None = sys._getframe(1)
        expression = frame.f_locals.get("self") if frame else None
        if not isinstance(expression, FilterExpression):
            return False
        if any(getattr(function, "__name__", "") in DEFAULTS for function, _ in expression.filters):
            return False
        template = _template_of(frame)
        if ours(template):
            raise UnknownVariableError(f"{template} names {expression.token!r}, which it was not given")
        return False


def _template_of(frame: FrameType | None) -> str:
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None) is not None:
            return str(node.origin.name)
        context = frame.f_locals.get("context")
        if isinstance(node, Node) and isinstance(context, BaseContext):
            return ""
        frame = frame.f_back
    return ""


def _by_chance(original: Any) -> Any:
    @functools.wraps(original)
    def execute_sql(self: SQLCompiler, result_type: str = MULTI, *args: Any, **kwargs: Any) -> Any:
        query = self.query
        if result_type == MULTI and not isinstance(self, NOT_SELECTING):
            # Only what is run itself, never its parts: those of a union may have no order on SQLite.
            chosen = query.distinct or query.combinator or query.group_by is not None
            self._haltung_by_chance = not chosen  # type: ignore[attr-defined]
        return original(self, result_type, *args, **kwargs)

    return execute_sql


def _order_pairs(original: Any) -> Any:
    @functools.wraps(original)
    def _order_by_pairs(self: SQLCompiler) -> Iterator[Any]:
        pairs = list(original(self))
        yield from pairs
        if not pairs and getattr(self, "_haltung_by_chance", False):
            yield OrderBy(Random()), False

    return _order_by_pairs


def _with_of(original: Any) -> Any:
    @functools.wraps(original)
    def select_for_update(self: Any, *args: Any, **kwargs: Any) -> Any:
        frame = caller()
        file = frame.f_code.co_filename if frame else ""
        if ours(file) and not kwargs.get("of"):
            raise MissingOfError(f"{file}: select_for_update needs of=, or it locks joined rows as well")
        return original(self, *args, **kwargs)

    return select_for_update


def caller() -> FrameType | None:
    """Who called the function of Django's that ours stands in for; a manager's method calls its query set's."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and "/django/db/models/manager.py" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame


def _without_cookies(original: Any) -> Any:
    @functools.wraps(original)
    def request(self: Client, **kwargs: Any) -> Any:
        known = {name for name, morsel in self.cookies.items() if morsel.value}
        response = original(self, **kwargs)
        path = str(response.request.get("PATH_INFO", ""))
        public = not path.removeprefix("/en").startswith(NOT_PUBLIC)
        if public and not known and response.cookies:
            raise CookieForReaderError(f"{path} set {', '.join(response.cookies)} for a reader")
        return response

    return request


def _with_token(original: Any) -> Any:
    @functools.wraps(original)
    def render(self: CsrfTokenNode, context: BaseContext) -> Any:
        html = original(self, context)
        if not html:
            raise MissingTokenError(f"{_template_of(sys._getframe())}: the template was given no csrf_token")
        return html

    return render


@contextmanager
def on_guard() -> Iterator[None]:
    """Hold all guards."""
    unknown = _Unknown("")
    compiler: Any = SQLCompiler
    with (
        mock.patch.object(compiler, "execute_sql", _by_chance(compiler.execute_sql)),
        mock.patch.object(compiler, "_order_by_pairs", _order_pairs(compiler._order_by_pairs)),
        mock.patch.object(QuerySet, "select_for_update", _with_of(QuerySet.select_for_update)),
        mock.patch.object(Client, "request", _without_cookies(Client.request)),
        mock.patch.object(CsrfTokenNode, "render", _with_token(CsrfTokenNode.render)),
    ):
        for backend in engines.all():
            if hasattr(backend, "engine"):
                backend.engine.string_if_invalid = unknown
        yield
