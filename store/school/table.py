"""The table: proposed changes of the public list, and what became of them.

What lies here came from this terminal or from another office. It is judged when it is read,
against the versions of the list known here: a proposal counts when a keeper whom the version it
follows names has signed it. One whose version is not known here yet waits unseen. So does a change
that was also signed on top of others (`in_turn`): its papers are one change, of which one waits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from store.database import transaction
from store.errors import UNREADABLE, Damaged, Refused
from store.front_desk import FrontDesk
from store.school import keeper_words
from store.school.countersigned import Signatures, signers
from store.school.keeper_words import AGREED, AWAY, PROPOSED, REFUSED, Word
from store.school.proposal import Change, Paper, Proposal, Row
from store.school.public_list import PublicList, decode

KEPT = 30
"""What was proposed so many versions ago is not brought up again."""


def lay(desk: FrontDesk, rows: Iterable[Row], words: Iterable[Word]) -> None:
    """Put papers and words on the table, and take off it what is done with."""
    with transaction(desk.db):
        for row in rows:
            desk.db.execute(
                "INSERT INTO proposals VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
                " SET body = excluded.body WHERE body = x''",
                [row.paper.id, msgspec.json.encode(row.paper), row.body],
            )
        for word in words:
            keeper_words.put(desk.db, word)
        _tidy(desk)


def tidy(desk: FrontDesk) -> None:
    """Take off the table what is done with."""
    with transaction(desk.db):
        _tidy(desk)


def rows(desk: FrontDesk) -> list[Row]:
    """Return what lies on the table, judged or not."""
    found = desk.db.query("SELECT paper, body FROM proposals ORDER BY rowid")
    try:
        return [Row(msgspec.json.decode(r["paper"], type=Paper), r["body"]) for r in found]
    except UNREADABLE:
        raise Damaged("A proposed change of the public list cannot be read.") from None


def everything(desk: FrontDesk) -> list[Proposal]:
    """Return every proposal that counts and was not put away by its proposer."""
    laid = _laid(desk)
    found = [_judged(desk, row, laid) for row in laid.rows if row.body]
    return [each for each in found if each is not None and each.by not in each.away]


def unsigned(desk: FrontDesk) -> int:
    """Count the proposals that no keeper has signed."""
    laid = _laid(desk)
    return sum(_is_false(desk, row, laid) for row in laid.rows)


def waiting(desk: FrontDesk) -> list[Proposal]:
    """Return the changes that wait; those refused, or overtaken by another change, are not."""
    return [each for each in everything(desk) if not each.refusals and not is_late(desk, each)]


def fallen(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return what this person proposed in vain: it was refused, or another change came first."""
    return [each for each in _in_vain(desk) if each.by == person]


