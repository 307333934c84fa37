"""Settings from the environment: what is refused, and in which words."""

from pathlib import Path

import pytest

from haltung.environment import UNSAFE_KEY, prepare_folders, read_environment
from haltung.variables import EnvironmentFault

KEY = "q9X2mL7vR4tB8nK1wZ6cD3fG5hJ0pS-uY_aEiOxV"
PRODUCTION = {"HALTUNG_SECRET_KEY": KEY, "HALTUNG_BASE_URL": "https://blog.example.org"}


def faults(**variables: str) -> tuple[str, ...]:
    with pytest.raises(EnvironmentFault) as caught:
        read_environment({**PRODUCTION, **variables})
    return caught.value.faults


def test_a_key_and_an_address_are_enough_for_production():
    environment = read_environment(PRODUCTION)
    assert environment.kind == "production"
    assert environment.host == "blog.example.org"
    assert environment.is_https
    assert environment.require_mfa
    assert environment.time_zone == "Europe/Berlin"
    assert environment.moderation == "first"
    assert environment.from_email == "haltung@blog.example.org"
    assert environment.database["ENGINE"].endswith("sqlite3")


def test_test_and_demo_need_nothing_at_all():
    assert read_environment({"HALTUNG_ENV": "test"}).email["EMAIL_BACKEND"].endswith("locmem.EmailBackend")
    demo = read_environment({"HALTUNG_ENV": "demo", "PORT": "8123"})
    assert demo.base_url == "http://localhost:8123"
    assert not demo.require_mfa


def test_production_without_anything_names_every_fault_at_once():
    with pytest.raises(EnvironmentFault) as caught:
        read_environment({})
    assert [sentence.split()[0] for sentence in caught.value.faults] == [
        "HALTUNG_BASE_URL",
        "HALTUNG_SECRET_KEY",
    ]


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        pytest.param({"HALTUNG_SECRET_KEY": UNSAFE_KEY}, "the public example", id="the demo's key"),
        pytest.param({"HALTUNG_SECRET_KEY": "short"}, "too easy to guess", id="a short key"),
        pytest.param({"HALTUNG_SECRET_KEY": "ab" * 40}, "too easy to guess", id="a key of two letters"),
        pytest.param(
            {"HALTUNG_SECRET_KEY": "django-insecure-" + KEY}, "the public example", id="Django's key"
        ),
        pytest.param({"HALTUNG_DEBUG": "1"}, "switch it off in production", id="debug"),
        pytest.param({"HALTUNG_DEBUG": "maybe"}, "must be 1 or 0", id="a flag that is neither"),
        pytest.param({"HALTUNG_BASE_URL": ""}, "HALTUNG_BASE_URL is missing", id="no address"),
        pytest.param({"HALTUNG_BASE_URL": "ftp://x.org"}, "must begin with https://", id="another scheme"),
        pytest.param({"HALTUNG_BASE_URL": "blog.example.org"}, "must begin with https://", id="no scheme"),
        pytest.param({"HALTUNG_BASE_URL": "https://x.org:port"}, "must begin with", id="a port in letters"),
        pytest.param({"HALTUNG_BASE_URL": "https://[::1"}, "must begin with", id="half an address"),
        pytest.param({"HALTUNG_BASE_URL": "https://x.org/blog"}, "must end after the host", id="a path"),
        pytest.param({"HALTUNG_ENV": "staging"}, "one of production, demo, test", id="an unknown kind"),
        pytest.param({"DATABASE_URL": "mysql://u@h/x"}, "postgres:// or sqlite:///", id="another database"),
        pytest.param(
            {"DATABASE_URL": "postgres://u:p@h"}, "names no database", id="a server without database"
        ),
        pytest.param(
            {"DATABASE_URL": "postgres://u:p@h:99999/x"}, "the scheme 'postgres'", id="a port too high"
        ),
        pytest.param({"DATABASE_URL": "haltung"}, "a value without ://", id="no address of a database"),
        pytest.param({"CACHE_URL": "mongo://x"}, "the scheme 'mongo'", id="an unknown cache"),
        pytest.param({"EMAIL_URL": "pigeon://x"}, "the scheme 'pigeon'", id="an unknown mail carrier"),
        pytest.param(
            {"SEARCH_URL": "localhost:9200"}, "SEARCH_URL must begin with", id="an engine without scheme"
        ),
        pytest.param({"HALTUNG_FROM_EMAIL": "nobody"}, "no e-mail address", id="a sender without @"),
        pytest.param({"HALTUNG_TIME_ZONE": "Europe/Bonn"}, "no time zone", id="an unknown zone"),
        pytest.param({"HALTUNG_TIME_ZONE": "../etc"}, "no time zone", id="a path as zone"),
        pytest.param({"HALTUNG_TRUSTED_PROXIES": "10.0.0.0/8, proxy"}, "holds 'proxy'", id="a name as proxy"),
        pytest.param({"HALTUNG_MODERATION": "some"}, "one of all, first, none", id="an unknown rule"),
    ],
)
def test_a_wrong_value_is_one_sentence(variables, sentence):
    found = faults(**variables)
    assert len(found) == 1
    assert sentence in found[0]
    assert found[0].endswith(".")


def test_a_misspelt_variable_is_told_with_the_right_one():
    assert faults(HALTUNG_SECRETKEY=KEY) == (
        "HALTUNG_SECRETKEY is not a setting of this site. Did you mean HALTUNG_SECRET_KEY?",
    )


def test_variables_of_the_tests_are_no_misspellings():
    read_environment({**PRODUCTION, "HALTUNG_TEST_REQUIRE": "all", "HALTUNG_SEED_ARTICLE": "x", "OTHER": "1"})


def test_no_sentence_repeats_a_password():
    (found,) = faults(DATABASE_URL="oracle-nope://user:hunter2@host/db")
    assert "hunter2" not in found


def test_valkey_is_spoken_to_as_redis_with_its_database():
    environment = read_environment({**PRODUCTION, "CACHE_URL": "valkey://cache:6379/3"})
    assert environment.cache["LOCATION"] == "redis://cache:6379/3"
    assert environment.cache_is_shared


def test_a_cache_may_run_on_a_host_called_valkey():
    environment = read_environment({**PRODUCTION, "CACHE_URL": "redis://valkey:6379/0"})
    assert environment.cache["LOCATION"] == "redis://valkey:6379/0"


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path):
    (tmp_path / "file").touch()
    environment = read_environment({**PRODUCTION, "HALTUNG_DATA_DIR": str(tmp_path / "file" / "data")})
    with pytest.raises(EnvironmentFault, match="can't be made: check HALTUNG_DATA_DIR"):
        prepare_folders(environment)


def test_the_folders_of_database_and_pictures_are_made(tmp_path: Path):
    prepare_folders(read_environment({**PRODUCTION, "HALTUNG_DATA_DIR": str(tmp_path / "new")}))
    assert (tmp_path / "new" / "media").is_dir()
