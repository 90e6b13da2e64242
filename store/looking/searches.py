"""Searches for devices and of them: recorded, added to, and nothing deleted the police may want.

Education Act 2011, with the government's advice on searching (July 2022); procedure row 32.
"""

from datetime import datetime

from store.cases.acts import Act
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.fields import Values, kept, require
from store.looking.looking_fields import in_words
from store.looking.noted import SEARCH, SEARCH_FOLLOWED, Noted, named, of_kind
from store.looking.search_fields import DELETED
from store.looking.suspected import is_suspected

NOT_DELETED = "Nothing is deleted that the police may want. Keep it as it is, and ask them."
OWNER = "owner"
"""The choice that says that the owner was asked to delete it."""
NOT_YET = (
    "Such pictures may be a crime: nothing of them is deleted before a triage (F) that two stand "
    "behind says that it is none. Keep it as it is; what is decided then is added (O)."
)


def record(drawer: Drawer, case: Case, act: Act, values: Values, now: datetime) -> None:
    """Record a search, or what followed of one (SEARCH_FOLLOWED).

    Raises:
        Incomplete: a field is missing, nobody witnessed it without a reason, or something was
            deleted that the police may want.
        Refused: the case is closed.
    """
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    require(act.fields, values, now)
    if wrong := {
        **(_witnesses(values) if act.kind == SEARCH else {}),
        **_deletion(case, values),
    }:
        raise Incomplete(wrong)
    said = kept(act.fields, values)
    if act.kind == SEARCH_FOLLOWED:
        search = named(case.noted, values["search"], {SEARCH})
        said[in_words("search")] = search.said.get("whom", "") if search else ""
    drawer.record(case.id, act.kind, said, now)


def searches(case: Case) -> tuple[tuple[Noted, tuple[Noted, ...]], ...]:
    """Return each search of a case with what was added to it."""
    more = of_kind(case.noted, SEARCH_FOLLOWED)
    return tuple(
        (each, tuple(row for row in more if row.said.get("search") == each.id))
        for each in of_kind(case.noted, SEARCH)
    )


def parents_told(case: Case) -> str:
    """Return when and how parents were told of a search, as it was said last; empty: of none.

    That is no word on what else the case is about.
    """
    of_any = (each.said for each in case.noted if each.kind in (SEARCH, SEARCH_FOLLOWED))
    said = [each.get("told_how", "") for each in of_any if each.get("told") == "yes"]
    return said[-1] if said else ""


def police_may_want(case: Case, values: Values) -> bool:
    """Tell whether the police may want what was found: it is said, suspected or told to them."""
    return values.get("police") == "yes" or bool(case.files_closed) or "police" in case.escalated


def _witnesses(values: Values) -> dict[str, str]:
    witness = values.get("witness", "")
    if witness and witness == values.get("searcher"):
        return {"witness": "A witness is somebody else than who searched."}
    if not witness and not values.get("no_witness", "").strip():
        return {"no_witness": "Without a witness: please say why it could not wait for one."}
    return {}


def _deletion(case: Case, values: Values) -> dict[str, str]:
    if values.get("deletion") not in (DELETED, OWNER):
        return {}
    if police_may_want(case, values):
        return {"deletion": NOT_DELETED}
    return {"deletion": NOT_YET} if is_suspected(case.noted, values) else {}
