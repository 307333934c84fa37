"""A version can be cited, and anybody can check it."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import DjangoAssertNumQueries

from blog.models import Version
from blog.text.body import Body
from blog.text.canonical import Seal, redact
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.kinds import CreditChoice
from tests.factories import merging
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def version(world: World) -> Version:
    """Version 2, to which Ben contributed under his full name."""
    merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    return merging.newest(world.article)


def test_the_page_gives_the_citation_in_each_style(version: Version, client: Client):
    text = client.get(f"/f/{version.code}/zitieren/").content.decode()
    assert "AUTORIN, Carla. Digitalisierung beginnt bei den Menschen [online]. Fassung 2." in text
    assert "Mit Beiträgen von: Ben Beiträger" in text
    assert f"[Zugriff am: {date_format(timezone.localdate(), 'j. F Y')}]" in text
    assert "@online{fassung-" in text
    assert version.checksum in text
    assert f"http://testserver/f/{version.code}/" in text or f"/f/{version.code}/" in text


def test_who_takes_her_name_back_is_in_no_citation(world: World, version: Version, client: Client):
    addresses = [f"/f/{version.code}/{name}" for name in ("zitieren/", "zitat.json", "zitat.bib")]
    assert all("Ben Beiträger" in client.get(address).content.decode() for address in addresses)
    submission = version.merge.provenance.first().point.contribution.submission
    change_credit(submission=submission, wish=CreditWish(CreditChoice.NONE), proof="test")
    assert not any("Ben Beiträger" in client.get(address).content.decode() for address in addresses)


def test_reference_managers_read_the_file(version: Version, client: Client):
    response = client.get(f"/f/{version.code}/zitat.json")
    assert response["Content-Type"].startswith("application/vnd.citationstyles.csl+json")
    (item,) = json.loads(response.content)
    assert (item["type"], item["version"]) == ("webpage", "2")
    assert item["author"] == [{"given": "Carla", "family": "Autorin"}]
    assert client.get(f"/f/{version.code}/zitat.bib")["Content-Type"].startswith("application/x-bibtex")


def test_the_checksum_can_be_recomputed_with_nothing_of_ours(version: Version, client: Client):
    told = json.loads(client.get(f"/f/{version.code}/fassung.json").content)
    body, seal = told["body"], told["seal"]
    values = [body["title"], body["standfirst"], body["language"], *body["blocks"]]
    for value, part in zip(values, seal["parts"], strict=True):
        digest = hashlib.sha256(bytes.fromhex(part["salt"]) + rfc8785.dumps(value)).hexdigest()
        assert digest == part["hash"], part["name"]
    listed: dict[str, Any] = {
        "schema": 1,
        "parts": [{"name": p["name"], "hash": p["hash"]} for p in seal["parts"]],
    }
    assert hashlib.sha256(rfc8785.dumps(listed)).hexdigest() == told["checksum"] == version.checksum


def test_verify_says_that_all_versions_hold(version: Version):
    out = io.StringIO()
    call_command("verify", stdout=out)
    assert out.getvalue() == "2 versions checked, 0 of them don't hold.\n"


def test_verify_names_the_part_that_was_changed(version: Version):
    body = version.body
    body["blocks"][0]["value"]["text"] = "Ganz anders"
    Version.objects.filter(pk=version.pk).update(body=body)
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", stdout=out)
    assert f"{version.code}: The checksum does not hold: 0:" in out.getvalue()
    assert "1 of them don't hold" in out.getvalue()


def test_verify_checks_a_file_that_somebody_kept(version: Version, client: Client, tmp_path: Path):
    kept = tmp_path / "fassung.json"
    kept.write_bytes(client.get(f"/f/{version.code}/fassung.json").content)
    out = io.StringIO()
    call_command("verify", str(kept), stdout=out)
    assert out.getvalue() == "The checksum holds.\n"
    kept.write_text(kept.read_text("utf-8").replace("Zuhören", "Weghören"), "utf-8")
    with pytest.raises(SystemExit):
        call_command("verify", str(kept), stdout=out)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"body": 1, "seal": {}, "checksum": ""}'])
def test_verify_says_what_is_no_version(tmp_path: Path, text: str):
    kept = tmp_path / "fassung.json"
    kept.write_text(text)
    with pytest.raises(CommandError):
        call_command("verify", str(kept))


def test_a_removed_passage_is_shown_as_removed_and_the_rest_still_verifies(version: Version, client: Client):
    body, seal = redact(
        Body.from_json(version.body), Seal.from_json({**version.seal, "checksum": version.checksum}), FIRST
    )
    Version.objects.filter(pk=version.pk).update(body=body.to_json(), seal=seal.to_json())
    out = io.StringIO()
    call_command("verify", stdout=out)
    assert "0 of them don't hold" in out.getvalue()
    text = client.get(f"/f/{version.code}/zitieren/").content.decode()
    assert "Ein Teil dieser Fassung wurde entfernt" in text
    assert "Die Prüfsumme der Fassung gilt weiter" in text
    assert "Eben nachgerechnet" in text


def test_what_nobody_may_see_has_no_citation(world: World, version: Version, client: Client):
    world.article.unpublish()
    for name in ("zitieren/", "zitat.json", "zitat.bib", "fassung.json"):
        assert client.get(f"/f/{version.code}/{name}").status_code == 410
        assert client.get(f"/f/zzzzzzzz/{name}").status_code == 404


def test_a_citation_costs_the_same_however_many_contributed(
    world: World, version: Version, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    client.get(f"/f/{version.code}/zitieren/")
    with django_assert_max_num_queries(16):
        client.get(f"/f/{version.code}/zitieren/")
    for number in range(5):
        other = merging.contribution(world.article, name=f"Person {number}")
        merging.merged(
            world.article,
            other,
            by=world.cem,
            change=merging.added("Mehr.", block=f"55555555-5555-4555-8555-55555555555{number}"),
        )
    newest = merging.newest(world.article)
    with django_assert_max_num_queries(16):
        text = client.get(f"/f/{newest.code}/zitieren/").content.decode()
    assert "Person 4" in text
