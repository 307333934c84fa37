"""After „Hallo,“ German goes on with a small letter, in every mail and in each of its cases."""

import re
from pathlib import Path

import pytest

import discussion

MAILS = Path(discussion.__file__).parent / "templates" / "discussion" / "mail"
GREETING = '{% translate "Hallo," %}'
BEGINS = re.compile(r'(?:^|(?<! )\{% (?:if|elif|else)[^%]*%\}){% (?:translate "|blocktranslate[^%]*%\})(.)')
GREETED = sorted(path.name for path in MAILS.iterdir() if GREETING in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", GREETED)
def test_what_follows_the_salutation_begins_small(name: str) -> None:
    after = (MAILS / name).read_text(encoding="utf-8").partition(GREETING)[2]
    paragraph = re.sub(r"</?p[^>]*>", "", after).strip().partition("\n")[0]
    begun = BEGINS.findall(paragraph)
    assert begun, paragraph
    # A name or a number may stand first.
    assert all(letter.islower() or letter == "{" for letter in begun), begun
