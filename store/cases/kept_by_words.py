"""What was kept from whoever was given a drawer later, since what was told accused them.

Nobody chose that, so nobody has to agree to it. But it is no judgement either: once nothing accuses
them any more, since two have said that it is not about them, somebody else who reads the case says
whether they read it as everybody does who holds the drawer (Y). It blocks nothing, and is not late.
"""

from typing import TYPE_CHECKING

from store.cases import named
from store.cases.checklist import Written
from store.cases.kept import by_words
from store.cases.kept_alone import TO_KEEP, entry_of
from store.cases.left_to_others import entered
from store.drawers.record import Item

if TYPE_CHECKING:
    from store.cases.case import Case

TITLE = "Agree or undo: kept from whom it accused"


def settled(case: "Case") -> tuple[Written, ...]:
    """Return what of a case is kept so from somebody whom nothing accuses any more.

    A triage that names them as the headteacher, or what was said or judged of them, does.
    """
    if not (kept := by_words(case)):
        return ()
    out = named.about(case) | named.accused(case) | entered(case) | named.of(case)
    return tuple(each for each in kept if each.to not in out)


def items(case: "Case") -> list[Item]:
    """Return that somebody says whether they read it now."""
    return [Item(f"{TO_KEEP} {entry_of(each)}", "", "", TITLE) for each in settled(case)]
