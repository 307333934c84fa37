"""The operations app: it has commands and receivers, no tables."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Commands and checks of the project."""

    name = "haltung.operations"
    label = "operations"
