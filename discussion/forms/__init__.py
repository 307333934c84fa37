"""The forms that readers fill in: a comment, words about a passage, the choices of a receipt."""

from discussion.forms.comment import CommentForm
from discussion.forms.episode import EpisodeForm, comment_form, passage_form, start_of
from discussion.forms.participant import ParticipantForm
from discussion.forms.passage import PassageForm
from discussion.forms.problems import in_words
from discussion.forms.receipt import AddressForm, CorrectForm, CreditForm, UseForm

__all__ = [
    "AddressForm",
    "CommentForm",
    "CorrectForm",
    "CreditForm",
    "EpisodeForm",
    "ParticipantForm",
    "PassageForm",
    "UseForm",
    "comment_form",
    "in_words",
    "passage_form",
    "start_of",
]
