"""Which episodes readers may find, who is in them, and where a show went whose address has changed."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.contrib.redirects.models import Redirect

from blog.kinds import MentionState
from blog.models.person import Person
from blog.models.podcast.episode import Episode, EpisodePerson
from blog.models.podcast.followed_feed import Mention
from blog.models.podcast.show import ShowPerson
from blog.models.podcast.transcript import Speaker
from blog.models.version import Version
from blog.queries.podcast.addresses import show_path
from blog.queries.podcast.shows import public_shows
from blog.queries.public_articles import public_pages


def public_episodes(language: str) -> QuerySet[Episode]:
    """Return the episodes that lists may show: published ones of shows that are public."""
    found: QuerySet[Episode] = public_pages(Episode, language)
    return found.filter(Exists(Version.objects.filter(page_id=OuterRef("pk"))), podcast__live=True)


def episodes_with(person: Person, language: str) -> QuerySet[Episode]:
    """Return the episodes that somebody speaks or works in: as their editors say, or their feed and an editor who confirmed it."""
    return public_episodes(language).filter(works_in(person))


def works_in(person: Person) -> Q:
    """Return the condition for it. Who makes a show works in each episode that names nobody of its own, as in its feed."""
    said = _said_of(person).filter(episode__isnull=False)
    works = EpisodePerson.objects.filter(person=person)
    speaks = Speaker.objects.filter(person=person)
    names_others = Exists(EpisodePerson.objects.filter(episode=OuterRef("pk"))) | Exists(
        Mention.objects.filter(episode=OuterRef("pk"))
    )
    return (
        Q(pk__in=works.values("episode_id"))
        | Q(pk__in=said.values("episode_id"))
        | Q(pk__in=speaks.values("transcript__episode_id"))
        | (makes("podcast_id", person) & ~names_others)
    )


def makes(show: str, person: Person) -> Q:
    """Return the condition that `show`, a column with its key, is a show that somebody makes."""
    said = _said_of(person).filter(episode__isnull=True)
    own = ShowPerson.objects.filter(person=person)
    return Q(**{f"{show}__in": own.values("show_id")}) | Q(**{f"{show}__in": said.values("show_id")})


def _said_of(person: Person) -> QuerySet[Mention]:
    return Mention.objects.filter(person=person, state=MentionState.CONFIRMED)


def show_moved_to(slug: str, language: str) -> str | None:
    """Return where a show lives now whose address has changed (Wagtail keeps a redirect for it)."""
    old = Redirect.normalise_path(show_path(slug, language))
    targets = Redirect.objects.filter(old_path=old, redirect_page__isnull=False).values("redirect_page_id")
    found = public_shows(language).filter(pk__in=targets).order_by("pk")
    target = found.values_list("slug", flat=True).first()
    return show_path(target, language) if target else None
