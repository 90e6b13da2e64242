"""Papers of a made-up school, drawn as somebody who prints them gets them."""

from dataclasses import replace
from pathlib import Path

from PIL import Image

from screens.papers.paper import paper
from screens.papers.photos import NO_PHOTOS, Photos
from screens.papers.printing import draw, order
from store.school import classes, people
from store.school.public_list import Person, PublicList, SchoolClass
from store.signing_in.session import Session
from tests.made_up import School

RED, BLUE = (220, 20, 20), (20, 20, 220)


def class_of(public: PublicList, name: str) -> SchoolClass:
    return next(each for each in public.classes if each.name == name)


def drawn(
    public: PublicList,
    id: str,
    name: str = "",
    photos: Photos = NO_PHOTOS,
    *,
    touch: bool = False,
) -> bytes:
    """A paper, for the class of this name where there is one for each."""
    chosen = [class_of(public, name)] if name else public.classes
    (wanted, *_) = order([paper(id)], chosen, touch=touch).wanted
    return draw(public, wanted, photos).content


def change_class(school: School, dsl: Session, called: str, **said: object) -> PublicList:
    """Change a class of the school; return the list in force then."""
    changed = replace(class_of(dsl.public, called), **said)  # type: ignore[arg-type]
    people.propose(dsl, classes.keep_class(dsl.public, changed), "", school.now)
    return dsl.public


def photo(folder: Path, name: str, colour: tuple[int, int, int]) -> Path:
    """A photo that is all of one colour."""
    folder.mkdir(exist_ok=True)
    Image.new("RGB", (60, 80), colour).save(folder / name)
    return folder / name


def many(public: PublicList, count: int) -> PublicList:
    """The list with a class that may ask for so many grown-ups."""
    more = tuple(
        Person(f"p{number}", f"Mx Number{number}", ("staff",), "", "")
        for number in range(1, count + 1)
    )
    oak = replace(class_of(public, "Oak"), adults=tuple(each.id for each in more))
    return replace(public, people=(*public.people, *more), classes=(oak,))
