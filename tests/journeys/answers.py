"""Twenty invented answers to an article about change in social organisations, and how each person is named at the end.

Everybody and every house in here is made up. `prose` and `sentence` say where in the article somebody marked words (the
how many-th of its chosen paragraphs, the how many-th sentence; none: the whole paragraph), for the article may be any.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one person sent; `words` is what the editor makes of it in the article."""

    key: str
    text: str
    words: str = ""
    name: str = ""
    organisation: str = ""
    role: str = ""
    pseudonym: str = ""
    credit: str = "none"
    use: str = "idea"
    prose: int | None = None
    sentence: int | None = None
    intent: str = "comment"
    proposal: str = ""
    source_url: str = ""
    private: bool = False
    group_name: str = ""
    group_place: str = ""
    participants: tuple[tuple[str, str], ...] = ()

    @property
    def email(self) -> str:
        """Her address, which stands nowhere in public."""
        return f"{self.key}@example.org"


ANSWERS: Final = (
    Answer(
        key="hedwig",
        name="Hedwig Oltmanns-Ribbeck",
        credit="full_name",
        use="wording",
        prose=0,
        sentence=1,
        text="Ich leite eine Tagespflege der Caritas. Wer um halb sieben die Busse fährt, sitzt in keiner Steuerungsgruppe.",
        words="Wer um halb sieben die Busse fährt, sitzt in keiner Steuerungsgruppe.",
    ),
    Answer(
        key="tjark",
        name="Tjark Brodersen",
        organisation="Diakonie Nordermoor",
        credit="name_organisation",
        prose=1,
        sentence=0,
        text="Bei uns haben erst die Übergaben verraten, was wirklich fehlt. Die stehen in keinem Lastenheft.",
        words="Hört bei den „Übergaben“ zu: Was dort gesagt wird, steht in keinem Lastenheft.",
    ),
    Answer(
        key="nurcan",
        name="Nurcan Öztürk-Kessler",
        credit="first_name",
        prose=1,
        sentence=1,
        text="Setzt euch eine Woche in die Übergabe, bevor ihr etwas kauft. Danach kauft ihr etwas anderes.",
    ),
    Answer(
        key="mechthild",
        name="Mechthild Averdunk",
        credit="full_name",
        prose=0,
        text=(
            "Ehrenamtliche kommen in solchen Plänen nie vor. "
            "Außerdem stimmt nicht, dass alle dasselbe wollen. "
            "Und der Kaffee war früher besser."
        ),
        words="Auch die Ehrenamtlichen müssen gefragt werden, bevor jemand etwas anschafft.",
    ),
    Answer(
        key="ottfried",
        name="Ottfried Quensell",
        credit="initials",
        prose=2,
        sentence=1,
        text="Widerspruch: In einem kleinen Verein mit vier Leuten ist das keine Frage der Strategie, sondern des Feierabends.",
        words="In kleinen Vereinen entscheidet darüber oft schlicht der Feierabend.",
    ),
    Answer(
        key="wiebke",
        role="Pflegedienstleitung in einem Haus der AWO",
        credit="role",
        prose=3,
        sentence=0,
        intent="proposal",
        proposal="Bitte genauer: Das gilt für die stationären Häuser, ambulant ist es anders.",
        text="So allgemein stimmt der Satz nicht. Ambulant erleben wir es anders.",
        words="jedenfalls in den stationären Häusern",
    ),
    Answer(
        key="balthasar",
        pseudonym="Ein Zivi von damals",
        credit="pseudonym",
        prose=4,
        sentence=0,
        intent="source",
        source_url="https://studien.example.org/uebergabe",
        text="Dazu gibt es eine Untersuchung aus unserem Landesverband, Seite 14.",
        words="Eine Untersuchung eines Landesverbands kommt zum selben Schluss.",
    ),
    Answer(
        key="roswitha",
        name="Roswitha Jelinski",
        credit="full_name",
        prose=4,
        sentence=1,
        text="Ich sehe es anders: Manchmal muss erst ein Gerät auf dem Tisch liegen, damit überhaupt jemand redet.",
    ),
    Answer(
        key="volkmar",
        name="Volkmar Dütschke",
        credit="full_name",
        use="wording",
        prose=3,
        text="Als Betriebsrat sage ich: Wer eine Maske entwirft, entwirft auch eine Kontrolle.",
        words="Wer eine Maske entwirft, entwirft auch eine Kontrolle.",
    ),
    Answer(
        key="gunda",
        name="Gunda Freericks",
        credit="full_name",
        prose=5,
        sentence=1,
        group_name="Teamtag Haus Lindenhof",
        group_place="Bad Sassendorf",
        participants=(
            ("Lorenz Appelhagen", "lorenz@example.org"),
            ("Siglinde Ummen", "siglinde@example.org"),
        ),
        text="Wir haben am Teamtag darüber gesprochen und wollen eine Stunde im Monat nur für diese Fragen.",
        words="Ein Team hat sich dafür eine feste Stunde im Monat genommen.",
    ),
    Answer(
        key="eilert",
        name="Eilert Tammena",
        private=True,
        prose=5,
        text="Nur für euch: Unser Vorstand hat das System bestellt, bevor irgendwer gefragt wurde.",
        words="Es kommt vor, dass ein System bestellt ist, bevor jemand gefragt wurde.",
    ),
    Answer(
        key="adelheid",
        name="Adelheid Wendelborn",
        credit="full_name",
        use="wording",
        prose=0,
        sentence=0,
        text="In vierzig Jahren Gemeindepflege habe ich gelernt: Erst das Gespräch, dann das Formular.",
        words="Erst das Gespräch, dann das Formular.",
    ),
    Answer(
        key="dorothee",
        name="Dorothee Hinrichsmeyer",
        credit="full_name",
        prose=2,
        sentence=0,
        text="Ihr solltet lieber über die Refinanzierung schreiben, das ist das eigentliche Thema.",
    ),
    Answer(
        key="irmtraud",
        name="Irmtraud Kallweit",
        credit="full_name",
        prose=4,
        text="Unsere Bewohnerinnen merken zuerst, ob wir auf den Bildschirm schauen oder zu ihnen.",
        words="Unsere Bewohnerinnen merken zuerst, ob wir auf den Bildschirm schauen.",
    ),
    Answer(
        key="swantje",
        name="Swantje Rickleffs",
        credit="full_name",
        prose=3,
        sentence=1,
        text="Die zweite Schulung ist wichtiger als die erste, denn da haben alle schon Fragen.",
        words="Wichtiger als die erste Schulung ist „die zweite“, denn dann haben alle Fragen.",
    ),
    Answer(
        key="hinnerk",
        name="Hinnerk Spradow",
        credit="full_name",
        text="Zwei Dinge fehlen mir: wer das alles pflegt, und was passiert, wenn es ausfällt.",
        words="Offen bleibt zu oft, wer das Ganze pflegt, wenn das Projekt vorbei ist.",
    ),
    Answer(
        key="liesbeth",
        name="Liesbeth Overkamp",
        credit="initials",
        prose=1,
        text="Bei uns im Kinderheim haben die Jugendlichen die besten Fragen gestellt.",
        words="Die besten Fragen stellen manchmal die, für die ein Haus da ist.",
    ),
    Answer(
        key="gerwin",
        name="Gerwin Stöbesand",
        credit="full_name",
        prose=5,
        sentence=0,
        text="Ohne Leitung, die selbst mitmacht, wird daraus nichts.",
        words="Ohne eine Leitung, die selbst mitmacht, bleibt es bei der Absicht.",
    ),
    Answer(
        key="arnulf",
        name="Arnulf Schlinkheider",
        organisation="Lebenshilfe Werratal",
        credit="full_name",
        use="wording",
        prose=4,
        sentence=0,
        text="Leichte Sprache gehört an den Anfang und nicht in die Übersetzung am Ende.",
        words="Leichte Sprache gehört an den Anfang und nicht ans Ende.",
    ),
    Answer(
        key="theda",
        name="Theda Roggenkamp",
        use="none",
        prose=0,
        sentence=1,
        text="Bei uns hat eine Praktikantin den Anstoß gegeben, weil sie als Einzige nachgefragt hat.",
        words="Den Anstoß gibt oft, wer neu ist und nachfragt.",
    ),
)

