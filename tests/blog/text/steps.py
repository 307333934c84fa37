"""Counting the steps of pure code: lines of `blog/text` that are run, the same number on every machine."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import blog.text

_HERE = str(Path(blog.text.__file__).parent)


def count_steps(act: Callable[[], Any]) -> int:
    """Run `act` and return how many lines of the core it took."""
    steps = 0

    def local(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal steps
        steps += event == "line"
        return local

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        return local if frame.f_code.co_filename.startswith(_HERE) else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return steps