def overtaken(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return what others proposed and another change overtook, until this person puts it away."""
    others = (each for each in _in_vain(desk) if person not in (each.by, *each.away))
    return [each for each in others if not each.refusals]


def _in_vain(desk: FrontDesk) -> list[Proposal]:
    """Return one paper of each change of which none waits or is in force."""
    found: dict[Change, Proposal] = {}
    stands: set[Change] = set()
    for each in everything(desk):
        late, done = is_late(desk, each), in_force(desk, each)
        if done or (not late and not each.refusals):
            stands.add(each.change)
        found.setdefault(each.change, each)
    return [each for change, each in found.items() if change not in stands]


def overruled(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return what this person refused while others agreed to it, until they put it away."""
    done = [each for each in everything(desk) if in_force(desk, each) and person not in each.away]
    return [each for each in done if person in {refusal.by for refusal in each.refusals}]


def on_top_of(desk: FrontDesk, new: PublicList) -> set[Change]:
    """Return which changes wait unseen for this version, signed by whoever proposed them."""
    hash, laid = new.hash(), _laid(desk)
    lists = ((row, decode(row.body)) for row in laid.rows if row.body)
    return {
        row.paper.change
        for row, then in lists
        if then.previous == hash and _is_its_proposers(desk, row, laid)
    }


def as_it_is_now(desk: FrontDesk, proposal: Proposal) -> Proposal:
    """Return a proposal with what has come about it since it was read.

    Raises:
        Refused: it was taken back.
    """
    for each in everything(desk):
        if each.id == proposal.id:
            return each
    raise Refused("This is off the table: it was taken back, or the list has gone on since.")


def is_late(desk: FrontDesk, proposal: Proposal) -> bool:
    """Tell whether the list has gone on since: with this change, or with another one."""
    return proposal.new.previous != desk.school.hash()


def in_force(desk: FrontDesk, proposal: Proposal) -> bool:
    """Tell whether it was agreed to, and stands."""
    return desk.hash_at("", proposal.new.number) == proposal.new.hash()


def expected(desk: FrontDesk) -> set[str]:
    """Return the ids of those who are proposed, whose key rings are here before they are."""
    listed = {person.id for person in desk.school.people}
    return {person.id for new in _lists(desk) for person in new.people} - listed


@dataclass(frozen=True)
class _Laid:
    """All that lies on the table, judged or not."""

    rows: list[Row]
    words: list[Word]

    def about(self, row: Row) -> list[Word]:
        """Return the words about a paper."""
        return [word for word in self.words if word.about == row.paper.id]


def _laid(desk: FrontDesk) -> _Laid:
    return _Laid(rows(desk), keeper_words.everything(desk.db))


def _papers(desk: FrontDesk, row: Row, laid: _Laid) -> list[Row]:
    """Return the papers of a paper's change: itself, and the others that its proposer signed."""
    others = (each for each in laid.rows if each.paper.change == row.paper.change)
    return [each for each in others if each is row or _is_its_proposers(desk, each, laid)]


def _is_its_proposers(desk: FrontDesk, row: Row, laid: _Laid) -> bool:
    by = row.paper.by
    said = (word for word in laid.about(row) if word.kind == PROPOSED and word.by == by)
    return any(word.is_signed_with(desk.school.keys_of(by)) for word in said)


def _base(desk: FrontDesk, row: Row) -> PublicList | None:
    """Return the list that a paper follows; None when it is not known, or not what was signed."""
    if not row.body:
        return None
    new, paper = decode(row.body), row.paper
    right = (new.hash(), new.number) == (paper.version, paper.number)
    return desk.known(new.number - 1, new.previous) if right else None


def _judged(desk: FrontDesk, row: Row, laid: _Laid) -> Proposal | None:
    """Return a proposal with what counts of the words about it; None when it does not count."""
    paper, new, base, about = row.paper, decode(row.body), _base(desk, row), laid.about(row)
    if base is None:
        return None
    signatures = _signatures(base, new, about)
    if paper.by not in signatures or not any(_proposes(word, paper, base) for word in about):
        return None
    return Proposal(
        paper.id,
        new,
        signatures,
        paper.why,
        paper.by,
        paper.at,
        paper.terminal,
        tuple(_refusals(desk, row, laid)),
        tuple(_away(desk, row, laid)),
        paper.salt,
    )


def _proposes(word: Word, paper: Paper, base: PublicList) -> bool:
    return word.kind == PROPOSED and word.by == paper.by and word.is_a_keepers(base)


def _signatures(base: PublicList, new: PublicList, about: list[Word]) -> Signatures:
    agreed = [(word.by, word.signature) for word in about if word.kind == AGREED]
    good = [pair for pair in agreed if signers(base, new, dict([pair]))]
    return dict(good)


def _refusals(desk: FrontDesk, row: Row, laid: _Laid) -> Iterator[Word]:
    """Yield who refused the change, on whichever list: it is refused on top of others too."""
    for each in _papers(desk, row, laid):
        base = _base(desk, each)
        if base is not None:
            about = (word for word in laid.about(each) if word.kind == REFUSED)
            yield from (word for word in about if word.is_a_keepers(base))


def _away(desk: FrontDesk, row: Row, laid: _Laid) -> Iterator[str]:
    for word in (word for each in _papers(desk, row, laid) for word in laid.about(each)):
        if word.kind == AWAY and word.is_signed_with(desk.school.keys_of(word.by)):
            yield word.by


def _is_false(desk: FrontDesk, row: Row, laid: _Laid) -> bool:
    """Tell whether a paper can never count; without the version it follows nobody knows yet."""
    if not row.body or _judged(desk, row, laid):
        return False
    new = decode(row.body)
    return new.number < 2 or desk.known(new.number - 1, new.previous) is not None


def _tidy(desk: FrontDesk) -> None:
    laid = _laid(desk)
    for row in laid.rows:
        papers = _papers(desk, row, laid)
        done = _is_done(desk, papers, laid)
        if _is_over(desk, row, laid) or (done and len(papers) == 1):
            desk.db.execute("DELETE FROM proposals WHERE id = ?", [row.paper.id])
            keeper_words.forget(desk.db, row.paper.id)
        elif row.body and (done or row.paper.by in _away(desk, row, laid)):
            # It may come once more from where nobody has heard of this: the paper stays.
            desk.db.execute("UPDATE proposals SET body = x'' WHERE id = ?", [row.paper.id])
        else:
            continue
        _forget_rings(desk, row)


def _is_over(desk: FrontDesk, row: Row, laid: _Laid) -> bool:
    return row.paper.number + KEPT <= desk.school.number or _is_false(desk, row, laid)


def _is_done(desk: FrontDesk, papers: list[Row], laid: _Laid) -> bool:
    """Tell whether a change is in force for good, and nobody refused it."""
    if any(word.kind == REFUSED for row in papers for word in laid.about(row)):
        return False
    # A version may still lose against another one with its number, until one follows it.
    followed = [row.paper for row in papers if row.paper.number < desk.school.number]
    return any(desk.hash_at("", each.number) == each.version for each in followed)


def _forget_rings(desk: FrontDesk, row: Row) -> None:
    """Drop the key rings of those who will not come."""
    if not row.body:
        return
    there = [desk.school, *_lists(desk)]
    for person in decode(row.body).people:
        if not any(each.person(person.id) for each in there):
            desk.db.execute("DELETE FROM rings WHERE person = ?", [person.id])


def _lists(desk: FrontDesk) -> list[PublicList]:
    return [decode(row.body) for row in rows(desk) if row.body]
