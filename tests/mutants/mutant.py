"""What one mutant is: one text of the code in place of another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """`old` becomes `new` in `file`, once; `killer` is the test that must fail then; `outcome` what the last run said."""

    name: str
    file: str
    old: str
    new: str
    killer: str
    postgres: bool = False
    outcome: str = "not run yet"

    @property
    def in_tables(self) -> bool:
        """Whether the database must be made anew to have it."""
        return "/migrations/" in self.file
