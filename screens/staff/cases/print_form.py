"""What is asked before a case is printed: all of it, or a page, and whose names are covered.

Where the main file is elsewhere each child has one of their own there: of a case of several a page
goes into the file of one of them, and says no more of the others than who reads it has to know.
"""

from collections.abc import Iterator
from dataclasses import replace

from screens.staff.cases import to_cover
from screens.staff.cases.record_paper import Source
from screens.staff.cases.to_cover import COVERED, COVERED_THERE, Names
from store.cases import copied
from store.cases.main_file import MainFile
from store.cases.printed import ONE_PAGE, RECORD
from store.cases.school_rules import main_file
from store.fields import Choice, Field, Kind, Values
from store.involved import told_children
from store.involved.people import children

MORE_HINT = "A line for each person: Sam Fox, Sammy, S.F. Children's friends and parents too."
OTHERS = Field(
    "others",
    "With the other cases of these children?",
    Kind.YES_NO,
    only_if=("what", (RECORD,)),
    hint="All that you may open of them, in full. Look whom it names before you give it away.",
)
BEFOREHAND = "The other children and all parents are ticked: untick this child's own."


def place(source: Source) -> str:
    """Return in which program or file the page goes; empty where it goes into no child's there."""
    there = _there(source)
    return there.called if there else ""


def of_child(source: Source, said: Values) -> str:
    """Return the child whose file a page goes into, where the case is of several; else empty."""
    return next((each for each in of_several(source) if said["what"] == _page_of(each)), "")


def fields(source: Source, names: Names) -> tuple[Field, ...]:
    """Return what is asked, with everybody whose name can be covered."""
    people = tuple(Choice(str(place), name) for place, name in enumerate(names))
    return (
        Field("what", "What is printed?", Kind.CHOICE, True, choices=tuple(_kinds(source))),
        Field("why", "What for, and who gets it", required=True, limit=200),
        *((OTHERS,) if children(source.case) else ()),
        *(_covered(source, people) if people else ()),
        Field("more", "More names to cover", Kind.TEXT, hint=MORE_HINT, limit=2000),
        Field("folder", "Save in", required=True, limit=1000),
    )


def beforehand(source: Source, names: Names, what: str) -> dict[str, str]:
    """Return what is proposed: `what` is printed, and whose names are covered in each."""
    listed, spared = list(names), to_cover.who_told(source, unnamed=True)
    away = to_cover.kept_away(source)
    several = of_several(source)
    first = [_page_of(each) for each in ((several and still_to_print(source)) or several)[:1]]
    said = {"what": first[0] if first and what == ONE_PAGE else what}
    # Who asked not to be named, or could read it there, is covered unless somebody unticks
    # it on purpose.
    said[COVERED] = to_cover.ticked(listed, spared)
    said[COVERED_THERE] = to_cover.ticked(listed, (*spared, *away))
    for child in of_several(source):
        parents = (each.name for each in source.case.people if each.is_parent)
        others = [name for name in (*of_several(source), *parents) if name.strip() != child]
        said[_field_of(child)] = to_cover.ticked(listed, (*spared, *away, *others))
    return said


def as_said(source: Source, said: Values) -> dict[str, str]:
    """Return the answers with a page called one, and whose names are covered in it."""
    child = of_child(source, said)
    if not child:
        return dict(said)
    return {**said, "what": ONE_PAGE, COVERED_THERE: said.get(_field_of(child), "")}


def _kinds(source: Source) -> Iterator[Choice]:
    called = place(source)
    yield Choice(RECORD, "The whole record")
    for child in of_several(source):
        yield Choice(_page_of(child), f"A page for {called}: the file of {child}")
    if not of_several(source):
        yield Choice(ONE_PAGE, f"A page for {called}" if called else "A page with the result")


def _covered(source: Source, people: tuple[Choice, ...]) -> Iterator[Field]:
    who = Field("", "Whose names are covered?", Kind.SEVERAL, choices=people)
    yield replace(who, id=COVERED, only_if=("what", (RECORD,)))
    yield replace(who, id=COVERED_THERE, only_if=("what", (ONE_PAGE,)))
    for child in of_several(source):
        yield replace(
            who, id=_field_of(child), only_if=("what", (_page_of(child),)), hint=BEFOREHAND
        )


def still_to_print(source: Source) -> tuple[str, ...]:
    """Return whose page for the main file is not printed yet; of one child it is that without a
    name."""
    files = of_several(source) or ("",)
    return copied.without_page(source.public, source.drawer, source.case, files)


def of_several(source: Source) -> tuple[str, ...]:
    """Return the children a case tells of where there are several, and each has a file there."""
    found = told_children.named(source.session, source.case, source.worries)
    return found if len(found) > 1 and _there(source) else ()


def _there(source: Source) -> MainFile | None:
    there = main_file(source.session)
    return there if copied.belongs_there(source.case, there, source.worries) else None


def _page_of(child: str) -> str:
    return f"{ONE_PAGE}:{child}"


def _field_of(child: str) -> str:
    return f"{COVERED_THERE}:{child}"
