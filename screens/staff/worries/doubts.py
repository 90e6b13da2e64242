"""What speaks against a worry, or asks for care before its words are read: a warning each."""

from collections.abc import Sequence

from assets.desk_data import look_closer
from screens.staff.facts import Fact
from screens.staff.labels import in_a_line, names_of
from screens.staff.worries.worry_told import room
from store.school.public_list import PublicList
from store.worries import grave, gravest, stands_out
from store.worries.listed_words import listed_in
from store.worries.made_apart import sentences
from store.worries.worry import Worry, written_with

AT_HOME = (
    "It speaks of harm and of home or family. Unless you know better, open a case (O): its triage "
    "asks about danger, and says whom to call."
)
NOBODY_LOOKS = (
    "It may be about nude or rude pictures: nobody looks at, copies, prints or sends them, nor has "
    "them deleted."
)
PICTURES = (
    f"{NOBODY_LOOKS} Unless you know better, open a case (O): its triage closes the files and says "
    "whom to call."
)
NOBODY_WATCHES = (
    "It may be about extremist or terrorist content: nobody watches it again, looks for more of "
    "it, copies it or sends it on."
)
EXTREMIST = (
    f"{NOBODY_WATCHES} Leave the device as it is. Unless you know better, open a case (O): its "
    "triage says whom to call."
)
MOST = 4
"""So many of the words that ask for care are shown beside what was told."""
GRAVE = "Words that may be grave: {}."
LOOK_AT = "Words to look at: {}."
OPEN_CASE = (
    "Unless you know better, open a case (O): its triage asks about danger, and says whom to call."
)


def doubts_of(worry: Worry, public: PublicList) -> list[Fact]:
    """Return what speaks against it, a warning each: no proof, a terminal withdrawn before.

    Also what was done apart by somebody it is kept from.
    """
    found = _unproven(worry, public)
    found += [Fact("CAREFUL", each, "urgent") for each in sentences(public, worry.unaware)]
    if not worry.case:
        careful = [Fact("CAREFUL", each, "urgent") for each in _grave(worry)]
        stands = "" if careful else standing_out(worry, public)
        found += careful or ([Fact("STANDS OUT", stands, "warning")] if stands else [])
    if relatives := stands_out.kin_in(worry, public):
        found.append(Fact("CAREFUL", of_the_family(names_of(public, relatives)), "urgent"))
    for id, counter in worry.posted:
        terminal = public.terminal(id)
        if terminal and terminal.last is not None and counter > terminal.last:
            found.append(
                Fact(
                    "CAREFUL",
                    f"Posted by a terminal that had been withdrawn, {terminal.name}: number "
                    f"{counter}, it ended at {terminal.last}. Somebody may have made it up.",
                    "urgent",
                )
            )
    return found


def _grave(worry: Worry) -> list[str]:
    """Return why a worry may be graver than it looks, a sentence each."""
    found = [AT_HOME] if stands_out.at_home(worry) else []
    if any(map(grave.pictured, stands_out.parts_of(worry))):
        found.append(PICTURES)
    if any(map(grave.extremist, stands_out.parts_of(worry))):
        found.append(EXTREMIST)
    if words := gravest.careful(worry):
        may_be = GRAVE.format(in_a_line([f"“{each}”" for each in words[:MOST]]))
        found.append(may_be if found else f"{may_be} {OPEN_CASE}")
    return found


def standing_out(worry: Worry, public: PublicList) -> str:
    """Return for which of its words a worry stands out, in sentences; empty: for none.

    Of what a colleague wrote, those for which it is marked: words of every day are in most of it.
    """
    listed = listed_in(stands_out.words_of(worry), look_closer())
    if worry.told.logged:
        listed = tuple(w for each in stands_out.parts_of(worry) for w in gravest.marking(each))
    jobs = stands_out.jobs_in(worry, public)
    said = [to_look_at(listed[:MOST])] if listed else []
    return " ".join([*said, *([speaks_of(jobs)] if jobs else [])])


def speaks_of(jobs: Sequence[str]) -> str:
    """Return the sentence about adults who are spoken of without a name."""
    return f"The words speak of an adult: {in_a_line([f'“{each}”' for each in jobs])}."


def to_look_at(listed: Sequence[str]) -> str:
    """Return the sentence about words that are in one of the lists."""
    return LOOK_AT.format(in_a_line([f"“{word}”" for word in listed]))


def of_the_family(people: str) -> str:
    """Return why people count as named whom the words do not name."""
    return (
        f"{people}: the child's surname too, or a parent by the roll, and harm at home is told of. "
        "So it counts as naming them, until somebody else says that it is not about them."
    )


def _unproven(worry: Worry, public: PublicList) -> list[Fact]:
    """Say so where a concern came in somebody's name without their PIN, or with an earlier one."""
    if not worry.told.logged:
        return []
    person = public.person(worry.told.by)
    name, where = public.name_of(worry.told.by), room(worry, public) or "a terminal"
    key = written_with(worry, public)
    if not key:
        return [
            Fact(
                "CAREFUL",
                f"Sent from {where} in {name}'s name, but not with their PIN. Ask {name} before "
                "you act in their name; what it says may still be true.",
                "urgent",
            )
        ]
    if person and key != person.verify and worry.received_at[:10] > person.renewed:
        return [
            Fact(
                "CAREFUL",
                f"Sent from {where} with the PIN that {name} had before it was renewed on "
                f"{person.renewed}, and it came in after that. Ask {name} whether it is theirs.",
                "warning",
            )
        ]
    return []
