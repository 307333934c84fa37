"""A copy of one's own data holds every row about oneself, and nothing of anybody else."""

import json

from discussion.queries.own_data import own_data
from tests.privacy.spread import NAME, SENTENCE, spread
from tests.world import World


def test_it_covers_what_she_was_asked_follows_and_withdrew(world: World):
    row = spread(world)
    data = own_data(row.submission.contributor_id)
    first = data["submissions"][0]["contribution"]
    assert first["questions"][0]["answer_words"] == SENTENCE
    assert first["points"][0]["text"] == SENTENCE
    assert [follow["article"] for follow in data["follows"]] == ["digitalisierung"]
    assert data["erasures"] == data["reviews"] == []
    text = json.dumps(data, ensure_ascii=False)
    assert NAME in text
    assert "Vera Vielschreiberin" not in text
    assert "cem@example.org" not in text
