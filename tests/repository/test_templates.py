"""Templates: each is used, each loads only what it uses, each component says what it is."""

import re

from tests.repository.files import texts

LOAD = re.compile(r"{%\s*load\s+([^%]+?)\s*%}")
# Django, allauth and the admins look for these by name.
FOUND_BY_NAME = re.compile(
    r"(?:^|/)(?:account|mfa|allauth|errors|django|wagtailadmin|wagtailusers|usersessions)/|base\.html$"
)


def _templates() -> dict[str, str]:
    return {
        name.split("/templates/", 1)[1]: text
        for name, text in texts(".html", ".txt")
        if "/templates/" in name and not name.startswith("tests/")
    }


def test_no_template_lies_unused():
    everything = "\n".join(
        text for name, text in texts(".py", ".html", ".txt") if not name.startswith("tests/")
    )
    unused = []
    for name in _templates():
        folder, _, file = name.rpartition("/")
        # Families are named by their folder and a word that the program puts in.
        family = (
            re.search(re.escape(folder) + r"/\{|" + re.escape(folder) + r"/[\"']", everything)
            if folder
            else None
        )
        if (
            name not in everything
            and not FOUND_BY_NAME.search(name)
            and not family
            and file not in everything
        ):
            unused.append(name)
    assert not unused, "\n".join(unused)


def test_no_template_loads_what_it_does_not_use():
    known = {
        "i18n": r"{%\s*(?:blocktrans|trans|get_current_language|language|get_language|get_available)|\|language_name",
        "static": r"{%\s*(?:static|get_static_prefix)\b",
        "wagtailcore_tags": r"{%\s*(?:pageurl|slugurl|include_block|fullpageurl|wagtail_site|wagtailcache)|\|richtext",
        "wagtailimages_tags": r"{%\s*(?:image|picture|srcset_image|image_url)\b",
        "humanize": r"\|(?:intcomma|intword|apnumber|naturaltime|naturalday|ordinal)",
        "l10n": r"{%\s*localize|\|(?:un)?localize",
        "cache": r"{%\s*cache\b",
        "tz": r"{%\s*(?:localtime|timezone|get_current_timezone)|\|(?:localtime|utc|timezone)",
    }
    wrong = []
    for name, text in _templates().items():
        for libraries in LOAD.findall(text):
            wrong += [
                f"{name}: {library}"
                for library in libraries.split(" from ")[-1].split()
                if library in known and not re.search(known[library], text)
            ]
    assert not wrong, "\n".join(wrong)


def test_each_component_says_what_it_is():
    silent = [
        name
        for name, text in _templates().items()
        if name.startswith("components/") and not text.startswith("{#")
    ]
    assert [name for name in silent if not _templates()[name].startswith("{% comment %}")] == []
