"""What an action answers instead of doing something: an exception that is no error, named after what happened."""

from enum import StrEnum
from typing import Generic, TypeVar

Problem = TypeVar("Problem", bound=StrEnum)


class Refused(Exception):  # noqa: N818 - no error: somebody is told why, and what helps
    """Nothing was done, and nothing is broken; whoever asked turns it into words."""


class RefusedFor(Refused, Generic[Problem]):
    """Nothing was done for one of a closed list of reasons, the `problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem
