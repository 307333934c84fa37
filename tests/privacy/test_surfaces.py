"""No column is forgotten: each is answered for by a surface, or known to be free of readers' data."""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from blog.registries import registries
from haltung.operations import personal_data


def test_every_column_that_can_hold_words_is_accounted_for():
    assert personal_data.unaccounted() == []


def test_no_surface_and_no_line_of_the_list_speaks_of_what_is_not_there():
    assert personal_data.unknown() == []


@isolate_apps("discussion")
def test_a_new_place_that_nobody_registered_is_found(monkeypatch: pytest.MonkeyPatch):
    class Diary(models.Model):  # noqa: DJ008
        text = models.TextField()

        class Meta:
            app_label = "discussion"

    monkeypatch.setattr(apps, "get_models", lambda **_: [Diary])
    assert personal_data.unaccounted() == ["discussion.Diary.text"]


def test_a_surface_that_forgets_to_register_is_found(monkeypatch: pytest.MonkeyPatch):
    for name in list(registries.surfaces):
        left = {key: surface for key, surface in registries.surfaces.items() if key != name}
        columns = registries.surfaces[name].fields
        with monkeypatch.context() as patch:
            patch.setattr(registries, "surfaces", left)
            assert bool(personal_data.unaccounted()) == bool(columns), name


def test_the_address_goes_last():
    order = {name: surface.order for name, surface in registries.surfaces.items()}
    assert max(order, key=lambda name: order[name]) == "person"
    assert len(set(order.values())) == len(order)
