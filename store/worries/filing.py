"""Filing a worry: what is asked, and who does it alone. Not whom it names, nor what two end."""

from collections.abc import Collection

from store.adults import on_the_roll
from store.adults.low_ends import harm_of, open_of, shuts_out_with_harm
from store.cases.about_field import NOT_ABOUT, SAID_FIELD, about
from store.cases.act_fields import ALARM_FIELD, FILE_FIELDS
from store.cases.kept_alone import waiting
from store.cases.named import behind
from store.cases.restrict import company
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.fields import Field
from store.school.public_list import OFFICE, PublicList
from store.signing_in.session import Session
from store.worries import stands_out
from store.worries.worry import Worry

FILED_FIELDS = (ALARM_FIELD, SAID_FIELD, NOT_ABOUT, *FILE_FIELDS)
"""Everything that a filing can say, for whoever reads it back."""
NAMED = "Your name is in it: somebody else says whether it is about you."
ASK = "Please ask {}."
OPEN_ONE = "To ring, or to write your own view, open a case (O)."
NAMED_ALONE = (
    "Your name is in it, and it names whoever else can open it: open a case (O), so that somebody "
    "is let in."
)
NOBODY_LEFT = (
    "Your name is in it, it names whoever else can open it, and nobody is left to let in. Open a "
    "case (O), ring the LADO from there (E), and have somebody made a holder (People)."
)
TWO_SAY = (
    "The child shut somebody out and tells of harm, so no one person says that it is about no "
    "adult: open a case (O). Two close it."
)
HARMED = (
    "It says that {} harmed a child, so no one person says that it is not about them: open a case "
    "(O). Two close it."
)
TO_LOOK_UP = (
    "It tells of harm at home, and whether a parent of the child works here stands in the office's "
    "drawer, which you do not open. {} Or open a case (O)."
)
LOOKS = "Ask {} to read it first."
TO_AGREE = "Somebody else has to agree whom it is kept from, or undo it (Y), before it is filed."


def filing_fields(worry: Worry, public: PublicList) -> tuple[Field, ...]:
    """Return what is asked when a worry is filed; of a call for help also whether it was real.

    Where the child shut somebody out, names them or writes of one by their job, whether it is about
    what that adult did (rows 27 and 28: that is judged first, however small); where it leaves
    open what they did, also why it is not.
    """
    fields = (ALARM_FIELD, *FILE_FIELDS) if worry.help_now else FILE_FIELDS
    found = stands_out.adults_in(worry, public)
    opened, known = open_of(public, worry), [*map(public.name_of, found)]
    jobs = (f"“{each}”" for each in stands_out.jobs_in(worry, public))
    said = tuple(dict.fromkeys((*known, *jobs, *(each for each in opened if each[0] == "“"))))
    if said or worry.left:
        why = (NOT_ABOUT,) if opened else ()
        fields = (about(said), *why, *fields)
    return fields


def why_not_filed(session: Session, drawer: Drawer, worry: Worry) -> str:
    """Return why this person does not file a worry, else empty: no one person ends it, or it is
    their own name that is in it.

    Whoever wrote it, nobody is asked of themself whether it is about what they did.
    """
    if shuts_out_with_harm(worry):
        return TWO_SAY
    if why := why_named(session, drawer, worry, NAMED_ALONE):
        if why == NAMED_ALONE and not company(session, drawer, worry):
            return NOBODY_LEFT
        return f"{why} {OPEN_ONE}" if why.startswith(NAMED) else why
    if harmed := harm_of(session.public, worry):
        return HARMED.format(" or ".join(harmed))
    return TO_AGREE if waiting(worry.kept_alone) else ""


def why_named(session: Session, drawer: Drawer, worry: Worry, nobody_else: str) -> str:
    """Return why somebody else ends a worry: it names this person, or who saw their first PIN; or
    may name them by the roll, and nobody has looked.

    `nobody_else` is said where it names all who could; empty where it names neither.
    """
    me, parents = session.person_id, on_the_roll.parents_in(session, worry)
    named = (*stands_out.adults_in(worry, session.public), *(each.id for each in parents))
    hands = session.public.hands(me)
    out = [id for id in hands if id in (*named, *worry.kept_from) or _names(session, worry, id)]
    away = {*worry.kept_from, *named, session.person_id}
    held = holders.holders_of(session, drawer)
    others = [id for id in held if id not in away and not _names(session, worry, id)]
    if not out:
        return _to_look_up(session, worry, others)
    ask = ASK.format(" or ".join(map(session.public.name_of, others))) if others else ""
    if me not in out:
        return f"{behind(session.public, me, out)} {ask}".strip()
    return f"{NAMED} {ask}" if others else nobody_else


def _to_look_up(session: Session, worry: Worry, others: Collection[str]) -> str:
    """Return that somebody looks first who can see in the roll whose parent works here."""
    if session.holds(OFFICE) or not on_the_roll.is_to_look_up(session, worry):
        return ""
    able = on_the_roll.who_looks(session, others)
    ask = LOOKS.format(" or ".join(map(session.public.name_of, able))) if able else ""
    return " ".join(TO_LOOK_UP.format(ask).split())


def _names(session: Session, worry: Worry, id: str) -> bool:
    person = session.public.person(id)
    return person is not None and stands_out.names(worry, person, session.public)
