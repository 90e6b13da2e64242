"""Several small worries answered in one go: each with entries of its own, one after the other.

Nothing is shared between them but the words that somebody chose. Each is judged once more as it
stands when its turn comes: another person may have seen to it meanwhile, here or elsewhere.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.adults import on_the_roll
from store.cases.act_fields import FILE_FIELDS
from store.drawers.drawer import Drawer, Fact
from store.errors import Incomplete, OutOfOrder, Refused, WorryBoxError
from store.fields import Values, kept, require
from store.letterbox import receipts
from store.letterbox.receipts import Reply
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries import telling, triage
from store.worries.filing import why_named
from store.worries.kinds import ANSWERED, FILED, LINKED
from store.worries.small import Small, told_so_far
from store.worries.stands_out import adults_in, jobs_in
from store.worries.worry import WAITING, Worry

FILED_ONLY = "It is filed, but no answer waits behind the pictures: please tell the child."
TAKEN_BACK = "Taken back soon after it was filed together with others."


@dataclass(frozen=True)
class Done:
    """What became of one of several: empty, or a sentence that says why it was left as it was."""

    subject: str
    trouble: str = ""


def in_turn(subjects: Iterable[str], act: Callable[[str], object]) -> Iterator[Done]:
    """Do something to one subject after the other; whoever does not go on asking stops it.

    What is refused for one is said and leaves the others alone.
    """
    for subject in subjects:
        try:
            act(subject)
        except WorryBoxError as error:
            yield Done(subject, str(error))
        else:
            yield Done(subject)


def judge(chosen: Sequence[Small], values: Values) -> None:
    """Make sure that words which go to several worries name none of the children in them.

    Raises:
        Incomplete: a field names somebody, or the closing is not whole.
    """
    require(FILE_FIELDS, values)
    if len(chosen) < 2:
        return
    names = {word for small in chosen for word in _name_words(small.worry.name)}
    wrong = {}
    for field, said in values.items():
        if field not in _WRITTEN:
            continue
        if found := sorted(names & set(re.findall(r"\w+", said))):
            wrong[field] = f"These words go to {len(chosen)} worries: please leave out {found[0]}."
    if wrong:
        raise Incomplete(wrong)


def finish(session: Session, small: Small, values: Values, text: str, now: datetime) -> None:
    """Answer one worry and file it, in one transaction; `small` is as its reader has seen it.

    `text` is the whole answer to the child (may be empty).

    Raises:
        Incomplete: the closing is not whole.
        Refused: it waits no more, more was told, or it is not to be filed like this.
        OutOfOrder: the disk failed; the sentence says whether it is filed all the same.
    """
    require(FILE_FIELDS, values)
    if found := session.find(small.id):
        on_the_roll.look_up(session, found, small.id, now)
    drawer, worry = _as_it_stands(session, small.id)
    if worry.state != WAITING:
        raise Refused(_seen_to(session.public, drawer, worry))
    by_itself = worry.case or worry.apart or worry.help_now or worry.kept_from or worry.left
    if by_itself or adults_in(worry, session.public) or jobs_in(worry, session.public):
        raise Refused("This is to be seen to on its own page.")
    if why := why_named(session, drawer, worry, ""):
        raise Refused(why)
    if told_so_far(worry) != small.as_told:
        raise Refused("The child has told more since you read it. Please read that first.")
    facts = [Fact(worry.id, FILED, kept(FILE_FIELDS, values))]
    if text:
        facts.append(Fact(worry.id, ANSWERED, telling.answered(session, worry, text, now)))
    drawer.record_all(facts, now)
    if text and worry.told.receipt_seal:
        reply = Reply(session.person.name, now.isoformat(timespec="seconds"), text)
        try:
            db = session.home.desk.db
            receipts.answer(db, worry.told.receipt, worry.told.receipt_seal, reply)
        except WorryBoxError as error:
            raise OutOfOrder(f"{FILED_ONLY} {error}") from None


def take_back(session: Session, subject: str, now: datetime) -> None:
    """Let a worry that this person has just filed wait again; both entries stay.

    Raises:
        Refused: it is not filed any more, or somebody else filed it.
    """
    drawer, worry = _as_it_stands(session, subject)
    filed = [entry for entry in drawer.entries(subject) if entry.kind == FILED]
    if filed and filed[-1].by != session.person_id:
        raise Refused(f"It was filed by {session.public.name_of(filed[-1].by)} since.")
    triage.open_again(drawer, worry, {"why": TAKEN_BACK}, now)


_WRITTEN = frozenset(field.id for field in FILE_FIELDS if not field.choices)


def _as_it_stands(session: Session, subject: str) -> tuple[Drawer, Worry]:
    drawer = session.find(subject)
    worry = drawer.get(subject) if drawer is not None else None
    if drawer is None or not isinstance(worry, Worry):
        raise Refused("This was moved to a drawer that your key ring does not open.")
    return drawer, worry


def _seen_to(public: PublicList, drawer: Drawer, worry: Worry) -> str:
    kind, done = (LINKED, "put it into a case") if worry.case else (FILED, "filed it")
    by = next((e.by for e in reversed(drawer.entries(worry.id)) if e.kind == kind), "")
    return f"{public.name_of(by) if by else 'Somebody'} has {done} meanwhile."


def _name_words(name: str) -> Collection[str]:
    """Return a child's name as it stands in a sentence: `sam fox` gives Sam and Fox."""
    return {word.capitalize() for word in re.findall(r"\w+", name) if len(word) > 2}
