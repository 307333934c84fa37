"""What the database itself refuses, whoever writes."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django_comments.models import Comment as BareComment
from django_comments_xtd.models import XtdComment

from discussion.kinds import Purpose
from discussion.models import Comment, Consent, Contributor
from discussion.queries.consent_texts import FOLDER, current_wording, wording
from tests.discussion.comments import comment, person, waiting
from tests.world import World

# SHA-256 of every wording that was shipped: a wording is never edited, a new one gets a new number.
SHIPPED = {
    "store/1.de": "ceb66573066e5d48ceaee3246bba85a1436c32dbe5b60b39747ad168cfe208dd",
    "store/1.en": "67fd1030c690cd6b96195af6a2980b62310ca465c2d2679c114ef07deb83c06e",
    "store/2.de": "1624287cb9ce94f43911d136fc7b4df058d30f3dfd108116c0653ac125796533",
    "store/3.de": "0a13d46fd70787669390cab903e94c9d34066fd61da74ee4ab938a9238b7c4a2",
    "store/2.en": "44ae40dfa61f71a9ac54d0f782ab8ff5116d52d610d5e918bd0812bf025f904b",
    "store/3.en": "91ae7b47ede620f941aea89b71fa4ad26ab85003427ce276c58e16c3a0e53937",
    "use_answer/1.de": "443de707238f2885bba0d463b4b4ba3e57f152119dcde2815e48005eeca9c23a",
    "use_answer/1.en": "96d21f03fac3de173fab9bd61a69a277f60a68de6e6dca0f763f011e876250ec",
    "use_asked/1.de": "bea5576c1ff5db0de670626354323dcb81e888e493d3e382034c8bcee7e6dbe8",
    "use_asked/1.en": "bd88bbbc9891e3d0e1b34fffbbf38bd7079cbcff99224c754fba5129698a9b13",
    "use_asked/2.de": "fc13d57d0b667f9d29b13090d81a174d3d697d84e07038d74abf72ea20e37d70",
    "use_asked/3.de": "4251cd144e4353667faef3918eb0fc03373e72e2b3fbb52d299af33ccc289313",
    "use_asked/2.en": "77eb3d8c70122e16df8e23156c91676012d5c2e0a79f431737e6bec5f7665e55",
    "use_asked/3.en": "4d88f1eb9a004cabafb8e91493a394c24896cc836c3614ab85089b2d64da2be0",
    "credit_group/1.de": "4738a9f06fcc775f2f7d8a0cb3a6dedcaa35d02be8267585240cb0f61ea75942",
    "credit_group/1.en": "71ec7d0bb9c0a34f1c703b4e8ed03c0a72f49b1c4245541d3f8a453033d24d9d",
    "show_name/1.de": "db33c8fbf315e6da15e954ebb36689199b4b49b0ab68085fad15ae1d182face1",
    "show_name/1.en": "97d1c2684433888ac29bd4a48be951d538059f7f19b74262c9c8f64eb4779660",
    "use/1.de": "f121c18db36b86c07a5ca04a5f413fc54c76c325ecc5d898a988eaea65760191",
    "use/1.en": "d7a78aeace494c5dfa5cd48e6171cff8e4a42355b5db674d3056983f49ba1ec2",
    "use/2.de": "098bf218414e457ce53eb7fee2fbc61778ede3755fff91b44050be699fd4ec02",
    "use/3.de": "0f7eae9ef8fcbe31d9051d76f7b09341765204c1404fb21647acc8fd5c99c016",
    "use/2.en": "c21e7dd9c20f70490ff15dd679b9bb2117fe509ed7b99eaa0b70ccb3658d8f61",
    "use/3.en": "d903500b4b0c454834109cd2951f94f5531cfe28292969c70146ecc56c9e1082",
    "credit/1.de": "c692c77f8ff464a75e2ff99967dce652c816c58e0bd12d75278b8a8e39902d7b",
    "credit/2.de": "1dee7f4a4674b2851ee367ae173a0c3be4d45b3df89d5108ed9f14969cce2e4f",
    "credit/1.en": "d202dda0df4b53fd3c4f21a679ec1734c93e07a7abbdb927009b9621b9874778",
    "credit/2.en": "d83f73d913f2f1ab03d01032429c2a3391ed0bff73b1705e663029f1b8c25368",
    "notify/1.de": "164d042e8cd9678011de726128880baab913986d4b69129c2f90f2071bae74c5",
    "notify/1.en": "9f3b4aa3aa5dda7cd7e136f6f7347d498fc0056e877b3f5b2ea058740acf4dc1",
    "follow/1.de": "6eac9dc51d241030c81af71fa59e69cf0a3549f560ef3c0dce17028ebb58e33b",
    "follow/2.de": "52f845cc259438675b2a2336e5d869d9e649d976f9dc8b431cb9d2162b1ba1eb",
    "follow/1.en": "437b276e689844de0ef1f9be2d1885888316ef7ee16ffac29f1254187f677e2f",
    "follow/2.en": "8f2cafc0fc471121c167fb41c855003faf621d0a09d28da70f1406cb19942e26",
    "public_page/1.de": "376ad667bb495a3c20d70c595ea8ad628422645842c7abb137c0fe3f3afa88f6",
    "public_page/2.de": "1201d2db86b77a60c043e0101306eae097e03aa6ae15f273b613cc4be8d93712",
    "public_page/1.en": "0ace80729afac4926f880e30592189907e99b8f726fa169976b9626222916057",
    "public_page/2.en": "796752d2039aae397da1ed0a80611e278e46440a0990b0578a5eda585a7251ff",
}


@pytest.mark.parametrize(
    "personal",
    [
        {"user_name": "Ada"},
        {"user_email": "ada@example.org"},
        {"user_url": "https://example.org"},
        {"ip_address": "192.0.2.1"},
    ],
    ids=["name", "address", "link", "network"],
)
def test_a_comment_holds_no_personal_data(world: World, personal: dict[str, Any]):
    row = comment(world.article)
    with pytest.raises(DatabaseError, match="no personal data"), transaction.atomic():
        XtdComment.norel_objects.filter(pk=row.pk).update(**personal)
    with pytest.raises(DatabaseError, match="no personal data"), transaction.atomic():
        # The row of the table alone: comments-xtd writes its own once more, which the guard of changes refuses.
        BareComment.objects.create(
            content_type=row.content_type,
            object_pk=row.object_pk,
            site_id=1,
            comment="x",
            submit_date=timezone.now(),
            **personal,
        )


def test_a_comment_belongs_to_no_account(world: World):
    row = comment(world.article)
    with pytest.raises(DatabaseError), transaction.atomic():
        XtdComment.norel_objects.filter(pk=row.pk).update(user=world.dana)


def test_a_consent_is_never_changed(world: World):
    waiting(world.article)
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.update(choice="wording")


def test_a_consent_is_withdrawn_once(world: World):
    row = Consent.objects.filter(submission=waiting(world.article)).order_by("pk")[0]
    told: dict[str, Any] = {"submission": row.submission, "purpose": Purpose.STORE, "wording": row.wording}
    Consent.objects.create(**told, withdraws=row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(**told, withdraws=row)


def test_two_comments_never_share_a_place(world: World):
    one, two = comment(world.article), comment(world.article)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.rows.filter(pk=two.pk).update(path=one.path)


def test_a_confirmed_address_has_one_contributor(world: World):
    person("ada@example.org")
    Contributor.objects.create(email="ada@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Contributor.objects.create(email="ada@example.org", confirmed_at=timezone.now())


def test_no_wording_that_was_shipped_is_edited():
    files = {
        f"{file.parent.name}/{file.stem}": wording(f"{file.parent.name}/{file.stem}")
        for file in FOLDER.rglob("*.txt")
    }
    assert {key: found.hash for key, found in files.items()} == SHIPPED


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_has_a_wording_in_both_languages(purpose: Purpose):
    numbers = {int(file.name.split(".")[0]) for file in (FOLDER / purpose.value).glob("*.txt")}
    newest = max(numbers)
    assert numbers == set(range(1, newest + 1))
    assert current_wording(purpose, "de").key == f"{purpose.value}/{newest}.de"
    assert current_wording(purpose, "en").key == f"{purpose.value}/{newest}.en"
    assert current_wording(purpose, "fr").key == f"{purpose.value}/{newest}.de"


def test_using_the_wording_names_its_licence():
    for language in ("de", "en"):
        assert "CC BY 4.0" in current_wording(Purpose.USE, language).text
