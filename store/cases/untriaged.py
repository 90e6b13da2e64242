"""Whether a case waits for its triage."""

from typing import TYPE_CHECKING

from store.cases import plain_kind

if TYPE_CHECKING:
    from store.cases.case import Case


def awaits_triage(case: "Case") -> bool:
    """Tell whether somebody still has to triage an open case (procedure rows 13 and 26).

    Not of a plain kind, of which one key says it all; nor a low-level concern, which is judged.
    """
    return not (case.triages or case.matter.is_low or plain_kind.is_plain(case))
