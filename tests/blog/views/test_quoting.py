"""Tests of what stands between quotation marks."""

import pytest
from django.template import Context, Template

from blog.templatetags.quoting import inside_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So ist es.", "So ist es."),
        ("„So ist es.“", "So ist es."),
        ("»So ist es.«", "So ist es."),
        ("“So it is.”", "So it is."),
        ('"So ist es."', "So ist es."),
        (" „So ist es.“ ", "So ist es."),
        ("Er sagt „so“ dazu.", "Er sagt ‚so‘ dazu."),
        ("He says “so” to it.", "He says ‘so’ to it."),
        ("„Ja“ ist nicht „nein“", "‚Ja‘ ist nicht ‚nein‘"),
        ("„Wer ‚wir‘ sagt, meint wen?“", "Wer ‚wir‘ sagt, meint wen?"),
        ("„Angefangen und nie", "Angefangen und nie"),
        ("So endet es.“", "So endet es."),
        ("Er sagt „so“", "Er sagt ‚so‘"),
        ("„So“ sagt er.", "‚So‘ sagt er."),
        ("„", ""),
        ("", ""),
    ],
)
def test_marks_around_a_quotation_are_never_doubled(text: str, expected: str) -> None:
    assert inside_quotes(text) == expected


def test_what_a_template_quotes_is_escaped_as_ever() -> None:
    template = Template("{% load quoting %}„{{ words|inside_quotes }}“")
    assert template.render(Context({"words": "„a < b“"})) == "„a &lt; b“"
