"""Who asks, behind proxies and without."""

import dataclasses
import ipaddress

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from haltung.proxies import TrustedProxyMiddleware


def asked(rf: RequestFactory, peer: str, **headers: str) -> HttpRequest:
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    TrustedProxyMiddleware(view)(rf.get("/", REMOTE_ADDR=peer, headers=headers))
    return seen[0]


@pytest.fixture(autouse=True)
def _one_trusted_network(monkeypatch):
    networks = (ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("fd00::/8"))
    changed = dataclasses.replace(settings.ENVIRONMENT, trusted_proxies=networks)
    monkeypatch.setattr(settings, "ENVIRONMENT", changed)


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        pytest.param("203.0.113.9", "198.51.100.7", "203.0.113.9", id="a stranger's header is not believed"),
        pytest.param("10.0.0.1", "198.51.100.7", "198.51.100.7", id="a trusted proxy is believed"),
        pytest.param(
            "10.0.0.1", "6.6.6.6, 198.51.100.7", "198.51.100.7", id="what the client wrote itself is not"
        ),
        pytest.param("10.0.0.1", "198.51.100.7, 10.2.0.1", "198.51.100.7", id="two trusted proxies in a row"),
        pytest.param("10.0.0.1", "", "10.0.0.1", id="no header"),
        pytest.param("10.0.0.1", "unknown", "10.0.0.1", id="a word instead of an address"),
        pytest.param("fd00::1", "2001:db8::7", "2001:db8::7", id="the newer protocol"),
        pytest.param("", "198.51.100.7", "", id="a socket without address"),
    ],
)
def test_the_client_is_the_last_address_nobody_trusted_vouches_for(rf, peer, forwarded, client):
    assert asked(rf, peer, **{"X-Forwarded-For": forwarded}).META["REMOTE_ADDR"] == client


def test_the_scheme_is_believed_from_a_trusted_proxy_alone(rf):
    assert asked(rf, "10.0.0.1", **{"X-Forwarded-Proto": "https"}).is_secure()
    assert not asked(rf, "203.0.113.9", **{"X-Forwarded-Proto": "https"}).is_secure()
    assert not asked(rf, "10.0.0.1", **{"X-Forwarded-Proto": "gopher"}).is_secure()


def test_no_forwarding_header_reaches_later_code(rf):
    request = asked(
        rf, "203.0.113.9", **{"X-Forwarded-Host": "evil.example", "X-Real-IP": "1.1.1.1", "Forwarded": "x"}
    )
    assert not [name for name in request.META if "FORWARDED" in name or name == "HTTP_X_REAL_IP"]
