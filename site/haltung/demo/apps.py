"""Registers the demo."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Configuration of the demo; it has no tables."""

    name = "haltung.demo"
    label = "demo"
