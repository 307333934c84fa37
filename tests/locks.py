"""Notes which rows are locked while something runs: the function that asks, and the rows."""

from pathlib import Path
from typing import Any

import pytest
from django.db.models import QuerySet

from tests.guards import caller

APPS = ("blog", "discussion")


def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is locked from now on, in order: `module.function: Model`."""
    taken: list[str] = []
    lock = QuerySet.select_for_update

    def note(rows: Any, *args: Any, **kwargs: Any) -> Any:
        frame = caller()
        place = Path(frame.f_code.co_filename if frame else "")
        if frame and any(part in APPS for part in place.parts) and "site-packages" not in place.parts:
            taken.append(f"{place.stem}.{frame.f_code.co_name}: {rows.model.__name__}")
            return lock(rows, *args, **kwargs)
        # Django's own locks are not ours to guard (`tests.guards`).
        return getattr(lock, "__wrapped__", lock)(rows, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "select_for_update", note)
    return taken
