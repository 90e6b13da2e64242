"""Why a yes waits until somebody else has looked at it, in half a sentence."""

from store.carers import Carer
from store.carers import subject as carer_of
from store.consents.letters import Letter
from store.consents.signed_as import fits
from store.drawer import Drawer
from store.ties import NOUN as TIE_NOUN
from store.ties import STANDS, Tie


def why(office: Drawer, letter: Letter, name: str, responsibility: str) -> str:
    """Return why a yes by a letter waits: of somebody kept away, without a say, or another's name.

    `name` and `responsibility` are what the answer says of whoever gives it. Empty: it counts.
    """
    ties: list[Tie] = office.records(TIE_NOUN, [STANDS], parent=letter.pupil)
    away = {each.carer: each for each in ties if each.is_flagged}
    if (tie := away.get(letter.carer)) is not None:
        noted = "a court order" if tie.court_order == "yes" else "\u201cdo not contact\u201d"
        return f"{noted} is noted for this adult"
    if responsibility == "no":
        return "this adult has no parental responsibility"
    known = office.get(carer_of(letter.carer))
    carer = known if isinstance(known, Carer) else Carer(letter.carer)
    others = [office.get(carer_of(id)) for id in sorted(away)]
    if not fits(name, carer, [each for each in others if isinstance(each, Carer)]):
        return "the letter was written to somebody else"
    return ""
