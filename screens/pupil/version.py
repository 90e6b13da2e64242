"""The two versions in which pages speak to children: of pictures, and of typed words."""

from assets.tongue import spoken_now
from store.school.public_list import PublicList, SchoolClass

YOUNGER, OLDER = "younger", "older"


def version_of(school_class: SchoolClass) -> str:
    """Return how pages speak to a class."""
    return as_spoken(school_class.version)


def first_to_answer() -> str:
    """Return how answers are spoken of: in the words of the older, where there are those."""
    return as_spoken(OLDER)


def first_version(school: PublicList, own_class: SchoolClass | None = None) -> str:
    """Return how the first page speaks: to its class, or the youngest who may stand there."""
    classes = (own_class,) if own_class else school.classes
    versions = {each.version for each in classes}
    return as_spoken(OLDER if versions == {OLDER} else YOUNGER)


def as_spoken(version: str) -> str:
    """Return the version in which the language is spoken that is wished for in this one.

    It is the one that was accepted where the other was not; what can only be heard is there in
    pictures.
    """
    tongue = spoken_now()
    return tongue.only or version if tongue.drawn else YOUNGER


def is_spoken(version: str) -> bool:
    """Tell whether the language is spoken in this version."""
    return as_spoken(version) == version
