"""Copying a case into the main file elsewhere: its page, and the reference it gets there.

The page goes into the file of a child, so it names one; where nobody can, the closing says why.
It can be printed before the closing, which asks for the reference. Whoever closes it first
says why, and notes the reference later: until then it stands among what they have to do. Of what is
about an adult at school they may say that it does not belong there, and why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from store.adults.at_school import is_about_adult
from store.cases.accused import accused
from store.cases.case import Case
from store.cases.case_parts import OPEN, SHUT
from store.cases.casework import as_it_stands
from store.cases.kinds import CLOSED, CLOSING_AGREED, COPIED, PRINTED, REOPENED
from store.cases.main_file import ELSEWHERE, MainFile
from store.cases.printed import ONE_PAGE
from store.cases.to_do import owes_copy
from store.drawers.drawer import Drawer
from store.drawers.record import words_of
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.involved import named_child
from store.school.public_list import PublicList
from store.worries.worry import Worry

COPIED_THERE, UNNAMED = "copied", "unnamed"
"""The parts of a closing that say whether it is copied, and why the page names no child."""
OWN_PAGE = (
    "What was told may be about you, so somebody else makes this page. Ask who else opens it."
)
REFERENCE = "copied_reference"
_REFERENCE = Field(REFERENCE, "Its reference there", required=True, limit=300)
_BY = Field("copied_by", "Copied by", required=True, limit=120)
NOT_THERE = "not_there"
"""Said of a case about an adult at school: whose file it is lies elsewhere than the children's."""
_COPIED, _NOT_YET = (COPIED_THERE, ("yes",)), (COPIED_THERE, ("no",))
FIELDS = (_REFERENCE, _BY)
AT_THE_HEAD = frozenset((COPIED_THERE, *(each.id for each in FIELDS)))
"""What of a closing stands at the head of the page that is made once it has its reference."""
LEFT_OUT = "Of {} too, by name: Sam C-77. Who has no file there: say so."
_ENDS = (CLOSED, CLOSING_AGREED)
_WHY_NOT = "Why not yet, and who does it"
_THERE = Field(COPIED_THERE, "Copied there?", Kind.YES_NO, True)
_ASKED = (
    replace(_REFERENCE, only_if=_COPIED),
    replace(_BY, only_if=_COPIED),
    Field("copied_why", _WHY_NOT, Kind.TEXT, True, only_if=_NOT_YET, in_words=True),
)
_OF_ADULT = (
    Choice("yes", "Yes"),
    Choice("no", "No, not yet"),
    Choice(NOT_THERE, "It does not belong there"),
)
_WHY_NOT_THERE = Field(
    "copied_never",
    "Why it does not belong there",
    Kind.TEXT,
    True,
    "Concerns and allegations about adults have a register of their own, and go into no child's "
    "file. What was done to a child may.",
    only_if=(COPIED_THERE, (NOT_THERE,)),
    in_words=True,
)
_UNNAMED = Field(UNNAMED, "Why no child is named", Kind.TEXT, True, in_words=True)
SAID_FIELDS = (
    _UNNAMED,
    replace(_THERE, kind=Kind.CHOICE, choices=_OF_ADULT),
    *_ASKED,
    _WHY_NOT_THERE,
)
"""All that a closing can say of it."""


def closing_fields(
    case: Case, main_file: MainFile, worries: Sequence[Worry] = ()
) -> tuple[Field, ...]:
    """Return what the closing of a case of these worries asks: nothing where its file is here.

    Nor where it goes into no child's file: a fault, a mistake with data, an adult at school.
    """
    if not belongs_there(case, main_file, worries):
        return ()
    there = replace(_THERE, label=f"Is it copied into {main_file.called}?")
    missing = named_child.is_missing(case, worries)
    if is_about_adult(case.triage, case.grave_category, case.matter):
        there = replace(there, kind=Kind.CHOICE, choices=_OF_ADULT)
        unnamed = replace(_UNNAMED, only_if=(COPIED_THERE, ("yes", "no")))
        return (there, *([unnamed] if missing else []), *_ASKED, _WHY_NOT_THERE)
    return (*([_UNNAMED] if missing else []), there, *_ASKED)


