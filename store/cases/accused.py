"""Who at school is no neutral reader of a case or a worry: not let in, not the second of two.

Asked of whoever would look at it for others (`seconds`, `restrict`, `asking_back`,
`drawers.holders`). Who is given nothing to do in it is another question (`cases.no_part`).
"""

from store.adults import by_typed_name, low_ends
from store.cases import cleared, named
from store.cases.case import Case
from store.school.public_list import PublicList
from store.worries.worry import Worry


def accused(public: PublicList, record: object) -> frozenset[str]:
    """Return who at school is not let into a drawer with a case or a worry in it, by id.

    What was told accuses them: not those whom a child only told, or who helped. Of anything else
    nobody.
    """
    if isinstance(record, Case):
        found = {*record.kept_from, *named.accused(record), *cleared.harming(record)}
        return by_typed_name.of_case(public, record) | found
    return no_second(public, record) if isinstance(record, Worry) else frozenset()


def no_second(public: PublicList, record: Case | Worry) -> frozenset[str]:
    """Return who at school is not the second of two in a case or a worry, nor receives it; by id.

    So it is also where a colleague's words alone leave open what they did (`named.no_second`).
    """
    if isinstance(record, Case):
        return by_typed_name.of_case(public, record) | named.no_second(record)
    out = {*record.kept_from, record.told.adult} - {""}
    return low_ends.may_have_done_it(public, record) | by_typed_name.of_worry(public, record) | out
