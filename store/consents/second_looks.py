"""Why a yes waits until somebody else has looked at it, in half a sentence."""

from datetime import datetime

from store.consents.answers import PAPER, Answer
from store.consents.letters import Letter
from store.consents.signed_as import differs, fits, signer
from store.dates import written
from store.drawers.drawer import Drawer
from store.roll.carers import Carer
from store.roll.carers import subject as carer_of
from store.roll.ties import NOUN as TIE_NOUN
from store.roll.ties import STANDS, Tie
from store.roll.ties import subject as tie_of


def why_answer(office: Drawer, letter: Letter, answer: Answer) -> str:
    """Return why a yes of an answer waits; also one that came by a letter that had ended.

    What a terminal had not heard of yet when it let a link be opened reaches the office so. So does
    a slip of a print that another took the place of.
    """
    said = answer.name, answer.responsibility, answer.relationship
    if found := why(office, letter.pupil, letter.carer, *said):
        return found
    if letter.ended and answer.channel != PAPER and _is_later(answer.at, letter.ended):
        return "its letter was ended before"
    return why_slip(letter, answer.slip)


def why_slip(letter: Letter, code: str) -> str:
    """Return why a yes of a slip with this code waits: its letter was printed anew since."""
    if (at := letter.codes_before.get(code)) is None:
        return ""
    return (
        f"its letter was printed anew on {written(at[:10])}, and this slip is of the print before"
    )


def _is_later(at: str, than: str) -> bool:
    try:
        return datetime.fromisoformat(at) > datetime.fromisoformat(than)
    except (ValueError, TypeError):
        return True


def why(
    office: Drawer, pupil: str, adult: str, name: str, responsibility: str, relationship: str = ""
) -> str:
    """Return why a yes waits: of somebody kept away, without a say, or under another's name.

    `adult` is the id of whoever the letter was written to; `name`, `responsibility` and
    `relationship` are what the answer says of whoever gives it. Empty: it counts.
    """
    ties: list[Tie] = office.records(TIE_NOUN, [STANDS], parent=pupil)
    away = {each.carer: each for each in ties if each.is_flagged}
    if (tie := away.get(adult)) is not None:
        noted = "a court order" if tie.court_order == "yes" else "\u201cdo not contact\u201d"
        return f"{noted} is noted for this adult"
    if isinstance(tie := office.get(tie_of(pupil, adult)), Tie) and tie.ended:
        return "this adult was taken off the child's page"
    mine = next((each for each in ties if each.carer == adult), None)
    if responsibility == "no" or (mine and mine.responsibility == "no"):
        return "this adult has no parental responsibility"
    if responsibility == "not_sure" and not (mine and mine.responsibility):
        return "neither they nor the roll say that they have parental responsibility"
    known_as = next((each.relationship for each in ties if each.carer == adult), "")
    if differs(relationship, known_as):
        signed, to = relationship.casefold(), known_as.casefold()
        return f"it was signed as {signed}, and the letter was written to the {to}"
    if by_another(office, pupil, adult, name, relationship):
        return "the letter was written to somebody else"
    return ""


def by_another(office: Drawer, pupil: str, adult: str, name: str, relationship: str) -> str:
    """Return who has signed that is not the adult of the letter, to compare by; else empty.

    Two who use one code are two: the yes of one takes no no of the other away.
    """
    ties: list[Tie] = office.records(TIE_NOUN, [STANDS], parent=pupil)
    known = office.get(carer_of(adult))
    carer = known if isinstance(known, Carer) else Carer(adult)
    others = [office.get(carer_of(e.carer)) for e in ties if e.is_flagged and e.carer != adult]
    known_as = next((each.relationship for each in ties if each.carer == adult), "")
    away = [each for each in others if isinstance(each, Carer)]
    if fits(name, carer, away, relationship, known_as):
        return ""
    return signer(name, relationship)
