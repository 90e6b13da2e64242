"""What stands out in a worry among many: a reason to look at it by itself, never a verdict.

Nothing here decides. Whatever stands out is read and selected one by one; what does not is
read as well, only it may be selected together.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from assets.desk_data import LookCloser, look_closer
from store.letterbox import naming
from store.letterbox.called import as_then, roles_in, roles_of, teachers_of
from store.letterbox.naming import Listener, named_in, plainly_named
from store.letterbox.told import MISTAKE, NOW, PARENT, PUPIL, STAFF
from store.school.public_list import Person, PublicList
from store.worries import first_names, of_class, quoted
from store.worries.family import harm_at_home, kin
from store.worries.grown_ups import beside_harm, by_title
from store.worries.harm import speaks_of_harm
from store.worries.listed import flattened, found_in
from store.worries.listed_words import listed_in
from store.worries.named_words import ADULTS
from store.worries.own_name import is_more_than_a_name
from store.worries.remark import Remark
from store.worries.worry import Worry

WANTED_NOW, IN_A_CASE, UNDECIDED = "now", "case", "undecided"
DOUBTED, KEPT, ADULT, SCARED = "doubted", "kept", "adult", "scared"
WORDS, HOME, ONLINE, OFTEN, LANGUAGE = "words", "home", "online", "often", "language"
SILENT = "silent"
JOB, KIN = "job", "kin"

URGENT = frozenset({WANTED_NOW, IN_A_CASE, UNDECIDED})
"""What is looked at before all else: a child waits now, or somebody has to choose."""
BY_ITSELF = URGENT | {KEPT, ADULT, JOB, KIN}
"""What is only ever seen to on a page of its own, which asks whether it is about an adult."""
MISS = frozenset({"miss", "mis", "mizz", "misz"})
"""By which word, however it is spelt, children call a teacher."""


@dataclass(frozen=True)
class Hint:
    """Why a worry stands out. `about` are the people, the words or the count that it is for."""

    kind: str
    about: tuple[str, ...] = ()


def hints(worry: Worry, public: PublicList, look: LookCloser, near: int) -> tuple[Hint, ...]:
    """Return why this worry stands out, the weightiest first; empty when nothing does.

    `near` is how often the same child has told within the days that count, this time included.
    """
    told, said = worry.told, words_of(worry)
    topics = {told.topic, *(each.text for each in worry.more if each.kind == "topic")}
    online = {told.online, *(each.text for each in worry.more if each.kind == "online")} - {""}
    kept = tuple(dict.fromkeys(worry.kept_from))
    relatives = tuple(each for each in kin_in(worry, public) if each not in kept)
    away = (*kept, *relatives)
    named = tuple(each.id for each in by_name(worry, by_roll(worry, said, public), public, away))
    listed = listed_in(said, look)
    jobs = jobs_in(worry, public)
    every = (
        (worry.help_now or told.when == NOW, Hint(WANTED_NOW)),
        (bool(worry.case), Hint(IN_A_CASE)),
        (bool(worry.apart or worry.unaware), Hint(UNDECIDED)),
        (posted_after_its_end(worry, public), Hint(DOUBTED)),
        (bool(kept), Hint(KEPT, kept)),
        (bool(named), Hint(ADULT, named)),
        (bool(relatives), Hint(KIN, relatives)),
        (bool(jobs), Hint(JOB, jobs)),
        (told.feeling.removeprefix("face-") == "scared", Hint(SCARED)),
        (bool(listed), Hint(WORDS, listed)),
        ("home" in topics, Hint(HOME)),
        ("online" in topics or bool(online), Hint(ONLINE)),
        (told.source == PUPIL and not (said.strip() or worry.help_now), Hint(SILENT)),
        (near >= look.often_times, Hint(OFTEN, (str(near), str(look.often_days)))),
        (told.language not in ("", "en") or bool(told.speaks), Hint(LANGUAGE)),
    )
    return tuple(hint for there, hint in every if there)


def adults_in(worry: Worry, public: PublicList) -> tuple[str, ...]:
    """Return the adults a worry may be about, by id: the child shut them out, or names them."""
    named = named_by(worry, "\n".join(parts_of(worry)), public)
    own = [worry.told.by] if harmed(worry) else []
    return tuple(dict.fromkeys((*worry.told.kept_from, *own, *(each.id for each in named))))


def harmed(worry: Worry) -> bool:
    """Tell whether somebody logged a mistake of their own, and it speaks of harm; or any concern in
    which they say of themself that they harmed a child."""
    told = worry.told
    if not told.by or told.source != STAFF:
        return False
    words = "\n".join(parts_of(worry))
    return speaks_of_harm(words) and (told.kind == MISTAKE or quoted.writer_harmed(words))


def at_home(worry: Worry) -> bool:
    """Tell whether harm at home is told of."""
    return any(harm_at_home(words) for words in parts_of(worry))


def kin_in(worry: Worry, public: PublicList) -> tuple[str, ...]:
    """Return who counts as named as one of the child's family, by id (`family`)."""
    return family_in(worry, public, ())


