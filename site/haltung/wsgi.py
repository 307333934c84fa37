"""The WSGI entry for gunicorn."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from haltung.variables import EnvironmentFault

NEVER_AGAIN = 3  # gunicorn ends at this code; after any other it would start the process anew, for ever

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haltung.settings")
try:
    application = get_wsgi_application()
except EnvironmentFault as fault:
    sys.stderr.write("".join(f"haltung: {sentence}\n" for sentence in fault.faults))
    raise SystemExit(NEVER_AGAIN) from None
