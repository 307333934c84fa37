"""Why what somebody sends can't be taken, as a closed set; only forms turn it into words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from blog.text.selecting import SelectionReason


class SubmitProblem(StrEnum):
    """Why a comment can't be taken; the view turns it into words."""

    CLOSED = "closed"
    NUL = "nul"
    TEXT_MISSING = "text_missing"
    TEXT_TOO_LONG = "text_too_long"
    NAME_TOO_LONG = "name_too_long"
    NAME_RESERVED = "name_reserved"
    ROLE_RESERVED = "role_reserved"
    EMAIL_INVALID = "email_invalid"
    PARENT_GONE = "parent_gone"
    CREDIT_NEEDS_NAME = "credit_needs_name"
    CREDIT_NEEDS_ORGANISATION = "credit_needs_organisation"
    CREDIT_NEEDS_ROLE = "credit_needs_role"
    CREDIT_NEEDS_PSEUDONYM = "credit_needs_pseudonym"
    PASSAGE_GONE = "passage_gone"
    TIME_UNCLEAR = "time_unclear"
    TIME_BEYOND = "time_beyond"
    WORDS_GONE = "words_gone"
    WORDS_UNCLEAR = "words_unclear"
    WORDS_TOO_MANY = "words_too_many"
    PROPOSAL_MISSING = "proposal_missing"
    PROPOSAL_SAME = "proposal_same"
    PROPOSAL_TOO_LONG = "proposal_too_long"
    SOURCE_MISSING = "source_missing"
    SOURCE_INVALID = "source_invalid"
    GROUP_NEEDS_NAME = "group_needs_name"
    GROUP_RESERVED = "group_reserved"
    GROUP_TOO_MANY = "group_too_many"
    GROUP_ADDRESS = "group_address"
    GROUP_LINE = "group_line"


NO_ANCHOR: Final[Mapping[SelectionReason, SubmitProblem]] = {
    SelectionReason.NOTHING: SubmitProblem.WORDS_GONE,
    SelectionReason.TOO_MUCH: SubmitProblem.WORDS_TOO_MANY,
    SelectionReason.UNKNOWN: SubmitProblem.PASSAGE_GONE,
    SelectionReason.ELSEWHERE: SubmitProblem.WORDS_GONE,
    SelectionReason.UNCLEAR: SubmitProblem.WORDS_UNCLEAR,
}


class SubmitRefused(Exception):  # noqa: N818 - said in words of the domain
    """A comment can't be taken as it is; `detail` is the line or address that it is about."""

    def __init__(self, problem: SubmitProblem, detail: str = "") -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.detail = detail
