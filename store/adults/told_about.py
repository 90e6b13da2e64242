"""Whom at school a concern is about, as it was told: it stands in the case from the first on.

So it lies in the register and in the pattern of that adult before anybody has judged it, and no
category that is chosen by hand hides it (KCSIE part four; procedure rows 27 and 28).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from store.adults import by_typed_name, entered, gone, low_ends, of_family, told_at_first
from store.adults.matter import OTHER
from store.adults.reading import Reading, at_first
from store.adults.rows import MENTIONED, TOLD
from store.adults.whom import HARM, LEFT_OPEN, PLAIN
from store.cases import begun, devices
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.kinds import REOPENED as CASE_REOPENED
from store.drawers.drawer import Drawer, Fact
from store.drawers.journal import Entry
from store.drawers.record import MOVED, words_of
from store.errors import Refused
from store.letterbox import headteachers
from store.letterbox.naming import named_in
from store.letterbox.readers import HEADTEACHER, PUPIL
from store.looking.investigations import still_open
from store.looking.noted import SEVERAL, SINCE, TOLD_SINCE, of_kind
from store.school.public_list import PublicList
from store.worries import by_whom, first_names, grave, of_class, quoted, stands_out
from store.worries.kinds import ADDED_TO, FILED, LINKED, REOPENED
from store.worries.worry import FILED_AWAY, WAITING, Worry

TAKEN_OUT = "It was taken out of its case by somebody who did not know that the case names them."
PUT_IN = "What is in it was taken out of a case by somebody who did not know that it names them."
SHUT = "shut"
"""The part of a worry that shuts somebody out; the others are its words, by their number."""
SHUT_WITH_HARM = "shut with harm"
"""The same where it tells of harm too, at once or by what was added later."""


def adults_of(public: PublicList, worry: Worry) -> tuple[tuple[str, str], ...]:
    """Return whom at school a concern is about: the id in the list, or OTHER, and the name.

    Nobody at all where it is about a pupil; a name that nobody said is empty.
    """
    told = worry.told
    if told.about == PUPIL:
        return ((told.adult, public.name_of(told.adult)),) if told.adult else ()
    if told.adult:
        return ((told.adult, public.name_of(told.adult)),)
    if heads := headteachers.told_of(public, told, worry.kept_from):
        return tuple((id, public.name_of(id)) for id in heads)
    said = worry.name if told.about != HEADTEACHER else ""
    return (_listed(public, said) or (OTHER, said),)


def facts(
    public: PublicList,
    case: str,
    worries: Iterable[Worry],
    known: Sequence[tuple[str, str]] = (),
) -> list[Fact]:
    """Return what is recorded of a case that such concerns come into; `known` stands there."""
    found = dict.fromkeys(each for worry in worries for each in adults_of(public, worry))
    new = (each for each in found if each not in known)
    return [Fact(case, TOLD, {"adult": id, "name": name}) for id, name in new]


def note(public: PublicList, drawer: Drawer, subject: str, now: datetime) -> None:
    """Note in a case whom what was told shuts out or names, if that does not stand there yet.

    In a closed one only of what was added since, and waits.

    Told in its worries, or when it was begun at the desk; so are those whom its people name, and
    who is called as somebody it was told of.

    So is what was added since: whoever closes it apart has not read that. While somebody looks into
    it, all that was told is noted: it is part of what they sign.

    What a child adds later is noted by whoever opens the case next, or does something in it.
    """
    case = drawer.get(subject)
    if not isinstance(case, Case) or case.state == MOVED:
        return
    worries = of_family.worries_of(drawer, subject)
    if case.state != OPEN:
        worries = [each for each in worries if each.state == WAITING]
    rows = [row.said for row in case.matter.of(MENTIONED)]
    known, harmed = {*map(_mention, rows)}, {_mention(said) for said in rows if said.get(HARM)}
    found = [each for worry in worries for each in mentions_of(public, worry)]
    found += mentions_at_first(public, case) if case.state == OPEN else ()
    # Whoever opens the roll may find harm later in words that named somebody before.
    new = [each for each in found if _mention(each) not in (harmed if each.get(HARM) else known)]
    facts = [*(Fact(subject, MENTIONED, each) for each in new), *entered.facts(public, case)]
    facts += by_typed_name.facts(public, case)
    facts += of_family.facts(public, case, worries, facts)
    if case.state == OPEN:
        since = _told_since(drawer, case, worries)
        facts += [Fact(subject, TOLD_SINCE, said) for said in since]
        facts += [*devices.told_since(drawer, case), *gone.facts(public, case)]
    if facts:
        drawer.record_all(facts, now)
    for left, worry in _taken_out(drawer, case):
        with suppress(Refused):  # it may name whoever opens the case: somebody else does that
            drawer.record_all(_looked_at_again(public, drawer, case, left.by, worry), now)


def _taken_out(drawer: Drawer, case: Case) -> Iterator[tuple[Entry, Worry]]:
    """Yield what somebody took out of a case who did not know that it names them, with how."""
    apart = {each.id for each in case.unaware if each.deed and not each.looked}
    for left in drawer.entries(case.id) if apart else ():
        worry = drawer.get(str(left.said.get("worry", ""))) if left.id in apart else None
        if isinstance(worry, Worry):
            yield left, worry


def _looked_at_again(
    public: PublicList, drawer: Drawer, case: Case, by: str, worry: Worry
) -> list[Fact]:
    """Return what has a worry looked at again that whoever is named in its case took out.

    What they filed waits. Another case that they put it into names them too, and is open again.
    """
    if worry.state == FILED_AWAY:
        filed = [each for each in drawer.entries(worry.id) if each.kind == FILED]
        return [Fact(worry.id, REOPENED, {"why": TAKEN_OUT})] if filed[-1].by == by else []
    other = drawer.get(worry.case) if worry.case not in ("", case.id) else None
    said = _said(public, worry.id, case.id, by, plain=True)
    if not isinstance(other, Case) or other.state == MOVED:
        return []
    if _mention(said) in {_mention(row.said) for row in other.matter.of(MENTIONED)}:
        return []
    again = [Fact(other.id, CASE_REOPENED, {"reasons": PUT_IN})] if other.state != OPEN else []
    return [Fact(other.id, MENTIONED, said), *again]


def _told_since(drawer: Drawer, case: Case, worries: Iterable[Worry]) -> Iterator[dict[str, str]]:
    """Yield how much each worry has told, where that is not noted yet, and what was added.

    Who closes the case apart has not read what was added to it, and two who have signed an
    investigation have not read what came to the case since.
    """
    rows = (row.said for row in of_kind(case.noted, TOLD_SINCE))
    known = {(said.get("worry"), said.get("parts"), said.get(SINCE, "")) for said in rows}
    looked_into = bool(still_open(case.noted))
    for worry in worries:
        parts = str(1 + len(worry.more) + worry.repeats)
        since = SEVERAL.join(_added(drawer, worry)) if worry.more or worry.repeats else ""
        if (since or looked_into) and (worry.id, parts, since) not in known:
            yield {"worry": worry.id, "parts": parts, **({SINCE: since} if since else {})}


def _added(drawer: Drawer, worry: Worry) -> list[str]:
    """Return what was added to a worry since it is in its case, by the entries."""
    entries = drawer.entries(worry.id)
    linked = [n for n, each in enumerate(entries) if each.kind == LINKED]
    added = (e for n, e in enumerate(entries) if e.kind == ADDED_TO and n > max(linked, default=0))
    return sorted({each.id for each in added})


def _mention(said: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(said.get(each, "") for each in ("worry", "part", "adult"))


def mentions_of(public: PublicList, worry: Worry) -> Iterator[dict[str, str]]:
    """Yield whom a worry shuts out or names, once for each time that it does."""
    chosen = {id for id, _ in adults_of(public, worry)}
    if worry.told.about == HEADTEACHER and not chosen & {*headteachers.ever(public)}:
        # Nothing tells who that was: each of them is asked about, and nobody is accused.
        for id in headteachers.ever(public):
            yield _said(public, worry.id, "0", id, plain=True)
    if stands_out.harmed(worry):
        harm = worry.told.by in low_ends.said_to_harm(public, worry)
        yield _said(public, worry.id, "0", worry.told.by, plain=True, harm=harm)
        chosen |= {worry.told.by}
    harm = low_ends.shuts_out_with_harm(worry)
    for id in dict.fromkeys(worry.told.kept_from):
        if id not in chosen:
            part = SHUT_WITH_HARM if harm else SHUT
            yield _said(public, worry.id, part, id, plain=True, harm=harm)
    of_child = stands_out.by_child(worry)
    read = Reading(public, worry)
    for place, words in enumerate(read.parts):
        harming, beside = read.harming(words), read.left_open(words)
        for person in stands_out.named_by(worry, words, public):
            # Whom the child shut out with these very words stands there already.
            shut = place == 0 and person.id in worry.told.kept_from
            if person.id not in chosen and not shut:
                said, harm = of_child[place], person.id in harming
                plain = any(stands_out.plainly(worry, each, person, public) for each in said)
                mention = _said(public, worry.id, str(place), person.id, plain=plain, harm=harm)
                yield mention | ({LEFT_OPEN: "yes"} if person.id in beside else {})
        yield from _jobs(read, words, worry.id, str(place))


def _jobs(read: Reading, words: str, told: str, part: str) -> Iterator[dict[str, str]]:
    """Yield who may have harmed a child by some `words`, called by what they do."""
    harming = read.jobs(words, grave.harms)
    for job in dict.fromkeys((*harming, *read.jobs(words, by_whom.does))):
        mark = HARM if job in harming else LEFT_OPEN
        yield {"adult": OTHER, "name": job, "worry": told, "part": part, mark: "yes"}


def mentions_at_first(public: PublicList, case: Case) -> Iterator[dict[str, str]]:
    """Yield whom it shuts out or names with what a case was begun at the desk.

    A colleague wrote it, as a concern is written; whoever names themself in it, by "I" too, is
    named, and so is whoever is said to harm a child by what they do ("the dinner lady").
    """
    worries = told_at_first.as_worries(case)
    names = [each.by_roll.names for each in worries]
    for row in begun.rows(case):
        shut = row.ids(begun.NOT_SEE)
        for id in shut:
            yield _said(public, begun.HERE, SHUT, id, plain=True)
        called = public.called({each.id for each in public.people}.difference(shut))
        told = of_class.read(begun.words(row), public, "", now=True)
        sure, may_be = (
            first_names.read(told, names[0], public.adults(), either=either)
            for either in (False, True)
        )
        own = {row.by} if quoted.writer_harmed(begun.words(row)) else set[str]()
        teachers = row.ids(begun.TEACHERS)
        harming = own | at_first(public, sure, grave.harms, teachers)
        beside = at_first(public, may_be, by_whom.leaves_open, teachers)
        found = [each.id for each in named_in(may_be, called, teachers)]
        for id in dict.fromkeys((*found, *(own - {*shut}))):
            mention = _said(public, begun.HERE, "0", id, plain=False, harm=id in harming)
            yield mention | ({LEFT_OPEN: "yes"} if id in beside else {})
    for worry in worries:
        yield from _jobs(Reading(public, worry), worry.told.words, begun.HERE, "0")


def accused_by_name(public: PublicList, case: Case) -> frozenset[str]:
    """Return whom a case accuses by what it was begun with at the desk, by id, though nobody has
    noted it yet: whoever is called so may be on the list only since.
    """
    noted = {row.said.get("adult") for row in case.matter.of(MENTIONED)}
    found = (
        each["adult"]
        for each in mentions_at_first(public, case)
        if each.get(HARM) or each.get(LEFT_OPEN)
    )
    return frozenset(found) - noted


def _said(
    public: PublicList, told: str, part: str, id: str, *, plain: bool, harm: bool = False
) -> dict[str, str]:
    mark = {PLAIN: "yes"} if plain else {}
    mark |= {HARM: "yes"} if harm else {}
    return {"adult": id, "name": public.name_of(id), "worry": told, "part": part, **mark}


def _listed(public: PublicList, said: str) -> tuple[str, str] | None:
    """Return who is, or was, called exactly as somebody typed, if there is one."""
    typed = set(words_of(said))
    called = public.called({each.id for each in public.people})
    found = next((each.id for each in called if set(words_of(each.name)) == typed), "")
    return (found, public.name_of(found)) if found else None
