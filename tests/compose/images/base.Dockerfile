# Debian as the host's own tools lay it out; the settings with which the host reaches packages come in while building.
FROM haltung-test/debian
COPY host/ /
