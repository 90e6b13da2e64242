"""What of a case speaks of other cases, and is not shown to whoever may not open those."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from store.cases.case import Case
from store.cases.cases import NOUN
from store.cases.kinds import SANCTIONED
from store.drawers.journal import Entry
from store.drawers.record import words_of
from store.involved.children import seen_by
from store.involved.kinds import LINKED, SAME, UNLINKED
from store.involved.links import leads_to
from store.looking.noted import of_kind
from store.signing_in.session import Session


def _any(number: str) -> bool:
    return bool(number)


@dataclass(frozen=True)
class Unseen:
    """Entries of a case that are not shown, by id, and which cases may be named, by number."""

    entries: frozenset[str] = frozenset()
    may_name: Callable[[str], bool] = _any

    def leave(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return those entries that are shown, without the numbers that nobody is told."""
        return [self._named(each) for each in entries if each.id not in self.entries]

    def _named(self, entry: Entry) -> Entry:
        if entry.kind != SANCTIONED or entry.body is None:
            return entry
        printed = dict(entry.said.get("printed", {}))
        printed["earlier"] = [n for n in printed.get("earlier", ()) if self.may_name(n)]
        return replace(entry, body={**entry.body, "printed": printed})


NOTHING = Unseen()


def unseen(session: Session, case: Case) -> Unseen:
    """Return what a case says of others that this session may not open.

    That are links to them, what was said of a child who is in them, and their numbers among
    what somebody did before.
    """
    links = of_kind(case.noted, LINKED)
    away = {row.id for row in links if leads_to(session, row.said.get("other", "")) is None}
    ended = of_kind(case.noted, UNLINKED)
    away |= {row.id for row in ended if row.said.get("link") in away}
    away |= {
        row.id
        for row in of_kind(case.noted, SAME)
        # Whoever said it knows the case they said it of.
        if row.by != session.person_id and not seen_by(session, row.said.get("child", ""), case)
    }
    return Unseen(frozenset(away), lambda number: _opens(session, number))


def _opens(session: Session, number: str) -> bool:
    return any(
        isinstance(found := drawer.get(row.subject), Case) and found.number == number
        for drawer in session.shared()
        for row in drawer.called(words_of(number), [NOUN], whole=True, limit=20)
    )
