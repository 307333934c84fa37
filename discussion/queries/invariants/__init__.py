"""What must always hold of the discussion's rows: one module for each invariant, each tells its breaches in sentences.

The number of statements never grows with the contributions. `haltung doctor --data` asks them; the numbers are those of the
project's paper on trust: I3 is the articles' (`blog.queries.live_versions`), I10 (files and rows) is nobody's yet.
"""

from collections.abc import Callable, Mapping
from typing import Final

from discussion.queries.invariants.decided import states_beside_their_decisions
from discussion.queries.invariants.emptied import words_of_who_is_gone
from discussion.queries.invariants.hidden import shown_and_not_allowed
from discussion.queries.invariants.named import names_without_consent
from discussion.queries.invariants.once import lost_or_doubled
from discussion.queries.invariants.told import mails_lost_or_misled
from discussion.queries.invariants.traced import provenance_without_ground
from discussion.queries.invariants.tree import trees_that_miscount

INVARIANTS: Final[Mapping[str, Callable[[], list[str]]]] = {
    "I1 receipts": lost_or_doubled,
    "I2 provenance": provenance_without_ground,
    "I4 erased": words_of_who_is_gone,
    "I5 outbox": mails_lost_or_misled,
    "I6 decisions": states_beside_their_decisions,
    "I7 names": names_without_consent,
    "I8 threads": trees_that_miscount,
    "I9 hidden": shown_and_not_allowed,
}
