"""Scaffolds of the two pages that German law asks for; the operator fills them in and publishes them."""

IMPRINT_DE = (
    "<p>Angaben nach § 5 DDG. Bitte ersetze alles in eckigen Klammern und veröffentliche die Seite dann.</p>"
    "<h2>Wer diese Website betreibt</h2><p>[Name der Organisation, Rechtsform]<br/>[Straße und Hausnummer]<br/>"
    "[Postleitzahl und Ort]</p><h2>Vertreten durch</h2><p>[Vorname Name, Funktion]</p>"
    "<h2>So erreichst du uns</h2><p>[E-Mail-Adresse]<br/>[Telefonnummer]</p>"
    "<h2>Register</h2><p>[Registergericht und Nummer, falls eingetragen]</p>"
    "<h2>Verantwortlich für den Inhalt nach § 18 Abs. 2 MStV</h2><p>[Vorname Name, Anschrift]</p>"
)

IMPRINT_EN = (
    "<p>Details under section 5 DDG. Please replace everything in square brackets, then publish the page.</p>"
    "<h2>Who runs this website</h2><p>[Name of the organisation, legal form]<br/>[Street and number]<br/>"
    "[Postcode and town]</p><h2>Represented by</h2><p>[First name, last name, function]</p>"
    "<h2>How to reach us</h2><p>[E-mail address]<br/>[Telephone]</p>"
    "<h2>Register</h2><p>[Court of registration and number, if registered]</p>"
    "<h2>Responsible for the content, section 18 (2) MStV</h2><p>[First name, last name, address]</p>"
)

PRIVACY_DE = (
    "<p>Bitte ergänze, was für deine Organisation gilt, und veröffentliche die Seite dann.</p>"
    "<h2>Wer verantwortlich ist</h2><p>[Name und Anschrift der Organisation, E-Mail-Adresse; Datenschutzbeauftragte:r]</p>"
    "<h2>Wenn du hier liest</h2><p>Diese Website setzt beim Lesen keine Cookies, lädt nichts von anderen Servern und "
    "wertet dein Verhalten nicht aus. Fremde Inhalte, etwa Videos, lädt dein Browser erst, wenn du sie anklickst.</p>"
    "<h2>Wenn du einen Kommentar schreibst</h2><p>Wir speichern deinen Text, den Namen und die E-Mail-Adresse, die du "
    "angibst (Art. 6 Abs. 1 Buchst. a DSGVO). Die Adresse wird nicht veröffentlicht. Ob dein Kommentar in den Artikel "
    "einfließen darf und wie wir dich dabei nennen, entscheidest du selbst und kannst es jederzeit ändern: über den Link, "
    "den du nach dem Absenden bekommst, oder mit einer formlosen Mail an uns.</p>"
    "<h2>Wie lange wir etwas behalten</h2><p>Unbestätigte Kommentare löschen wir nach 30 Tagen, gekürzte Angaben zum "
    "Netz, aus dem ein Kommentar kam, nach 7 Tagen. [Speicherfrist der Protokolle des Webservers]</p>"
    "<h2>Deine Rechte</h2><p>Du kannst Auskunft, Berichtigung, Löschung, Einschränkung und Übertragung deiner Daten "
    "verlangen, der Verarbeitung widersprechen, deine Einwilligung widerrufen und dich bei einer Aufsichtsbehörde "
    "beschweren. [Zuständige Aufsichtsbehörde]</p>"
)

PRIVACY_EN = (
    "<p>Please add what holds for your organisation, then publish the page.</p>"
    "<h2>Who is responsible</h2><p>[Name and address of the organisation, e-mail address; data protection officer]</p>"
    "<h2>When you read here</h2><p>This website sets no cookies for readers, loads nothing from other servers and does "
    "not watch what you do. Foreign content such as videos is loaded only after you have asked for it.</p>"
    "<h2>When you write a comment</h2><p>We store your text, the name and the e-mail address that you give (Art. 6(1)(a) "
    "GDPR). The address is not published. Whether your comment may go into the article, and how we name you then, is "
    "your choice and can be changed at any time: by the link that you get after sending it, or by a plain mail to us.</p>"
    "<h2>How long we keep things</h2><p>Unconfirmed comments are deleted after 30 days, shortened details of the network "
    "that a comment came from after 7 days. [How long the web server keeps its logs]</p>"
    "<h2>Your rights</h2><p>You may ask for access, correction, erasure, restriction and portability of your data, object "
    "to its use, withdraw your consent, and complain to a supervisory authority. [Competent supervisory authority]</p>"
)

SCAFFOLDS = {
    ("impressum", "de"): IMPRINT_DE,
    ("impressum", "en"): IMPRINT_EN,
    ("datenschutz", "de"): PRIVACY_DE,
    ("datenschutz", "en"): PRIVACY_EN,
}
