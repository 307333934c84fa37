"""The demo: invented articles, people and talk, played through the real actions. Installed with `HALTUNG_ENV=demo` alone."""
