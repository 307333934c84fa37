"""Which surfaces the discussion answers for, and what readers call them; `apps` registers them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from blog.registries import Surface
from discussion.actions.erasing import agreed, around, listing, plans, said, voices, wording

SURFACES: Final[dict[str, Surface]] = {
    "backups": Surface(_("Sicherungen"), 0, listing.on_the_list),
    "names": Surface(
        _("Dein Name in Texten und über Kommentaren"),
        10,
        agreed.names,
        {"discussion.Contributor": ("page_code",), "discussion.Consent": ("proof",)},
    ),
    "links": Surface(_("Links zu deinen Belegen"), 20, agreed.links, {"discussion.Token": ("hash",)}),
    "follows": Surface(
        _("Seiten, denen du folgst"), 25, agreed.follows, {"discussion.Follow": ("network_hash",)}
    ),
    "mails": Surface(
        _("Mails, die noch warten"), 30, agreed.mails, {"blog.OutboxRow": ("ref", "key", "error")}
    ),
    "claims": Surface(
        _("Wünsche zu Haltungen"),
        33,
        voices.claims,
        {"discussion.Claim": ("statement", "words", "hash", "network_hash")},
    ),
    "unconfirmed": Surface(_("Was du nie bestätigt hast"), 35, agreed.unconfirmed),
    "comments": Surface(_("Kommentare"), 40, said.comments, {said.COMMENT_MODEL: said.COMMENT_FIELDS}),
    "points": Surface(
        _("Punkte daraus"),
        45,
        said.points,
        {"discussion.Point": ("text",)},
    ),
    "groups": Surface(
        _("Titel von Gruppen, in denen Punkte daraus lagen"),
        47,
        said.groups,
        {"discussion.PointGroup": ("title",)},
    ),
    "questions": Surface(
        _("Rückfragen und Antworten"),
        50,
        said.questions,
        {
            "discussion.Ask": ("before", "after", "words", "answer_words"),
            "discussion.Review": ("question", "words"),
        },
    ),
    "plans": Surface(
        _("Entwürfe von Einarbeitungen"),
        55,
        plans.plans,
        {"discussion.Merge": ("plan", "change", "note", "problem")},
    ),
    "wording": Surface(
        _("Deine Worte in Texten der Website und allen ihren Fassungen"),
        60,
        wording.wording,
        {
            "blog.Version": ("body", "note"),
            "blog.Anchor": ("parts",),
            "blog.Placement": ("parts",),
            "blog.Article": ("body", "standfirst", "next_note"),
            "blog.Episode": ("body", "standfirst", "next_note"),
            "wagtailcore.Revision": ("content",),
        },
    ),
    "positions": Surface(
        _("Haltungen, die du vertrittst"),
        61,
        voices.positions,
        {
            "blog.Position": (
                "statement",
                "reason",
                "quote",
                "holder_ref",
                "role_text",
                "source_ref",
                "source_title",
                "source_url",
            ),
            "blog.PositionVersion": ("said", "note"),
        },
    ),
    "voices": Surface(
        _("Deine Stimme in Transkripten"),
        63,
        voices.voices,
        {
            "blog.Speaker": ("label", "ref"),
            "blog.Cue": ("text",),
            "blog.TranscriptVersion": ("edits", "note"),
        },
    ),
    "answers": Surface(
        _("Kurze Antworten auf Fragen"),
        64,
        voices.answers,
        {"discussion.Opinion": ("text",), "discussion.OpinionGroup": ("title",)},
    ),
    "decisions": Surface(
        _("Worte der Redaktion über deine Texte"),
        65,
        said.decisions,
        {"discussion.Decision": ("words",), "discussion.WithdrawalTask": ("words",)},
    ),
    "texts": Surface(
        _("Texte, wie du sie geschickt hast"),
        70,
        said.submissions,
        {"discussion.Submission": said.SUBMISSION_FIELDS},
    ),
    "passages": Surface(
        _("Vermerke, dass etwas aus Fassungen entfernt wurde"), 75, listing.passages_on_the_list
    ),
    "search": Surface(
        _("Suche"),
        80,
        around.search,
        {"wagtailsearch.IndexEntry": around.index_columns(), "blog.Window": ("text",)},
    ),
    "caches": Surface(_("Zwischenspeicher"), 85, around.caches),
    "person": Surface(
        _("Name, Adresse, Organisation, Funktion"),
        1000,
        around.person,
        {"discussion.Contributor": ("name", "email", "organisation", "role")},
    ),
}
