"""One merge for the benchmark: everything before it is made ready, the act itself is returned."""

import uuid
from collections.abc import Callable

from django.contrib.auth import get_user_model

from blog.models import Article, Version
from blog.text.body import Block, Body
from blog.text.change import Replace
from discussion.actions.merge import merge
from discussion.kinds import ProvenanceKind
from discussion.queries.whole_points import folds_of
from discussion.text.plan import Plan
from tests.factories.merging import contribution


def one_merge() -> Callable[[], object]:
    """Return a call that folds one contribution into the first text of the article with 1,000 comments."""
    article = Article.objects.get(slug="artikel-1000")
    editor = get_user_model().objects.create_superuser(email="bench@example.org", password=uuid.uuid4().hex)
    offered = contribution(article)
    version = Version.objects.filter(page_id=article.pk).latest("number")
    text = next(block for block in Body.from_json(version.body).blocks if block.kind == "text")
    changed = Block(
        id=text.id, kind="text", value={"html": "<p>Wem gehört die Zeit? Das fragen wir jetzt zuerst.</p>"}
    )
    return lambda: merge(
        key=uuid.uuid4(),
        page=article,
        plan=Plan(
            base=version.number,
            edits=(Replace(text.id, changed),),
            folds=folds_of([offered], [text.id], ProvenanceKind.WORDING),
            note="Die Frage nach der Zeit steht jetzt vorn.",
        ),
        by=editor,
    )
