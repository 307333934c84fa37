"""`make compose-test`: builds the images, starts the compose file as an operator would, and plays the loop on it."""

import os
import sys
import time

from tests.compose import docker, images
from tests.compose.shell import ROOT, WORK, say
from tests.compose.site import GATEWAY, IMAGE, Site, thrown_away
from tests.compose.story import PASSAGE, eventually, health, play, read
from tests.services import mail


def main() -> int:
    """Play everything; the first thing that is wrong ends it."""
    began = time.monotonic()
    WORK.mkdir(parents=True, exist_ok=True)
    with docker.daemon():
        images.prepare()
        say("building the site's image")
        images.build(ROOT, "Dockerfile", IMAGE)
        with mail.running(host=GATEWAY) as server, thrown_away(Site(docker.compose(), server)) as site:
            say("starting everything")
            site.up()
            walls(site)
            play(site)
            outages(site)
            put_back(site)
    print(f"compose-test passed in {time.monotonic() - began:.0f} s")
    return 0


def walls(site: Site) -> None:
    """Assert that the site runs without rights and can write nowhere but where it should."""
    say("the containers have no rights")
    for service in ("web", "worker"):
        assert site.do("exec", "-T", service, "id", "-u").strip() == "10001"
        writes = "touch /data/media/x /tmp/x && rm /data/media/x && ! touch /app/x 2>/dev/null"
        site.do("exec", "-T", service, "sh", "-c", writes)
    assert site.states()["migrate"]["ExitCode"] == 0


def outages(site: Site) -> None:
    """Assert that pages are served without cache and worker, and that both are back without help."""
    say("pages without cache and worker")
    site.do("kill", "valkey", "worker")
    read(site)
    assert health(site)["status"] == "degraded", health(site)
    site.do("up", "--detach", "--no-build", "--wait", "--wait-timeout", "120")
    eventually("the site to be well again", lambda: health(site)["status"] == "ok")


def put_back(site: Site) -> None:
    """Assert that the images can back the site up and put the backup back, with programs of the server's version."""
    say("a backup, and back")
    site.do("exec", "-T", "web", "haltung", "backup", "/data/backup.tar")
    site.do("stop", "web", "worker")
    site.do("run", "--rm", "--no-deps", "-T", "web", "haltung", "restore", "/data/backup.tar", "--yes")
    site.do("up", "--detach", "--no-build", "--wait", "--wait-timeout", "180")
    read(site, PASSAGE)
    assert health(site)["status"] == "ok", health(site)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
