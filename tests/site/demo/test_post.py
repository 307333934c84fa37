"""The demo's post: mails laid down as files, shown safely; outside the demo there is no such page."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.site.demo.urls")]


@pytest.fixture
def send(settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)

    def send(subject: str, *, html: str = "", count: int = 1) -> None:
        connection = get_connection(
            "django.core.mail.backends.filebased.EmailBackend", file_path=str(tmp_path)
        )
        mails = []
        for _ in range(count):
            mail = EmailMultiAlternatives(
                subject,
                "Öffne https://example.org/bestaetigen/abc/ bald.\n",
                "haltung@example.org",
                ["du@example.org"],
            )
            if html:
                mail.attach_alternative(html, "text/html")
            mails.append(mail)
        connection.send_messages(mails)

    return send


def first_key() -> str:
    from haltung.demo import post

    return post.letters()[0].key


def test_an_empty_box_says_how_to_fill_it(client, send) -> None:
    response = client.get("/demo/post/")
    assert response.status_code == 200
    assert "Noch keine Post" in response.content.decode()


def test_mails_are_listed_with_subject_and_receiver(client, send) -> None:
    send("Bestätige deine Adresse", count=2)
    page = client.get("/demo/post/").content.decode()
    assert page.count("Bestätige deine Adresse") == 2
    assert "du@example.org" in page


def test_links_of_a_text_can_be_followed(client, send) -> None:
    send("Bestätige deine Adresse")
    page = client.get(f"/demo/post/{first_key()}/").content.decode()
    assert '<a href="https://example.org/bestaetigen/abc/"' in page


def test_html_of_a_mail_is_shown_where_nothing_can_run(client, send) -> None:
    send("Hallo", html="<html><head></head><body><script>alert(1)</script><p>Hallo</p></body></html>")
    key = first_key()
    page = client.get(f"/demo/post/{key}/").content.decode()
    assert "alert(1)" not in page
    assert "sandbox=" in page
    letter = client.get(f"/demo/post/{key}/html/")
    policy = letter.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "allow-scripts" not in policy
    assert '<base target="_top">' in letter.content.decode()


def test_markup_in_a_subject_stays_text(client, send) -> None:
    send("<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get("/demo/post/").content.decode()


def test_the_page_is_kept_out_of_search_engines_and_caches(client, send) -> None:
    response = client.get("/demo/post/")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in response.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_an_unknown_mail_is_not_found(client, send) -> None:
    assert client.get("/demo/post/0123456789abcdef/").status_code == 404


@pytest.mark.urls("haltung.urls")
def test_outside_the_demo_there_is_no_such_page(client) -> None:
    assert client.get("/demo/post/").status_code == 404
