"""What browsers are told, for readers and for editors."""

import pytest
from django.test import Client
from django.urls import resolve

from haltung.accounts.models import User

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, str]:
    header = response.headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser(email="cem@example.org"))
    return client


@pytest.mark.parametrize("path", ["/robots.txt", "/konto/login/", "/gibt-es-nicht/"])
def test_public_pages_allow_nothing_inline_and_nothing_from_elsewhere(client: Client, path):
    rules = policy(client.get(path))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["form-action"] == rules["frame-ancestors"] == "'self'"
    assert "unsafe" not in str(rules)


def test_the_admin_has_a_policy_of_its_own(editor: Client):
    rules = policy(editor.get("/redaktion/"))
    assert rules["script-src"] == rules["style-src"] == "'self' 'unsafe-inline'"
    assert rules["form-action"] == "'self'"


def test_every_answer_carries_the_plain_protections(client: Client):
    headers = client.get("/robots.txt").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/beitrag/x/",
        "/en/beitrag/x/",
        "/bestaetigen/x/",
        "/rueckfrage/x/",
        "/en/gegenlesen/x/",
        "/konto/login/",
        "/gesundheit/",
    ],
)
def test_addresses_that_are_secret_or_personal_are_never_stored(client: Client, path):
    assert "no-store" in client.get(path).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/robots.txt", "/gibt-es-nicht/", "/gesundheit/"])
def test_public_answers_depend_on_no_header_and_set_no_cookie(client: Client, path):
    response = client.get(path, headers={"Accept-Language": "en", "Cookie": "django_language=en"})
    assert "Vary" not in response.headers
    assert not response.cookies


def test_a_wrong_host_is_refused_without_a_crash(client: Client):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_robots_are_kept_from_what_is_nobodys_business(client: Client):
    text = client.get("/robots.txt").content.decode()
    for path in ("/redaktion/", "/konto/", "/beitrag/", "/en/beitrag/", "/suche/"):
        assert f"Disallow: {path}\n" in text
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text


def test_a_demo_asks_robots_to_stay_away(client: Client, settings):
    resolve("/")  # the addresses are put together once; not while the demo is switched on
    settings.HALTUNG_DEMO = True
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()
