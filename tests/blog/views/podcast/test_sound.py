"""Sound files as players get them: RFC 9110, and only while somebody may hear them."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client
from django.utils.http import http_date, parse_http_date
from wagtail.models import PageViewRestriction

from blog.models import Audio, Episode
from blog.queries.podcast.addresses import sound_path
from tests.factories import blog, podcast, sounds

pytestmark = pytest.mark.django_db
CONTENT = sounds.mp3(2_000)


@pytest.fixture
def audio() -> Audio:
    row = podcast.audio(content=CONTENT)
    podcast.own_episode(audio=row)
    return row


def get(
    audio: Audio | None, headers: Mapping[str, str] | None = None, *, client: Client | None = None
) -> Any:
    assert audio is not None
    response: Any = (client or Client()).get(sound_path(audio), headers=dict(headers or {}))
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    if response.streaming:
        # What a test client doesn't do for streams: without it the test's own connection would be closed.
        request_finished.disconnect(close_old_connections)
        response.close()
        request_finished.connect(close_old_connections)
    return response


def test_the_whole_file_comes_with_its_type_and_what_players_need(audio: Audio) -> None:
    response = get(audio)
    assert response.status_code == 200
    assert response.body == CONTENT
    assert response["Content-Type"] == "audio/mpeg"
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["Accept-Ranges"] == "bytes"
    assert response["ETag"].startswith('"')
    assert parse_http_date(response["Last-Modified"])
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in response


def test_head_tells_the_same_without_the_bytes_and_ignores_ranges(audio: Audio) -> None:
    whole = get(audio)
    response = Client().head(sound_path(audio), headers={"Range": "bytes=0-1"})
    assert response.status_code == 200
    assert response.content == b""
    for name in ("Content-Type", "Content-Length", "ETag", "Last-Modified", "Accept-Ranges"):
        assert response[name] == whole[name]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, len(CONTENT) - 1),
        ("bytes=-10", len(CONTENT) - 10, len(CONTENT) - 1),
    ],
)
def test_one_piece_comes_alone(audio: Audio, asked: str, first: int, last: int) -> None:
    response = get(audio, {"Range": asked})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(CONTENT)}"
    assert response["Content-Length"] == str(last - first + 1)
    assert response["Content-Type"] == "audio/mpeg"
    assert response.body == CONTENT[first : last + 1]


def test_several_pieces_come_in_parts_of_one_answer(audio: Audio) -> None:
    response = get(audio, {"Range": "bytes=0-9,100-109"})
    assert response.status_code == 206
    assert "Content-Range" not in response
    kind, boundary = response["Content-Type"].split("; boundary=")
    assert kind == "multipart/byteranges"
    content = response.body
    assert response["Content-Length"] == str(len(content))
    parts = content.split(f"--{boundary}".encode())
    assert parts[-1] == b"--\r\n"
    heads_and_bytes = [part.strip(b"\r\n").split(b"\r\n\r\n", 1) for part in parts[1:-1]]
    assert [head.split(b"\r\n") for head, _ in heads_and_bytes] == [
        [b"Content-Type: audio/mpeg", f"Content-Range: bytes {first}-{first + 9}/{len(CONTENT)}".encode()]
        for first in (0, 100)
    ]


def test_a_piece_beyond_the_end_is_416_and_tells_the_size(audio: Audio) -> None:
    response = get(audio, {"Range": f"bytes={len(CONTENT)}-"})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(CONTENT)}"


@pytest.mark.parametrize("asked", ["bytes=5-4", "lines=1-2", "bytes=a"])
def test_what_is_no_range_gets_the_whole_file(audio: Audio, asked: str) -> None:
    assert get(audio, {"Range": asked}).status_code == 200


def test_if_range_gives_the_piece_only_of_the_file_that_the_player_knows(audio: Audio) -> None:
    known = get(audio)
    modified = parse_http_date(known["Last-Modified"])
    same = [known["ETag"], known["Last-Modified"]]
    other = [
        '"another"',
        f"W/{known['ETag']}",
        http_date(modified - 60),
        http_date(modified + 60),
        "nonsense",
    ]
    for told in same:
        assert get(audio, {"Range": "bytes=0-1", "If-Range": told}).status_code == 206
    for told in other:
        assert get(audio, {"Range": "bytes=0-1", "If-Range": told}).status_code == 200


def test_who_has_the_file_gets_304_and_a_wrong_guess_gets_412(audio: Audio) -> None:
    known = get(audio)
    for headers in (
        {"If-None-Match": known["ETag"]},
        {"If-None-Match": f'"x", {known["ETag"]}'},
        {"If-Modified-Since": known["Last-Modified"]},
        {"If-None-Match": known["ETag"], "Range": "bytes=0-1"},
    ):
        response = get(audio, headers)
        assert response.status_code == 304
        assert response["ETag"] == known["ETag"]
    assert (
        get(audio, {"If-None-Match": '"x"', "If-Modified-Since": known["Last-Modified"]}).status_code == 200
    )
    assert get(audio, {"If-Match": '"x"'}).status_code == 412
    assert get(audio, {"If-Match": known["ETag"], "Range": "bytes=0-1"}).status_code == 206


def test_head_is_answered_as_get_would_be_in_every_header(audio: Audio) -> None:
    known = get(audio)
    for headers in ({}, {"If-None-Match": known["ETag"]}, {"If-Match": '"x"'}, {"If-Range": '"x"'}):
        asked, told = get(audio, headers), Client().head(sound_path(audio), headers=headers)
        assert told.status_code == asked.status_code
        assert {name for name in told.headers if told[name] != asked[name]} == {"X-Request-ID"}
        assert set(told.headers) == set(asked.headers)
        assert told.content == b""


@pytest.mark.parametrize(
    ("name", "told", "status"),
    [
        ("If-None-Match", "*", 304),
        ("If-None-Match", "W/{etag}", 304),  # weak comparison (13.1.2)
        ("If-None-Match", "{bare}", 200),
        ("If-Match", "*", 200),
        ("If-Match", '"x", {etag}', 200),
        ("If-Match", "W/{etag}", 412),  # strong comparison (13.1.1)
        ("If-Modified-Since", "{later}", 304),
        ("If-Modified-Since", "{earlier}", 200),
        ("If-Modified-Since", "neulich", 200),
        ("If-Unmodified-Since", "{modified}", 200),
        ("If-Unmodified-Since", "{earlier}", 412),
        ("If-Unmodified-Since", "neulich", 200),
    ],
)
def test_each_condition_compares_as_the_standard_says(
    audio: Audio, name: str, told: str, status: int
) -> None:
    known = get(audio)
    at = parse_http_date(known["Last-Modified"])
    given = {
        "etag": known["ETag"],
        "bare": known["ETag"].strip('"'),
        "modified": known["Last-Modified"],
        "earlier": http_date(at - 60),
        "later": http_date(at + 60),
    }
    assert get(audio, {name: told.format(**given)}).status_code == status


def test_conditions_go_before_each_other_and_before_ranges(audio: Audio) -> None:
    known = get(audio)
    old = http_date(parse_http_date(known["Last-Modified"]) - 60)
    beyond = f"bytes={len(CONTENT)}-"
    told: list[tuple[dict[str, str], int]] = [
        ({"If-Match": known["ETag"], "If-Unmodified-Since": old}, 200),
        ({"If-Match": known["ETag"], "If-None-Match": known["ETag"]}, 304),
        ({"If-None-Match": '"x"', "Range": "bytes=0-1"}, 206),
        ({"If-None-Match": known["ETag"], "Range": beyond}, 304),
        ({"If-Match": '"x"', "Range": beyond}, 412),
        ({"If-Range": '"x"', "Range": beyond}, 200),
        ({"If-Range": known["ETag"], "Range": beyond}, 416),
        ({"If-Range": known["ETag"]}, 200),
    ]
    for headers, status in told:
        assert get(audio, headers).status_code == status, headers


def test_what_goes_without_bytes_has_none_and_keeps_its_validators(audio: Audio) -> None:
    known = get(audio)
    for headers in ({"If-None-Match": known["ETag"]}, {"If-Match": '"x"'}, {"Range": "bytes=-0"}):
        response = get(audio, headers)
        assert response.body == b""
        assert [response[name] for name in ("ETag", "Last-Modified", "Accept-Ranges")] == [
            known[name] for name in ("ETag", "Last-Modified", "Accept-Ranges")
        ]
        assert response.status_code == 416 or "Content-Range" not in response


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=-999999999", 0, len(CONTENT) - 1),
        ("bytes=10-999999999", 10, len(CONTENT) - 1),
        ("bytes=0-4,5-9", 0, 9),
        ("bytes=8-9,0-8", 0, 9),
        (f"bytes=5-6,{len(CONTENT)}-", 5, 6),
    ],
)
def test_pieces_that_are_one_come_as_one(audio: Audio, asked: str, first: int, last: int) -> None:
    response = get(audio, {"Range": asked})
    assert (response.status_code, response["Content-Type"]) == (206, "audio/mpeg")
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(CONTENT)}"
    assert response.body == CONTENT[first : last + 1]


def test_other_methods_are_refused(audio: Audio) -> None:
    response = Client().post(sound_path(audio))
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_a_draft_is_heard_by_editors_alone() -> None:
    episode = podcast.draft_episode()
    assert get(episode.audio).status_code == 404
    client = Client()
    client.force_login(blog.editor())
    response = get(episode.audio, client=client)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_sound_goes_with_its_episode() -> None:
    episode = podcast.own_episode()
    assert get(episode.audio).status_code == 200
    Episode.objects.get(pk=episode.pk).unpublish()
    assert get(episode.audio).status_code == 404


def test_sound_behind_a_login_is_not_given_away() -> None:
    episode = podcast.own_episode()
    PageViewRestriction.objects.create(page=episode.podcast, restriction_type="login")
    assert get(episode.audio).status_code == 404


@pytest.mark.parametrize("folder", ["/medien/{name}", "/dateien/1/{name}", "/ton/{uuid}.m4a", "/ton/{uuid}/"])
def test_there_is_no_other_way_to_it(audio: Audio, folder: str) -> None:
    path = folder.format(name=audio.file.name, uuid=audio.uuid)
    assert Client().get(path).status_code == 404


def test_a_lost_file_is_404(audio: Audio) -> None:
    audio.file.storage.delete(str(audio.file.name))
    assert get(audio).status_code == 404
