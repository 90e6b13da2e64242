"""Who is in an item that is to be published: typed or pasted, or marked in the lists of classes."""

from collections.abc import Mapping, Sequence

from screens.widgets.choices import FEW
from store.fields import Choice, Field, Kind
from store.roll import book
from store.roll.pupils import Pupil, class_key

BY_CLASS = "by_class"
TYPED = "A name or a class on each line: paste a list, or mark them below."


MARK = "Letters look for a forename. Enter, Space or a click marks it."


def who_fields(pupils: Sequence[Pupil]) -> tuple[Field, ...]:
    """Return the fields that ask who is in it: names, classes, and the children of each class."""
    classes = book.class_names(pupils)
    every = tuple(Choice(each, each) for each in classes)
    names = Field("names", "Who is in it?", Kind.TEXT, hint=TYPED)
    if not every:
        return (names,)
    return (
        names,
        Field(BY_CLASS, "Or mark, by class", Kind.SEVERAL, choices=every),
        *(
            Field(
                _field(each),
                f"Of {each}",
                Kind.SEVERAL,
                choices=tuple(Choice(one.id, one.called) for one in _of(each, pupils)),
                only_if=(BY_CLASS, (each,)),
                hint=MARK if len(_of(each, pupils)) > FEW else "",
            )
            for each in classes
        ),
    )


def picked(said: Mapping[str, str], pupils: Sequence[Pupil]) -> list[str]:
    """Return the ids of the children marked in the lists of the classes that are marked."""
    known = {each.id for each in pupils}
    marked = (said.get(_field(each), "").split("\n") for each in book.class_names(pupils))
    return [id for some in marked for id in some if id in known]


def _of(school_class: str, pupils: Sequence[Pupil]) -> list[Pupil]:
    key = class_key(school_class)
    return [each for each in pupils if class_key(each.school_class) == key]


def _field(school_class: str) -> str:
    return f"of_{class_key(school_class)}"
