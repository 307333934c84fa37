"""The shared cache keeps what it is given, and the site goes on while it is away."""

import pytest
from django.core.cache import caches
from django.test.utils import override_settings

from tests.services import redis
from tests.services.ports import free_port

BACKEND = "haltung.shared_cache.SharedCache"


def _cache(url):
    return override_settings(CACHES={"default": {"BACKEND": BACKEND, "LOCATION": url}})


@pytest.mark.redis
def test_it_keeps_what_it_is_given(redis_url):
    with _cache(redis_url):
        cache = caches["default"]
        cache.clear()
        cache.set("a", {"b": 1}, 30)
        cache.set_many({"c": 2, "d": 3})
        assert cache.get("a") == {"b": 1}
        assert cache.get_many(["c", "d", "e"]) == {"c": 2, "d": 3}
        assert cache.add("a", 2) is False
        assert cache.incr("c") == 3
        assert cache.touch("c", 10)
        assert cache.has_key("d")
        cache.delete_many(["c"])
        assert cache.delete("d")
        assert cache.get("c") is None


def test_the_site_goes_on_while_it_is_away(caplog):
    with _cache(f"redis://127.0.0.1:{free_port()}/0"):
        cache = caches["default"]
        cache.set("a", 1)
        cache.set_many({"c": 2})
        cache.delete_many(["c"])
        assert cache.get("a", "nothing") == "nothing"
        assert cache.get_or_set("b", lambda: "made anew") == "made anew"
        assert cache.get_many(["a"]) == {}
        assert cache.add("a", 1)
        assert not cache.delete("a")
        assert not cache.has_key("a")
        assert not cache.touch("a")
        assert not cache.clear()
        assert cache.incr("a", 1) == 1
    # It asks once and then leaves the server alone for a while.
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.redis
def test_it_comes_back_by_itself(monkeypatch):
    monkeypatch.setattr("haltung.shared_cache.PAUSE", 0.0)
    with redis.running() as url, _cache(url):
        cache = caches["default"]
        cache.set("a", 1)
        port = int(url.rsplit(":", 1)[1].split("/")[0])
    with _cache(url):
        cache = caches["default"]
        assert cache.get("a") is None
        with redis.running(port=port):
            cache.set("a", 2)
            assert cache.get("a") == 2
