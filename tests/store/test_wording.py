"""A gentle word before something is saved: on initials, opinions, empty reasons and secrecy."""

import pytest

from store.fields import Field, Kind
from store.worries.wording import remarks

FACT = Field("fact", "What was seen", Kind.TEXT)
WHY = Field("reasons", "Why?", Kind.TEXT)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (FACT, "J hit S.F. by the DSL room", "“J”, “S.F.”"),
        (FACT, "TW cried", "“TW”"),
        (FACT, "He is obviously lying", "“obviously”"),
        (FACT, "I promised not to tell", "“promised not to tell”"),
        (FACT, "I said that it was our secret", "“our secret”"),
        (FACT, "I won’t  tell anyone, I said", "“won't tell anyone”"),
        (WHY, "none", "“Why” says next to nothing"),
        (WHY, "Sorted", "“Why” says next to nothing"),
    ],
)
def test_what_could_be_written_better_is_named(field: Field, text: str, said: str) -> None:
    (sentence,) = remarks([field], {field.id: text})
    assert said in sentence


def test_a_good_entry_is_saved_without_a_word() -> None:
    text = "“I hid in the PE store,” Sam Fox said. A boy from Y4 saw it. I rang the LADO at 10."
    assert remarks([FACT, WHY], {"fact": text, "reasons": "He was afraid of being hit"}) == ()
    asked = (
        "He said: “you looked great, our secret ok?” He asked Ravi to keep it secret. "
        'I heard him say it was between us, and "I promised not to tell" is what Ravi said.'
    )
    assert remarks([FACT], {"fact": asked}) == (), "what another said is no promise of the writer"
    told = "Rang the police, CAD 4471, then MASH (URN 12), CEOP and the IWF; the DSL knows. NFA."
    assert remarks([FACT], {"fact": told}) == (), "references are nobody's initials"
    assert remarks([WHY], {"reasons": ""}) == (), "what is empty is for the form to say"
    opinion = Field("opinion", "What you think", Kind.TEXT)
    assert remarks([opinion], {"opinion": "I think he is obviously sad"}) == ()
