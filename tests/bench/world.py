"""The benchmark's data: four articles with 0 to 10,000 comments and a plain page of the same length."""

import json
import random
from collections import Counter
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone
from django_comments.models import Comment as BaseComment
from django_comments_xtd.models import XtdComment

from blog.models import Article, ArticleIndexPage, HomePage
from discussion.models import Comment, Contributor, Discussion, Submission
from discussion.states import SubmissionState
from tests.bench.reference.models import PlainPage
from tests.seed_article import OWN_ARTICLE, SeedArticle, read_seed

SIZES = (0, 10, 100, 1_000, 10_000)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WORDS = (
    "Das kenne ich aus unserem Haus: Die Technik stand, die Absprache fehlte. Erst als wir im Team gefragt haben, "
    "wem die Zeit gehört, ging es weiter. Bei uns hat das ein halbes Jahr gedauert, und es war kein verlorenes."
).split()


def stream(seed: SeedArticle, times: int = 2) -> str:
    """The seed's blocks as raw StreamField JSON, repeated to the length of a long article."""
    return json.dumps([{"type": kind, "value": value} for kind, value in seed.blocks * times])


def step(number: int) -> str:
    """One level of a comment's path."""
    out = ""
    for _place in range(Comment.STEP):
        number, digit = divmod(number, 36)
        out = DIGITS[digit] + out
    return out


def build() -> dict[str, str]:
    """Make everything and return name → path of each page to measure."""
    seed = read_seed(OWN_ARTICLE)
    home = HomePage.objects.filter(locale__language_code="de").get()
    index = ArticleIndexPage.objects.child_of(home).get()
    paths: dict[str, str] = {"home": "/", "feed": "/feed.xml"}
    for size in SIZES:
        article = _article(index, seed, size)
        _comments(article, size)
        paths[f"article_{size}"] = article.get_url()
        paths[f"stock_tree_{size}"] = f"/referenz/{article.pk}/"
    plain = PlainPage(title=seed.title, slug="reine-seite", body=stream(seed))
    home.add_child(instance=plain)
    plain.save_revision().publish()
    paths["plain_page"] = plain.get_url()
    return paths


def _article(index: ArticleIndexPage, seed: SeedArticle, size: int) -> Article:
    article = Article(
        title=f"{seed.title} ({size})", slug=f"artikel-{size}", standfirst=seed.standfirst, body=stream(seed)
    )
    index.add_child(instance=article)
    article.save_revision().publish()
    return Article.objects.get(pk=article.pk)


@transaction.atomic
def _comments(article: Article, size: int) -> None:
    """Write `size` public comments in threads of one to twelve, the way `discussion` would have."""
    chance = random.Random(size)  # noqa: S311  (data, not secrets)
    paths = _paths(size, chance)
    people = [
        Contributor(name=f"Person {n}", email=f"person-{size}-{n}@example.org") for n in range(min(size, 500))
    ]
    for person in people:
        person.confirmed_at = timezone.now()
    Contributor.objects.bulk_create(people)
    submissions = [
        Submission(
            page_id=article.pk,
            contributor=chance.choice(people),
            text=" ".join(chance.choices(WORDS, k=chance.randint(12, 90))),
            state=SubmissionState.PUBLIC,
            display_name=False,  # nobody consented to be named
            confirmed_at=timezone.now(),
        )
        for _path in paths
    ]
    Submission.objects.bulk_create(submissions, batch_size=500)
    _insert(_rows(article, paths, submissions))
    Discussion.objects.update_or_create(
        page_id=article.pk,
        defaults={
            "threads": sum(len(path) == Comment.STEP for path in paths),
            "public_comments": size,
            "stamp": 1,
        },
    )


def _paths(size: int, chance: random.Random) -> list[str]:
    paths: list[str] = []
    thread = 0
    while len(paths) < size:
        root = step(thread)
        paths.append(root)
        parents, children = [root], {root: 0}
        for _answer in range(min(chance.randint(0, 11), size - len(paths))):
            parent = chance.choice([path for path in parents if len(path) < 4 * Comment.STEP])
            path = parent + step(children[parent])
            children[parent] += 1
            children[path] = 0
            parents.append(path)
            paths.append(path)
        thread += 1
    return paths


def _rows(article: Article, paths: list[str], submissions: list[Submission]) -> list[Comment]:
    kind = ContentType.objects.get_for_model(Article)
    site = Site.objects.get_current()
    first = (BaseComment.objects.aggregate(top=models.Max("pk"))["top"] or 0) + 1
    ids = {path: first + n for n, path in enumerate(paths)}
    answers = Counter(path[: -Comment.STEP] for path in paths)
    rows = []
    for n, path in enumerate(paths):
        pk, parent = ids[path], ids.get(path[: -Comment.STEP], ids[path])
        common: dict[str, Any] = {"content_type": kind, "object_pk": str(article.pk), "site": site}
        rows.append(
            Comment(
                **common,
                id=pk,
                comment_ptr_id=pk,
                xtdcomment_ptr_id=pk,
                comment=submissions[n].text,
                submit_date=timezone.now(),
                is_public=True,
                thread_id=ids[path[: Comment.STEP]],
                parent_id=parent,
                level=len(path) // Comment.STEP - 1,
                order=n + 1,
                page_id=article.pk,
                submission=submissions[n],
                path=path,
                children=answers[path],
            )
        )
    return rows


def _insert(rows: list[Comment]) -> None:
    """Bulk insert over the three tables of the model; Django's `bulk_create` refuses inherited ones."""
    for model in (BaseComment, XtdComment, Comment):
        fields = list(model._meta.local_concrete_fields)
        for start in range(0, len(rows), 500):
            model._base_manager._insert(rows[start : start + 500], fields=fields)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [BaseComment]):
            cursor.execute(statement)
