"""Model fields of the article's side."""

from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose blocks stay out of migrations: a change of a label or help text changes no table.

    What is lost: a data migration can't read old blocks through the historic model; it works on the raw JSON instead.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Tell migrations what stands in the table and nothing about blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
