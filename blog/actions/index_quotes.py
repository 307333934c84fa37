"""Keeps what the quote finder looks in: windows of transcripts and passages, and the pairs of words in them. All of it is derived."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from blog.models.podcast.transcript import Cue, Transcript
from blog.models.spoken import Window, WordPair
from blog.models.version import Version
from blog.text.body import Body
from blog.text.quoting import FEWEST_WORDS, folded_words, pairs, windows
from blog.text.words import block_text

INDEX_TRANSCRIPT: Final = "blog.index_transcript"
"""Effect: look at an episode's transcript again. Not done while somebody corrects it: a change moves many windows."""

_AS_ARRAYS: Final = (
    "INSERT INTO blog_wordpair (pair, window_id) SELECT * FROM unnest(%s::bigint[], %s::bigint[])"
)
_AS_ROWS: Final = "INSERT INTO blog_wordpair (pair, window_id) VALUES (%s, %s)"

Key = tuple[UUID | None, int | None, int | None, str]


@transaction.atomic
def index_passages(*, page_id: int, body: Body) -> int:
    """Keep the passages of a text; return how many windows are new."""
    wanted: list[Key] = [
        (UUID(block.id), None, None, text)
        for block in body.blocks
        if block.kind != "contribution" and len(folded_words(text := block_text(block))) >= FEWEST_WORDS
    ]
    return _keep(page_id, wanted, spoken=False)


@transaction.atomic
def index_transcript(*, episode_id: int) -> int:
    """Keep what is said in an episode, in each of its languages; return how many windows are new."""
    wanted: list[Key] = []
    for pk in Transcript.objects.filter(episode_id=episode_id).order_by("pk").values_list("pk", flat=True):
        cues = Cue.objects.filter(transcript_id=pk).order_by("position", "pk")
        wanted += [(None, *window) for window in windows(list(cues.values_list("start", "end", "text")))]
    return _keep(episode_id, wanted, spoken=True)


@transaction.atomic
def forget_passage(page_id: int, block: str) -> int:
    """Forget a passage whose words are taken out of all versions; called as a redactor."""
    return _forget(Window.objects.filter(page_id=page_id, block=block).values_list("pk", flat=True))


def index_all() -> int:
    """Make everything anew; return how many windows there are."""
    WordPair.objects.all().delete()
    Window.objects.all().delete()
    newest: dict[int, int] = {}
    for page_id, pk in Version.objects.order_by("page_id", "-number").values_list("page_id", "pk"):
        newest.setdefault(page_id, pk)
    for page_id, pk in newest.items():
        index_passages(page_id=page_id, body=Body.from_json(Version.objects.get(pk=pk).body))
    for episode_id in (
        Transcript.objects.order_by("episode_id").values_list("episode_id", flat=True).distinct()
    ):
        index_transcript(episode_id=episode_id)
    return Window.objects.count()


def _keep(page_id: int, wanted: Sequence[Key], *, spoken: bool) -> int:
    """Leave windows that say the same, forget those that are gone, add those that are new."""
    rows = Window.objects.filter(page_id=page_id, block__isnull=spoken)
    known = {tuple(key): pk for pk, *key in rows.values_list("pk", "block", "start", "end", "text")}
    _forget(pk for key, pk in known.items() if key not in set(wanted))
    new = [key for key in dict.fromkeys(wanted) if key not in known]
    made = Window.objects.bulk_create(
        [
            Window(page_id=page_id, block=block, start=start, end=end, text=text)
            for block, start, end, text in new
        ]
    )
    _store(sorted((pair, window.pk) for window in made for pair in pairs(folded_words(window.text))))
    return len(made)


def _store(found: Sequence[tuple[int, int]]) -> None:
    """Store pairs (number, window). An hour of speech has 33,000: as objects of the ORM they cost three times their statement."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            columns = [list(column) for column in zip(*found, strict=True)] or [[], []]
            cursor.execute(_AS_ARRAYS, columns)
        else:
            cursor.executemany(_AS_ROWS, found)


def _forget(keys: Iterable[int]) -> int:
    gone = list(keys)
    for at in range(0, len(gone), 500):
        WordPair.objects.filter(window_id__in=gone[at : at + 500]).delete()
        Window.objects.filter(pk__in=gone[at : at + 500]).delete()
    return len(gone)
