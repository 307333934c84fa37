"""The worker's loop: effects from the outbox at once, jobs of the clock at their hour.

Each round asks the database anew, so a worker that was killed is replaced by starting another one.
"""

import logging
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

from django.db import close_old_connections

from blog.registries import registries
from haltung.operations.sites import keep_sites_in_step

logger = logging.getLogger(__name__)

PORTION = 20
PAUSE = 1.0
LONGEST_PAUSE = 60.0
# Touched after each good round: whoever watches over the worker (the compose file does) looks at this file's age.
HEARTBEAT = Path(tempfile.gettempdir()) / "haltung-worker"


class Worker:
    """Works until its event is set."""

    def __init__(self, stop: Event, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.stop = stop
        self.clock = clock
        self.due: dict[str, float] = {}

    def run(self) -> None:
        """Loop. When a round fails as a whole (the database is away), wait longer each time."""
        logger.info("The worker has started")
        pause = PAUSE
        in_step = False
        while not self.stop.is_set():
            close_old_connections()
            try:
                if not in_step:
                    keep_sites_in_step()
                    in_step = True
                busy = self.round()
                HEARTBEAT.touch()
                pause = PAUSE
            except Exception:
                logger.exception("A round of the worker failed")
                busy, pause = False, min(pause * 2, LONGEST_PAUSE)
            if not busy:
                self.stop.wait(pause)
        close_old_connections()
        logger.info("The worker has ended")

    def round(self) -> bool:
        """One round: jobs that are due, then a portion of effects. Says whether there may be more."""
        self.run_clock()
        return run_outbox(PORTION) >= PORTION

    def catch_up(self) -> int:
        """Everything that is due now, jobs of the clock included; for `--once`."""
        self.run_clock()
        total = 0
        while done := run_outbox(PORTION):
            total += done
        return total

    def run_clock(self) -> None:
        """Start each job whose time has come. A failing one is tried again when its time comes next."""
        for name, (every, job) in registries.clock.items():
            if self.stop.is_set() or self.clock() < self.due.get(name, float("-inf")):
                continue
            self.due[name] = self.clock() + every.total_seconds()
            try:
                job()
            except Exception:
                logger.exception("The job %s failed", name)


def run_outbox(limit: int) -> int:
    """Carry out up to `limit` effects; how many were tried."""
    from blog.jobs import run_outbox_once

    done: int = run_outbox_once(limit)
    return done
