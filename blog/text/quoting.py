"""What is put between quotation marks: a text loses marks of its own around it, and those inside become single ones."""

from typing import Final

PAIRS: Final = {"„": "“”", "“": "”", "»": "«", "«": "»", '"': '"', "‚": "‘’", "‘": "’", "›": "‹", "‹": "›"}
"""Opening mark → marks that close it, in German, English, French and Swiss texts."""
SINGLE: Final = str.maketrans({"„": "‚", "“": "‘", "”": "’", "»": "›", "«": "‹"})
"""Double marks and the single ones that stand in their place inside a quotation (Amtliches Regelwerk, § 95)."""


def inside_quotes(text: str) -> str:
    """Return a text as it stands between „ and “: never „„so““, and „er sagt ‚so‘“."""
    text = text.strip()
    if _is_wrapped(text):
        text = text[1:-1].strip()
    return text.translate(SINGLE)


def _is_wrapped(text: str) -> bool:
    """Tell whether one pair of marks holds the whole text, and isn't closed before its end."""
    if len(text) < 2 or text[0] not in PAIRS:
        return False
    closing, inner = PAIRS[text[0]], text[1:-1]
    return text[-1] in closing and not any(mark in inner for mark in closing)
