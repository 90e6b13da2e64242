"""The people of a case on paper: who they are, parents, flags, body maps, links, who was told.

No name stands in a title, a label or a drawing: names are covered in texts only.
"""

from collections.abc import Iterable, Iterator

from screens.staff.cases.record_paper import Source
from screens.staff.cases.record_sections import Line, Part, Section
from screens.staff.involved import words
from screens.staff.involved.events import chronology
from screens.staff.looking.looking_words import lines
from store.cases.case import Case
from store.involved import body, flags, informed, links, parents
from store.involved.body import Mark
from store.involved.children import Seen, pupil_of, whole
from store.involved.findable import own_key
from store.involved.people import CasePerson, children, person_of, role_words

NONE = "None: no other case is said to be about these children."
ONE_NAME = "The name is the same; nobody has said that it is the same child (J, R on the case)."


def sections(source: Source, *, others: bool = False) -> tuple[Section, ...]:
    """Return the sections about the people; with `others` also their other cases, in full."""
    found = (
        Section("People in it", "", tuple(_person(source, each) for each in source.case.people)),
        Section("Body map", "Left and right are the child's own.", tuple(_maps(source))),
        Section("Who was told that it was dealt with", "", tuple(_told(source))),
        Section("Cases that belong to it", "", tuple(_links(source))),
        *([_others(source)] if others else []),
    )
    return tuple(each for each in found if each.parts)


def names(source: Source) -> dict[str, tuple[str, ...]]:
    """Return everybody in the case and in the other cases of its children, by their names here.

    With each go the other names they are known by: in the roll, and in their other cases.
    """
    known: dict[str, list[str]] = {each.name: [] for each in source.case.people}
    also: set[str] = set()
    elsewhere: dict[str, None] = {}
    for child in children(source.case):
        found = whole(source.session, own_key(child))
        known[child.name] += [name for name in found.names if name != child.name]
        also.update(found.names)
        elsewhere |= dict.fromkeys(p.name for seen in found.sure for p in seen.case.people)
    for name in elsewhere:
        if name not in also:
            known.setdefault(name, [])
    return {name: tuple(more) for name, more in known.items()}


def _person(source: Source, each: CasePerson) -> Part:
    roll = words.in_roll(pupil_of(source.session, each.pupil))
    said: list[Line] = [("Who", each.detail), ("In the roll", roll)]
    if each.is_child and (told := parents.last_of(source.case, each.id)):
        answer = "told" if told.told == "yes" else "not told"
        waits = "" if told.signed else ", not agreed to yet"
        reason = f": {told.reason}" if told.reason else ""
        said.append(("Parents", f"{answer}{waits}, {source.when(told.at)}{reason}"))
    day = source.now.date()
    for flag in flags.flags_of(source.session, each.pupil):
        if flag.stands(day):
            said.append(("Known", f"{words.flag_line(flag, source.far)} ({flag.source})"))
    return Part(each.name, role_words(each), tuple(line for line in said if line[1]))


def _maps(source: Source) -> Iterator[Part]:
    for id in body.mapped(source.case):
        marks, person = body.marks(source.case, id), person_of(source.case, id)
        name = person.name if person else marks[0].row.said.get("whom_is", "")
        drawn = tuple((each.region, str(each.number)) for each in marks)
        yield Part(name, f"{len(marks)} marks" if len(marks) > 1 else "1 mark", body=drawn)
        for each in marks:
            yield _mark(source, each)


def _mark(source: Source, mark: Mark) -> Part:
    rows = [(mark.row, ""), *((row, "Before: ") for row in reversed(mark.earlier))]
    said: list[Line] = []
    for row, before in rows:
        fields = body.CORRECT_FIELDS
        told = lines(row, source.public, source.far, fields)
        said += [(f"{before}{label.partition(',')[0]}", text) for label, text in told]
        by = f"{source.public.name_of(row.by)}, {source.when(row.at)}"
        said.append((f"{before}Written by", by))
    return Part(f"Mark {mark.number}", mark.where, tuple(said))


def _told(source: Source) -> Iterator[Part]:
    for row in informed.informed(source.case):
        said = lines(row, source.public, source.far, informed.AS_WRITTEN)
        who = next((text for label, text in said if label == "Who"), "")
        by = f"{source.when(row.at)}, {source.public.name_of(row.by)}"
        yield Part(who, by, tuple(line for line in said if line[0] != "Who"))


def _links(source: Source) -> Iterator[Part]:
    for link in links.links(source.session, source.case):
        by = f"{source.when(link.at)}, {source.public.name_of(link.by)}"
        yield Part(f"{link.case.number}  {link.case.title}", by, (("Why", link.why),))


def _elsewhere(source: Source) -> list[Seen]:
    """Return the other cases of its children, each once, the oldest first."""
    found: dict[str, Seen] = {}
    for child in children(source.case):
        for seen in whole(source.session, own_key(child)).sure:
            if seen.case.id != source.case.id:
                found.setdefault(seen.case.id, seen)
    return sorted(found.values(), key=lambda seen: seen.case.opened_at)


def _others(source: Source) -> Section:
    events = chronology(source.session, _elsewhere(source), source.far)
    parts = tuple(
        Part(each.title, f"{source.when(each.at)}, {each.who}", each.lines, each.child, each.apart)
        for each in events
    )
    lead = "As far as whoever printed it may open them. There may be more that they may not."
    return Section("The same children in other cases", lead, (_taken(source), *parts))


def _taken(source: Source) -> Part:
    """Return which cases are taken in, and which not because only the name is the same."""
    known = [whole(source.session, own_key(child)) for child in children(source.case)]
    maybe = {seen.case.id: seen.case for child in known for seen in child.maybe}
    sure = {seen.case.id: seen.case for seen in _elsewhere(source)}
    left = [each for id, each in maybe.items() if id not in {*sure, source.case.id}]
    said = (("Taken in", _numbers(sure.values()) or NONE), ("Not taken in", _numbers(left)))
    why = ("Why not", ONE_NAME) if left else ("", "")
    return Part(lines=tuple(line for line in (*said, why) if line[1]))


def _numbers(cases: Iterable[Case]) -> str:
    return "\n".join(f"{case.number}  {case.title}" for case in cases)
