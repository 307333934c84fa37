"""Who stands where on a question: the columns, what is missing, and what was taken back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog.kinds import PositionState, Stance
from blog.models.positions.position import Position
from blog.models.positions.question import Question
from blog.queries import addresses
from blog.queries.positions.lines import PositionLine, position_lines
from blog.queries.positions.places import answers_path, picture_path, positions_path, question_path
from blog.queries.positions.public import public_positions, shown
from blog.queries.positions.sources import page_path
from blog.queries.positions.voices import Heard, heard
from blog.queries.read_models import CarriedQuestion, Link
from blog.text.positions.gaps import Gap, gaps

GAPS: Final[dict[tuple[str, str], Promise]] = {
    ("stance", "for"): _("Niemand ist dafür"),
    ("stance", "depends"): _("Niemand sagt, worauf es ankommt"),
    ("stance", "against"): _("Niemand ist dagegen"),
    ("role", "practice"): _("Keine Stimme aus der Praxis"),
    ("role", "leadership"): _("Keine Stimme aus der Leitung"),
    ("role", "it"): _("Keine Stimme aus der IT"),
    ("role", "clients"): _("Keine Stimme von Klient:innen oder Angehörigen"),
}
COLUMNS: Final = (Stance.FOR, Stance.DEPENDS, Stance.AGAINST)


@dataclass(frozen=True, slots=True)
class Voice:
    """One holder: the line that counts, what else she says, and what she said when her stance was another."""

    line: PositionLine
    beside: tuple[PositionLine, ...] = ()
    earlier: tuple[PositionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """Those who stand together, each once, newest word first."""

    stance: str
    label: str
    voices: tuple[Voice, ...]
    count: str

    @property
    def positions(self) -> tuple[PositionLine, ...]:
        """The line of each that counts."""
        return tuple(voice.line for voice in self.voices)


@dataclass(frozen=True, slots=True)
class QuestionMap:
    """A question's page. `others` hold no stance; `total` counts holders, `withdrawn` what was shown once and was taken back."""

    text: str
    slug: str
    language: str
    background: str
    url: str
    picture_url: str
    all_url: str
    columns: tuple[Column, ...]
    others: tuple[Voice, ...]
    gaps: tuple[str, ...]
    total: int
    withdrawn: int
    topic: Link | None = None
    page: Link | None = None
    is_open: bool = False

    @property
    def voices(self) -> tuple[PositionLine, ...]:
        """The line of each holder that counts, in the order in which they are read."""
        return tuple(voice.line for voice in self._all)

    @property
    def answers(self) -> tuple[PositionLine, ...]:
        """All that somebody stands for now."""
        return tuple(line for voice in self._all for line in (voice.line, *voice.beside))

    @property
    def _all(self) -> tuple[Voice, ...]:
        return (*(voice for column in self.columns for voice in column.voices), *self.others)


def question_by_slug(slug: str, language: str) -> Question | None:
    """Return a question by its address."""
    rows = Question.objects.filter(slug=slug, language=language)
    return rows.select_related("topic", "page__locale").order_by("pk").first()


def questions_of(page_id: int) -> tuple[CarriedQuestion, ...]:
    """Return the questions that a page carries."""
    rows = Question.objects.filter(page_id=page_id).order_by("text", "pk")
    return tuple(
        CarriedQuestion(
            row.text,
            question_path(row.slug, row.language),
            answers_path(row.slug, row.language) if row.is_open else "",
        )
        for row in rows
    )


def question_map(question: Question) -> QuestionMap:
    """Return who stands where on a question; the number of statements doesn't grow with the voices."""
    found = shown(public_positions().filter(question=question).order_by("pk"))
    holders = heard(found)
    voices = _voices(holders, dict(zip((row.pk for row in found), position_lines(found), strict=True)))
    language = question.language
    gone = Position.objects.filter(question=question, state=PositionState.WITHDRAWN, history__isnull=False)
    return QuestionMap(
        text=question.text,
        slug=question.slug,
        language=language,
        background=question.background,
        url=question_path(question.slug, language),
        picture_url=picture_path(question.slug, language),
        all_url=positions_path(language),
        columns=tuple(_column(stance, voices) for stance in COLUMNS),
        others=tuple(voice for voice in voices if voice.line.stance == Stance.NONE),
        gaps=tuple(gap_words(gap) for gap in gaps(_heard_from(holders))),
        total=len(voices),
        withdrawn=gone.values("pk").distinct().count(),
        topic=_topic(question),
        page=_page(question),
        is_open=question.is_open,
    )


def gap_words(gap: Gap) -> str:
    """Return a gap as readers read it."""
    return str(GAPS[gap.kind, gap.name])


def _voices(holders: Iterable[Heard], lines: Mapping[int, PositionLine]) -> tuple[Voice, ...]:
    return tuple(
        Voice(
            lines[one.counts.pk],
            tuple(lines[row.pk] for row in one.beside),
            tuple(lines[row.pk] for row in one.earlier),
        )
        for one in holders
    )


def _heard_from(holders: Iterable[Heard]) -> Iterator[tuple[str, str]]:
    return ((one.counts.stance, role) for one in holders for role in one.roles)


def _column(stance: Stance, voices: Iterable[Voice]) -> Column:
    those = tuple(voice for voice in voices if voice.line.stance == stance)
    count = ngettext("%(number)s Stimme", "%(number)s Stimmen", len(those)) % {"number": len(those)}
    return Column(str(stance), str(stance.label), those, count)


def _topic(question: Question) -> Link | None:
    topic = question.topic
    if topic is None:
        return None
    name = topic.name_in(question.language)
    return Link(name, addresses.topic_path(topic.slug, question.language))


def _page(question: Question) -> Link | None:
    page = question.page
    if page is None or not page.live or page.get_view_restrictions().exists():
        return None
    return Link(page.title, page_path(page))
