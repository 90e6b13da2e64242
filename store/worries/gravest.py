"""What is gravest of what was told: by it the desk says which of those that wait needs us first.

A call for help goes before all else, then whoever said that they need somebody now: a child waits
for us there. What is found here orders and marks a list, and decides nothing: whoever reads a worry
says what it is.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assets.desk_data import grave as deeds_of
from assets.desk_data import look_closer
from store.adults.low_ends import harm_of, shuts_out_with_harm
from store.cases.accused import accused
from store.drawers.record import Row
from store.letterbox.told import PUPIL
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries import grave, stands_out
from store.worries.harm import at_home_words, speaks_of_harm
from store.worries.listed import flattened, found_in
from store.worries.stands_out import ADULT, HOME, KEPT, WORDS
from store.worries.worry import WAITING, Worry

PICTURED, NAMED = "pictured", "named"
ORDER = (ADULT, KEPT, PICTURED, HOME, WORDS, NAMED, "")
"""From the gravest on: it is about an adult at school, says that one harmed a child, or names one
beside a secret; somebody is shut out; a picture of somebody undressed, which may go round; harm at
home; words of the lists; an adult or a stranger is spoken of, and nothing says for what; what is
none of that."""
_CAREFUL = frozenset({"secret", "dying", "going_away"})
"""The lists of which several words in a row ask for care, beside those of `grave.toml`."""
_EVERY_DAY = frozenset({"home", "online", "adult", "again"})
"""The lists of which a word alone is nothing grave."""
MOST = 1000
"""More than this wait in no drawer."""


@dataclass(frozen=True)
class Weighed:
    """What is gravest of a worry, and which adults at school it may be about, by id.

    `harms`: it says that one of them harmed a child, or shuts one out and tells of harm.
    """

    grave: str
    named: frozenset[str]
    harms: bool


def waiting(session: Session) -> list[tuple[Row, str]]:
    """Return what waits, and what is gravest of each: a call for help first, then who needs us now,
    then the gravest, then as soon as the child needs us, then the longest waiting.
    """
    found = [
        (row, worry.help_now, weighed(session, worry).grave)
        for drawer in session.shared()
        for row in drawer.rows("worry", [WAITING], limit=MOST)
        if isinstance(worry := drawer.get(row.subject), Worry)
    ]
    # As in the headline of the desk, of rank 0 is who needs us now.
    found.sort(key=lambda e: (not e[1], e[0].rank > 0, ORDER.index(e[2]), e[0].rank, e[0].at))
    return [(row, grave) for row, _, grave in found]


def weighed(session: Session, worry: Worry) -> Weighed:
    """Return how a worry weighs; it is read once for each time that more is told, or is known of
    it by the roll, or the public list changes."""
    public, key = session.public, _known_by_now(worry)
    if key not in session.weighed:
        session.weighed[key] = weigh(public, worry)
    return session.weighed[key]


def accused_in(session: Session, worry: Worry) -> frozenset[str]:
    """Return whom a worry accuses, or leaves open what they did, by id; read as seldom.

    That takes longest to read: only of what names somebody who matters to whoever asks.
    """
    public, key = session.public, _known_by_now(worry)
    if key not in session.accused:
        session.accused[key] = accused(public, worry)
    return session.accused[key]


def _known_by_now(worry: Worry) -> tuple[object, ...]:
    return worry.id, len(worry.more), worry.kept_from, worry.by_roll


def weigh(public: PublicList, worry: Worry) -> Weighed:
    """Return how a worry weighs by what was told."""
    named = frozenset(stands_out.adults_in(worry, public))
    harms = _harms(public, worry, named)
    # A concern about an adult counts as an allegation as long as nobody has judged it.
    grave = ADULT if harms or worry.told.about != PUPIL else _beside(public, worry, named)
    return Weighed(grave, named, harms or shuts_out_with_harm(worry))


def _harms(public: PublicList, worry: Worry, named: Collection[str]) -> bool:
    parts = stands_out.parts_of(worry)
    # Who is said to have done it takes longest to read: only where anybody is named beside harm.
    if not any(speaks_of_harm(each) or grave.may_say(each) for each in parts):
        return False
    return bool((named or stands_out.jobs_told(worry, public)) and harm_of(public, worry))


def _beside(public: PublicList, worry: Worry, named: Collection[str]) -> str:
    # A colleague names colleagues every day.
    by_child = not worry.told.logged
    if by_child and named and any(map(_is_secret, stands_out.parts_of(worry))):
        return ADULT
    if worry.told.kept_from:
        return KEPT
    if any(map(grave.pictured, stands_out.parts_of(worry))):
        return PICTURED
    if stands_out.at_home(worry) or stands_out.kin_in(worry, public):
        return HOME
    if any(map(marking, stands_out.parts_of(worry))):
        return WORDS
    spoken_of = by_child and (named or stands_out.jobs_in(worry, public))
    return NAMED if spoken_of else ""


def careful(worry: Worry) -> tuple[str, ...]:
    """Return the words of it that ask for care: grave deeds, what is extremist, secrets, dying,
    being met, home."""
    flat = flattened("\n".join(stands_out.parts_of(worry)))
    found = [*found_in(flat, deeds_of().deeds, deeds_of().careful, at_home_words())]
    if any(map(grave.extremist, stands_out.parts_of(worry))):
        found += found_in(flat, deeds_of().extremist)
    lists = (each for each in look_closer().lists if each.id in _CAREFUL)
    found += [w for w in found_in(flat, *lists) if " " in w]  # not "my cat died"
    return tuple(each for each in dict.fromkeys(found) if not _is_in(each, found))


def marking(words: str) -> tuple[str, ...]:
    """Return the words for which a worry is marked as WORDS, as they are spelt there."""
    lists = (each for each in look_closer().lists if each.id not in _EVERY_DAY)
    extremist = [deeds_of().extremist] * grave.extremist(words)
    found = (*grave.deeds_in(words), *found_in(flattened(words), *lists, *extremist))
    return tuple(dict.fromkeys(found))


def _is_secret(words: str) -> bool:
    lists = (each for each in look_closer().lists if each.id == "secret")
    return bool(found_in(flattened(words), *lists))


def _is_in(words: str, found: Sequence[str]) -> bool:
    return any(f" {words} " in f" {each} " for each in found if each != words)
