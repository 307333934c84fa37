"""The demo's pictures: drawn by these scripts, shipped as WebP in `content/pictures/` (`python -m haltung.demo.pictures`)."""
