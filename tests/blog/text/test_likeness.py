"""How alike two wordings are, and how alike two German sentences are by chance."""

from itertools import combinations

import pytest

from blog.text.likeness import likeness
from blog.text.part_places import ALIKE_ELSEWHERE, ALIKE_HERE
from tests.properties.edited_text import SAMPLE, other_sentences, paragraphs


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("Wir fragen die Menschen.", "Wir fragen die Menschen.", 1.0),
        ("Sie sagt „ja“ – leise.", 'Sie sagt "ja" - leise.', 1.0),
        ("die Massnahme", "die Maßnahme", 0.87),
        ("Wir fragen die Menschen.", "Wir fragten die Menschen.", 0.96),
        ("Wir fragen die Menschen.", "Den Markt kennt jeder.", 0.0),
        ("", "", 1.0),
        ("", "etwas", 0.0),
        ("…", "!", 0.0),
    ],
)
def test_likeness_is_the_share_of_letters_in_common(one, other, about):
    assert likeness(one, other) == pytest.approx(about, abs=0.05)
    assert likeness(other, one) == pytest.approx(about, abs=0.05)


def test_long_words_count_more_than_articles():
    articles = likeness("die Wohnung und die Arbeit", "die Miete und die Akte")
    subject = likeness("die Eingliederungshilfe wirkt", "eine Eingliederungshilfe hilft")
    assert articles < 0.6 < subject


def test_different_sentences_are_hardly_ever_as_alike_as_two_wordings_of_one():
    sentences = [s for paragraph in paragraphs(SAMPLE) for s in paragraph] + list(other_sentences())
    sentences = [s for s in sentences if len(s.split()) > 4]
    values = [likeness(one, other) for one, other in combinations(sentences[::2], 2)]
    assert len(values) > 4000
    assert sum(values) / len(values) < 0.07
    assert sum(value >= ALIKE_HERE for value in values) < len(values) / 1000
    assert sum(value >= ALIKE_ELSEWHERE for value in values) < len(values) / 4000
