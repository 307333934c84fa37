from hypothesis import given
from hypothesis import strategies as st

from blog.text.rich import Line, LineKind, Run, Style, normalise, to_html
from discussion.text.markup import to_markup, to_rich

letters = st.text(alphabet="ab *_[]()\\-–•1.2)ä\n", min_size=1, max_size=12)
styles = st.builds(
    Style,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "/artikel/a/", "https://example.org/?a=(b)*[c]", "#p-1"]),
)
kinds = st.one_of(st.just(LineKind()), st.builds(LineKind, st.sampled_from(["ul", "ol"]), st.integers(0, 2)))
texts = st.lists(
    st.builds(Line, kinds, st.lists(st.builds(Run, letters, styles), min_size=1, max_size=4).map(tuple))
)


@given(texts)
def test_what_is_written_as_markup_is_read_back_as_the_same_text(lines):
    html = normalise(to_html(lines))
    assert to_rich(to_markup(html)) == html


@given(st.text(max_size=80))
def test_any_typed_text_is_read_into_html_in_normal_form(text):
    html = to_rich(text)
    assert normalise(html) == html


def test_the_marks_mean_what_the_help_says():
    assert to_rich("Ein **fetter** und *kursiver* [Verweis](https://example.org/).\n\n- eins\n- zwei") == (
        '<p>Ein <b>fetter</b> und <i>kursiver</i> <a href="https://example.org/">Verweis</a>.</p>'
        "<ul><li>eins</li><li>zwei</li></ul>"
    )


def test_a_single_star_is_a_star():
    assert to_rich("2 * 3 = 6") == "<p>2 * 3 = 6</p>"


def test_a_script_is_only_text():
    assert to_rich("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_an_address_that_runs_code_is_no_link():
    assert to_rich("[hier](javascript:alert)") == "<p>hier</p>"
