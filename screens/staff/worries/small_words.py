"""The page of small worries in words: why one stands out, what came before, what comes up often."""

from collections.abc import Sequence
from datetime import datetime

from screens.staff.labels import first_capital, language_name, names_of
from screens.staff.worries.doubts import of_the_family, speaks_of, to_look_at
from screens.staff.worries.said import said
from screens.staff.worries.worry_told import whose
from screens.times import day
from screens.widgets.listing import Row, Tone
from store.letterbox.told import ANOTHER_DAY, NOW
from store.school.public_list import PublicList
from store.worries.gravest import PICTURED
from store.worries.small import BY_NAME, BY_NOTHING, Earlier, Group, Pattern, Pile, Small, told_at
from store.worries.stands_out import (
    ADULT,
    DOUBTED,
    HOME,
    IN_A_CASE,
    JOB,
    KEPT,
    KIN,
    LANGUAGE,
    OFTEN,
    ONLINE,
    SCARED,
    SILENT,
    UNDECIDED,
    WANTED_NOW,
    WORDS,
    Hint,
    words_of,
)

GROUP = "group"
"""The id of a heading begins with this."""

SHORT = {
    WANTED_NOW: "NOW",
    IN_A_CASE: "in case",
    UNDECIDED: "choose",
    DOUBTED: "careful",
    KEPT: "kept",
    ADULT: "adult",
    JOB: "adult",
    KIN: "adult",
    SCARED: "scared",
    PICTURED: "pictures",
    WORDS: "words",
    HOME: "home",
    ONLINE: "online",
    OFTEN: "often",
    LANGUAGE: "language",
    SILENT: "no words",
}
"""The word for each hint, and for what is gravest."""
MAYBE = "{n} more of this first name there, alone or in a longer name: maybe the same child."
UNREAD, NOT_CHOSEN, CHOSEN, ALONE = "new", "[ ]", "[x]", "own"
"""What stands before a worry: not read yet, read, selected, or only to be opened by itself."""


def hint_word(hints: Sequence[Hint]) -> str:
    """Return the word on a row that stands out: an exclamation mark says so without colour."""
    if not hints:
        return ""
    more = f"+{len(hints) - 1}" if len(hints) > 1 else ""
    return f"! {SHORT[hints[0].kind]}{more}"


def hint_sentence(hint: Hint, public: PublicList) -> str:
    """Return why a worry stands out, as a sentence."""
    people = names_of(public, hint.about) if hint.kind in (KEPT, ADULT, KIN) else ""
    times, days = hint.about if hint.kind == OFTEN else ("", "")
    return {
        WANTED_NOW: "Wants somebody now: press Enter and see to it on its own page.",
        IN_A_CASE: "It is in a case, and more came: press Enter.",
        UNDECIDED: "Decided apart: press Enter and look.",
        DOUBTED: "Posted by a terminal after it was withdrawn: press Enter to read how.",
        KEPT: f"Kept from {people}.",
        ADULT: f"The words may name {people}.",
        KIN: f"{of_the_family(people)} Enter: is it about what they did?",
        JOB: f"{speaks_of(hint.about)} Enter: is it about what they did?",
        SCARED: "Feels scared.",
        WORDS: to_look_at(hint.about),
        HOME: "About home.",
        ONLINE: "About being online.",
        SILENT: "The child wrote no words: ask what it is before you call it small.",
        OFTEN: f"The same child told {times} times within {days} days.",
        LANGUAGE: "Told in another language, or wants to be spoken to in one.",
    }[hint.kind]


def before_word(earlier: Earlier) -> str:
    """Return in a cell how often the same child told before: `2`, `2 +1?`, `2 peg`, `?`."""
    if earlier.by == BY_NOTHING:
        return "?"
    if earlier.maybe:
        return f"{earlier.count} +{earlier.maybe}?"
    if not earlier.count:
        return "0" if earlier.by == BY_NAME else "0 peg"
    return str(earlier.count) if earlier.by == BY_NAME else f"{earlier.count} peg"


