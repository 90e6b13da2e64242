"""What a closing asks: who was not told yet that it was dealt with, and why not.

Of children, and of their parents, it is asked child by child where there are several. Parents who
are not told of it at all (T) are not told that it was dealt with either, and nobody is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.errors import Incomplete
from store.fields import Choice, Field, Kind, Values, label
from store.involved import informed, parents, told_parents
from store.involved.kinds import WHOM
from store.involved.named_child import has_child
from store.involved.people import PARENT, CasePerson, children
from store.involved.told_children import told_of

if TYPE_CHECKING:
    from store.cases.case import Case
    from store.worries.worry import Worry

NONE = "none"
"""The answer that nobody of this sort is in the case."""
SAID = "parents_said"
"""What a closing says of the parents of each child: lines of a child's id and a word of these."""
_YES, _NO, _NOT_OF_IT = "yes", "no", "not_of_it"
SOME = "some"
_OF_CHILD = "child_told"
"""The question whether the child was told: where it says that none is in it, none has parents."""
_ALL_OF_THEM = "All of them were told: choose “Yes, all of them”."
KEPT = "Parents of {}: not told (T), so not asked here."
CHANGED = (
    "T says otherwise by now of the parents of {}. Say no to it; then it is proposed again with "
    "what T says."
)
ALL = "all children"
"""Whose parents are meant where no child is named."""
_SHORT_NAMES = {
    informed.CHILD: "Child",
    informed.PARENTS: "Parents",
    informed.TELLER: "Parent who told us",
    informed.STAFF: "Staff",
    informed.GOVERNORS: "Governors",
}
_SHORT = 120
"""So many characters of an answer are shown to whoever agrees."""


def _was_told(
    told: str, asks: str, choices: tuple[Choice, ...], what: str, why: str
) -> tuple[Field, ...]:
    """Return what is asked of one sort of people: told it, in which words, or why not."""
    begins = told.partition("_")[0]
    return (
        Field(told, asks, Kind.CHOICE, True, choices=choices),
        Field(f"{begins}_what", what, Kind.TEXT, True, only_if=(told, (_YES, SOME)), in_words=True),
        Field(f"{begins}_why", why, Kind.TEXT, True, only_if=(told, (_NO, SOME)), in_words=True),
    )


def _yes_no(*more: Choice) -> tuple[Choice, ...]:
    return (Choice(_YES, "Yes"), Choice(_NO, "No"), *more)


_TOLD = {
    informed.CHILD: _was_told(
        _OF_CHILD,
        "Was the child told that it was dealt with?",
        _yes_no(Choice(NONE, "No child in it")),
        "By whom, and in which words",
        "Why the child was not told",
    ),
    informed.PARENTS: _was_told(
        "parents_dealt",
        "Were the parents told that it was dealt with?",
        _yes_no(Choice(NONE, "No parents in it")),
        "By whom, and what they were told",
        "Why the parents were not told",
    ),
    informed.TELLER: _was_told(
        "teller_told",
        "Was the parent who told us told that it was dealt with?",
        _yes_no(),
        "By whom, and what the parent who told us was told",
        "Why the parent who told us was not told",
    ),
    informed.STAFF: _was_told(
        "staff_told",
        "Were staff told?",
        _yes_no(),
        "Who, and what they were told",
        "Why no staff were told",
    ),
    informed.GOVERNORS: _was_told(
        "governors_told",
        "Were governors told? (no names)",
        _yes_no(Choice("numbers", "Not by itself: in the termly numbers")),
        "Whom, and what they were told",
        "Why governors were not told",
    ),
}
_OF_SEVERAL = {
    informed.CHILD: "Were the children told that it was dealt with?",
    informed.PARENTS: "Were their parents told that it was dealt with?",
}
_NAMES = {
    informed.CHILD: (
        Field("child_names", "Children who were told"),
        Field("child_not", "Children who were not told"),
    ),
    informed.PARENTS: (
        Field("parents_names", "Whose parents were told"),
        Field("parents_not", "Whose parents were not told"),
        Field("parents_not_of_it", "Whose parents are told nothing of it"),
    ),
}
"""What is written down of each child beside the answer, in names."""


