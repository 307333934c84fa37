"""Which words of a position somebody read: the number of the state from which on it says what it says now."""

from blog.models.positions.position import Position, PositionVersion

READ = ("question", "stance", "statement")
"""What a reader agrees with. Another reason or quote beside it is no other standpoint."""


def wording_of(position: Position) -> int:
    """Return the number of the first state in a row that says what the newest does; 0 without a history. One statement."""
    states = PositionVersion.objects.filter(position=position).order_by("-number")
    first, words = 0, None
    for number, said in states.values_list("number", "said"):
        here = tuple(said.get(part, "") for part in READ)
        if words is not None and here != words:
            break
        first, words = number, here
    return first
