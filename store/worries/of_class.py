"""Which teacher is meant where a class is named: "the Acorn teacher", "my sister's class teacher".

It is whoever teaches the class of that name on the list; of another class, a teacher nobody knows.
Without one named, "class teacher" is that of the child's own class (`store.letterbox.called`).
"""

from collections.abc import Collection
from functools import cache

from assets.desk_data import sometimes_called
from assets.word_list import WordList
from store.asset_tables import whole
from store.letterbox.called import TEACHER, teachers_of
from store.letterbox.likeness import words_in
from store.school.public_list import PublicList
from store.worries.listed import flattened
from store.worries.named_words import WHOSE
from store.worries.spans import places, spans

_OWN, _OTHER = "my teacher", "other teacher"
"""How the teacher of the child's class, and one of another, are called so that `called` knows."""
_CLASS = "class"
_OF = ("of", "in", "from", "for", "in the", "of the", "from the")


def read(
    words: str, public: PublicList, own: str, then: Collection[tuple[str, str]] = (), *, now: bool
) -> str:
    """Return words with the names of those who teach a class in the place of "the Acorn teacher".

    `own` is the name of the child's class. `then` says who taught which when it was told, as
    `called.roles_now` does; who does `now` is meant where that says nothing of it, or if asked.
    """
    if not {*words_in(words)} & {*_teachers(), *(f"{each}s" for each in _teachers())}:
        return words
    taught = dict[str, dict[str, None]]()
    for role, id in then:
        if role.startswith(f"{TEACHER} "):
            taught.setdefault(role.removeprefix(f"{TEACHER} "), {})[id] = None
    for each in public.classes:
        if now or each.name not in taught:
            more = teachers_of(public, each.name, each.id)
            taught.setdefault(each.name, {}).update(dict.fromkeys(more))
    flat = flattened(words)
    whom = {
        _bare(name): _OWN if name == own else _named(public, ids)
        for name, ids in taught.items()
        if ids and _bare(name) and f" {_bare(name)}" in flat
    }
    return "".join(_line(each, whom) for each in words.splitlines(keepends=True))


def _line(line: str, whom: dict[str, str]) -> str:
    here, taken, found = spans(line), set[int](), list[tuple[int, int, str]]()
    longest = sorted(whom.items(), key=lambda each: -len(each[0]))
    lists = [*((_of(name), who) for name, who in longest), (_elsewhere(), _OTHER)]
    for words, who in lists:
        for at, end in places(here, words):
            if not taken & {*range(at, end)}:
                taken |= {*range(at, end)}
                whose = at and who != _OTHER and here[at - 1].flat in WHOSE
                found.append((here[at - bool(whose)].start, here[end - 1].end, who))
    for start, until, who in sorted(found, reverse=True):
        line = f"{line[:start]}{who}{line[until:]}"
    return line


def _named(public: PublicList, ids: Collection[str]) -> str:
    return " and ".join(each.name for each in filter(None, map(public.person, ids)))


@cache
def _bare(name: str) -> str:
    """Return the name of a class in small letters, and "class" at its end is none of it."""
    return flattened(name).removesuffix(f" {_CLASS} ").strip()


@cache
def _of(bare: str) -> WordList:
    """Return how a child writes of the teacher of a class."""
    plural = (f"{each}s" for each in _teachers())
    said = (
        (f"{bare}{s}{_class} {each}", f"{each} {of} {bare}{_class}")
        for each in (*_teachers(), *plural)
        for s in ("", "s")
        for _class in ("", f" {_CLASS}", f" {_CLASS}s")
        for of in _OF
    )
    return WordList(bare, tuple(dict.fromkeys(words for both in said for words in both)))


@cache
def _elsewhere() -> WordList:
    before = whole("desk", "called")["elsewhere"]
    said = (f"{words} {_CLASS} {each}" for words in before for each in _teachers())
    return WordList("elsewhere", tuple(said))


@cache
def _teachers() -> tuple[str, ...]:
    """Return the word as children spell it."""
    words = (each.words for each in sometimes_called() if each.role == TEACHER)
    return tuple(dict.fromkeys(word for each in words for (word,) in each))