def _as_written(sort: str) -> tuple[Field, ...]:
    first, *then = _TOLD[sort]
    several = (Choice(SOME, "Some of them"),) if sort in informed.OF_A_CHILD else ()
    return (replace(first, choices=first.choices + several), *_NAMES.get(sort, ()), *then)


TOLD_FIELDS = tuple(field for sort in _TOLD for field in _as_written(sort))
"""All that a closing says of who was told, for whoever reads it back."""


def told_fields(case: "Case", worries: Sequence["Worry"] = ()) -> list[Field]:
    """Return what is asked of everybody who was not told yet that it was dealt with.

    That there is none of them can be said only where no child, and no parent, is in the case;
    `worries` are those that it began with, or was given since. Of a case without a child nobody is
    asked what its parents were told, unless something was said of parents before: whoever wrote a
    post is no child's parent in it.
    """
    asked: list[Field] = []
    there, childless = _there(case, worries), not (case.parents or has_child(case, worries))
    for sort, named in _asked(case, worries).items():
        first, *then = _TOLD[sort]
        if childless and sort in informed.OF_A_CHILD:
            continue
        if sort == informed.PARENTS and not (named or case.parents):
            first = replace(first, only_if=(_OF_CHILD, (_YES, _NO)))
        if sort == informed.TELLER:
            first = replace(first, hint=f"{'; '.join(told_parents.tellers(worries))}.")
        if sort in there:
            first = replace(first, choices=tuple(c for c in first.choices if c.id != NONE))
        if len(named) > 1:
            asked += _of_several(sort, first, named)
        else:
            names = ", ".join(each.name for each in named)
            asked.append(replace(first, hint=f"Not yet: {names}." if names else first.hint))
        asked += then
    return asked


def taken_over(case: "Case") -> str:
    """Return whose parents are not asked about, as they are not told of it; empty: nobody's."""
    kept = _not_of_it(case)
    return "" if kept is None else KEPT.format(_line(kept) or ALL)


def completed(case: "Case", body: Mapping[str, str]) -> dict[str, str]:
    """Return what a closing says, with the names of who was told and who was not.

    Raises:
        Incomplete: some were told, and all of them are chosen.
    """
    said = dict(body)
    lines: list[str] = []
    for sort, named in _asked(case).items():
        first = _TOLD[sort][0].id
        begins, answer = first.partition("_")[0], said.get(first, "")
        if not named or answer not in (_YES, SOME, _NO):
            continue
        chosen = said.get(f"{begins}_whom", "").split("\n") if answer == SOME else []
        told = [each for each in named if answer == _YES or each.id in chosen]
        rest = [each for each in named if each not in told]
        if answer == SOME and not rest:
            raise Incomplete({f"{begins}_whom": _ALL_OF_THEM})
        said |= {f"{begins}_names": _line(told), f"{begins}_not": _line(rest)}
        if sort == informed.PARENTS:
            lines += [f"{each.id} {_YES if each in told else _NO}" for each in named]
    kept = _not_of_it(case)
    if kept is not None:
        said["parents_not_of_it"] = _line(kept) or ALL
        lines += [f"{each.id} {_NOT_OF_IT}" for each in kept]
    said[SAID] = "\n".join(lines)
    return {id: value for id, value in said.items() if value}


def changed(case: "Case", closing: Values) -> str:
    """Return that T says otherwise by now than a closing that waits; empty where it agrees."""
    kept = {each.id for each in _not_of_it(case) or ()}
    said = dict(line.split(" ") for line in closing.get(SAID, "").split("\n") if line)
    if SAID not in closing and closing.get("parents_dealt") == _YES:
        said = dict.fromkeys(kept, _YES)  # one answer for all, as it was asked once
    names = [
        each.name
        for each in children(case)
        if (said.get(each.id) == _YES and each.id in kept)
        or (said.get(each.id) == _NOT_OF_IT and each.id not in kept)
    ]
    return CHANGED.format(" and ".join(names)) if names else ""


