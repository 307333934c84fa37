"""The project's rules, each seen red."""

import dataclasses
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from blog.registries import Registries
from haltung.operations import checks


def ids(found) -> list[str]:
    return [message.id for message in found]


def test_this_project_keeps_its_rules():
    assert not [message for message in run_checks() if str(message.id).startswith("haltung.")]


def urls(*patterns) -> ModuleType:
    module = ModuleType("tests.site.some_urls")
    module.__dict__["urlpatterns"] = list(patterns)
    return module


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_djangos_admin_is_refused(settings):
    settings.ROOT_URLCONF = urls(path("admin/", include(([path("", view, name="index")], "admin"))))
    assert ids(checks.logins_ask_for_everything(None)) == ["haltung.E003"]


def test_the_comment_packages_own_addresses_are_refused(settings):
    settings.ROOT_URLCONF = urls(path("confirm/<key>/", view, name="comments-xtd-confirm"))
    assert ids(checks.comments_stay_behind_our_views(None)) == ["haltung.E004"]


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("MIDDLEWARE", ["django.middleware.locale.LocaleMiddleware"], "haltung.E005"),
        ("SECURE_REFERRER_POLICY", "no-referrer", "haltung.E006"),
    ],
)
def test_what_would_make_pages_differ_or_forms_fail_is_refused(settings, name, value, fault):
    setattr(settings, name, value)
    assert ids(checks.pages_are_the_same_for_everyone(None)) == [fault]


def test_a_registry_that_nobody_filled_is_refused(monkeypatch):
    monkeypatch.setattr(checks, "registries", Registries())
    assert ids(checks.names_are_looked_up(None)) == ["haltung.E007"] * 3


def test_a_cache_of_each_process_is_warned_about_in_production():
    assert ids(checks.limits_hold_across_processes(None)) == ["haltung.W001"]


def test_static_files_that_nobody_collected_are_told(monkeypatch, tmp_path: Path):
    changed = dataclasses.replace(settings.ENVIRONMENT, collected_static=True, static_dir=tmp_path)
    monkeypatch.setattr(settings, "ENVIRONMENT", changed)
    assert ids(checks.static_files_are_collected(None)) == ["haltung.E008"]
    (tmp_path / "staticfiles.json").touch()
    assert not checks.static_files_are_collected(None)


def test_mails_without_a_server_are_warned_about_in_production():
    assert ids(checks.mails_have_a_way(None)) == ["haltung.W003"]
