"""All that an entry of a `desk.yaml` may name in `do`."""

from collections.abc import Callable
from typing import Final

from haltung.demo import desk, reviews, rights
from haltung.demo.desk import Act

ACTS: Final[dict[str, Callable[[Act], object]]] = {
    **desk.ACTS,
    "draft": reviews.leave_draft,
    "read-along": reviews.have_it_read,
    "four-eyes": reviews.send_to_four_eyes,
    "remove": rights.remove,
    "deadline": rights.let_time_pass,
    "licence": rights.name_licence,
    "erase": rights.be_erased,
}


def play(act: Act) -> None:
    """Do what an entry's `do` names."""
    ACTS[act.told["do"]](act)
