"""What must be in the environment before Django's settings are read.

pytest-django reads the settings before it reads `conftest.py`, so this is a plugin of its own (`-p tests.early`).
"""

import os

os.environ.setdefault("HALTUNG_ENV", "test")
# Hypothesis' and Playwright's synchronous parts run beside an event loop; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