def family_in(worry: Worry, public: PublicList, names: Collection[str]) -> tuple[str, ...]:
    """Return the same where the child is called by one of these `names`, as staff know it."""
    found = (id for words in parts_of(worry) for id in family_of(worry, words, public, names))
    return tuple(dict.fromkeys(found))


def family_of(
    worry: Worry, words: str, public: PublicList, names: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the same for some `words` of it."""
    called = public.called({each.id for each in public.people})
    return tuple(dict.fromkeys(each.id for each in kin(worry, words, called, names)))


def jobs_in(worry: Worry, public: PublicList) -> tuple[str, ...]:
    """Return the words for a grown-up, such as "dinner lady", that stand in what a child told.

    Of "miss hits" that is "miss": the lists know her by what she does. Where harm is told of, also
    by words of the child's own ("the swimming man"), and always by a title with a name that is
    nobody's on the list ("miss kirsty").

    Whoever that is has no name here, and it may be about them all the same; whose job is a role on
    the list is named by it. A colleague chooses whom a concern is about.
    """
    return _jobs(worry, public, "\n".join(parts_by_child(worry)))


def jobs_told(worry: Worry, public: PublicList) -> tuple[str, ...]:
    """Return the same of all that was told, a colleague's own words included: "a TA slapped Kit".

    They write of colleagues by their jobs every day: whoever asks takes only those of whom harm is
    told.
    """
    return _jobs(worry, public, "\n".join(parts_of(worry)))


def _jobs(worry: Worry, public: PublicList, said: str) -> tuple[str, ...]:
    lists, said = (e for e in look_closer().lists if e.id == ADULTS), by_roll(worry, said, public)
    words = (*found_in(flattened(said), *lists), *beside_harm(said))
    found = dict.fromkeys(each if (each := word.split()[0]) in MISS else word for word in words)
    known = {role for person in public.adults() for role in roles_of(person)}
    jobs = (word for word in found if not roles_in(f"and {word}") & known)
    strangers = (each for each in by_title(said) if not by_name(worry, f"and {each}", public))
    return tuple(dict.fromkeys((*jobs, *strangers)))


def names(worry: Worry, person: Person, public: PublicList) -> bool:
    """Tell whether what was told names this person: then somebody else judges what it is about.

    A colleague writes "I told Mrs Adeyemi" every day, chooses whom it is about, and is asked about
    every name before it is sent: that hinders nobody from acting on it. What a child said of harm
    is no colleague's word, whoever typed it; and harm in a mistake of their own is theirs.
    """
    if harmed(worry) and person.id == worry.told.by:
        return True
    return any(plainly(worry, words, person, public) for words in parts_by_child(worry))


def plainly(worry: Worry, words: str, person: Person, public: PublicList) -> bool:
    """Tell whether `words` of a worry name somebody by more than a word of every day."""
    called = _called(worry, (person.id,), public) or (person,)
    words = by_roll(worry, words, public)
    everyday, teachers = look_closer().everyday, _teachers(worry, public)
    return plainly_named(words, called, everyday, teachers) or bool(kin(worry, words, called))


def named_by(worry: Worry, words: str, public: PublicList) -> tuple[Person, ...]:
    """Return the adults whom `words` of a worry name, but for the one who writes of somebody.

    So do those who may be of the child's family, where harm at home is spoken of (`family`).
    Whoever writes down what a child said of themself counts as well. Who was only told does not
    where a colleague writes it, but in what somebody else said of harm.
    """
    family_words, words = words, by_roll(worry, words, public)
    if worry.told.logged:
        told = quoted.parts(words, told=worry.told.source == PARENT)
        words = "\n".join((quoted.without_told(words), *told))
    writer = public.person(_writer(worry))
    own = writer is not None and names(worry, writer, public)
    away = () if own else (_writer(worry),)
    named = by_name(worry, words, public, away)
    people = {each.id for each in public.people}.difference(away)
    family = kin(worry, family_words, _called(worry, people, public))
    return tuple({each.id: each for each in (*named, *family)}.values())


def by_roll(worry: Worry, words: str, public: PublicList, *, either: bool = True) -> str:
    """Return `words` with whom first names mean (`first_names`), and who teaches (`of_class`)."""
    told = worry.told
    words = of_class.read(words, public, told.class_name, told.roles, now=bool(_later(worry)))
    return first_names.read(words, worry.by_roll.names, public.adults(), either=either)


def by_name(
    worry: Worry, words: str, public: PublicList, leave_out: Collection[str] = ()
) -> tuple[Person, ...]:
    """Return the adults whom `words` of a worry name by a name or a role."""
    people = {each.id for each in public.people}.difference(leave_out)
    return named_in(words, _called(worry, people, public), _teachers(worry, public))


def listening(worry: Worry, public: PublicList) -> Listener:
    """Return what tells whether a few words of a worry name somebody, as `by_name` does."""
    called = _called(worry, {each.id for each in public.people}, public)
    return naming.listening(called, _teachers(worry, public))


def _called(worry: Worry, ids: Collection[str], public: PublicList) -> tuple[Person, ...]:
    """Return people as they were called when it was told, and since where more was told later."""
    called, heads, roles = public.called(ids), worry.told.heads, worry.told.roles
    written = bool(heads or roles)
    then = as_then(called, heads, roles) if written else ()
    return (*then, *(called if _later(worry) or not written else ()))


def _teachers(worry: Worry, public: PublicList) -> tuple[str, ...]:
    """Return who taught the class when it was told, and does since where more was told later."""
    told, later = worry.told, _later(worry)
    asked = later or not told.teachers
    now = teachers_of(public, told.class_name, told.class_id) if asked else ()
    return tuple(dict.fromkeys((*told.teachers, *now)))


def parts_of(worry: Worry) -> tuple[str, ...]:
    """Return what was told at first, a colleague's words included, and each time more came.

    What a child types as their name may be what they tell.
    """
    told = worry.told
    first = "\n".join((told.words, told.fact, told.opinion))
    named = (told.name,) if _tells(worry, told.name) else ()
    return ("\n".join((first, *named)), *_later(worry))


def parts_by_child(worry: Worry) -> tuple[str, ...]:
    """Return what of `parts_of` no colleague says of their own."""
    return tuple(chain.from_iterable(by_child(worry)))


def by_child(worry: Worry) -> tuple[tuple[str, ...], ...]:
    """Return of each of `parts_of` what no colleague says of their own.

    What a colleague writes down of a child's or a parent's words is theirs where it speaks of harm.
    """
    parts, told = parts_of(worry), worry.told
    later = tuple((each,) for each in parts[1:])
    first = quoted.parts(parts[0], told=told.source == PARENT) if told.logged else parts[:1]
    return (first, *later)


def _writer(worry: Worry) -> str:
    return "" if worry.told.of_self else worry.told.by


def words_of(worry: Worry) -> str:
    """Return all the words that were typed, at once and later."""
    told = worry.told
    named = told.name if _tells(worry, told.name) else ""
    return "\n".join(part for part in (told.words, named, *_later(worry)) if part)


def told_later(worry: Worry) -> tuple[Remark, ...]:
    """Return what of the words that came later is read, each time: `parts_of` after the first."""
    return tuple(
        each
        for each in worry.more
        if each.kind == "words" or (each.kind == "name" and _tells(worry, each.text))
    )


def _later(worry: Worry) -> tuple[str, ...]:
    return tuple(each.text for each in told_later(worry))


def _tells(worry: Worry, name: str) -> bool:
    """Tell whether a child wrote more than a name where it was asked for."""
    return worry.told.source == PUPIL and is_more_than_a_name(name)


def posted_after_its_end(worry: Worry, public: PublicList) -> bool:
    """Tell whether a terminal posted it after its end: somebody may have made it up."""
    for id, counter in worry.posted:
        terminal = public.terminal(id)
        if terminal is not None and terminal.last is not None and counter > terminal.last:
            return True
    return False
