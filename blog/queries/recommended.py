"""Who is meant by the name on a recommendation's card: a person of the recommended episode or show, with her page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from blog.kinds import MentionState
from blog.models.podcast.episode import Episode, EpisodePerson
from blog.models.podcast.followed_feed import Mention
from blog.models.podcast.show import ShowPerson
from blog.queries.addresses import person_path
from blog.text.body import Block


@dataclass(frozen=True, slots=True)
class Recommended:
    """Where the name on a card leads to."""

    speaker_url: str


def recommended_in(blocks: Iterable[Block]) -> dict[str, Recommended]:
    """Return passage → where its name leads to, for those whose page has a person of that name; four statements at most."""
    named = {
        block.id: (int(block.value["page"]), _folded(block.value.get("speaker", "")))
        for block in blocks
        if block.value.get("page") and block.value.get("speaker")
    }
    if not named:
        return {}
    known = dict(_people({page for page, _name in named.values()}))
    return {block: Recommended(person_path(known[who])) for block, who in named.items() if known.get(who, "")}


def _people(pages: set[int]) -> Iterator[tuple[tuple[int, str], str]]:
    """Yield page and name → the person's slug: of an own or followed episode, and of its show, which may be meant itself."""
    shows = dict.fromkeys(pages, frozenset[int]())
    for episode, show in Episode.objects.filter(pk__in=pages).order_by().values_list("pk", "podcast_id"):
        shows[show] = shows.get(show, frozenset()) | {episode}
    of_shows = ShowPerson.objects.filter(show__in=shows).order_by("pk")
    told = Mention.objects.filter(show__in=shows, state=MentionState.CONFIRMED, person__isnull=False)
    told = told.filter(Q(episode=None) | Q(episode__in=pages)).order_by("pk")
    of_episodes = EpisodePerson.objects.filter(episode__in=pages).order_by("pk")
    for show, slug, *names in of_shows.values_list("show_id", "person__slug", "person__name"):
        yield from _each(shows[show] | {show}, slug, names)
    for show, episode, slug, *names in told.values_list(
        "show_id", "episode_id", "person__slug", "person__name", "name"
    ):
        yield from _each({episode} if episode else shows[show] | {show}, slug, names)
    for episode, slug, *names in of_episodes.values_list("episode_id", "person__slug", "person__name"):
        yield from _each({episode}, slug, names)


def _each(pages: Iterable[int], slug: str, names: Iterable[str]) -> Iterator[tuple[tuple[int, str], str]]:
    return (((page, _folded(name)), slug) for page in pages for name in names)


def _folded(name: str) -> str:
    return " ".join(str(name).split()).casefold()