def who_was_told(case: "Case", closing: Values) -> list[str]:
    """Return of each sort who was told that it was dealt with, before or by this closing."""
    found = ((said, _of(case, closing, sort)) for sort, said in _SHORT_NAMES.items())
    return [f"{said}: {words}" for said, words in found if words]


def _of(case: "Case", closing: Values, sort: str) -> str:
    first, what, why = _TOLD[sort]
    begins = first.id.partition("_")[0]
    of = {each.id: each.name for each in children(case)}
    rows = [row.said for row in informed.informed(case) if row.said.get("who") == sort]
    names = [of[row[WHOM]] for row in rows if row.get(WHOM) in of]
    names += [said] if (said := closing.get(f"{begins}_names")) else []
    left = closing.get(f"{begins}_not", "")
    said_so, reason = (_in_short(closing.get(each.id, "")) for each in (what, why))
    parts = [f"told {', '.join(dict.fromkeys(names))}"] if names else []
    if rows and not names:
        parts.append("told before")
    if not (names or left) and (answer := closing.get(first.id, "")):
        parts.append(label(first, answer).lower())
    if sort == informed.PARENTS and (none := closing.get("parents_not_of_it")):
        parts.append(f"told nothing of it (T): {none}")
    parts += [said_so] if said_so else []
    parts += [f"not told {left}"] if left else []
    parts += [f"why: {reason}"] if reason else []
    return "; ".join(parts)


def _in_short(words: str) -> str:
    return f"{words[:_SHORT]}{'…' * (len(words) > _SHORT)}"


def _of_several(sort: str, first: Field, named: Sequence[CasePerson]) -> list[Field]:
    """Return the question about several children, and which of them."""
    answers = (
        Choice(_YES, "Yes, all of them"),
        Choice(SOME, "Some of them"),
        Choice(_NO, "No, none of them"),
    )
    hint = f"Not yet: {', '.join(each.name for each in named)}."
    whom = Field(
        f"{first.id.partition('_')[0]}_whom",
        "Which of them" if sort == informed.CHILD else "Whose parents",
        Kind.SEVERAL,
        True,
        choices=tuple(Choice(each.id, each.name) for each in named),
        only_if=(first.id, (SOME,)),
    )
    return [replace(first, label=_OF_SEVERAL[sort], choices=answers, hint=hint), whom]


def _asked(case: "Case", worries: Sequence["Worry"] = ()) -> dict[str, tuple[CasePerson, ...]]:
    """Return the sorts that are asked about, with the children where it is of a child.

    Who told it is no child's: of them nothing is written down in names.
    """
    found = informed.not_told(case, worries)
    kept = _not_of_it(case)
    if kept is not None:
        left = tuple(each for each in found.pop(informed.PARENTS) if each not in kept)
        found |= {informed.PARENTS: left} if left else {}
    return {each.id: found[each.id] for each in informed.SORTS if each.id in found}


def _not_of_it(case: "Case") -> tuple[CasePerson, ...] | None:
    """Return the children whose parents are not told of it, and were told nothing since.

    None: there are none; empty: no child is named, and it was said of all.
    """
    left = informed.not_told(case).get(informed.PARENTS)
    if left is None:
        return None
    if not children(case):
        return () if any(told.told == _NO for told in parents.standing(case)) else None
    said = {each.id: parents.last_of(case, each.id) for each in children(case)}
    kept = [e for e in left if (told := said[e.id]) and told.told == _NO]
    return tuple(kept) or None


def _line(named: Sequence[CasePerson]) -> str:
    return ", ".join(each.name for each in named)


def _there(case: "Case", worries: Sequence["Worry"]) -> set[str]:
    """Return of which sorts, children and their parents, somebody is in a case."""
    of_child = any(each.told.of_child for each in worries)
    if of_child or children(case) or told_of(case, worries):
        return {informed.CHILD, informed.PARENTS}
    parents = case.parents or any(each.has(PARENT) for each in case.people)
    return {informed.PARENTS} if parents else set()
