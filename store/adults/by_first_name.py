"""Which words of what was told are first names of pupils and of colleagues, by the roll.

Children call some adults by their first names, and write those of other children in small letters.
All staff open the roll, so whoever collects a worry notes it (`on_the_roll.look_up`), and it holds
for everybody. Where the roll has nobody, nothing is noted.
"""

from itertools import pairwise

from assets.desk_data import titles
from store.letterbox.likeness import words_in
from store.letterbox.naming import named_in
from store.roll.book import find_pupils
from store.roll.pupils import Pupil, class_key
from store.signing_in.session import Session
from store.worries import grave, stands_out
from store.worries.first_names import FirstNames, first_name
from store.worries.harm import speaks_of_harm
from store.worries.worry import Worry


def new(session: Session, worry: Worry) -> FirstNames:
    """Return the first names in a worry that are not noted with it yet.

    Those of pupils where it tells of harm and names an adult, those of colleagues in any case. So
    is, with no title before it, a surname of a colleague that a pupil has, by the pupil's full
    name, or by the first name of a child of the teller's own class. Of a name that a pupil has too
    a colleague is meant only where harm is told of; and where a child of that class has it, only
    where that is grave: a quarrel is no more than that. What is told later may be.
    """
    public, known = session.public, worry.by_roll.names
    noted = known.pupils | known.colleagues | known.either
    words = words_in("\n".join(stands_out.parts_of(worry)))
    bare = {word for before, word in pairwise(("", *words)) if before not in titles()}
    said = {*words, *map(" ".join, pairwise(words))}
    heard = said - noted
    adults = public.adults()
    surnames = {part for each in adults for part in words_in(each.name.split()[-1])}
    firsts = {first_name(each.name) for each in adults}
    harm = _harms(worry)
    colleagues = said & firsts - surnames
    named = harm and (colleagues or _names_an_adult(session, worry))
    if not (colleagues or named or heard & surnames & bare):
        return FirstNames()
    pupils = find_pupils(session)
    called_so = heard & {_full(each) for each in pupils if _last(each) in surnames}
    own = class_key(worry.told.class_name)
    grave_deed = any(map(grave.names_deed, stands_out.parts_of(worry)))
    class_mates = {_first(e) for e in pupils if own and class_key(e.school_class) == own}
    mates = set[str]() if grave_deed else class_mates
    every = {_first(each) for each in pupils}
    if not every:
        return FirstNames()
    may_be = (colleagues | said & surnames) & every - mates if harm else set[str]()
    either = may_be - known.colleagues - known.either
    found = called_so | heard & (every - may_be if named else surnames & mates)
    return FirstNames(frozenset(found), frozenset(heard & colleagues - every), frozenset(either))


def _harms(worry: Worry) -> bool:
    parts = stands_out.parts_of(worry)
    return any(speaks_of_harm(each) or grave.may_say(each) for each in parts)


def _names_an_adult(session: Session, worry: Worry) -> bool:
    public = session.public
    called = public.called({each.id for each in public.people})
    words = "\n".join(stands_out.parts_of(worry))
    return bool(named_in(words, called) or stands_out.jobs_told(worry, public))


def _first(pupil: Pupil) -> str:
    return next(iter(words_in(pupil.forename)), "")


def _last(pupil: Pupil) -> str:
    return next(iter(words_in(pupil.surname)[-1:]), "")


def _full(pupil: Pupil) -> str:
    return f"{_first(pupil)} {_last(pupil)}"
