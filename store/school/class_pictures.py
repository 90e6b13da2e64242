"""A picture for each class, for children who cannot read its name yet.

It is the coat-peg picture that staff chose, else the one that the class is called after, else a
block that follows from the class itself: no child has that at its own peg. It stays as classes are
moved or renamed, and no two classes have the same while there are pictures left.
"""

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import blake2b

from assets.pegs import block_names, peg_names
from store.school.public_list import PublicList, SchoolClass

TREE, LEAF = ("tree", "leaf"), ("leaf", "tree")
MEANINGS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("oak", "birch", "beech", "cedar", "fir", "pine", "cherry"), TREE),
    **dict.fromkeys(("acorn", "ash", "chestnut", "elm", "hazel", "holly", "maple"), LEAF),
    **dict.fromkeys(("rowan", "sycamore", "willow"), LEAF),
    **dict.fromkeys(("bluebell", "buttercup", "daisy", "poppy", "rose", "tulip"), ("flower",)),
    **dict.fromkeys(("comet", "jupiter", "mars", "saturn", "venus"), ("rocket", "star", "moon")),
    "bumblebee": ("bee",),
    "duckling": ("duck",),
    "kitten": ("cat",),
    "sunflower": ("flower", "sun"),
    "sunshine": ("sun",),
    "tadpole": ("frog",),
}
"""Names of classes that no picture is called by, and the pictures that show what they mean, the
best first: a second class of that meaning has the next."""


def class_pictures(public: PublicList) -> Mapping[str, str]:
    """Return the picture of each class by its id; the last of very many have none."""
    found: dict[str, str] = {}
    steady = sorted(public.classes, key=lambda each: each.id)
    later = [partial(_called, place=place) for place in range(3)]
    ways: list[Callable[[SchoolClass], str]] = [_chosen, *later]
    for wanted in ways:
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


def _called(each: SchoolClass, place: int) -> str:
    """Return the picture of what the class is called, the best or a later one: Foxes, Oak."""
    words = each.name.casefold().split()
    known = {**MEANINGS, **{name: (name,) for name in peg_names()}}
    single = [
        word.removesuffix(ending) + instead
        for ending, instead in (("ies", "y"), ("es", ""), ("s", ""))
        for word in words
    ]
    meant = next((known[word] for word in (*words, *single) if word in known), ())
    return meant[place] if place < len(meant) else ""


def _from(each: SchoolClass) -> tuple[str, ...]:
    """Return every block, beginning where this class begins, and then what else there is."""
    names = block_names()
    start = blake2b(each.id.encode(), digest_size=4).digest()
    place = int.from_bytes(start) % len(names)
    return (*names[place:], *names[:place], *peg_names())
