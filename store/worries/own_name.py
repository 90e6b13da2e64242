"""What was typed where a child's own name goes: a name, or words that may name somebody else."""

from collections.abc import Collection

from assets.desk_data import titles
from assets.texts import given_names
from store.letterbox.called import roles_in
from store.letterbox.everyday import is_everyday
from store.letterbox.likeness import words_in
from store.letterbox.naming import TITLES, named_in
from store.school.public_list import Person
from store.worries.harm import speaks_of_harm

LONGEST = 3
"""Words of which most children's names have no more."""
_NO_NAMES = frozenset(
    {
        "i",
        "me",
        "my",
        "he",
        "him",
        "she",
        "they",
        "them",
        "it",
        "is",
        "was",
        "by",
        "of",
        "to",
        "from",
    }
    | {"at", "and", "not", "hates", "hate", "mnie", "mi", "moj", "moja", "przez", "nie", "sie"}
    | {"mene", "meni", "mij", "moya", "vin", "vona", "lubi", "lubie", "nienawidze", "nienawidzi"}
    | {"boje", "boi", "zly", "zla", "straszny", "straszna", "glupi", "glupia", "krzyczy", "pan"}
    | {
        "pani",
        "pana",
        "lyublyu",
        "lyubyt",
        "nenavyju",
        "nenavydyt",
        "boyusya",
        "boyitsya",
        "lyakaye",
    }
    | {"zlyy", "krychyt", "pohanyy", "pohana"}
)
"""Words that stand beside a name and are no part of one, in letters of all languages."""


def is_more_than_a_name(typed: str, people: Collection[Person] = ()) -> bool:
    """Tell whether what was `typed` holds more than a name; `people` are those who open the box.

    A child may have the surname of one of them ("Sam Patel"). A surname stands last: what comes
    after one of theirs is said of them ("patel hits me").
    """
    words = words_in(typed)
    return (
        len(typed.split()) > LONGEST
        or any(each in TITLES | titles() | _NO_NAMES for each in words)
        or bool(roles_in(typed))
        or speaks_of_harm(typed)
        or bool(named_in(" ".join(typed.split()[:-1]), people))
        or _is_said_of(typed, people)
    )


def _is_said_of(typed: str, people: Collection[Person]) -> bool:
    """Tell whether a word of every day that no child bears stands before one of their names.

    "dislikes patel" and "scary patel" are said of them; "Rose Patel" is a child.
    """
    before = [each for each in typed.split()[:-1] if each.isalpha()]
    said = (word for each in before for word in words_in(each))
    strange = any(is_everyday(word) and word not in given_names() for word in said)
    return strange and bool(named_in(typed, people))
