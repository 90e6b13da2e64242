"""What somebody writes of a case that may be about them: their own view, which shows nothing done.

They may ring and write a note all the same (`door`). But no step is done by it, nobody has advised
by it, and nothing that stands still goes on (procedure rows 13, 15 and 19). It counts once
somebody else says that it is not about them.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from store.cases import named
from store.cases.case_written import written
from store.cases.kinds import ESCALATED, NOTE
from store.drawers.journal import Entry

if TYPE_CHECKING:
    from store.cases.case import Case

KINDS = frozenset({NOTE, ESCALATED})
"""The kinds of entry that say nothing but what whoever writes them says."""


def said(case: "Case", entry: Entry, said: Any) -> "Case":
    """Keep a note or a call, and whether it may have been about whoever wrote it by then."""
    if entry.kind == ESCALATED:
        case = replace(case, escalated=(*case.escalated, said.get("to", "")))
    own = entry.by in named.of(case)
    case = written(case, entry, said)
    return replace(case, written=(*case.written[:-1], replace(case.written[-1], own=own)))


def applied(case: "Case") -> "Case":
    """Return a folded case in which what may be about whoever wrote it shows nothing done."""
    about = named.of(case)
    left = tuple(
        replace(each, kind="") if each.own and each.by in about else each for each in case.written
    )
    return replace(case, written=left)
