"""What an editor does in the admin happens wholly or not at all."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from blog.models import Article
from haltung.accounts.models import User
from haltung.atomic_admin import AtomicAdminMiddleware
from tests.factories import blog as make

pytestmark = pytest.mark.django_db


def in_transaction(method: str, path: str) -> bool | None:
    """Whether the middleware called the view inside a transaction of its own; None if it left the view alone."""
    seen: list[int] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(len(connection.savepoint_ids))
        return HttpResponse()

    before = len(connection.savepoint_ids)
    middleware = AtomicAdminMiddleware(view)
    answer = middleware.process_view(getattr(RequestFactory(), method)(path), view, (), {})
    return None if answer is None else seen[0] > before


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("post", "/redaktion/pages/3/edit/", True),
        ("get", "/redaktion/pages/3/edit/", None),
        ("post", "/artikel/x/diskussion/neu/", None),
    ],
)
def test_changing_views_of_the_admin_run_in_one_transaction_and_reading_ones_in_none(method, path, expected):
    assert in_transaction(method, path) is expected


@pytest.fixture(params=[page_published, page_unpublished], ids=["published", "unpublished"])
def failing(request: pytest.FixtureRequest):
    """A receiver that fails after Wagtail has saved the page."""

    def fail(**kwargs: object) -> None:
        raise RuntimeError("the receiver failed")

    request.param.connect(fail, sender=Article)
    yield request.param
    request.param.disconnect(fail, sender=Article)


@pytest.mark.parametrize("failing", [page_published], indirect=True)
def test_a_scheduled_publication_that_fails_leaves_nothing_behind(failing):
    article = make.draft("Geplant", slug="geplant", body=[make.text("Ein Satz.")])
    article.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = article.save_revision()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=article.go_live_at)
    with pytest.raises(RuntimeError, match="the receiver failed"):
        call_command("publish_scheduled")
    article.refresh_from_db()
    assert not article.live


@pytest.mark.parametrize("failing", [page_unpublished], indirect=True)
def test_a_button_in_the_admin_that_fails_halfway_leaves_nothing_behind(client: Client, failing):
    editor = User.objects.create_superuser(email="cem@example.org")
    client.force_login(editor)
    client.raise_request_exception = False
    article = make.draft("Lebt", slug="lebt", body=[make.text("Ein Satz.")])
    article = make.publish(article, by=editor)
    assert client.post(f"/redaktion/pages/{article.pk}/unpublish/").status_code == 500
    article.refresh_from_db()
    assert article.live
