"""Plays the site under Docker Compose as an operator would run it: `make compose-test`.

Where no image registry can be reached, stand-ins with the official names are built from Debian's packages: same user,
port, volume and variables. What that can't show is the official images' own entry points; so the compose file keeps
to variables that the official images document. `HALTUNG_TEST_IMAGES=official` uses the official ones instead.
"""