def before_sentence(earlier: Earlier) -> str:
    """Return how often the same child told before, and how sure that is."""
    if earlier.by == BY_NOTHING:
        return "No name and no peg: nobody can say what this child told before."
    by_name = earlier.by == BY_NAME
    if not earlier.count:
        said = "Nothing else under this name." if by_name else "Nothing else with this peg."
    elif by_name:
        said = f"{earlier.count} more under exactly this name, in this class."
    else:
        said = f"{earlier.count} more with this peg in this class: whoever pressed it."
    return f"{said} {MAYBE.format(n=earlier.maybe)}" if earlier.maybe else said


def pattern_sentence(pattern: Pattern) -> str:
    """Return what comes up often, as it stands in a line: `4 from Oak at lunch this week`."""
    if pattern.place:
        return f"{pattern.count} speak of {pattern.place} this week"
    return f"{pattern.count} from {pattern.class_name} {pattern.part} this week"


def headline(pile: Pile, chosen: int) -> str:
    """Return how many wait, how many of them stand out, how many are selected."""
    count, out = len(pile.worries), sum(bool(small.hints) for small in pile.worries)
    parts = [f"{count} wait{'s' if count == 1 else ''}" if count else "Nothing waits"]
    parts += [f"{out} stand{'s' if out == 1 else ''} out"] * bool(out)
    parts += [f"{chosen} selected"] * bool(chosen)
    parts += [f"{pile.others} from adults on the desk"] * bool(pile.others)
    return " · ".join(parts)


def group_title(group: Group, now: datetime) -> str:
    """Return the heading of a group: `Oak · today at lunch · 4`."""
    when = f"{day(group.day, now)} {group.part.words}"
    out = sum(bool(small.hints) for small in group.worries)
    parts = [group.class_name or "No class", when, str(len(group.worries))]
    parts += [f"{out} stand{'s' if out == 1 else ''} out"] * bool(out)
    return " · ".join(parts)


def group_id(group: Group) -> str:
    """Return the id of a group's heading."""
    return "\n".join((GROUP, group.class_name, group.day, group.part.id))


def rows_of(
    groups: Sequence[Group], marks: dict[str, str], public: PublicList, now: datetime
) -> list[Row]:
    """Return a heading for each group, and below it a row for each worry with its mark."""
    found: list[Row] = []
    for group in groups:
        found.append(Row(group_id(group), (group_title(group, now),)))
        found += [_row(small, marks[small.id], public, now) for small in group.worries]
    return found


def _row(small: Small, mark: str, public: PublicList, now: datetime) -> Row:
    worry = small.worry
    cells = (
        mark,
        f"{told_at(worry, now):%H:%M}",
        first_capital(whose(worry, public)),
        ", ".join(about(small)),
        _needs(small),
        first_words(small),
        before_word(small.earlier),
    )
    tone: Tone = "urgent" if small.urgent else "warning" if small.hints else ""
    return Row(small.id, cells, tone, hint_word(small.hints))


def first_words(small: Small) -> str:
    """Return the beginning of the words in one line."""
    return " ".join(words_of(small.worry)[:200].split()) or "(no words)"


def about(small: Small) -> list[str]:
    """Return what the child chose: how it feels, what it is about."""
    told, more = small.worry.told, small.worry.more
    feeling = [said("feeling", told.feeling)] if told.feeling else []
    topics = [told.topic, *(each.text for each in more if each.kind == "topic")]
    return [word.lower() for word in (*feeling, *(said("topic", t) for t in topics if t))]


def facts(small: Small) -> str:
    """Return in a line what the child chose and asked for."""
    told = small.worry.told
    parts = [first_capital(word) for word in about(small)]
    parts += [f"Needs us: {said('when', told.when)}"] if told.when else []
    parts += [f"Told in {language_name(told.language)}"] if told.language else []
    parts += [f"Wants somebody who speaks {language_name(told.speaks)}"] if told.speaks else []
    return " · ".join(parts)


def _needs(small: Small) -> str:
    worry = small.worry
    if worry.help_now or worry.told.when == NOW:
        return "NOW"
    return "later" if worry.told.when == ANOTHER_DAY else "today"
