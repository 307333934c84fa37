"""Two rows that were made of one: cut into what all three share and the chunks between, as diff3 does.

S. Khanna, K. Kunal, B. C. Pierce, "A Formal Investigation of Diff3", FSTTCS 2007, LNCS 4855, 485–496: what stands in both
others for the same item of the common ancestor is stable; between two stable items lies a chunk. A chunk that one side left
alone takes the other side's; one that both changed alike is agreed; any other is a conflict. As shown there, changes are
only sure not to meet where a stable item lies between them, so neighbours without one are a conflict as well, and two
insertions at one place are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from blog.text.alignment import Pair

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Chunk(Generic[Item]):
    """A stretch of the ancestor and what stands for it on both sides."""

    then: tuple[Item, ...]
    now: tuple[Item, ...]
    proposal: tuple[Item, ...]

    @property
    def overlaps(self) -> bool:
        """Tell whether both sides changed it, each in her own way."""
        return self.then != self.now and self.then != self.proposal and self.now != self.proposal

    @property
    def joined(self) -> tuple[Item, ...]:
        """What to take: the side that changed something; where both did, as it was (ask `overlaps` before)."""
        if self.now == self.proposal or self.then == self.proposal:
            return self.now
        return self.proposal if self.then == self.now else self.then


def chunks(
    then: Sequence[Item],
    now: Sequence[Item],
    proposal: Sequence[Item],
    *,
    to_now: Iterable[Pair],
    to_proposal: Iterable[Pair],
) -> Iterator[Chunk[Item]]:
    """Yield all chunks in order, stable ones too; pairs tell which items stand for each other and are the same."""
    in_proposal = dict(to_proposal)
    then_at = now_at = proposal_at = 0
    for i, j in to_now:
        k = in_proposal.get(i)
        if k is None:
            continue
        if (i, j, k) != (then_at, now_at, proposal_at):
            yield Chunk(tuple(then[then_at:i]), tuple(now[now_at:j]), tuple(proposal[proposal_at:k]))
        yield Chunk((then[i],), (now[j],), (proposal[k],))
        then_at, now_at, proposal_at = i + 1, j + 1, k + 1
    rest = Chunk(tuple(then[then_at:]), tuple(now[now_at:]), tuple(proposal[proposal_at:]))
    if rest.then or rest.now or rest.proposal:
        yield rest
