"""What a change of the public list really does, read from the two lists and not from a claim."""

from dataclasses import replace

from screens.staff.labels import roles_of, the_drawer
from screens.staff.school.person_fields import figure_of
from screens.staff.terminals.terminal_words import KIND_NAMES
from store.school.figures import figures
from store.school.public_list import Person, PublicList, Terminal
from store.school.returning import who_left

NOT_THE_SAME = (
    "They are not {name}, who has left: nothing that is kept from {name} is kept from them. "
    "If it is the same person, refuse this."
)
AS_BEFORE = "What is kept from them stays kept from them."


def changes(old: PublicList, new: PublicList) -> tuple[str, ...]:
    """Return a sentence for everything that differs between two versions."""
    return (
        *_people(old, new),
        *_holders(old, new),
        *_keepers(old, new),
        *_terminals(old, new),
        *_the_rest(old, new),
    )


def _people(old: PublicList, new: PublicList) -> list[str]:
    found: list[str] = []
    for person in new.people:
        before = old.person(person.id)
        if before is None:
            found.append(f"{person.name} works here from now on ({roles_of(person)}).")
            found += [NOT_THE_SAME.format(name=e.name) for e in who_left(old, person.name)]
        elif before != person:
            found += _differences(before, person)
    gone = {person.id for person in old.people} - {person.id for person in new.people}
    found += [f"{old.name_of(id)} is struck from the list." for id in sorted(gone)]
    return found


def _differences(before: Person, after: Person) -> list[str]:
    found: list[str] = []
    if before.active and not after.active:
        found.append(f"{before.name} no longer works here and can no longer sign in.")
    if after.active and not before.active:
        found.append(f"{before.name} works here again. {AS_BEFORE}")
    if before.name != after.name:
        found.append(f"{before.name} is called {after.name} from now on.")
    if before.roles != after.roles:
        found.append(f"{after.name} is from now on: {roles_of(after)}.")
    if (before.seal, before.verify) != (after.seal, after.verify):
        back = after.active and not before.active
        found.append(f"{after.name} gets new keys ({'a first' if back else 'a renewed'} PIN).")
    return found


def _holders(old: PublicList, new: PublicList) -> list[str]:
    found: list[str] = []
    for drawer in sorted({*old.holders, *new.holders}):
        before, after = set(old.held_by(drawer)), set(new.held_by(drawer))
        for id in sorted(after - before):
            found.append(f"{new.name_of(id)} opens {the_drawer(drawer)} from now on.")
        for id in sorted(before - after):
            found.append(f"{old.name_of(id)} no longer opens {the_drawer(drawer)}.")
    return found


def _keepers(old: PublicList, new: PublicList) -> list[str]:
    before, after = set(old.keepers), set(new.keepers)
    return [
        *(f"{new.name_of(id)} may change this list from now on." for id in sorted(after - before)),
        *(f"{old.name_of(id)} may no longer change this list." for id in sorted(before - after)),
    ]


def _terminals(old: PublicList, new: PublicList) -> list[str]:
    found: list[str] = []
    for each in new.terminals:
        before, kind = old.terminal(each.id), KIND_NAMES.get(each.kind, each.kind).lower()
        if before is None:
            found.append(f"{each.name} is a terminal from now on ({kind}, letter {each.letter}).")
        elif before != each:
            found += _of_a_terminal(before, each)
    gone = {each.id for each in old.terminals} - {each.id for each in new.terminals}
    names = sorted(each.name for each in old.terminals if each.id in gone)
    return found + [f"The terminal {name} is struck from the list." for name in names]


def _of_a_terminal(before: Terminal, after: Terminal) -> list[str]:
    found: list[str] = []
    if before.name != after.name:
        found.append(f"The terminal {before.name} is called {after.name} from now on.")
    if before.last != after.last:
        end = "counts without end" if after.last is None else f"ends at its letter {after.last}"
        found.append(f"The terminal {after.name} {end}.")
    if replace(before, name=after.name, last=after.last) != after:
        found.append(f"The terminal {after.name} gets other keys, or another kind.")
    return found


def _the_rest(old: PublicList, new: PublicList) -> list[str]:
    found: list[str] = []
    if old.sheets != new.sheets:
        found.append("The recovery sheets are replaced.")
    if old.classes != new.classes:
        found.append("The classes or their trusted adults are changed.")
    found += [
        f"Children see {new.name_of(id)} as a figure: {figure_of(new, id)}."
        for id, name in sorted(figures(new).items())
        if name != figures(old).get(id, name)
    ]
    if old.school != new.school:
        found.append(f"The school is called {new.school} from now on.")
    if old.form_address != new.form_address:
        found.append(f"The parents' form is at {new.form_address} from now on.")
    if old.idle_minutes != new.idle_minutes:
        found.append(f"A desk locks after {new.idle_minutes} quiet minutes from now on.")
    return found
