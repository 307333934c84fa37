"""The guards catch what they are there for, and leave other people's code alone."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.template import Context, Engine, Origin, Template
from django.test import Client
from django.urls import path

from tests import guards


def _render(text: str, file: str, **given: object) -> str:
    engine = Engine(string_if_invalid=guards._Unknown(""))
    return Template(text, origin=Origin(file), engine=engine).render(Context(given))


OURS = str(guards.ROOT / "blog/templates/blog/x.html")
FOREIGN = str(guards.ROOT / ".venv/lib/x.html")


def test_a_variable_that_our_template_was_not_given_is_an_error():
    with pytest.raises(guards.UnknownVariableError, match="titel"):
        _render("{{ titel }}", OURS, title="a")


def test_a_missing_attribute_in_our_template_is_an_error():
    with pytest.raises(guards.UnknownVariableError, match=r"article\.titel"):
        _render("{% if 1 %}{{ article.titel }}{% endif %}", OURS, article={"title": "a"})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ titel|default:'ohne' }}", id="a default says what then"),
        pytest.param("{% if titel %}x{% endif %}", id="asking whether it is there is no mistake"),
        pytest.param("{{ title }}", id="it was given"),
    ],
)
def test_what_is_no_mistake_passes(text):
    _render(text, OURS, title="a")


def test_templates_of_others_go_on_as_before():
    assert _render("{{ titel }}{{ titel|default:'ohne' }}", FOREIGN) == "ohne"


@pytest.mark.django_db
def test_rows_without_an_order_come_by_chance():
    people = get_user_model().objects
    for number in range(12):
        people.create_user(email=f"{number}@example.org", password="x")
    orders = {tuple(people.order_by().values_list("pk", flat=True)) for _ in range(5)}
    assert len(orders) > 1


@pytest.mark.django_db
def test_rows_with_an_order_keep_it():
    people = get_user_model().objects
    for number in range(12):
        people.create_user(email=f"{number}@example.org", password="x")
    orders = {tuple(people.order_by("pk").values_list("pk", flat=True)) for _ in range(5)}
    assert len(orders) == 1


@pytest.mark.django_db
def test_unions_counts_and_groups_still_work():
    people = get_user_model().objects
    people.create_user(email="a@example.org", password="x")
    few = people.order_by().values("pk")
    assert few.union(few).count() == 1
    assert people.order_by().values("is_active").distinct().count() == 1
    assert people.filter(pk__in=few).exists()


@pytest.mark.django_db
def test_a_lock_without_of_is_an_error():
    with pytest.raises(guards.MissingOfError):
        get_user_model().objects.select_for_update()
    get_user_model().objects.select_for_update(of=("self",))


def _with_cookie(request):
    answer = HttpResponse("ok")
    answer.set_cookie("seen", "1")
    return answer


urlpatterns = [path("artikel/", _with_cookie), path("redaktion/", _with_cookie)]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_cookie_on_a_public_page_is_an_error():
    with pytest.raises(guards.CookieForReaderError):
        Client().get("/artikel/")
    assert Client().get("/redaktion/").cookies


def test_files_of_installed_packages_are_not_ours():
    assert guards.ours(__file__)
    assert not guards.ours(ImproperlyConfigured.__module__)
    assert not guards.ours(FOREIGN)
