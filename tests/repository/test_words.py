"""Some words never belong into the repository: paths of one machine, hosts of package indexes, traces of tools."""

import re

from tests.repository.files import texts

# Written in halves, so that this file may hold them.
HALVES = (
    ("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("py", "pi.org"), ("files.python", "hosted"), ("registry.", "npmjs"),
    ("proxy.go", "lang.org"), ("repo.ma", "ven"), ("deb.deb", "ian.org"), ("cra", "tes.io"), ("clau", "de"),
    ("anthro", "pic"), ("co-authored", "-by"),
)  # fmt: skip
FORBIDDEN = re.compile("|".join(re.escape(first + second) for first, second in HALVES), re.IGNORECASE)
MARKS_OF_WORK = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")


def test_no_file_names_a_machine_a_package_index_or_a_tool_that_wrote_it():
    found = [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if FORBIDDEN.search(line)
    ]
    assert found == []


def test_nothing_is_left_to_be_done_in_comments():
    found = [
        f"{name}: {match[0]}"
        for name, text in texts(".py", ".html", ".css", ".js")
        for match in MARKS_OF_WORK.finditer(text)
    ]
    assert found == []


def test_lock_files_hold_hashes_and_no_addresses():
    for name, text in texts(".txt"):
        if not name.startswith("requirements/"):
            continue
        assert "://" not in text, name
        pinned = [line for line in text.splitlines() if re.match(r"^[a-z0-9]", line)]
        assert pinned, name
        assert all("==" in line and line.endswith("\\") for line in pinned), name
