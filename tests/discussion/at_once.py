"""Does the same thing many times at once, each in a thread with a connection of its own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection


def at_once(do: Callable[[int], Any], times: int) -> list[Any]:
    """Return what each of them returned or raised; they all start together."""
    start = threading.Barrier(times)
    results: list[Any] = [None] * times

    def run(number: int) -> None:
        try:
            start.wait(timeout=30)
            results[number] = do(number)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results
