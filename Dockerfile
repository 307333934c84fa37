# The site as one image; web, worker and the one-shot migration differ by command only.
#
# It runs as a user without rights, on a root file system that may be read-only: it writes to /data (pictures, files)
# and /tmp alone.
ARG PYTHON_IMAGE=python:3.11-slim-bookworm
# Of the same version as the server in docker-compose.yml, and of the same Debian as the image above.
ARG POSTGRES_IMAGE=postgres:17-bookworm

# `haltung backup` and `restore` call PostgreSQL's own programs, which must not be older than the server: they come from its
# image, with the libraries that they need beside them, under names that find those.
FROM ${POSTGRES_IMAGE} AS postgres
RUN install -d /client/bin /client/lib \
    && for program in pg_dump pg_restore psql; do \
        cp "$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)/$program" /client/lib/ \
        && ldd "/client/lib/$program" | awk '$2 == "=>" && $3 ~ /^\// { print $3 }' \
            | grep -v -E '/(libc|libm|libdl|libpthread|librt|libresolv)\.so' | xargs -I{} cp -L {} /client/lib/ \
        && printf '#!/bin/sh\nLD_LIBRARY_PATH=/opt/postgresql/lib exec /opt/postgresql/lib/%s "$@"\n' "$program" \
            >"/client/bin/$program" \
        && chmod 0755 "/client/bin/$program"; \
    done

FROM ${PYTHON_IMAGE} AS build
WORKDIR /app
COPY requirements/build.txt requirements/runtime.txt requirements/
RUN python3 -m venv .venv \
    && .venv/bin/pip install --quiet --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/build.txt \
    && VIRTUAL_ENV=/app/.venv .venv/bin/uv pip sync --quiet --no-cache --compile-bytecode --require-hashes \
        requirements/runtime.txt requirements/build.txt
COPY . .
# Nothing that builds is needed at run time. The values are for this one command: collecting files asks for settings.
RUN VIRTUAL_ENV=/app/.venv .venv/bin/uv pip install --quiet --no-cache --no-deps --no-build-isolation -e . \
    && HALTUNG_SECRET_KEY="$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
        HALTUNG_BASE_URL=http://localhost HALTUNG_STATIC_DIR=/app/static \
        .venv/bin/haltung collectstatic --noinput --verbosity 0 \
    && .venv/bin/python -m compileall -q site blog discussion search \
    && VIRTUAL_ENV=/app/.venv .venv/bin/uv pip uninstall --quiet hatchling trove-classifiers pathspec \
    && .venv/bin/pip uninstall --quiet --yes uv pip \
    && find .venv -name tests -type d -path '*/site-packages/*/tests' -prune -exec rm -rf {} +

FROM ${PYTHON_IMAGE}
RUN groupadd --system --gid 10001 haltung \
    && useradd --system --uid 10001 --gid haltung --home-dir /data --no-create-home --shell /usr/sbin/nologin haltung \
    && install -d -o haltung -g haltung /data /data/media
WORKDIR /app
COPY --from=postgres /client /opt/postgresql
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:/opt/postgresql/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HALTUNG_ENV=production \
    HALTUNG_DATA_DIR=/data \
    HALTUNG_MEDIA_DIR=/data/media \
    HALTUNG_STATIC_DIR=/app/static
RUN pg_dump --version && pg_restore --version && psql --version
USER haltung
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=10s --start-period=120s --retries=6 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/gesundheit/', timeout=9)"]
# The number of processes comes from WEB_CONCURRENCY.
CMD ["haltung", "serve"]
