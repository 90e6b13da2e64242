"""What was told in a case after it was triaged, and accuses somebody at school.

It was put in by somebody, or the child added it: the triage says nothing of it, so the case is
triaged again, or somebody says that it is not about whom it names (rows 13 and 27).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.adults.whom import accusing, key_of
from store.cases import named
from store.looking.noted import Noted

if TYPE_CHECKING:
    from store.cases.case import Case

TITLE = "Triage it again{}: it was told since that {} {}"
HARMED, OPEN = "harmed a child", "may have done something"


def since(case: "Case") -> tuple[Noted, ...]:
    """Return such mentions that nobody knew of who triaged the case, of whom it is still to say."""
    if not case.triages:
        return ()
    heard = frozenset[str]().union(*(each.heard for each in case.triages))
    new, asked = accusing(case.noted) - heard, {each.key for each in named.to_say(case)}
    return tuple(e for e in case.noted if e.id in new and key_of(e.said) in asked)


def sentence(case: "Case", rows: Sequence[Noted], *, by: str = "F") -> str:
    """Return what is to be done about it, and by which key, if by any."""
    asked = {key_of(row.said) for row in rows}
    found = [each for each in named.to_say(case) if each.key in asked]
    what = HARMED if any(each.harm for each in found) else OPEN
    key = f" ({by})" if by else ""
    return TITLE.format(key, " or ".join(dict.fromkeys(each.name for each in found)), what)
