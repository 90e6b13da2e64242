"""What somebody may still write of what may be about them: every drawer asks at its one door.

Whoever is named, told of or judged does nothing that decides, that tells the child or that tells
others (procedure rows 15, 27 and 28; `named` says who that is). So every kind of entry about a
worry or a case is refused to them but those named here: a new one is closed to them until somebody
has thought about it.
"""

from dataclasses import replace

from store.adults import by_typed_name, entered, low_ends, of_family
from store.adults.rows import GONE, HANDED, HANDING, MENTIONED, TAKEN, TOLD
from store.adults.whom import OTHER, PLAIN
from store.cases import cleared, kinds, named
from store.cases.case import Case
from store.cases.kept_alone import AGREE, BY, BY_WORDS
from store.cases.questions import ADULT
from store.drawers.drawer import Drawer, Fact
from store.drawers.holding import held_by
from store.errors import Refused
from store.involved.kinds import ADDED, CHANGED, TIED
from store.letterbox import headteachers
from store.letterbox.readers import HEADTEACHER
from store.looking.noted import (
    DEVICES_TOLD,
    FILE_SEEN,
    LOOKED_UP,
    PAPER,
    STOP_TOLD,
    STOPPED,
    TOLD_SINCE,
)
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, PublicList
from store.worries import kinds as of_worry
from store.worries import stands_out
from store.worries.worry import Worry

BY_ITSELF = frozenset(
    {
        *(of_worry.RECEIVED, of_worry.ADDED_TO, of_worry.TASK_DONE, kinds.TASK_DONE),
        *(of_worry.TASK_BACK, kinds.TASK_BACK, of_worry.LOOKED_UP, of_worry.AGREED_BACK),
        *(of_worry.MOVED_IN, of_worry.MOVED_OUT, kinds.MOVED_IN, kinds.MOVED_OUT),
        *(TOLD, MENTIONED, GONE, TOLD_SINCE, DEVICES_TOLD, LOOKED_UP, TAKEN),
    }
)
"""What the program writes for whoever is signed in when something comes, moves or is opened."""

THEIR_OWN = frozenset(
    {
        *(of_worry.SEEN, FILE_SEEN),
        *(kinds.OPENED, kinds.ESCALATED, kinds.NOTE),
        *(STOPPED, STOP_TOLD),
        *(kinds.PRINTED, kinds.NOT_PRINTED, PAPER),
        *(HANDING, HANDED),
    }
)
"""What they may all the same: to read, to open a case, to ring, to note their own view, to stop
everything at once, to print the record for whom they ring (no letter, no file), and to hand over
what is about themselves (`adults.handing` asks that it is). No step is answered by it
(`own_words`)."""

_TRIAGES = frozenset({kinds.TRIAGED, kinds.LOWERING_AGREED})
"""The kinds of entry after which a triage may count that finds no adult at school in it."""
_PEOPLE = frozenset({ADDED, CHANGED, TIED})
"""The kinds of entry that say who somebody in a case is."""

NO, ELSEWHERE = "no", "outside"
"""What a triage answers that finds no adult at school in a case."""

STANDING_IN = (SAFEGUARDING, HEAD, CHAIR)
"""The drawers out of which somebody is let into a case."""
NOBODY_LEFT = (
    "Nobody else at school could decide here then, so they are not put in. Have somebody let into "
    "the drawer first (People). Until then write it as a note (N), and ring the LADO (E)."
)

STEP = "step"
"""The part of an entry that names the step it answers."""

MAY = BY_ITSELF | THEIR_OWN
"""The kinds of entry that nobody is refused for what a worry or a case says of them."""


def why_not(public: PublicList, drawer: Drawer, record: object) -> str:
    """Return why whoever writes in a drawer decides nothing here; empty where they do.

    `record` is a worry, with the case that it is in, or a case; of anything else it is empty.
    """
    if isinstance(record, Case):
        return named.why_not(public, drawer.person, record)
    if not isinstance(record, Worry):
        return ""
    if tells_of(public, record, drawer.person):
        return named.NAMED_IN_WORRY
    hands = public.hands(drawer.person)[1:]
    out = [id for id in hands if id in record.kept_from or tells_of(public, record, id)]
    if why := named.behind(public, drawer.person, out):
        return why
    return why_not(public, drawer, drawer.get(record.case)) if record.case else ""


def refuse(public: PublicList, drawer: Drawer, record: object) -> None:
    """Refuse that somebody decides what may be about them, before anything is sent or shown.

    Raises:
        Refused: it may be about whoever writes in this drawer.
    """
    if why := why_not(public, drawer, record):
        raise Refused(why)


