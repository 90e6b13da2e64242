"""Who is said to have harmed a child in what was told, and of whom that is left open.

Each who is named is read for in turn: `grave.harms`, `by_whom.leaves_open` and `by_whom.does` go
through the same sentences, and ask of the same few words whom they name. So what was read once
stays as long as a `Reading` does, and no longer: it holds what a child said.
"""

import re
from collections.abc import Callable, Collection
from functools import cache, cached_property, partial

from store.letterbox.likeness import words_in
from store.letterbox.naming import listening, named_in
from store.school.public_list import PublicList
from store.worries import by_whom, grave, stands_out
from store.worries.doers import Read, read_for
from store.worries.harm import speaks_of_harm
from store.worries.listed import flattened
from store.worries.named_words import WHOSE
from store.worries.quoted import writer_harmed
from store.worries.worry import Worry

Says = Callable[[Read], bool]
"""What `grave.harms`, `by_whom.leaves_open` and `by_whom.does` are."""
_OWN = "my|our|his|her|their|class"
"""What stands before "teacher" where a child means its own."""
_WOMEN, _MEN = frozenset({"lady", "woman"}), frozenset({"man"})


class Reading:
    """A worry as it is read for those whom it names; each question is of some `words` of it."""

    def __init__(self, public: PublicList, worry: Worry) -> None:
        self._public, self._worry = public, worry
        # None of these holds this object: what they remember is gone with it.
        names = stands_out.listening(worry, public)
        self._for = cache(lambda words, id, name: read_for(words, partial(names, id), name))
        self._for_job = cache(
            lambda words, job: read_for(words, partial(_calls, job), _titled(job))
        )
        self._named = cache(lambda words: stands_out.named_by(worry, words, public))
        self._may_harm = cache(_may_harm)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """What was told each time."""
        return stands_out.parts_of(self._worry)

    def harming(self, words: str) -> frozenset[str]:
        """Return the ids of those of whom words say that they harmed a child."""
        worry = self._worry
        found = self._of(words, grave.harms, either=False) if self._may_harm(words) else set[str]()
        if stands_out.harmed(worry) and writer_harmed(words):
            found.add(worry.told.by)
        return frozenset(found)

    def left_open(self, words: str) -> frozenset[str]:
        """Return the ids of those whom words name, and leave open what they did.

        So they do of whoever bears the surname of a child that tells of harm at home. A colleague
        names colleagues in every concern: of those words it is asked only of harm.
        """
        public, worry = self._public, self._worry
        found = {*stands_out.family_of(worry, words, public)}
        if self._may_harm(words):
            found |= self._of(words, by_whom.leaves_open)
        if not worry.told.logged:
            does = map(public.person, self._of(words, by_whom.does, known=found))
            people = filter(None, does)  # a word of every day alone does nothing
            found |= {e.id for e in people if stands_out.plainly(worry, words, e, public)}
        return frozenset(found)

    def jobs(self, words: str, says: Says) -> tuple[str, ...]:
        """Return by which jobs a child calls those of whom words say that: “sir”.

        Nobody knows whom they mean, and what they say is no less. Who is on the list by "my
        teacher" is named by it (`stands_out.by_name`); "the teacher" may be them, or another. Of a
        colleague's or a parent's words it is asked only where harm is told of, as it is of names.
        """
        logged = self._worry.told.logged
        if logged:
            if not self._may_harm(words):
                return ()
            says = by_whom.leaves_open if says is by_whom.does else says
        words = stands_out.by_roll(self._worry, words, self._public)
        flat = flattened(words)
        found = [each for each in self._told if f" {each} " in flat]
        if logged:  # "Mr Shaw" of Kit Shaw is no colleague
            found = [e for e in found if e.split()[-1] not in words_in(self._worry.name)]
        few = {job: self._of_nobody_known(_without_name(words, job), job) for job in found}
        read = ((job, self._for_job(words, job)) for job, words in few.items())
        return tuple(f"“{job}”" for job, told in read if says(told))

    @cached_property
    def _told(self) -> tuple[str, ...]:
        return stands_out.jobs_told(self._worry, self._public)

    def _of(
        self, words: str, says: Says, known: Collection[str] = (), *, either: bool = True
    ) -> set[str]:
        """Return of whom words say it, of those who are not `known`; `either`: also by a first name
        that a pupil has too."""
        words = stands_out.by_roll(self._worry, words, self._public, either=either)
        asked = (each for each in self._named(words) if each.id not in known)
        return {e.id for e in asked if says(self._for(words, e.id, e.name))}

    def _of_nobody_known(self, words: str, job: str) -> str:
        """Return words without those for somebody on the list: "my teacher"."""
        if not stands_out.by_name(self._worry, f"and my {job}", self._public):
            return words
        own = (
            rf"(?<!\bof )\b(?:{_OWN})\s+{re.escape(job)}\b"  # "one of my teachers" is nobody known
        )
        return re.sub(own, "–", words, flags=re.IGNORECASE)


def at_first(
    public: PublicList, words: str, says: Says, teachers: Collection[str] = ()
) -> frozenset[str]:
    """Return of whom what was told when a case was begun at the desk `says` it.

    `teachers` are who is meant by "her teacher".
    """
    if not _may_harm(words):
        return frozenset()
    called = public.called({each.id for each in public.people})
    names = listening(called, teachers)
    found = named_in(words, called, teachers)
    return frozenset(e.id for e in found if says(read_for(words, partial(names, e.id), e.name)))


def _without_name(words: str, job: str) -> str:
    """Return words without the name behind a job that is written as a title is: "Coach Dave"."""
    title = re.escape(job.capitalize())
    return re.sub(rf"(?<!\bthe )(?<!\ba )\b({title}) [A-Z][\w'’-]+", r"\1", words)


def _calls(job: str, few: str) -> bool:
    said, called = flattened(few).split()[1:], job.split()
    return _bare(said) == _bare(called)


def _titled(job: str) -> str:
    """Return a job as somebody is called by whom "he" or "she" is meant: "Mrs dinner lady"."""
    words = {*job.split()}
    title = "Mrs " if words & _WOMEN else "Mr " if words & _MEN else ""
    return title + job


def _bare(words: list[str]) -> list[str]:
    """Return words without what says whose they are: of "a man" that is "man"."""
    return words[1:] if words[:1] and words[0] in WHOSE else words


def _may_harm(words: str) -> bool:
    return speaks_of_harm(words) or grave.may_say(words) or by_whom.may_speak_so(words)
