"""The `haltung` command: every Django command, refused with sentences instead of a traceback when settings are wrong."""

import os
import sys
from collections.abc import Sequence

from django.core.management import execute_from_command_line

from haltung.environment import prepare_folders, read_environment
from haltung.variables import EnvironmentFault


def main() -> None:
    """Check the environment, then hand over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haltung.settings")
    try:
        prepare_folders(read_environment(os.environ))
    except EnvironmentFault as fault:
        for sentence in fault.faults:
            sys.stderr.write(f"haltung: {sentence}\n")
        raise SystemExit(2) from None
    execute_from_command_line(importable(sys.argv))


def importable(arguments: Sequence[str]) -> list[str]:
    """`search-index` is written with a hyphen, its module with an underscore."""
    return [argument.replace("-", "_") if place == 1 and not argument.startswith("-") else argument
            for place, argument in enumerate(arguments)]  # fmt: skip


if __name__ == "__main__":
    main()
