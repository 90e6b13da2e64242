"""A picture for each class, for children who cannot read its name yet.

It is one of the coat-peg pictures: the one that staff chose, else the one that the class is called
after, else one that follows from the class itself. It stays as classes are moved or renamed, and no
two classes have the same while there are pictures left.
"""

from collections.abc import Mapping
from hashlib import blake2b

from assets.pegs import peg_names
from store.school.public_list import PublicList, SchoolClass

TREES = {"oak": "tree", "elm": "leaf", "ash": "leaf", "beech": "leaf", "birch": "tree"}
"""Names of classes that no picture is called by, and the picture that shows what they mean."""


def class_pictures(public: PublicList) -> Mapping[str, str]:
    """Return the picture of each class by its id; the last of very many have none."""
    found: dict[str, str] = {}
    steady = sorted(public.classes, key=lambda each: each.id)
    for wanted in (_chosen, _called):
        for each in steady:
            picture = wanted(each)
            if each.id not in found and picture and picture not in found.values():
                found[each.id] = picture
    for each in steady:
        free = [name for name in _from(each) if name not in found.values()]
        if each.id not in found and free:
            found[each.id] = free[0]
    return found


def _chosen(each: SchoolClass) -> str:
    return each.picture if each.picture in peg_names() else ""


def _called(each: SchoolClass) -> str:
    """Return the picture of what the class is called: Foxes, Oak."""
    words = each.name.casefold().split()
    known = {name: name for name in peg_names()} | TREES
    singular = [word.removesuffix("es") for word in words] + [
        word.removesuffix("s") for word in words
    ]
    return next((known[word] for word in (*words, *singular) if word in known), "")


def _from(each: SchoolClass) -> tuple[str, ...]:
    """Return every picture, beginning where this class begins."""
    names = peg_names()
    start = blake2b(each.id.encode(), digest_size=4).digest()
    place = int.from_bytes(start) % len(names)
    return (*names[place:], *names[:place])