def judge(public: PublicList, drawer: Drawer, fact: Fact) -> None:
    """Refuse a fact that decides about what may be about whoever writes it.

    Raises:
        Refused: it does.
    """
    noun = fact.subject.partition(":")[0]
    may = fact.kind in MAY and not fact.body.get(STEP)
    if noun not in ("case", "worry") or may or _is_theirs(drawer, fact):
        return
    refuse(public, drawer, drawer.get(fact.subject))
    if fact.kind == of_worry.LINKED:
        refuse(public, drawer, drawer.get(str(fact.body.get("case", ""))))


def follows(public: PublicList, drawer: Drawer, fact: Fact) -> list[Fact]:
    """Return what goes along with a fact that was just recorded: whom of the school it names.

    A triage that finds no adult in it says so by name of whom it names, where what they did is left
    open; one that finds somebody from elsewhere, of the one who is on no list.

    Raises:
        Refused: nobody would be left to decide, or only whoever puts in one colleague after the
            other.
    """
    case = drawer.get(fact.subject) if fact.kind in _PEOPLE | _TRIAGES else None
    if not isinstance(case, Case):
        return []
    if fact.kind in _TRIAGES:
        return _of_no_adult(case, fact)
    found = entered.facts(public, case)
    family = of_family.facts(public, case, of_family.worries_of(drawer, case.id))
    _refuse_stall(public, drawer, case, {str(e.body["adult"]) for e in found if PLAIN in e.body})
    return [*found, *family]


def _of_no_adult(case: Case, fact: Fact) -> list[Fact]:
    """Return what triages say of those whom it names.

    That they are only mentioned, where what they did is left open and each triage that counts finds
    no adult in it; that they are nobody at school, where each finds another adult and one alone is
    named who is on no list. To what two say is less grave nobody else agrees once more.
    """
    triages = case.triage
    found = {(each.answers or {}).get(ADULT) for each in triages}
    if found not in ({NO}, {ELSEWHERE}):
        return []
    two = {AGREE: ""} if fact.kind == kinds.LOWERING_AGREED else {}
    knew = max(each.at for each in triages)
    asked = [each for each in named.to_say(case) if each.at <= knew and not each.entered]
    why = triages[0].why
    if found == {NO}:
        left = filter(cleared.is_left_open, asked)
        said = [cleared.only_mentioned(case, each, why) for each in left]
    else:
        strangers = [each for each in asked if each.id == OTHER]
        one = strangers if len(strangers) == 1 else []
        said = [cleared.of_another_place(case, each, why) for each in one]
    return [replace(each, body={**each.body, **two}) for each in said]


def _refuse_stall(public: PublicList, drawer: Drawer, case: Case, new: set[str]) -> None:
    """Refuse to name the last at school who could decide in a case beside whoever does so.

    One colleague is always put in at once, whoever is left: what is grave waits for nobody.
    """
    me = drawer.person
    able = {id for each in STANDING_IN for id in public.held_by(each)} | {*held_by(public, drawer)}
    able -= {me, *case.kept_from, *new}
    if not new or any(not named.why_not(public, id, case) for id in able):
        return
    if me in new or len(new | entered.by_hand_of(case, me)) > 1:
        raise Refused(NOBODY_LEFT)


def _is_theirs(drawer: Drawer, fact: Fact) -> bool:
    """Tell whether it only opens a case with a worry, or keeps something from themself, or from who
    is given the drawer and has not read it."""
    if fact.kind == of_worry.LINKED:
        return drawer.get(str(fact.body.get("case", ""))) is None
    kept = fact.kind in (kinds.KEPT_FROM, of_worry.KEPT_FROM)
    newcomer = fact.body.get(BY) == BY_WORDS
    return kept and (newcomer or fact.body.get("person") == drawer.person)


def tells_of(public: PublicList, worry: Worry, id: str) -> bool:
    """Tell whether a worry may be about somebody, by id: it names them or shuts them out."""
    person, told = public.person(id), worry.told
    if person is None:
        return False
    # Where nothing tells which headteacher is meant, whoever is or was it decides nothing.
    heads = headteachers.told_of(public, told, worry.kept_from) or (
        headteachers.ever(public) if told.about == HEADTEACHER else ()
    )
    told_of = (told.adult, *told.kept_from, *heads, *by_typed_name.of_worry(public, worry))
    if id in told_of or stands_out.names(worry, person, public):
        return True
    # A colleague's word names nobody by itself, but one that tells of harm does.
    return told.logged and id in low_ends.said_to_harm(public, worry)
