"""Registers the reference pages."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """Of the benchmark alone."""

    name = "tests.bench.reference"
    label = "reference"
