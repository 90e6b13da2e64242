"""A second person's word on what one says of a case: it ends, is less grave, is kept from one."""

from datetime import datetime

from screens.staff.cases.closing import offer_page
from screens.staff.cases.record_page import RecordPage
from screens.staff.cases.why_two import SAID_FALSE, all_told, why_two, words_told
from screens.staff.deeds import Deed
from screens.staff.labels import labelled
from screens.staff.looking import looking_words
from screens.staff.second_words import not_yet
from screens.times import moment
from store.adults import low_ends, of_family
from store.adults.whom import OUTSIDE
from store.cases import cleared, closings, copied, keeping, lowering, told_the_end
from store.cases.about_field import NOT_ABOUT
from store.cases.case import Case
from store.cases.checklist import Written
from store.cases.closings import ALL_OUTCOMES, ANSWER_FIELDS
from store.cases.gravity import HOWS, Lowering
from store.cases.kept_alone import BY_WORDS, by_entry, entry_of
from store.cases.outcomes import FALSE
from store.cases.school_rules import main_file
from store.cases.waits import waits_for
from store.fields import Values
from store.involved import dealt_with, parents, telling
from store.school.public_list import PublicList
from store.worries.worry import Worry

BY_WORDS_ALONE = (
    "It was kept from {name} when they were given the drawer, since what was told accused them. "
    "Nothing does any more: two have said that it is not about them. If you say No, they read it "
    "as everybody does who holds the drawer; if you agree, it stays kept from them. Until then "
    "nothing waits for you."
)
READ_FIRST = "What was told names them and leaves open what they did: read it first."
AGREE = Deed("agree", "y", "Agree, or not")
_WHYS = (NOT_ABOUT.id, "why", "reasons")
"""The parts of an entry that say why, what was asked for just this first."""
SHOWN = 300
"""So many characters of a summary are shown to whoever agrees; the history has all of it."""


def answer(page: RecordPage, case: Case) -> None:
    """Have a second person say what they say of what waits for them."""
    waits = waits_for(case, page.session.person_id)
    public, now = page.session.public, page.clock()
    if waits.parents:
        page.ask(
            "Agree that the parents are not told?",
            telling.ANSWER_FIELDS,
            lambda said: _on_parents(page, case, said),
            form=page.draft_name(f"{AGREE.id}:parents"),
            intro=f"{_not_told(case, public, now)}\n\nIf you say No, the parents stand as not said "
            "yet, and whoever said so sees why.",
        )
    elif waits.lowering is not None:
        _ask_about(page, case, waits.lowering)
    elif waits.keeping is not None:
        ask_keeping(page, case, waits.keeping)
    elif waits.closing is not None:
        said = waits.closing.closing or {}
        by = f"{public.name_of(waits.closing.by)}, {moment(waits.closing.at, now)}"
        page.ask(
            "Close it like this?",
            ANSWER_FIELDS,
            lambda answered: _answered(page, case, answered),
            form=page.draft_name(AGREE.id),
            intro="\n".join(
                (
                    *filter(None, [not_yet(page.session, waits.closing.by, now)]),
                    *filter(None, [why_two(page.drawer, case, more=_said_false(said))]),
                    *words_told(page.drawer, case),
                    f"Proposed by {by}. Outcome: {_outcome(said)}. "
                    f"{_short(said.get('summary', ''))}",
                    *_decided(said),
                    *(f"• {each}" for each in closings.to_weigh(case)),
                    "Told that it was dealt with:",
                    *(f"• {each}" for each in dealt_with.who_was_told(case, said)),
                    *_ended(said, public, now),
                    "The history has all of it.",
                )
            ),
        )


def _on_parents(page: RecordPage, case: Case, said: Values) -> None:
    page.tried(
        lambda: telling.answer(page.session, page.drawer, case, said, page.clock()),
        "Saved. The history keeps both names.",
    )


def ask_keeping(page: RecordPage, record: Case | Worry, kept: Written) -> None:
    """Have it said whether it stays kept from a colleague who read it."""
    if keeping.is_cleared(kept):
        _ask_clearing(page, record, kept)
        return
    name_of, now = page.session.public.name_of, page.clock()
    if kept.reference == BY_WORDS:
        page.ask(
            f"Is it kept from {name_of(kept.to)}?",
            keeping.BY_WORDS_FIELDS,
            lambda said: _on_one(page, record, kept, said),
            form=page.draft_name(f"{AGREE.id}:{kept.id}"),
            intro=BY_WORDS_ALONE.format(name=name_of(kept.to)),
        )
        return
    (together,) = (e for e in by_entry(keeping.alone(record)) if kept in e)
    page.ask(
        f"Is it kept from {' and '.join(name_of(each.to) for each in together)}?",
        keeping.ANSWER_FIELDS,
        lambda said: _on_one(page, record, kept, said),
        form=page.draft_name(f"{AGREE.id}:{kept.id}"),
        intro=f"{name_of(kept.by)} kept it from them alone, {moment(kept.at, now)}"
        f"{_because(page, kept)}\nUntil somebody else agrees or undoes it, nobody closes or files "
        "it.",
    )


