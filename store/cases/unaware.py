"""Closings by people who did not know of something grave that was written apart from them.

Two office terminals work apart: at one somebody closes a case, at the other somebody triages it,
presses STOP, judges, or puts in what a child told. Whatever came first by the clock or in the
order of entries: a closing by one person counts only if nothing that it did not know of asks for
two people, for a judgement, or for something to be done first. One by two stands, and whoever
opens the case is told; but what was told in it apart opens it again, and so does it where one of
the two is named in it. What was found grave once stays so, whatever else comes of it later: a
case that is open again is closed by whoever has seen it all (rows 13, 15, 26 and 27).

So it is with what else somebody did in a case while another terminal named them in it, or kept it
from them: somebody else looks at it again, and what they said of an adult counts no more.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from store.adults.at_school import is_about_adult
from store.adults.matter import HEAVY
from store.adults.rows import ANSWERED, LOW, MENTIONED, SAID_OF, THRESHOLD, TOLD
from store.adults.whom import key_of
from store.cases import gravity, kinds, named
from store.cases.case_parts import OPEN, SHUT, Unaware
from store.cases.kept import kept_alone
from store.cases.left_to_others import (
    AGREEMENTS,
    ANSWERS,
    DEEDS,
    entered,
    out_of_doing,
    out_of_ending,
)
from store.drawers.journal import Entry
from store.drawers.knowledge import Knowledge
from store.drawers.record import Apply
from store.involved import parents
from store.letters.kept import obstacles as letters
from store.looking.investigations import still_open
from store.looking.noted import (
    JUDGED,
    SEARCH,
    SEARCH_FOLLOWED,
    SINCE,
    STOPPED,
    TOLD_SINCE,
    VIEWED,
    noted_of,
    of_kind,
)
from store.school.public_list import PublicList

if TYPE_CHECKING:
    from store.cases.case import Case

TOLD_APART = frozenset({kinds.WORRY_PUT_IN, TOLD, MENTIONED})
"""What was told in a case: nobody who closes it apart has read it, not even two."""
_TOLD = TOLD_APART | {TOLD_SINCE}
"""The same with that more was told, which moves nothing of what two have signed."""
_CLOSES = (kinds.CLOSED, kinds.CLOSING_AGREED, ANSWERED)
_LOOKED = frozenset(
    {
        *(kinds.TRIAGED, THRESHOLD, SAID_OF, kinds.REOPENED),
        *(kinds.CLOSING_PROPOSED, *_CLOSES, kinds.CHOSEN),
    }
)
"""What shows that somebody has looked again, who knew of the closing and of the rest."""
_WORDS = {
    kinds.WORRY_PUT_IN: "what was put in",
    TOLD_SINCE: "what was added",
    TOLD: "what was told of an adult",
    MENTIONED: "a name in what was told",
    kinds.TRIAGED: "a triage",
    STOPPED: "a STOP",
    SEARCH: "a search",
    VIEWED: "that somebody saw or looked at it",
    JUDGED: "what an investigation found",
    SEARCH_FOLLOWED: "what was added to a search",
    kinds.CATEGORISED: "a category",
    THRESHOLD: "a judgement",
    LOW: "a concern about an adult",
    SAID_OF: "what was said of an adult",
    kinds.KEPT_FROM: "whom it is kept from",
}
_ELSE = "what was still to do"
_NOT_KNOWING = " without knowing that it names them, or is kept from them"


def done_apart(
    entries: Sequence[Entry], empty: "Case", apply: Apply["Case"]
) -> tuple[Unaware, ...]:
    """Return what was done among a case's entries without knowing of something grave, in order:
    closings, then what else was done by those whom it names.

    `empty` is the case before anything was recorded, `apply` what each kind makes of it.
    """
    if not any(closes(each) or each.kind in DEEDS for each in entries):
        return ()
    known = Knowledge(entries, _TOLD)
    if known.of_one:
        return ()
    closings = [each for each in known.ordered if closes(each)]
    every = [_judged(each, known, empty, apply) for each in closings]
    deeds = [each for each in known.ordered if each.kind in DEEDS]
    out = _ever_out(known.ordered, empty, apply) if deeds else frozenset[str]()
    every += [_named_apart(e, known, empty, apply) for e in deeds if e.by in out]
    return tuple(each for each in every if each is not None)


def closes(entry: Entry) -> bool:
    """Tell whether an entry closes a case, or says which of two closings made apart stands."""
    return _kind(entry) in _CLOSES


def to_look_at(case: "Case") -> tuple[Unaware, ...]:
    """Return the closings after which somebody still has to look at a case again."""
    state = {True: SHUT, False: OPEN}
    waits = (e for e in case.unaware if not e.looked)
    return tuple(e for e in waits if e.deed or case.state == state[e.stands])


def sentence(public: PublicList, closing: Unaware) -> str:
    """Return who closed it without knowing of what, for the head of the case."""
    if closing.deed:
        return f"{_names(public, closing)} {closing.deed}{_NOT_KNOWING}: look again"
    return f"Closed by {_names(public, closing)} without knowing of {of_what(closing)}: look again"


def to_do(closing: Unaware, public: PublicList | None = None) -> str:
    """Return the same for a list, what is to be done first; of an entry alone nobody is named."""
    if closing.deed:
        who = _names(public, closing) if public else "somebody"
        return f"Look again: {who} {closing.deed}{_NOT_KNOWING}"
    by = f" by {_names(public, closing)}" if public else ""
    return f"Look again: closed{by} without knowing of {of_what(closing)}"


def _names(public: PublicList, closing: Unaware) -> str:
    return " and ".join(map(public.name_of, closing.by))


def of_what(closing: Unaware) -> str:
    """Return in a few words what a closing did not know of."""
    return " and ".join(dict.fromkeys(_WORDS.get(each, _ELSE) for each in closing.of))


def asks(case: "Case") -> frozenset[str]:
    """Return all that keeps one person from closing a case as it stands, a word for each.

    It asks for two people, for a judgement, or for something to be done first.
    """
    matter = case.matter
    about = is_about_adult(case.triage, case.grave_category, matter)
    heavy = (key_of(r.said) for r in matter.counting if r.said.get("outcome") in HEAVY)
    return frozenset(
        {
            *(["two"] if case.needs_second else []),
            *(f"grave {mark}" for mark in gravity.stands(case)),
            *(f"stop {row.id}" for row in of_kind(case.noted, STOPPED)),
            *(["unjudged"] if about and matter.unjudged else []),
            *(f"unjudged {each.key}" for each in matter.not_judged),
            *(f"heavy {key}" for key in heavy),
            *(f"described {row.id}" for row in matter.of(LOW)),
            *(f"named {id}" for id in named.about(case) | entered(case)),
            *(f"mentioned {each.key}" for each in named.mentions(case)),
            *(f"kept {each.id}" for each in kept_alone(case)),
            *(f"action {each.id}" for each in case.open_actions),
            *(f"investigation {each.id}" for each in still_open(case.noted)),
            *(f"parents {each.id}" for each in parents.not_said(case)),
            *(f"unsigned {each.child}" for each in parents.unsigned(case)),
            *letters(case.noted),
        }
    )


def _judged(
    closing: Entry, known: Knowledge, empty: "Case", apply: Apply["Case"]
) -> Unaware | None:
    apart = known.apart_from(closing)
    if not apart:
        return None
    case = empty
    for entry in known.known_to(closing):
        case = _applied(case, entry, apply)
    if _applied(case, closing, apply).state != SHUT:
        return None
    closed_by = _closed_by(closing, known.ordered)
    by = tuple(dict.fromkeys(each.by for each in closed_by))
    hands = {id for each in closed_by for id in each.hands}
    asked, out = asks(case), out_of_ending(case)
    new, theirs = list[Entry](), False
    # One after the other: what two took back since, apart as well, was grave all the same.
    for entry in apart:
        told = _tells(case, entry)
        case = _applied(case, entry, apply)
        names = bool((out_of_ending(case) - out) & hands)
        if names or told or asks(case) - asked:
            new.append(entry)
        theirs, asked, out = theirs or names, asks(case), out_of_ending(case)
    if not new:
        return None
    told = any(each.kind in _TOLD for each in new)
    return Unaware(
        closing.id,
        by,
        max(each.at for each in (closing, *new)),
        tuple(dict.fromkeys(each.kind for each in new)),
        stands=_kind(closing) == kinds.CLOSING_AGREED and not told and not theirs,
        looked=any(_has_looked(each, closing, new, known) for each in known.ordered),
    )


def _tells(case: "Case", entry: Entry) -> bool:
    """Tell whether an entry says of something told that is in the case that it knows nothing of.

    What was added to a worry comes to each terminal as the same, in whatever order.
    """
    if entry.kind != TOLD_SINCE:
        return entry.kind == kinds.WORRY_PUT_IN
    known = {id for row in of_kind(case.noted, TOLD_SINCE) for id in row.ids(SINCE)}
    return not known.issuperset(noted_of(TOLD_SINCE, entry, entry.said).ids(SINCE))


def _kind(entry: Entry) -> str:
    """Return how an entry closes a case, if it does: of a choice, what was chosen."""
    return str(entry.said.get("kind")) if entry.kind == kinds.CHOSEN else entry.kind


def _ever_out(entries: Sequence[Entry], empty: "Case", apply: Apply["Case"]) -> frozenset[str]:
    case, found = empty, set[str]()
    for entry in entries:
        case = _applied(case, entry, apply)
        found |= out_of_ending(case)
    return frozenset(found)


def _named_apart(
    deed: Entry, known: Knowledge, empty: "Case", apply: Apply["Case"]
) -> Unaware | None:
    """Return what somebody did in a case that another terminal named them in, if they did so."""
    case = empty
    for entry in known.known_to(deed):
        case = _applied(case, entry, apply)
    if deed.by in out_of_doing(case, deed.kind):
        return None
    for entry in known.apart_from(deed):
        case = _applied(case, entry, apply)
        if deed.by in out_of_doing(case, deed.kind):
            others = (each for each in known.ordered if each.by != deed.by)
            looked = any(_has_looked(each, deed, [entry], known) for each in others)
            of = (entry.kind,)
            return Unaware(deed.id, (deed.by,), deed.at, of, looked=looked, deed=DEEDS[deed.kind])
    return None


def _closed_by(closing: Entry, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the word of the one, or of the two, who closed it, and of who chose between two."""
    chosen = closing.kind == kinds.CHOSEN
    said = closing.said.get("said", {}) if chosen else closing.said
    ids = {said.get("proposal", ""), closing.said.get("decision", "")}
    return tuple(each for each in (*entries, closing) if each.id in {*ids, closing.id})


def _has_looked(entry: Entry, closing: Entry, new: Sequence[Entry], known: Knowledge) -> bool:
    said_again = closing.kind in AGREEMENTS and entry.kind in ANSWERS
    looks = entry.kind in _LOOKED or said_again
    return looks and all(known.knew(entry, each) for each in (closing, *new))


def _applied(case: "Case", entry: Entry, apply: Mapping[str, Callable[..., Any]]) -> "Case":
    change = apply.get(entry.kind)
    return change(case, entry, entry.said) if change else case
