"""Registers the reference pages."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """Has no migrations: its one table is made with `--run-syncdb`."""

    name = "tests.bench.reference"
    label = "reference"
