"""Whether a case is about an adult at school, as anybody has said, and what follows from it."""

from collections.abc import Sequence

from store.adults.matter import ABOUT, HOLD, Matter
from store.cases.checklist import Triage
from store.cases.questions import ADULT, KINDS

_AT_SCHOOL = ("staff", "headteacher", "unsure")


def is_about_adult(triage: Sequence[Triage], category: str, matter: Matter) -> bool:
    """Tell whether a case is about an adult at school, as anybody has said so far.

    Whoever told it, too: no category and no triage makes it about nobody.
    """
    answers = triage[0].answers or {} if triage else {}
    said = answers.get(ADULT, "") in _AT_SCHOOL
    kinds = (category, *answers.get(KINDS, "").split("\n"))
    return matter.is_said or said or "adult" in kinds


def hold(triage: Sequence[Triage], category: str, matter: Matter) -> tuple[str, ...]:
    """Return that nobody is questioned yet, as long as that is so.

    Before anybody has judged it too, unless a triage found it below the threshold. It ends by what
    the LADO or the police advised, and the word of whoever leads what is about this adult.
    """
    if not is_about_adult(triage, category, matter):
        return ()
    if matter.comes_to:
        return (HOLD,) if matter.is_held else ()
    below = any((each.answers or {}).get("threshold") == "no" for each in triage[:1])
    return () if below else (HOLD,)


def register_key(triage: Sequence[Triage], category: str, matter: Matter) -> str:
    """Return what a case stands under in the register; empty where it is about nobody with a name.

    Who is only shut out or named stands there once somebody says that it is about an adult.
    """
    if matter.key or not is_about_adult(triage, category, matter):
        return matter.key
    return next((ABOUT + each.key for each in matter.adults), "")
