"""Names places and purposes so that they fit articles and episodes alike."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussion", "0010_h_claims_agreements_opinions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("store", "Kommentar speichern und veröffentlichen"),
                    ("show_name", "Name über dem Kommentar"),
                    ("use", "Verwendung im Text"),
                    ("credit", "Nennung im Text"),
                    ("notify", "Nachricht bei Antworten"),
                    ("public_page", "Eigene öffentliche Seite"),
                    ("follow", "Per E-Mail folgen"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("off_topic", "gehört nicht zum Thema"),
                    ("insult", "greift Menschen an"),
                    ("private", "nennt andere Personen erkennbar"),
                    ("advertising", "ist Werbung"),
                    ("illegal", "verstößt gegen geltendes Recht"),
                    ("duplicate", "steht schon da"),
                    ("other", "anderer Grund"),
                    ("already_there", "steht schon im Text"),
                    ("other_topic", "führt hier zu weit"),
                    ("no_source", "wir konnten es nicht belegen"),
                    ("other_view", "wir sehen es anders"),
                    ("too_specific", "betrifft einen Einzelfall"),
                    ("in_own_words", "steht als Kommentar am besten"),
                ],
                max_length=20,
                verbose_name="Grund",
            ),
        ),
        migrations.AlterField(
            model_name="submission",
            name="channel",
            field=models.CharField(
                choices=[
                    ("form", "Formular auf der Seite"),
                    ("account", "Formular, angemeldet"),
                    ("mail", "E-Mail"),
                    ("letter", "Brief"),
                    ("desk", "von der Redaktion erfasst"),
                    ("passage", "Formular an einer Stelle"),
                    ("call", "Telefonat"),
                    ("meeting", "Treffen"),
                    ("site", "andere Website"),
                    ("group", "Teil einer Gruppe"),
                    ("answer", "Antworten auf eine Frage"),
                ],
                default="form",
                max_length=10,
                verbose_name="Weg",
            ),
        ),
    ]