def belongs_there(case: Case, main_file: MainFile, worries: Sequence[Worry]) -> bool:
    """Tell whether a case of these worries is copied into a main file elsewhere: that of a child.

    What is about an adult at school alone stays in a register of its own (rows 27 and 28).
    """
    there = main_file.where in ELSEWHERE and not named_child.is_about_no_child(case)
    return there and named_child.has_child(case, worries)


def lacks_child(closing: Mapping[str, str], case: Case, worries: Sequence[Worry]) -> bool:
    """Tell whether a closing goes into a file elsewhere and names no child, nor says why."""
    said = closing.get(UNNAMED) or closing.get(COPIED_THERE, NOT_THERE) == NOT_THERE
    return not said and named_child.is_missing(case, worries)


def without_page(
    public: PublicList, drawer: Drawer, case: Case, files: Sequence[str]
) -> tuple[str, ...]:
    """Return into which of these files no page was printed yet, and saved, as the case stands.

    `files` are those of children, by name; one without a name is that of the only child. Since a
    closing its pages have the end, and since it was opened again they lack it: they are made anew.
    A page of somebody whom the case accuses, or is kept from, counts for nothing.
    """
    saved, out = {each.code for each in case.printed if each.saved}, accused(public, case)
    entries = drawer.entries(case.id)
    ends = [at for at, each in enumerate(entries) if each.kind in (*_ENDS, REOPENED)]
    made = (e for e in entries[ends[-1] if ends else 0 :] if e.kind == PRINTED and e.by not in out)
    pages = [e.said for e in made if e.said.get("what") == ONE_PAGE and e.said.get("code") in saved]
    done = {str(said.get("file", "")) for said in pages}
    return tuple(each for each in files if each not in done and (each or not done))


def copied_before(drawer: Drawer, case: Case) -> dict[str, str]:
    """Return reference and hand of a case that was copied, closed, and opened again since.

    Whether what came since is copied too is asked anew.
    """
    said: dict[str, str] = {}
    for each in drawer.entries(case.id):
        if each.kind in (*_ENDS, COPIED):
            closing = each.said.get("closing")
            told = closing if isinstance(closing, Mapping) else each.said
            said = {field.id: str(told[field.id]) for field in FIELDS if told.get(field.id)}
    return said


def require_each(said: Values, names: Sequence[str]) -> None:
    """Have a reference for the file of each child, by first name, where a case tells of several.

    Raises:
        Incomplete: one is not spoken of.
    """
    if said.get(COPIED_THERE) != "yes" or len(names) < 2:
        return
    given = words_of(said.get(REFERENCE, ""))
    if left := [
        each for each in names if words_of(each)[:1] != [] and words_of(each)[0] not in given
    ]:
        raise Incomplete({REFERENCE: LEFT_OUT.format(" and ".join(left))})


def why_no_page(public: PublicList, person: str, case: Case) -> str:
    """Return why this person does not make the page for the main file; empty where they do."""
    return OWN_PAGE if person in accused(public, case) else ""


def may_be_noted(case: Case, main_file: MainFile, worries: Sequence[Worry]) -> bool:
    """Tell whether the reference of a closed case is still to be noted, or can be.

    It can where its closing was written before the main file was elsewhere, and so asked nothing.
    """
    unasked = case.closing is not None and COPIED_THERE not in case.closing
    there = case.state == SHUT and unasked and belongs_there(case, main_file, worries)
    return owes_copy(case) or there


def note(
    drawer: Drawer, case: Case, values: Values, now: datetime, names: Sequence[str] = ()
) -> None:
    """Note that a closed case was copied, under which reference and by whom; `names` are the
    children it tells of.

    Raises:
        Incomplete: the reference, that of one child, or who copied it is missing.
        Refused: it is open, or was copied already.
    """
    require(FIELDS, values)
    require_each({**values, COPIED_THERE: "yes"}, names)
    case = as_it_stands(drawer, case)
    if case.state == OPEN:
        raise Refused("This case is open: its closing asks for the reference.")
    if (case.closing or {}).get(COPIED_THERE) == "yes":
        raise Refused("It was copied already. Please look again.")
    drawer.record(case.id, COPIED, kept(FIELDS, values), now)
