"""What each problem of a form is called, in *du*, and the field that it belongs to."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from discussion.actions.check_draft import PEOPLE_LIMIT, PROPOSAL_LIMIT
from discussion.actions.limits import TEXT_LIMIT
from discussion.actions.submit_problems import SubmitProblem

PROBLEM_WORDS: dict[SubmitProblem, tuple[str | None, Any]] = {
    SubmitProblem.CLOSED: (None, _("Hier werden gerade keine Kommentare angenommen.")),
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
    SubmitProblem.PASSAGE_GONE: (
        "part",
        _(
            "Diese Stelle steht hier nicht mehr. Du kannst deinen Text zur ganzen Seite schicken: "
            "Er geht ohne Stelle hinaus, wenn du noch einmal auf Senden drückst."
        ),
    ),
    SubmitProblem.TIME_UNCLEAR: (
        "t",
        _("Das ist keine Zeit, die wir verstehen. Schreib sie bitte so: 23:41."),
    ),
    SubmitProblem.TIME_BEYOND: ("t", _("So lang ist die Folge nicht. Prüf bitte die Zeit.")),
    SubmitProblem.WORDS_GONE: (
        "part",
        _(
            "Die gewählten Worte stehen so nicht mehr an dieser Stelle. Wir haben die ganze Stelle gewählt; "
            "du kannst auch einen Satz davon nehmen."
        ),
    ),
    SubmitProblem.WORDS_UNCLEAR: (
        "part",
        _(
            "Diese Worte stehen hier mehrmals. Wir haben die ganze Stelle gewählt; "
            "du kannst auch den Satz nehmen, den du meinst."
        ),
    ),
    SubmitProblem.WORDS_TOO_MANY: (
        "part",
        _("Das sind zu viele Worte auf einmal. Wir haben nur die Stelle gewählt, an der du begonnen hast."),
    ),
    SubmitProblem.PROPOSAL_MISSING: ("proposal", _("Schreib bitte, wie es deiner Meinung nach heißen soll.")),
    SubmitProblem.PROPOSAL_SAME: (
        "proposal",
        _("Dein Wortlaut ist derselbe wie auf der Seite. Ändere ihn, oder schick deinen Text als Kommentar."),
    ),
    SubmitProblem.PROPOSAL_TOO_LONG: (
        "proposal",
        _("Dein Wortlaut ist länger als %(proposal)s Zeichen. Kürze ihn bitte."),
    ),
    SubmitProblem.SOURCE_MISSING: ("source_url", _("Trag bitte die Adresse deiner Quelle ein.")),
    SubmitProblem.SOURCE_INVALID: (
        "source_url",
        _("Das ist keine Adresse einer Website. Sie beginnt mit https:// oder http://."),
    ),
    SubmitProblem.GROUP_NEEDS_NAME: ("group_name", _("Wie heißt die Gruppe, für die du schreibst?")),
    SubmitProblem.GROUP_RESERVED: (
        "group_name",
        _("Das sieht aus, als spräche die Redaktion. Nenne eure Gruppe bitte anders."),
    ),
    SubmitProblem.GROUP_TOO_MANY: (
        "participants",
        _("Nenne bitte höchstens %(people)s Personen. Für mehr schreib uns eine E-Mail."),
    ),
    SubmitProblem.GROUP_ADDRESS: (
        "participants",
        _("Mit dieser Angabe können wir niemanden fragen: „%(detail)s“. Prüfe bitte Namen und Adresse."),
    ),
    SubmitProblem.GROUP_LINE: (
        "participants",
        _("In Zeile %(detail)s fehlt der Name oder die E-Mail-Adresse."),
    ),
}
LIMITS: Final = {"limit": TEXT_LIMIT, "proposal": PROPOSAL_LIMIT, "people": PEOPLE_LIMIT}


def in_words(problem: SubmitProblem, detail: str = "") -> str:
    """Return what a problem is called, in the active language."""
    words = str(PROBLEM_WORDS[problem][1])
    return words % {**LIMITS, "detail": detail} if "%(" in words else words
