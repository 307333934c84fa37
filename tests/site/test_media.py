"""Pictures that the site serves itself."""

from pathlib import Path

import pytest
from django.test import Client


@pytest.fixture
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    for name in ("images/a.png", "documents/secret.pdf", "outside.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"\x89PNG")
    return tmp_path


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
def test_a_picture_is_shown_and_never_run(client: Client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/medien/images/a.png")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert "max-age" in response.headers["Cache-Control"]
    response.close()


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
@pytest.mark.parametrize(
    "path",
    [
        "documents/secret.pdf",
        "outside.txt",
        "images/../documents/secret.pdf",
        "images/%2e%2e/outside.txt",
        "",
    ],
)
def test_nothing_else_is_found_there(client: Client, path):
    assert client.get(f"/medien/{path}").status_code == 404
