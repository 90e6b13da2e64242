"""What whoever a case names, or is kept from, leaves to others, and who those are.

Done by somebody who did not know that, at another terminal, it is looked at again (`unaware`); and
where it was a second person's word, or said of an adult, it counts no more: somebody else says it.
"""

from typing import TYPE_CHECKING

from store.adults.rows import SAID_OF, THRESHOLD
from store.cases import kinds, named
from store.involved.people import ADULT, INSTIGATOR, STAFF

if TYPE_CHECKING:
    from store.cases.case import Case

AGREEMENTS = {
    kinds.LOWERING_AGREED: "agreed that it is less grave",
    kinds.CLEARING_AGREED: "agreed that it is not about whom it names",
    kinds.KEEPING_AGREED: "agreed whom it is kept from",
    kinds.KEEPING_UNDONE: "undid whom it is kept from",
}
"""A second person's words, but for a closing, and how they are said."""
DEEDS = {
    kinds.WORRY_LEFT: "took out what was told",
    SAID_OF: "said of an adult whether it is about them",
    kinds.TRIAGED: "triaged it",
    THRESHOLD: "judged an adult",
    kinds.PARENTS_AGREED: "agreed that parents are not told",
    **AGREEMENTS,
}
"""All of it beside closing a case, and how it is said."""
ANSWERS = frozenset({*AGREEMENTS, kinds.LOWERING_REFUSED, kinds.CLEARING_UNDONE})
"""What shows that somebody else has said what one of these said, or the contrary."""
UNCOUNTED = frozenset({SAID_OF, kinds.PARENTS_AGREED, *AGREEMENTS})
"""What of it counts no more once it is known that the case names whoever wrote it."""


def out_of_ending(case: "Case") -> set[str]:
    """Return those at school who are to have no part in ending a case, nor are the second of two
    who agree to something in it."""
    return entered(case) | named.no_second(case)


def out_of_doing(case: "Case", kind: str) -> set[str]:
    """Return those who are to leave to others what an entry of this kind does."""
    return out_of_ending(case) if kind in AGREEMENTS else entered(case) | named.no_part(case)


def entered(case: "Case") -> set[str]:
    """Return those at school who are in it as an adult in it, or as the one who did it.

    Who is so may have been said at one terminal, and who that is at another.
    """
    ties = (each.tie.partition(":") for each in case.people if each.has(ADULT, INSTIGATOR))
    return {id for kind, _, id in ties if kind == STAFF}
