"""Chapters and soundbites as values, read from a feed or told in one: times in milliseconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimedChapter:
    """A chapter; addresses are complete. Pictures of followed shows (`img`) are never taken over."""

    start: int
    title: str
    href: str = ""
    img: str = ""


@dataclass(frozen=True, slots=True)
class TimedBite:
    """A piece that stands for the episode (`podcast:soundbite`)."""

    start: int
    length: int
    title: str = ""
