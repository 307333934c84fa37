"""How long a text takes to read, with what it quotes by reference."""

from blog.registries import registries
from blog.text.body import Body
from blog.text.words import count_words, minutes_for, plain_text


def minutes_to_read(body: Body) -> int:
    """Return the minutes that a body takes with its quoted contributions as they are now. One statement, if it quotes any."""
    refs = {str(block.value.get("ref", "")) for block in body.blocks if block.kind == "contribution"} - {""}
    quoted = registries.quoted(refs) if refs else {}
    number = count_words(plain_text(body)) + sum(count_words(one.text) for one in quoted.values())
    return minutes_for(number, body.language)
