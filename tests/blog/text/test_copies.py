"""A sentence that is copied keeps its origin; a short one that is said twice doesn't get one."""

from blog.text.copies import SHORTEST, Words, copies_of

SENTENCE = "Zuhören ist der Anfang von allem, was ein Team ändert."
TEXTS = {"a": f"Vorweg. {SENTENCE} Danach.", "b": "Anderes.", "c": SENTENCE}
PLACE = Words("a", 8, 8 + len(SENTENCE))


def test_a_copied_sentence_is_found_where_it_stands_again():
    assert copies_of(TEXTS, [(PLACE, SENTENCE)]) == {SENTENCE: (Words("c", 0, len(SENTENCE)),)}


def test_the_place_itself_is_no_copy():
    assert copies_of({"a": TEXTS["a"]}, [(PLACE, SENTENCE)]) == {}


def test_two_known_places_are_no_copies_of_each_other():
    other = Words("c", 0, len(SENTENCE))
    assert copies_of(TEXTS, [(PLACE, SENTENCE), (other, SENTENCE)]) == {}


def test_a_copy_in_the_same_passage_is_found_too():
    found = copies_of({"a": f"{SENTENCE} {SENTENCE}"}, [(Words("a", 0, len(SENTENCE)), SENTENCE)])
    assert found == {SENTENCE: (Words("a", len(SENTENCE) + 1, 2 * len(SENTENCE) + 1),)}


def test_short_words_are_said_twice_by_chance():
    assert (
        copies_of({"a": "Das ist wahr.", "b": "Das ist wahr."}, [(Words("a", 0, 13), "Das ist wahr.")]) == {}
    )
    long_word = "Donaudampfschifffahrtsgesellschaft"
    assert len(long_word) > SHORTEST
    assert copies_of({"a": long_word, "b": long_word}, [(Words("a", 0, len(long_word)), long_word)]) == {}


def test_half_a_word_is_no_copy():
    words = "wer wirklich lange zuhören will"
    assert copies_of({"a": words, "b": f"Irgend{words}"}, [(Words("a", 0, len(words)), words)]) == {}


def test_words_over_the_end_of_a_passage_are_not_found():
    words = "ein Satz der nicht hier endet sondern dort"
    assert (
        copies_of({"a": words, "b": words[:20], "c": words[20:]}, [(Words("a", 0, len(words)), words)]) == {}
    )
