"""What the rows about an adult in a case come to: how grave it is, and whether nobody asks yet.

KCSIE part four, and rows 27 and 28 of the procedures. Judging again keeps both judgements; of
two that people made apart the more careful one counts until somebody chooses.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.adults.complained import rows_of
from store.adults.judged import BELOW as BELOW
from store.adults.judged import HEAVY as HEAVY
from store.adults.judged import MET as MET
from store.adults.judged import UNSURE as UNSURE
from store.adults.judged import counted, grave_of, graver, heavy_since, of_another
from store.adults.rows import (
    ADVICE,
    ANSWERED,
    COPY,
    DECIDED,
    HANDED,
    LIFTED,
    LOW,
    MENTIONED,
    SAID_OF,
    TAKEN,
    THRESHOLD,
    TOLD,
)
from store.adults.whom import OTHER as OTHER
from store.adults.whom import TYPED, Adult, key_of, may_be
from store.looking.noted import Noted, of_kind

HOLD = "Do not question the adult or the child before it is allowed (H, L)."
UNJUDGED = "Nobody has judged the harm threshold"
JUDGED_BEFORE = (
    "The harm threshold is to be judged again: more was told since, or it was judged of somebody "
    "else than whom it was told about"
)
ABOUT = "adult:"
"""How the key begins under which the cases about one adult are found."""
LADO = "lado"


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
        """MET, UNSURE or BELOW; empty while nobody has judged it.

        It is below only once that was said of each whom it may be about.
        """
        found = graver(self.counting)
        return "" if found == BELOW and self.not_judged else found

    @property
    def in_triage(self) -> dict[str, str]:
        """What the triage's question about the threshold begins with: what this comes to."""
        said = {MET: "yes", UNSURE: "unsure", BELOW: "no"}.get(self.comes_to)
        return {"threshold": said} if said else {}

    @property
    def not_judged(self) -> tuple[Adult, ...]:
        """Those whom it may be about and whom nobody has judged."""
        judged = {key_of(row.said) for row in self.counting} | self._on_the_list
        return tuple(each for each in may_be(self.rows) if each.key not in judged)

    @property
    def _on_the_list(self) -> set[str]:
        """The keys of names that were typed, and are by now those of somebody it is about."""
        about = {key_of(row.said) for row in self.counting}
        about |= {each.key for each in may_be(self.rows) if each.told}
        rows = (row.said for row in self.of(MENTIONED) if TYPED in row.said)
        return {said[TYPED] for said in rows if key_of(said) in about}

    @property
    def adults(self) -> tuple[Adult, ...]:
        """Whom it is about: who was told of, and who was judged; else who is named in it."""
        judged = [Adult(r.said.get("adult", ""), r.said.get("name", "")) for r in self.counting]
        same = self._on_the_list
        told = [each for each in may_be(self.rows) if each.told and each.key not in same]
        found = {each.key: each for each in (*told, *judged)}
        return tuple(found.values()) or may_be(self.rows)

    def outcome_of(self, key: str) -> str:
        """Return what the judgement of one adult comes to; empty while there is none."""
        return graver(row for row in self.counting if key_of(row.said) == key)

    @property
    def is_said(self) -> bool:
        """Whether anybody said that it is about an adult: who is only named in it is not."""
        said = any(row.kind not in (MENTIONED, SAID_OF) for row in self.rows)
        return said or bool(self.kept_out) or any(each.told for each in may_be(self.rows))

    @property
    def judges_another(self) -> bool:
        """Whether a low judgement counts of somebody whom nobody had told of."""
        return of_another(self.rows, self.counting)

    @property
    def unjudged(self) -> str:
        """Why it counts as not judged, in a sentence; empty where it is judged."""
        left = self.not_judged
        if self.comes_to and not left:
            return ""
        if left and self.counting:
            return f"Not judged yet: {', '.join(each.name for each in left)}"
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
        """Tell whether a judgement that says this would say less of that adult than counts."""
        same = (row for row in self.counting if key_of(row.said) == key_of(said))
        return any(not grave_of(row.said) <= grave_of(said) for row in same)

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
        heavy = (row for row in self.counting if row.said.get("outcome") in HEAVY)
        for row in reversed((*self.of(THRESHOLD, LOW, HANDED), *heavy)):
            small = row.kind == LOW and about and row.said.get("adult") not in about
            if not small and (row.kind != THRESHOLD or row in self.counting):
                return row.said.get("adult", ""), row.said.get("name", "")
        told = {row.said.get("adult", ""): row.said.get("name", "") for row in self.of(TOLD)}
        named = [(id, name) for id, name in told.items() if name]
        out = [(id, told.get(id, "")) for id in self.kept_out if not about or id in about]
        return next(reversed(out or named), ("", ""))

    @property
    def key(self) -> str:
        """What the cases about this adult are found by; empty while nobody is named."""
        id, name = self.adult
        key = key_of({"adult": id, "name": name})
        return ABOUT + key if key else ""

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
        """The place in `rows` from which on it has been heavy, without a break.

        Of several adults it is where the last of them came to be judged so.
        """
        return heavy_since(self.rows, self.counting, self.waiting)

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
    def said_due(self) -> str:
        """By when the LADO is rung if it is one: as said with the first that it is about them."""
        said = self.of(SAID_OF, TOLD)
        return next((each.said["due"] for each in said if each.said.get("due")), "")

    @property
    def grave(self) -> Noted | None:
        """The last judgement that it may meet the threshold, or that nobody was sure; none that
        two called a mistake."""
        return next(self._graves(), None)

    def grave_of(self, key: str) -> Noted | None:
        """The last such judgement of one adult."""
        return next((each for each in self._graves() if key_of(each.said) == key), None)

    def _graves(self) -> Iterator[Noted]:
        heavy = (each for each in self.of(THRESHOLD)[::-1] if each.said.get("outcome") in HEAVY)
        return (each for each in heavy if each.id not in self.mistaken)

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

    What was judged low-level is judged again once more was told: it was not known then. A
    judgement says nothing of anybody but the adult it is of (`store.adults.whom`).
    """
    rows = rows_of(noted)
    counts, waiting, mistaken = counted(rows, apart, agreed)
    return Matter(
        rows,
        tuple(row for row in of_kind(rows, THRESHOLD) if row.id in counts),
        waiting,
        mistaken,
        tuple(kept_out),
    )