BY_KEY: Final = {answer.key: answer for answer in ANSWERS}

UNNAMED: Final = ("ungenannt", "")

AT_THE_END: Final[dict[str, tuple[str, str]]] = {
    "hedwig": ("Hedwig Oltmanns-Ribbeck", ""),
    "tjark": ("Tjark Brodersen", "Diakonie Nordermoor"),
    "nurcan": ("Nurcan", ""),
    "mechthild": ("Mechthild Averdunk", ""),
    "ottfried": ("O. Q.", ""),
    "wiebke": ("Pflegedienstleitung in einem Haus der AWO", ""),
    "balthasar": ("Ein Zivi von damals", ""),
    "roswitha": ("Roswitha Jelinski", ""),
    "volkmar": ("Volkmar Dütschke", ""),
    "gunda": (
        "Teamtag Haus Lindenhof",
        "Bad Sassendorf, 3. Februar 2026: Gunda Freericks, Lorenz Appelhagen",
    ),
    "eilert": UNNAMED,
    "adelheid": ("Adelheid Wendelborn", ""),
    "dorothee": ("Dorothee Hinrichsmeyer", ""),
    "irmtraud": UNNAMED,
    "swantje": UNNAMED,
    "hinnerk": ("Hinnerk Spradow", ""),
    "liesbeth": ("L. O.", ""),
    "gerwin": ("Gerwin Stöbesand", ""),
    "arnulf": ("Tante Arnulfine", ""),
    "theda": UNNAMED,
}
"""What each chose last. Volkmar took his text back, not his name; Irmtraud said yes, but without hers; Swantje removed
hers; Arnulf chose three times; Siglinde, of the group, never answered."""
