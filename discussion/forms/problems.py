"""What each problem of a form is called, in *du*, and the field that it belongs to."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from discussion.actions.limits import TEXT_LIMIT
from discussion.actions.submit_comment import SubmitProblem

# What each problem is called, and the field that it belongs to.
PROBLEM_WORDS: dict[SubmitProblem, tuple[str | None, Any]] = {
    SubmitProblem.CLOSED: (None, _("Dieser Artikel nimmt gerade keine Kommentare an.")),
    SubmitProblem.NUL: (
        None,
        _("In einem Feld steht ein Steuerzeichen, das wir nicht speichern können. Entferne es bitte."),
    ),
    SubmitProblem.TEXT_MISSING: ("text", _("Schreib bitte etwas in das Textfeld.")),
    SubmitProblem.TEXT_TOO_LONG: (
        "text",
        _(
            "Dein Text ist länger als %(limit)s Zeichen. Kürze ihn bitte oder teile ihn auf zwei Kommentare auf."
        ),
    ),
    SubmitProblem.NAME_TOO_LONG: ("name", _("Der Name ist länger als 100 Zeichen. Kürze ihn bitte.")),
    SubmitProblem.NAME_RESERVED: (
        "name",
        _(
            "Dieser Name sieht aus wie der der Redaktion. Nimm bitte einen anderen, damit niemand euch verwechselt."
        ),
    ),
    SubmitProblem.ROLE_RESERVED: (
        "role",
        _("Das sieht aus, als spräche die Redaktion. Nenne deine Funktion bitte anders."),
    ),
    SubmitProblem.EMAIL_INVALID: (
        "email",
        _("Das ist keine E-Mail-Adresse, an die wir schreiben können. Prüfe sie bitte auf Tippfehler."),
    ),
    SubmitProblem.PARENT_GONE: (
        None,
        _(
            "Der Kommentar, auf den du antwortest, ist nicht mehr öffentlich. Du kannst deinen Text ohne Bezug schicken."
        ),
    ),
    SubmitProblem.CREDIT_NEEDS_NAME: ("name", _("Für diese Art der Nennung brauchen wir deinen Namen.")),
    SubmitProblem.CREDIT_NEEDS_ORGANISATION: (
        "organisation",
        _("Für diese Art der Nennung fehlt die Organisation."),
    ),
    SubmitProblem.CREDIT_NEEDS_ROLE: ("role", _("Für diese Art der Nennung fehlt die Funktion.")),
    SubmitProblem.CREDIT_NEEDS_PSEUDONYM: (
        "pseudonym",
        _("Schreib bitte den Namen dazu, der dort stehen soll."),
    ),
}


def in_words(problem: SubmitProblem) -> str:
    """Return what a problem is called, in the active language."""
    words = str(PROBLEM_WORDS[problem][1])
    return words % {"limit": TEXT_LIMIT} if "%(" in words else words
