"""What the rows about an adult in a case come to: how grave it is, and whether nobody asks yet.

KCSIE part four, and rows 27 and 28 of the procedures. Judging again keeps both judgements; of
two that people made apart the more careful one counts until somebody chooses.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from store.adults.rows import (
    ADVICE,
    ANSWERED,
    COPY,
    DECIDED,
    HANDED,
    LIFTED,
    LOW,
    TAKEN,
    THRESHOLD,
    TOLD,
)
from store.cases import gravity
from store.cases.checklist import Triage
from store.cases.questions import ADULT, KINDS
from store.drawers.record import words_of
from store.looking.noted import Noted, of_kind

MET, UNSURE, BELOW = "met", "unsure", "below"
"""What a judgement comes to: it may meet the threshold, the LADO is asked, it is low-level."""
HEAVY = (MET, UNSURE)
HOLD = "Do not question the adult or the child before it is allowed (H, L)."
UNJUDGED = "Nobody has judged the harm threshold"
JUDGED_BEFORE = (
    "The harm threshold is to be judged again: more was told since, or it was judged of somebody "
    "else than whom it was told about"
)
ABOUT = "adult:"
"""How the key begins under which the cases about one adult are found."""
LADO = "lado"
OTHER = "other"
"""The choice of an adult who is not on the list."""
_AT_SCHOOL = ("staff", "headteacher", "unsure")


@dataclass(frozen=True)
class Matter:
    """The rows about the adult in a case. `counting` are the judgements that count now.

    `waiting` are the ids of judgements that say less than an earlier one and that nobody else has
    agreed to, `mistaken` those of earlier ones that two called a mistake.

    `kept_out` are the ids of those it is kept from because somebody said that it is about them.
    """

    rows: tuple[Noted, ...] = ()
    counting: tuple[Noted, ...] = ()
    waiting: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()
    kept_out: tuple[str, ...] = ()

    def of(self, *kinds: str) -> tuple[Noted, ...]:
        """Return the rows of some kinds, the oldest first."""
        return of_kind(self.rows, *kinds)

    @property
    def comes_to(self) -> str:
        """MET, UNSURE or BELOW; empty while nobody has judged it."""
        found = {row.said.get("outcome", "") for row in self.counting}
        return next((each for each in (*HEAVY, BELOW) if each in found), "")

    @property
    def unjudged(self) -> str:
        """Why it counts as not judged, in a sentence; empty where it is judged."""
        if self.comes_to:
            return ""
        return JUDGED_BEFORE if self.of(THRESHOLD) else UNJUDGED

    @property
    def is_heavy(self) -> bool:
        """Whether it may meet the threshold, or nobody is sure."""
        return self.comes_to in HEAVY

    @property
    def is_low(self) -> bool:
        """Whether it is kept as a low-level concern."""
        return self.comes_to == BELOW

    @property
    def is_lowered(self) -> bool:
        """Whether it is low-level now and was judged grave before: two close it."""
        return self.is_low and self.grave is not None

    def is_lowered_by(self, said: Mapping[str, str]) -> bool:
        """Tell whether a judgement that says this would say less than those that count."""
        new = _grave_of(said)
        return any(not _grave_of(row.said) <= new for row in self.counting)

    @property
    def is_held(self) -> bool:
        """Whether it is judged grave and nobody has allowed questions since.

        What two judged lower waits for no advice, unless it was said that nobody is asked yet.
        """
        if self.is_heavy:
            return self.lifted is None
        lifts = [place for place, row in enumerate(self.rows) if row.kind == LIFTED]
        since = of_kind(self.rows[max(lifts, default=-1) + 1 :], ADVICE)
        return self.is_lowered and any(row.said.get("may") != "yes" for row in since)

    @property
    def adult(self) -> tuple[str, str]:
        """Whom it is about: an id of the list (or nothing) and a name, as said last.

        As long as nobody has judged or described it, whoever told it has said so. What is small and
        of somebody else takes it from nobody's pattern: the other one has a case of their own (M).
        """
        about = {row.said.get("adult", "") for row in self.of(TOLD)} - {"", OTHER}
        for row in reversed(self.of(THRESHOLD, LOW, HANDED)):
            small = row.kind == LOW or row.said.get("outcome") == BELOW
            if row.id in self.waiting or (small and about and row.said.get("adult") not in about):
                continue
            return row.said.get("adult", ""), row.said.get("name", "")
        told = {row.said.get("adult", ""): row.said.get("name", "") for row in self.of(TOLD)}
        named = [(id, name) for id, name in told.items() if name]
        out = [(id, told.get(id, "")) for id in self.kept_out if not about or id in about]
        return next(reversed(out or named), ("", ""))

    @property
    def key(self) -> str:
        """What the cases about this adult are found by; empty while nobody is named."""
        id, name = self.adult
        if id in ("", OTHER) and not name:
            return ""
        return ABOUT + (id if id and id != OTHER else " ".join(sorted(words_of(name))))

    @property
    def handed(self) -> Noted | None:
        """How it was handed over last to those who deal with what is about adults."""
        return next(iter(self.of(HANDED)[-1:]), None)

    @property
    def is_untaken(self) -> bool:
        """Whether it was handed over, and nobody has opened it there yet."""
        last = self.of(HANDED, TAKEN)[-1:]
        return any(row.kind == HANDED for row in last)

    @property
    def since(self) -> int:
        """The place in `rows` from which on it has been heavy, without a break."""
        places = [
            n
            for n, row in enumerate(self.rows)
            if row.kind == THRESHOLD and row.id not in self.waiting
        ]
        first = len(self.rows)
        for place in reversed(places):
            if self.rows[place].said.get("outcome") not in HEAVY:
                break
            first = place
        return first

    @property
    def begins(self) -> str:
        """From when on calls to the LADO are about this: empty where it was never below before."""
        before, run = self.rows[: self.since], self.rows[self.since :]
        return run[0].at if run and of_kind(before, THRESHOLD) else ""

    def _since(self, kind: str) -> tuple[Noted, ...]:
        return of_kind(self.rows[self.since :], kind)

    @property
    def lifted(self) -> Noted | None:
        """Who allowed questions since it is heavy, or None."""
        return next(iter(self._since(LIFTED)), None)

    @property
    def advice(self) -> tuple[Noted, ...]:
        """What the LADO, police or social care said, the oldest first."""
        return self.of(ADVICE)

    @property
    def allows(self) -> Noted | None:
        """The last contact, if they said that the adult and the child may be asked now."""
        last = self.advice[-1:]
        return next((row for row in last if row.said.get("may") == "yes"), None)

    @property
    def due(self) -> str:
        """By when the LADO is rung (`2026-03-04 09:14`); empty where nobody has to."""
        heavy = (row.said.get("due", "") for row in self.counting)
        return min((each for each in heavy if each), default="")

    @property
    def grave(self) -> Noted | None:
        """The last judgement that it may meet the threshold, or that nobody was sure; none that
        two called a mistake."""
        heavy = (each for each in self.of(THRESHOLD)[::-1] if each.said.get("outcome") in HEAVY)
        return next((each for each in heavy if each.id not in self.mistaken), None)

    @property
    def decided(self) -> Noted | None:
        """How the allegation ended, as decided last."""
        return next(iter(self.of(DECIDED)[-1:]), None)

    @property
    def copy(self) -> Noted | None:
        """What was said last of the adult's copy."""
        return next(iter(self.of(COPY)[-1:]), None)

    @property
    def recorded(self) -> Noted | None:
        """The low-level concern as it was written down."""
        return next(iter(self.of(LOW)[-1:]), None)

    @property
    def answered(self) -> Noted | None:
        """What was done about it as a low-level concern."""
        return next(iter(self.of(ANSWERED)[-1:]), None)


