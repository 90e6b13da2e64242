"""What a child has said so far, on its way from page to page. In memory only."""

from dataclasses import dataclass, fields, replace

from assets.tongue import ENGLISH, spoken_now
from screens.pupil.along import Along
from screens.pupil.version import OLDER, YOUNGER, is_spoken, version_of
from store.letterbox.called import teachers_of
from store.letterbox.naming import named_in
from store.letterbox.readers import PUPIL, Readers, readers_of
from store.letterbox.sent import Sent
from store.letterbox.told import NOW, Told
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, Person, PublicList, SchoolClass
from store.worries import of_class
from store.worries.own_name import is_more_than_a_name


@dataclass(frozen=True)
class Called:
    """A call for help that went before the words: what it said, and whether it began `anew`.

    Otherwise it is counted to an earlier one of this place, which may be another child's.
    """

    sent: Sent
    told: Told
    anew: bool


@dataclass
class Telling:
    """The answers so far; every page writes its own and reads the others.

    `version` is how pages speak now; what was said in the other one stays said. `left_out` are
    the people who should not see it. `judged` are the people named in the words
    about whom the page that asks was answered, `wants_not_see` that the child asked for that
    page; `asked` that the child said who should come. `speaks` is the code of the language that
    somebody should speak to the child. `out_before` are the people from whom the earlier telling is
    kept to which this is added: they stay out of it.
    """

    version: str = YOUNGER
    school_class: SchoolClass | None = None
    class_asked: bool = False
    peg: str = ""
    feeling: str = ""
    words: str = ""
    dots: bool = False
    when: str = ""
    name: str = ""
    helper: str = ""
    asks_for: str = ""
    asked: bool = False
    left_out: tuple[str, ...] = ()
    wants_not_see: bool = False
    judged: frozenset[str] = frozenset()
    out_before: frozenset[str] = frozenset()
    speaks: str = ""
    help_called: Called | None = None
    """The call for help that is out already while the words wait for an answer."""

    @property
    def older(self) -> bool:
        """Tell whether this is the version with typing."""
        return self.version == OLDER

    @property
    def wants_now(self) -> bool:
        """Tell whether the child needs a grown-up now."""
        return self.when == NOW

    @property
    def class_name(self) -> str:
        """The name of the class, or nothing."""
        return self.school_class.name if self.school_class else ""

    @property
    def named(self) -> bool:
        """Tell whether the child said who it is."""
        return bool(self.name.strip() or self.peg)

    def told(self) -> Told:
        """Return what is to be posted: all that was said, on pages of either version.

        Whoever writes and then changes to pictures has still written it, and left out whom it did.
        """
        return Told(
            when=self.when,
            class_id=self.school_class.id if self.school_class else "",
            class_name=self.class_name,
            version=self.version,
            language=self.language,
            speaks=self.speaks,
            peg=self.peg,
            feeling=self.feeling,
            words=self.words,
            name=self.name if self.name.strip() else "",
            helper=self.helper,
            asks_for=self.asks_for,
            kept_from=self.left_out,
        )

    @property
    def language(self) -> str:
        """The language it is told in by its code; empty for English."""
        code = spoken_now().code
        return "" if code == ENGLISH else code

    def take_up(self, hidden: "Telling") -> None:
        """Go on with a telling that was hidden, and with what was said since.

        What was written since stands below its words. Whoever was left out in either stays so.
        """
        since = replace(self)
        for field in fields(hidden):
            setattr(self, field.name, getattr(hidden, field.name))
        self.version = OLDER
        self.words = "\n".join(each for each in (hidden.words, since.words) if each.strip())
        for name in ("feeling", "when", "name", "helper", "speaks", "help_called"):
            setattr(self, name, getattr(since, name) or getattr(hidden, name))
        if since.peg:
            self.peg, self.school_class = since.peg, since.school_class
        if since.asked:
            self.asks_for, self.asked = since.asks_for, True
        self.left_out = tuple(dict.fromkeys((*hidden.left_out, *since.left_out)))
        self.judged |= since.judged
        self.wants_not_see |= since.wants_not_see
        self.dots |= since.dots
        self._ask_nobody_left_out()

    def choose_class(self, found: SchoolClass | None) -> None:
        """Keep the class, or that it is not there; another class is asked anew who should come.

        A picture is that of a peg of its class, and goes with it.
        """
        if found != self.school_class:
            self.peg, self.asked = "", False
            self.version = version_of(found) if found else self.version
        self.school_class, self.class_asked = found, True

    def ask_for(self, person: str) -> None:
        """Keep who should come, by id; empty for anyone who can help."""
        self.asks_for, self.asked = person, True

    def keep_from(self, person: str, school: PublicList) -> None:
        """Keep who should not see it, by id, beside whom the child left out before.

        Empty: nobody, or nobody else.
        """
        if person:
            self.left_out = tuple(dict.fromkeys((*self.left_out, person)))
        else:
            self.judged |= {one.id for one in self.named_holders(school)}
        self._ask_nobody_left_out()
        self.wants_not_see = True

    def let_in(self, person: str, school: PublicList) -> None:
        """Let somebody see it who was left out, by id; whom the words name was asked about then."""
        self.left_out = tuple(id for id in self.left_out if id != person)
        self.judged |= {person} & {one.id for one in self.named_holders(school)}

    def stay_unnamed(self) -> None:
        """Take back who the child said it is: its name and its picture."""
        self.name = self.peg = ""

    def _ask_nobody_left_out(self) -> None:
        if self.asks_for in self.left_out:
            self.asks_for, self.asked = "", False

    def to_ask_for(self, school: PublicList, readers: Readers) -> list[Person]:
        """Return the grown-ups of the class who may be asked for; without one, the readers."""
        ids = dict.fromkeys(self.school_class.adults if self.school_class else readers.people)
        people = (school.person(id) for id in ids if id not in self.left_out)
        return [person for person in people if person is not None and person.active]

    def to_keep_from(self, school: PublicList) -> list[Person]:
        """Return everybody who works here, whoever the words name first.

        While it is asked about one name after the other, who is left out already is not offered.
        """
        named, open_ = self.named_holders(school), self.undecided(school)
        others = [one for one in school.adults() if one not in named]
        people = [*named, *sorted(others, key=lambda one: one.name.casefold())]
        return [one for one in people if not (open_ and one.id in self.left_out)]

    def named_holders(self, school: PublicList) -> tuple[Person, ...]:
        """Return the people named in the words who may open what is told."""
        class_name = self.school_class.name if self.school_class else ""
        said = self.words if self._is_a_name(school) else f"{self.words}\n{self.name}"
        said = of_class.read(said, school, class_name, now=True)
        return named_in(said, _holders(school), teachers_of(school, class_name))

    def _is_a_name(self, school: PublicList) -> bool:
        return not is_more_than_a_name(self.name, _holders(school))

    def undecided(self, school: PublicList) -> tuple[str, ...]:
        """Return the named holders about whom nobody has been asked yet."""
        known = {*self.judged, *self.left_out}
        return tuple(one.id for one in self.named_holders(school) if one.id not in known)

    def told_apart(self, school: PublicList) -> Told:
        """Return what was told, kept also from everybody it names whom nobody was asked about."""
        apart = dict.fromkeys((*self.left_out, *self.undecided(school)))
        return replace(self.told(), kept_from=tuple(apart))

    def in_haste(self, school: PublicList) -> Along:
        """Return what a call for help takes along before the page about a named holder was seen.

        It is kept from them; where that would leave nobody, the words go apart, because a call
        must reach people.
        """
        apart = self.told_apart(school)
        if self.undecided(school) and readers_of(school, PUPIL, apart.kept_from).nobody:
            name = self.told().name if self._is_a_name(school) else ""
            return Along(replace(self.told(), words="", name=name), apart)
        return Along(apart)


def fresh_telling(
    school: PublicList, version: str, own_class: SchoolClass | None = None
) -> Telling:
    """Return a telling in which nothing is said.

    The terminal's own class is known, and so is the only one of a school.
    """
    known = school.classes[0] if len(school.classes) == 1 else own_class
    if known is None:
        return Telling(version=version)
    return Telling(version=version_of(known), school_class=known, class_asked=True)


def _holders(school: PublicList) -> tuple[Person, ...]:
    """Return whoever may open what is told, under each of their names."""
    drawers = {SAFEGUARDING, HEAD, CHAIR}
    return school.called(
        {one.id for one in school.adults() if drawers & set(school.drawers_of(one.id))}
    )


def other_version(telling: Telling) -> str:
    """Return the version to which a child can change; empty where the language has no other."""
    other = YOUNGER if telling.older else OLDER
    return other if is_spoken(other) else ""
