"""Valkey or Redis as cache, and the site without it: while it is away nothing is found in it, and pages take longer.

Why not Django's backend as it is: that turns a dead cache into a dead site. What is forgotten meanwhile is safe,
because fragments are kept under the version that they show; `/gesundheit/` says that the cache is away.
"""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
PAUSE = 2.0  # seconds without asking after a failure, so that a page waits once and not for each fragment
TIMEOUTS = {"socket_connect_timeout": 1.0, "socket_timeout": 1.0}


class SharedCacheClient(RedisCacheClient):
    """Django's client, with an answer for each question while the server is away."""

    def __init__(self, servers: Any, **options: Any) -> None:
        super().__init__(servers, **{**TIMEOUTS, **options})
        self._asks_again = 0.0

    def _ask(self, question: Callable[[], Any], without: Any) -> Any:
        if time.monotonic() < self._asks_again:
            return without
        try:
            return question()
        except (RedisError, OSError):
            self._asks_again = time.monotonic() + PAUSE
            logger.warning("The cache does not answer; going on without it")
            return without

    def add(self, key: Any, value: Any, timeout: Any) -> Any:
        """Say yes: whoever counts or locks by this goes on."""
        return self._ask(lambda: super(SharedCacheClient, self).add(key, value, timeout), True)

    def get(self, key: Any, default: Any) -> Any:
        """Find nothing."""
        return self._ask(lambda: super(SharedCacheClient, self).get(key, default), default)

    def set(self, key: Any, value: Any, timeout: Any) -> None:
        """Keep nothing."""
        self._ask(lambda: super(SharedCacheClient, self).set(key, value, timeout), None)

    def touch(self, key: Any, timeout: Any) -> Any:
        """Find nothing."""
        return self._ask(lambda: super(SharedCacheClient, self).touch(key, timeout), False)

    def delete(self, key: Any) -> Any:
        """Find nothing."""
        return self._ask(lambda: super(SharedCacheClient, self).delete(key), False)

    def get_many(self, keys: Iterable[Any]) -> Any:
        """Find nothing."""
        return self._ask(lambda: super(SharedCacheClient, self).get_many(keys), {})

    def has_key(self, key: Any) -> Any:
        """Find nothing."""
        return self._ask(lambda: super(SharedCacheClient, self).has_key(key), False)

    def incr(self, key: Any, delta: Any) -> Any:
        """Count from nothing."""
        return self._ask(lambda: super(SharedCacheClient, self).incr(key, delta), delta)

    def set_many(self, data: Mapping[Any, Any], timeout: Any) -> None:
        """Keep nothing."""
        self._ask(lambda: super(SharedCacheClient, self).set_many(data, timeout), None)

    def delete_many(self, keys: Iterable[Any]) -> None:
        """Find nothing."""
        self._ask(lambda: super(SharedCacheClient, self).delete_many(keys), None)

    def clear(self) -> Any:
        """Find nothing."""
        return self._ask(lambda: super(SharedCacheClient, self).clear(), False)


class SharedCache(RedisCache):
    """The backend that `CACHE_URL=redis://…` or `valkey://…` gives."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = SharedCacheClient