def matter_of(
    noted: Sequence[Noted],
    apart: Collection[str] = (),
    kept_out: Sequence[str] = (),
    agreed: Collection[str] = (),
) -> Matter:
    """Return what the rows come to; `apart` are ids of decisions that stand side by side.

    A judgement that says less than an earlier one counts once it is `agreed` to by a second person.

    What was judged low-level is judged again once more was told: it was not known then. A low
    judgement of somebody else than whom it was told about says nothing of that one.
    """
    kinds = (TOLD, THRESHOLD, ADVICE, LIFTED, DECIDED, COPY, LOW, ANSWERED, HANDED, TAKEN)
    rows = of_kind(noted, *kinds)
    judged = of_kind(rows, THRESHOLD)
    told = max((place for place, row in enumerate(rows) if row.kind == TOLD), default=-1)
    about = {row.said.get("adult", "") for row in of_kind(rows, TOLD)} - {"", OTHER}
    overtaken = {
        row.id
        for place, row in enumerate(rows)
        if row.kind == THRESHOLD
        and row.said.get("outcome") == BELOW
        and (place < told or (about and row.said.get("adult", "") not in about))
    }
    weighed = gravity.weigh([_said(row) for row in judged], agreed)
    waiting = [row.id for row in judged if weighed.lowers(row.id) and row.id not in agreed]
    counts = {*apart, *weighed.ruling} - overtaken
    how = {row.id: row.said.get(gravity.HOW, "") for row in judged}
    return Matter(
        rows,
        tuple(row for row in judged if row.id in counts),
        tuple(waiting),
        tuple(gravity.by_mistake(weighed, how, agreed)),
        tuple(kept_out),
    )


def _said(row: Noted) -> gravity.Said:
    return gravity.Said(row.id, row.by, _grave_of(row.said))


def _grave_of(said: Mapping[str, str]) -> frozenset[str]:
    """Return of which adult a judgement says something grave, if it does."""
    name = " ".join(sorted(words_of(said.get("name", ""))))
    id = said.get("adult", "")
    about = id if id not in ("", OTHER) else f"{OTHER} {name}"
    return frozenset({about} if said.get("outcome", "") in HEAVY else ())


def is_about_adult(triage: Sequence[Triage], category: str, matter: Matter) -> bool:
    """Tell whether a case is about an adult at school, as anybody has said so far.

    Whoever told it, too: no category and no triage makes it about nobody.
    """
    answers = triage[0].answers or {} if triage else {}
    said = answers.get(ADULT, "") in _AT_SCHOOL
    kinds = (category, *answers.get(KINDS, "").split("\n"))
    return bool(matter.rows or matter.kept_out) or said or "adult" in kinds


def hold(triage: Sequence[Triage], category: str, matter: Matter) -> tuple[str, ...]:
    """Return that nobody is questioned yet, as long as that is so.

    Before anybody has judged it too, unless a triage found it below the threshold. It ends by what
    the LADO or the police advised, and the word of whoever leads what is about this adult.
    """
    if not is_about_adult(triage, category, matter):
        return ()
    if matter.comes_to:
        return (HOLD,) if matter.is_held else ()
    below = any((each.answers or {}).get("threshold") == "no" for each in triage[:1])
    return () if below else (HOLD,)
