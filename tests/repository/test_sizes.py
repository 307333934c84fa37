"""Code stays small enough to be read in one go: files up to 300 lines, functions up to 40."""

import ast
from collections.abc import Iterator

from tests.repository.files import texts

FILE, TEST_FILE, FUNCTION = 300, 400, 40  # tables of cases are long and read one by one
FORBIDDEN_NAMES = ("utils.py", "helpers.py", "common.py", "misc.py")


def _code() -> list[tuple[str, str]]:
    return [(name, text) for name, text in texts(".py") if "/migrations/" not in name]


def _functions(text: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_300_lines():
    long = [
        f"{name} ({len(text.splitlines())})"
        for name, text in _code()
        if len(text.splitlines()) > (TEST_FILE if name.startswith("tests/") else FILE)
    ]
    assert not long, "\n".join(long)


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{name}: {function} ({lines})"
        for name, text in _code()
        if "/demo/pictures/" not in name  # a drawing is told line by line
        for function, lines in _functions(text)
        if lines > FUNCTION
    ]
    assert not long, "\n".join(long)


def test_no_file_is_a_drawer_for_everything():
    assert [name for name, _ in _code() if name.endswith(FORBIDDEN_NAMES)] == []
