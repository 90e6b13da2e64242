"""What was decided about a behaviour, made actions of the case: somebody does each of them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from store.cases.act_fields import action_fields
from store.cases.case import Case
from store.cases.case_parts import OPEN, Sanction
from store.cases.casework import KEPT_FROM_THEM, as_it_stands
from store.cases.kinds import ACTION
from store.cases.sanctions import Table
from store.drawers.drawer import Drawer, Fact
from store.errors import Refused
from store.fields import Choice, Field, Kind, Values, require

WHICH = "which"


def choices(table: Table, decided: Sanction, roles: Collection[str] = ()) -> tuple[Choice, ...]:
    """Return what was decided as things to do, e.g. `Tell the headteacher: Kit Shaw`.

    Whoever decided it has these `roles`: nobody is asked to tell themselves.
    """
    return tuple(
        Choice(each.id, f"{each.do or each.say}: {decided.name}")
        for each in table.columns
        if each.say in decided.actions and not {*each.knows} & {*roles}
    )


def fields(found: Sequence[Choice], people: Sequence[Choice]) -> tuple[Field, ...]:
    """Return what is asked: which of them become actions, which of `people` does them, by when."""
    which = Field(WHICH, "Which", Kind.SEVERAL, True, choices=tuple(found))
    return (which, *action_fields(people)[1:])


def add(
    drawer: Drawer,
    case: Case,
    table: Table,
    decided: Sanction,
    asked: Sequence[Field],
    values: Values,
    now: datetime,
) -> tuple[str, ...]:
    """Make actions of what was chosen of what the `table` had `decided`; return their words.

    Raises:
        Incomplete: nothing is chosen, or it is not said who does it by when.
        Refused: the case is closed, or is kept from whoever would do it.
    """
    require(asked, values, now)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    if values["owner"] in case.kept_from:
        raise Refused(KEPT_FROM_THEM)
    chosen = values[WHICH].split("\n")
    texts = {each.id: each.label for each in asked[0].choices if each.id in chosen}
    tells = {each.id: each.tells for each in table.columns}
    said = {"owner": values["owner"], "due": values["due"], "person": decided.person}
    facts = (
        Fact(case.id, ACTION, {"text": text, "tells": tells.get(id, ""), **said})
        for id, text in texts.items()
    )
    drawer.record_all(list(facts), now)
    return tuple(texts.values())
