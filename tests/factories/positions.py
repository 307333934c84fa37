"""Makes questions, organisations and positions."""

import itertools
from datetime import date
from typing import Any

from blog.actions.positions.from_quote import position_from_quote
from blog.actions.positions.publish import publish_position
from blog.actions.positions.write import change_position, write_position
from blog.kinds import Stance
from blog.models import Organisation, Position, Question
from tests.factories import blog

_numbers = itertools.count(1)
READ_ON = date(2026, 5, 4)


def organisation(name: str = "", **fields: Any) -> Organisation:
    """Return an organisation."""
    number = next(_numbers)
    return Organisation.objects.create(
        name=name or f"Organisation {number}", slug=fields.pop("slug", f"organisation-{number}"), **fields
    )


def question(text: str = "", **fields: Any) -> Question:
    """Return a question."""
    number = next(_numbers)
    return Question.objects.create(
        text=text or f"Frage {number}?", slug=fields.pop("slug", f"frage-{number}"), **fields
    )


def draft(statement: str = "Technik hilft nur, wenn jemand zuhört.", **told: Any) -> Position:
    """Return a position that no reader has seen: a person's, read on a page elsewhere unless told otherwise."""
    if not {"anchor", "source_ref", "source_url"} & told.keys():
        told |= {"source_url": "https://zeitung.example/gespraech", "source_title": "Ein Gespräch"}
        told.setdefault("accessed_on", READ_ON)
    if not {"person", "organisation", "role", "holder_ref"} & told.keys():
        told["person"] = blog.person()
    return write_position(by=None, statement=statement, **told)


def position(
    statement: str = "Technik hilft nur, wenn jemand zuhört.", *, by: Any = None, **told: Any
) -> Position:
    """Return a public position."""
    return publish_position(position=draft(statement, **told), by=by)


def voices(asked: Question, *stances: Stance, **told: Any) -> list[Position]:
    """Return one public position for each stance."""
    return [
        position(f"Satz {number}.", question=asked, stance=stance, **told)
        for number, stance in enumerate(stances)
    ]


def quoted(page: Any, words: str, *, by: Any = None, **told: Any) -> Position:
    """Return a public position that an article quotes: the page gets a quotation block, published, and it is taken from there."""
    block = blog.block(
        "quote",
        {
            "text": f"<p>{words}</p>",
            "attribution": "Jana Muster, Leitung",
            "source_title": "",
            "source_url": "",
        },
    )
    blog.publish(blog.set_body(page, [*blog.stored(page), block]))
    row = position_from_quote(page_id=page.pk, block=block["id"], by=by)
    told.setdefault("person", row.person or blog.person())
    return publish_position(position=change_position(position=row, by=by, **told), by=by)
