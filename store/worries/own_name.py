"""What was typed where a child's own name goes: a name, or words that may name somebody else."""

from collections.abc import Collection

from assets.desk_data import titles
from store.letterbox.called import roles_in
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
    | {"mene", "meni", "mij", "moya", "vin", "vona"}
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
    )