def _because(page: RecordPage, waits: Written) -> str:
    """Return the end of a sentence that says why, as it was typed; where none was, where it is."""
    entries = page.drawer.entries(page.subject)
    entry = next((each for each in entries if each.id == entry_of(waits)), None)
    said = entry.said if entry else {}
    why = next((str(said[part]) for part in _WHYS if said.get(part)), "")
    return f". Why: “{_short(why)}”" if why else "; the history says why."


def _ask_clearing(page: RecordPage, record: Case | Worry, said: Written) -> None:
    """Have it said whether it is not about whom it names."""
    public, now = page.session.public, page.clock()
    names = (
        cleared.name_of(record, said)
        if isinstance(record, Case)
        else " or ".join(low_ends.open_of(public, record))
    )
    elsewhere = said.reference == OUTSIDE
    what = f"{names} is nobody at this school" if elsewhere else f"it is not about what {names} did"
    words = words_told(page.drawer, record, said.to) if isinstance(record, Case) else [READ_FIRST]
    page.ask(
        f"Is {names} nobody at this school?" if elsewhere else f"Is it not about {names}?",
        keeping.CLEARED_FIELDS,
        lambda values: _on_one(page, record, said, values),
        form=page.draft_name(f"{AGREE.id}:{said.id}"),
        intro="\n".join(
            (
                f"{public.name_of(said.by)} alone said that {what}, "
                f"{moment(said.at, now)}{_because(page, said)}",
                *words,
                "If you say No, it is asked again, and what was ended with it is open again.",
            )
        ),
    )


def _on_one(page: RecordPage, record: Case | Worry, waits: Written, said: Values) -> None:
    id = entry_of(waits)
    page.tried(
        lambda: keeping.answer(page.session, page.drawer, record, said, page.clock(), to=id),
        "Saved. The history keeps both names.",
    )


def _ask_about(page: RecordPage, case: Case, said: Lowering) -> None:
    """Have it said whether it is less grave, as somebody else says."""
    by = f"{page.session.public.name_of(said.by)}, {moment(said.at, page.clock())}"
    how = next((each.label for each in HOWS if each.id == said.how), "")
    ends, stays = lowering.would_end(case, said.id)
    back = lowering.back_in(page.session, case, said.id)

    def answered(values: dict[str, str]) -> None:
        now = page.clock()
        page.tried(
            lambda: lowering.answer(page.session, page.drawer, case, values, now, to=said.id),
            "Saved. The history keeps both names.",
        )

    page.ask(
        "Is it less grave?",
        lowering.asked(case, said.id),
        answered,
        form=page.draft_name(f"{AGREE.id}:{said.id}"),
        intro="\n".join(
            (
                *filter(None, [not_yet(page.session, said.by, page.clock())]),
                *all_told(page.drawer, case, page.clock()),
                f"{by}: {how}. {said.says}. Why: {said.why}",
                *(["", "If you agree, this ends:"] if ends else []),
                *(f"• {each}" for each in ends),
                *(["", "This stays, whatever you say here:"] if stays else []),
                *(f"• {each}" for each in stays),
                "",
                *([back] if back else []),
                "Until you agree, all stays as grave as it was.",
            )
        ),
    )


def _decided(closing: Values) -> list[str]:
    """Return how it was followed up, what was decided and why, a line each."""
    parts = (("follow_up", "Followed up"), ("decision", "Decided"), ("reasons", "Why"))
    return [f"{label}: {_short(closing[id])}" for id, label in parts if closing.get(id)]


def _ended(closing: Values, public: PublicList, now: datetime) -> list[str]:
    """Return who was told how it ended, and who keeps an eye on it, a line each."""
    asked = (each for each in told_the_end.FIELDS if closing.get(each.id))
    words = (
        (each.label, looking_words.value(each, closing[each.id], public, now)) for each in asked
    )
    return [labelled(label, _short(said)) for label, said in words]


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def _not_told(case: Case, public: PublicList, now: datetime) -> str:
    """Return each reason that waits, with the child, who wrote it, and when."""
    names = {person.id: f"{person.name}. " for person in case.people}
    return "\n\n".join(
        f"{names.get(told.child, '')}{public.name_of(told.by)}, {moment(told.at, now)}: "
        f"{told.reason}"
        for told in parents.unsigned(case)
    )


def _said_false(closing: Values) -> str:
    """Return that two say so where a report is said to be false; empty of any other outcome."""
    return SAID_FALSE if closing.get("outcome") == FALSE.id else ""


def _answered(page: RecordPage, case: Case, said: dict[str, str]) -> None:
    page.tried(
        lambda: closings.answer(page.session, page.drawer, case, said, page.clock()),
        "Saved. The history keeps both names.",
    )
    there, worries = main_file(page.session), of_family.worries_of(page.drawer, case.id)
    if said["answer"] == "agree" and copied.belongs_there(case, there, worries):
        offer_page(page, there.called)


def _outcome(closing: Values) -> str:
    """Return how a closing says it ended."""
    id = closing.get("outcome", "")
    return next((each.label for each in ALL_OUTCOMES if each.id == id), id)
