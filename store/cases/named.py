"""Whom a case names decides nothing about it: somebody else says first whether it is about them.

Told of by a colleague, named or shut out by the child, or by a triage (one person is the
headteacher, so that answer names them as surely as a name does): rows 15 and 27.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from store.adults import by_typed_name
from store.adults.rows import HANDED, LOW, THRESHOLD, TOLD
from store.adults.whom import Adult, known
from store.cases import cleared
from store.cases.kept import BY_TRIAGE
from store.cases.questions import ADULT, HEADTEACHER
from store.errors import Refused
from store.involved.people import STAFF
from store.letterbox import headteachers
from store.looking.noted import ABOUT as COMPLAINED
from store.looking.noted import OPENED, of_kind
from store.school.public_list import PublicList

if TYPE_CHECKING:
    from store.cases.case import Case

OWN = "It was triaged as about the headteacher: somebody else triages and closes it."
NAMED = (
    "Your name is in what was told, so somebody else decides here until they have said with H, "
    "then W that it is not about you. You can ring (E), write your own view (N), or step aside (S)."
)
ABOUT = (
    "It was said to be about you, so somebody else decides here. You can ring (E), write your own "
    "view (N), or step aside (S)."
)
WAITS = (
    "One colleague alone said that it is not about you, so somebody else decides here until "
    "another has agreed. You can ring (E), write your own view (N), or step aside (S)."
)
HARMED = (
    "It was told that you harmed a child: you are not one of the two who end this, whatever was "
    "said of it since. Ask who else can open it."
)

ASKED = (
    "Your name is in it, so you are not the one who says whether it is about you. Ask who else can "
    "open it to say so with H, then W, or to close it."
)
BEHIND = (
    "{name} saw the first PIN of yours that is new since {since}, and may not decide here: so you "
    "do not either before {until}. Somebody else does. Calls, referrals and STOP wait for nobody."
)
NAMED_IN_WORRY = (
    "Your name is in it, so somebody else decides about it. Open a case (O): it shows who else can "
    "open it. Or step aside (S)."
)


def why_not(public: PublicList, person: str, case: "Case") -> str:
    """Return why this person decides nothing in a case, in a sentence; empty where they do."""
    if person in about(case):
        if person not in said_about(case) and not _is_open(person, case):
            return WAITS
        return NAMED if is_only_named(person, case) else ABOUT
    if person in by_typed_name.of_case(public, case):
        return ABOUT
    if person in heads(public, case):
        return OWN
    return behind(public, person, {*about(case), *heads(public, case), *case.kept_from})


def behind(public: PublicList, person: str, out: Collection[str]) -> str:
    """Return why a PIN that is new decides nothing here yet, in a sentence; empty where it does.

    Those who are `out` decide nothing, and one of them saw the first PIN of this person.
    """
    found = next((id for id in public.hands(person)[1:] if id in out), "")
    if not found:
        return ""
    pin, name = public.new_pins[person], public.name_of(found)
    return BEHIND.format(name=name, since=pin.since, until=pin.until)


def is_behind(public: PublicList, person: str, case: "Case") -> bool:
    """Tell whether this person decides nothing in a case only because of who renewed their PIN."""
    own = person in about(case) or person in heads(public, case)
    return not own and bool(why_not(public, person, case))


def is_only_named(person: str, case: "Case") -> bool:
    """Tell whether one word of somebody else lets this person decide: they are named, no more."""
    return any(each.id == person and not each.told for each in to_say(case))


def heads(public: PublicList, case: "Case") -> tuple[str, ...]:
    """Return the headteachers whom a triage names, by id: who it was then.

    Where nothing tells who that was, whoever is or was it: they decide nothing.
    """
    named = [each for each in case.triages if (each.answers or {}).get(ADULT) == HEADTEACHER]
    # Whom a triage kept out by mistake, as two say, it names no more.
    again = {each.to for each in case.written if each.reference == BY_TRIAGE and not each.kind}
    meant = (headteachers.then(public, each.heads, case.kept_from) for each in named)
    found = dict.fromkeys(id for ids in meant for id in ids or headteachers.ever(public))
    return tuple(id for id in found if id not in again)


def accused(case: "Case") -> set[str]:
    """Return of whom at school it was said that it is about them, or told that they harmed a child,
    or left open what they did, until two have said that it is not about them; by id."""
    open = (each.id for each in to_say(cleared.before(case)) if cleared.is_open(each))
    return said_about(case) | {*open}


def no_second(case: "Case") -> set[str]:
    """Return those at school who are not the second of two in a case, nor receive it; by id.

    It is kept from them, may be about them, or what was told accuses them: also where a colleague's
    words alone leave open what they did, which hinders them in nothing else.
    """
    return no_part(case) | accused(case) | cleared.harming(case)


def no_part(case: "Case") -> set[str]:
    """Return those at school who have no part in a case, by id: it is kept from them, or may be
    about them."""
    return {*case.kept_from, *about(case)}


def everybody(public: PublicList, case: "Case") -> frozenset[str]:
    """Return everybody on the list who decides nothing in a case, or is not the second in it."""
    out = (each.id for each in public.people if why_not(public, each.id, case))
    return frozenset({*out, *no_second(case)})


def refuse_named(public: PublicList, person: str, case: "Case") -> None:
    """Refuse that somebody decides in a case that may be about them.

    Raises:
        Refused: it may be about this person.
    """
    if why := why_not(public, person, case):
        raise Refused(why)


def refuse_asked(public: PublicList, person: str, case: "Case") -> None:
    """Refuse that whoever is named, by whomever, ends a case in which that is still to be judged.

    Nor does whoever it was told of that they harmed a child, whatever was said of that since.

    Raises:
        Refused: somebody says first whether it is about this person, or about who saw their first
            PIN as long as that is new; or it was told that this person harmed a child.
    """
    refuse_harming(person, case)
    asked = {each.id for each in to_say(cleared.before(case))}
    if person in asked:
        raise Refused(ASKED)
    if why := behind(public, person, asked):
        raise Refused(why)


def refuse_harming(person: str, case: "Case") -> None:
    """Refuse that somebody is one of the two who end a case in which they harmed a child, by what
    was told.

    Raises:
        Refused: it was told of this person.
    """
    if person in cleared.harming(case):
        raise Refused(HARMED)


def about(case: "Case") -> set[str]:
    """Return everybody at school of whom it was said, or may be, that it is about them, by id.

    That it is not counts for them only once two have said so, where it may be about harm.
    """
    return said_about(case) | {
        each.id for each in _open(cleared.before(case)) if each.named or each.harm
    }


def said_about(case: "Case") -> set[str]:
    """Return those of whom somebody said so, by telling, complaining, judging or a sanction."""
    rows = of_kind(case.noted, TOLD, THRESHOLD, LOW, HANDED)
    looked = of_kind(case.noted, OPENED, COMPLAINED)
    complained = {id for row in looked for id in row.ids("about")}
    held = {each.person for each in case.sanctions if not each.lifted}
    ties = (each.tie.partition(":") for each in case.people if each.id in held)
    tied = {id for kind, _, id in ties if kind == STAFF}
    return {row.said.get("adult", "") for row in rows} - {""} | tied | complained


def of(case: "Case") -> set[str]:
    """Return everybody whom a case names by what lies in it: also whom a triage does."""
    again = {each.to for each in case.written if each.reference == BY_TRIAGE and not each.kind}
    return about(case) | {id for each in case.triages for id in each.heads} - again


def mentions(case: "Case") -> tuple[Adult, ...]:
    """Return those shut out or named of whom nobody has said yet whether it is about them."""
    return tuple(each for each in _open(case) if not each.told)


def to_say(case: "Case") -> tuple[Adult, ...]:
    """Return of whom somebody still says whether it is about them: nobody who is judged."""
    return tuple(each for each in mentions(case) if not case.matter.outcome_of(each.key))


def _open(case: "Case") -> list[Adult]:
    """Return the mentions that neither an answer nor a triage of somebody else has dealt with."""
    return [each for each in known(case.noted).values() if each.asked and not _triaged(case, each)]


def _is_open(person: str, case: "Case") -> bool:
    return any(each.id == person for each in _open(case))


def _triaged(case: "Case", adult: Adult) -> bool:
    """Tell whether a triage that knew of a mention found no adult in it, and none found one.

    No triage says that of whom somebody put into the case as an adult in it or as who did it, nor
    of whom a child shut out and told of harm, or names
    and leaves open what they did: that is said of them by name.
    """
    if adult.entered or adult.harm or adult.left_open:
        return False
    standing = case.triage
    knew = (each for each in standing if each.by != adult.id and each.at >= adult.at)
    none = all((each.answers or {}).get(ADULT) == "no" for each in standing)
    return none and next(knew, None) is not None
