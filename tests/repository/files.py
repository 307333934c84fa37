"""The files of this repository: what git knows, or would know."""

import functools
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", ".work", "node_modules", "__pycache__"}
BINARY = {
    ".woff2",
    ".png",
    ".jpg",
    ".jpeg",
    ".avif",
    ".webp",
    ".ico",
    ".gif",
    ".mo",
    ".pdf",
    ".mp3",
    ".m4a",
    ".opus",
}


@functools.cache
def files() -> tuple[Path, ...]:
    """Return the paths of all files that are, or are about to be, part of the repository."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        command = [
            "git",
            "-c",
            f"safe.directory={ROOT}",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        found = [ROOT / name for name in listed.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not NOT_OURS & set(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file()))


def texts(*endings: str) -> list[tuple[str, str]]:
    """Return name and text of each file with one of these endings, or of every file that isn't binary."""
    chosen = [
        path for path in files() if path.suffix not in BINARY and (not endings or path.suffix in endings)
    ]
    return [(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in chosen]
