"""Why a yes waits until somebody else has looked at it, in half a sentence."""

from store.consents.signed_as import differs, fits
from store.drawers.drawer import Drawer
from store.roll.carers import Carer
from store.roll.carers import subject as carer_of
from store.roll.ties import NOUN as TIE_NOUN
from store.roll.ties import STANDS, Tie


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
    if responsibility == "no":
        return "this adult has no parental responsibility"
    known = office.get(carer_of(adult))
    carer = known if isinstance(known, Carer) else Carer(adult)
    others = [office.get(carer_of(id)) for id in sorted(away)]
    known_as = next((each.relationship for each in ties if each.carer == adult), "")
    if differs(relationship, known_as):
        return f"the roll knows this adult as {known_as.casefold()}"
    away_too = [each for each in others if isinstance(each, Carer)]
    if not fits(name, carer, away_too, relationship, known_as):
        return "the letter was written to somebody else"
    return ""
