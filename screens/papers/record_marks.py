"""What stands on a record beside its words: whose it is, and how to tell that nobody altered it."""

from store.cases.case import Case
from store.cases.possible_ends import is_about_adult
from store.cases.printed import Commitment
from store.involved.named_child import is_about_no_child
from store.school.public_list import PublicList

CHECK = "At the desk: / and the code. Or: worrybox check --person NAME --record CODE-OR-FILE"


def marking(case: Case) -> str:
    """Return what stands on every page of a record: whose it is, and that it is confidential.

    An adult whom it only mentions, who was told perhaps, makes it no record about an adult.
    """
    if is_about_adult(case):
        return "CONFIDENTIAL: a record about an adult at school"
    what = "a record of the school" if is_about_no_child(case) else "a child's safeguarding record"
    return f"CONFIDENTIAL: {what}"


def proof(public: PublicList, bound: Commitment) -> list[tuple[str, str]]:
    """Return what says how to find out whether it is what was written, each line with its label."""
    lines = [("Code", bound.code), ("Made of", f"{len(bound.entries)} signed entries")]
    for id, (counter, hash) in bound.heads.items():
        terminal = public.terminal(id)
        where = terminal.name if terminal else "the first office terminal"
        lines.append(("End of the chain", f"{where}: entry {counter}, {hash[:32]}"))
    return [*lines, ("To check it", CHECK)]
