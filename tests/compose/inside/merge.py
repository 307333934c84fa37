"""Runs in the web container: the editor approves the comment that waits and folds it into the article."""

import uuid

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402

from blog.models import Article  # noqa: E402
from blog.text.body import Block  # noqa: E402
from blog.text.change import InsertAfter  # noqa: E402
from discussion.actions.decide import approve  # noqa: E402
from discussion.actions.merge import merge  # noqa: E402
from discussion.kinds import ProvenanceKind  # noqa: E402
from discussion.models import Contribution, Submission  # noqa: E402

SECOND = "22222222-2222-4222-8222-222222222222"

editor = get_user_model().objects.get(email="redaktion@example.org")
submission = Submission.objects.get()
approve(submission=submission, by=editor)
contribution = Contribution.objects.get(submission=submission)
passage = Block(
    id=str(uuid.uuid4()), kind="text", value={"html": "<p>Wer fragt, wem es nützt, plant anders.</p>"}
)
merge(
    key=uuid.uuid4(),
    page=Article.objects.get(slug="digitalisierung"),
    base_version=1,
    change=(InsertAfter(SECOND, passage),),
    contributions=[contribution.uuid],
    kind=ProvenanceKind.WORDING,
    note="Eine Frage aus der Diskussion aufgenommen.",
    by=editor,
)
