"""The site's address in the database follows the one variable."""

import pytest
from django.contrib.sites.models import Site as NamedSite
from django.core.management import call_command
from wagtail.models import Locale
from wagtail.models import Site as PageSite

from haltung.operations.sites import keep_sites_in_step, sites_differ

pytestmark = pytest.mark.django_db


def test_after_migrations_both_tables_name_the_base_address():
    assert NamedSite.objects.get_current().domain == "localhost:8000"
    assert PageSite.objects.get().port == 8000
    assert not sites_differ()


@pytest.mark.parametrize(
    ("address", "domain", "host", "port"),
    [
        ("https://blog.example.org", "blog.example.org", "blog.example.org", 443),
        ("http://blog.example.org", "blog.example.org", "blog.example.org", 80),
        ("http://127.0.0.1:8123", "127.0.0.1:8123", "127.0.0.1", 8123),
    ],
)
def test_a_site_that_moves_takes_both_along(settings, address, domain, host, port):
    settings.HALTUNG_BASE_URL = address
    assert sites_differ()
    keep_sites_in_step()
    assert not sites_differ()
    assert NamedSite.objects.get_current().domain == domain
    row = PageSite.objects.get(is_default_site=True)
    assert (row.hostname, row.port) == (host, port)


def test_pages_may_be_written_in_german_and_english():
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"de", "en"}


def test_the_project_needs_no_migration_that_is_not_written():
    call_command("makemigrations", "accounts", check=True, dry_run=True, verbosity=0)
