"""The margin of an article: how many comments stand at each passage."""

from collections.abc import Callable, Mapping

from django.template import loader

TEMPLATE = "components/talk.html"


def talk_writer(talk: Mapping[str, int]) -> Callable[[str], str]:
    """Return what counts the open comments of a passage; nothing where there are none."""
    template = loader.get_template(TEMPLATE)
    shown = {count: template.render({"count": count}).strip() for count in set(talk.values()) if count}
    return lambda passage: shown.get(talk.get(passage, 0), "")
