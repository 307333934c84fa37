"""Rich text: what we let through, in normal form."""

import pytest

from blog.text.rich import normalise, parse, runs_html
from blog.text.runs import Line, LineKind, Run, Style
from blog.text.safe import safe_address


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>Eins</p>", "<p>Eins</p>", id="a paragraph"),
        pytest.param('<p data-block-key="x">Eins</p>', "<p>Eins</p>", id="keys of the editor go"),
        pytest.param(
            "<p><strong>a</strong> <em>b</em></p>", "<p><b>a</b> <i>b</i></p>", id="one tag for one thing"
        ),
        pytest.param("<p><b>a</b><b>b</b></p>", "<p><b>ab</b></p>", id="neighbours are joined"),
        pytest.param("<p><i><b>a</b></i></p>", "<p><b><i>a</i></b></p>", id="one order of tags"),
        pytest.param("nackt", "<p>nackt</p>", id="text without a paragraph gets one"),
        pytest.param("<p>a\n  b\t c</p>", "<p>a b c</p>", id="spaces collapse"),
        pytest.param("<p>a\u00a0b\u00adc</p>", "<p>a\u00a0b\u00adc</p>", id="typography stays"),
        pytest.param("<p></p><p><br></p><p> </p>", "", id="empty paragraphs go"),
        pytest.param(
            "<p><b>a </b>b<i> c</i></p>", "<p><b>a</b> b <i>c</i></p>", id="spaces stand outside of styles"
        ),
        pytest.param(
            "<p><b>a <i>b</i></b></p>", "<p><b>a </b><b><i>b</i></b></p>", id="or inside of what both share"
        ),
        pytest.param(
            '<p><a href="/x">a<i> </i></a>b</p>',
            '<p><a href="/x">a</a> b</p>',
            id="a space alone in its style belongs to the words around it",
        ),
        pytest.param("<p>a <br/> b</p>", "<p>a<br>b</p>", id="a break"),
        pytest.param("<div>a<p>b</p>c</div>", "<p>a</p><p>b</p><p>c</p>", id="other blocks are paragraphs"),
        pytest.param(
            "<p>a<script>alert(1)</script>b<style>p{}</style></p>", "<p>ab</p>", id="scripts and styles go"
        ),
        pytest.param("<p>&lt;b&gt; &amp; „x“</p>", "<p>&lt;b&gt; &amp; „x“</p>", id="letters stay letters"),
        pytest.param('<p><a href="javascript:x()">a</a></p>', "<p>a</p>", id="a bad address loses the link"),
        pytest.param(
            '<p><a href="/x" onclick="y()">a</a></p>', '<p><a href="/x">a</a></p>', id="attributes go"
        ),
        pytest.param(
            '<p><a href="/x">a <b>b</b></a></p>', '<p><a href="/x">a <b>b</b></a></p>', id="bold in a link"
        ),
        pytest.param(
            '<p><a href="/?a=1&b=2">a</a></p>', '<p><a href="/?a=1&amp;b=2">a</a></p>', id="an ampersand"
        ),
        pytest.param(
            "<ul><li>a</li><li></li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>", id="empty items go"
        ),
        pytest.param(
            "<ul><li>a</li></ul><ol><li>b</li></ol>", "<ul><li>a</li></ul><ol><li>b</li></ol>", id="two lists"
        ),
        pytest.param(
            "<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>", id="paragraphs in an item"
        ),
        pytest.param(
            "<ul><li>a<ol><li>b</li></ol></li></ul>", "<ul><li>a<ol><li>b</li></ol></li></ul>", id="nested"
        ),
        pytest.param("<ul><li>a<li>b", "<ul><li>a</li><li>b</li></ul>", id="missing ends"),
        pytest.param("</b></p>a</ul></a>", "<p>a</p>", id="stray ends"),
        pytest.param(
            "<p>a<img src=x onerror=y>b<unknown>c</unknown></p>", "<p>abc</p>", id="unknown tags go"
        ),
        pytest.param("<p>a\x00\x07\ue000b\ue001</p>", "<p>ab</p>", id="control letters and marks of ours go"),
    ],
)
def test_normal_form(html, expected):
    assert normalise(html) == expected
    assert normalise(expected) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/ä?x=1#y",
        "http://a.de",
        "mailto:wir@example.org",
        "/artikel/x/",
        "#p-12345678",
        "HTTPS://A.DE",
        "/",
    ],
)
def test_addresses_that_are_kept(address):
    assert safe_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        " java\tscript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "ftp://x",
        "https://",
        "relativ/es",
    ],
)
def test_addresses_that_are_not(address):
    assert safe_address(address) == ""


def test_a_backslash_does_not_lead_to_another_site():
    assert safe_address("/\\evil.example") == "/evil.example"
    assert safe_address("\\\\evil.example") == ""


def test_lines_know_their_styles():
    (line,) = parse('<ul><li>Wir <b>üben</b> <a href="/x">hier</a></li></ul>')
    assert line == Line(
        LineKind("ul", 0),
        (Run("Wir "), Run("üben", Style(bold=True)), Run(" "), Run("hier", Style(href="/x"))),
    )
    assert line.text == "Wir üben hier"


def test_writing_checks_addresses_once_more():
    assert runs_html([Run("x", Style(href="javascript:y"))]) == "x"


def test_lists_deeper_than_we_offer_are_flattened():
    html = "<ul><li>a" * 9 + "</li></ul>" * 9
    assert normalise(html).count("<ul>") == 5
