"""Closing a case: what is in the way, and what is asked."""

from collections.abc import Sequence
from dataclasses import replace

from screens.staff.cases import print_form, print_record
from screens.staff.cases.record_page import RecordPage
from screens.staff.cases.why_two import why_two
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.second_words import who_agrees_it_is_not_about_them, with_days
from screens.widgets.dialogs import Confirm, Message
from store.adults.entered import by_hand_of
from store.cases import closings, copied, emptied, named, unfinished, unread
from store.cases.case import Case
from store.cases.closings import NOBODY_ELSE
from store.cases.kinds import CLOSED
from store.cases.printed import ONE_PAGE
from store.cases.put_out import chose_beside
from store.cases.school_rules import main_file
from store.cases.seconds import SECOND, of_this_person, seconds
from store.cases.unfinished import obstacles
from store.errors import Refused
from store.fields import Field, Values
from store.involved import told_children
from store.involved.dealt_with import NONE, taken_over
from store.involved.named_child import is_missing
from store.signing_in.session import Session
from store.worries.worry import Worry

COPIED = Deed("copied", "m", "Copied: reference")
CLOSE = "Close the case"
PUT_IN = "You put {names} into this case yourself, who decided nothing from then on: two close it."
CHOSE = "You kept it from {names}, and nobody else was left to read it: two close it."
BY_ANOTHER = "Not so once a colleague, not you, has said with H, W that they only helped."
NO_CHILD = {"child_told": NONE}
"""What a closing begins with where nobody has told anything, and no child is in it."""
PERSON_KEY = "I"
"""The key on the case that adds a person."""
KEYS = {unfinished.UNTRIAGED: "F", unfinished.LADO_UNTOLD: "E"}
OF_EACH = "Each child has a file there: the reference of each, in one line."
"""How the reference is asked for where a case tells of several children."""
FOR = "For the child's file in {}"
"""What the page for the main file is printed for."""


def in_the_way(case: Case, worries: Sequence[Worry]) -> Message | None:
    """Return the page that says what must be done before a case can be closed; None if nothing."""
    missing = [*filter(None, (unread.why_not(worries),)), *obstacles(case)]
    if not missing:
        return None
    lines = [f"• {sentence}" for sentence in (*_first(unfinished.left_open(case)), *missing)]
    return Message("Before this case can be closed", "\n".join(lines))


def not_all_done(left: Sequence[str]) -> str:
    """Return what is said above a closing when steps are left open; nothing when none are."""
    if not left:
        return ""
    first, others = _first(left), [each for each in left if each not in KEYS]
    rest = [f"Not done yet: {', '.join(others)}."] if others else []
    return " ".join((*first, *rest, "Go back to do it, or say why it is left open."))


def _first(left: Sequence[str]) -> list[str]:
    """Return what is missing that matters most, each with the key on the case that leads there."""
    return [f"{each}: press {KEYS[each]}." for each in left if each in KEYS]


def ask(page: RecordPage, case: Case, worries: tuple[Worry, ...]) -> None:
    """Have a case closed; where the main file is elsewhere, its page can be printed first.

    One in which nothing is any more is ended by a press.
    """
    if emptied.can_end(page.session, page.drawer, case):
        _end_emptied(page, case)
        return
    there = main_file(page.session)
    left = print_form.still_to_print(print_record.as_it_stands(page, case))
    if not left or not copied.belongs_there(case, there, worries):
        _ask(page, case, worries)
        return
    unnamed = f"{_names_nobody(there.called)}\n\n" if is_missing(case, worries) else ""
    whose = f"Not printed yet: the page of {' and '.join(left)}. " if any(left) else ""
    question = Confirm(
        f"Print the page for {there.called} first?",
        f"{unnamed}{whose}It has what stands in the case by now. {there.called} gives a reference, "
        "which the closing asks for. Once it is closed, the same page with its end is offered.",
        "Print it first",
        "Close it now",
    )

    def answered(first: bool | None) -> None:
        if first:
            print_record.ask_how(page, case, ONE_PAGE, FOR.format(there.called))
        else:
            page.attempt(lambda: _ask(page, case, worries))

    page.app.push_screen(question, answered)


def _end_emptied(page: RecordPage, case: Case) -> None:
    question = Confirm(
        "End it?",
        f"{emptied.SAID.format(case.gone_to)} Nobody has done anything here: no triage and no "
        "parents are asked for.",
        "End it",
        "Not now",
    )

    def answered(yes: bool | None) -> None:
        if yes:
            page.tried(
                lambda: emptied.end(page.session, page.drawer, case, page.clock()),
                "Saved: Case closed.",
            )

    page.app.push_screen(question, answered)


def note_copied(page: RecordPage, case: Case) -> None:
    """Have the reference noted under which a closed case stands in the main file elsewhere."""
    called = main_file(page.session).called
    worries = print_record.as_it_stands(page, case).worries
    names = told_children.with_files(page.session, case, worries)
    page.ask(
        f"Copied into {called}",
        [_saying_how(each, called, names) for each in copied.FIELDS],
        lambda said: page.tried(
            lambda: copied.note(page.drawer, case, said, page.clock(), names),
            "Saved: it is copied.",
        ),
        form=page.draft_name(COPIED.id),
        values={"copied_by": page.session.person.name},
    )


def _ask(page: RecordPage, case: Case, worries: tuple[Worry, ...]) -> None:
    left, there = unfinished.left_open(case), main_file(page.session)
    others = seconds(page.session, page.drawer, case)
    of_one = of_this_person(page.session, page.drawer, case)
    two = case.needs_second or bool(of_one)
    if two and not others:
        raise Refused(NOBODY_ELSE)
    asked = closings.fields(case, others, there, left=left, worries=worries, two=two)
    named_in_it = told_children.named(page.session, case, worries)
    files = told_children.with_files(page.session, case, worries)
    fields = tuple(_saying_how(each, there.called, files) for each in asked)
    nobody = not (worries or named_in_it)
    before = case.proposal.closing or {} if case.proposal else {}
    unnamed = any(each.id == copied.UNNAMED for each in fields)
    intro = (
        not_all_done(left),
        _names_nobody(there.called) if unnamed else "",
        why_two(page.drawer, case, of_one=of_one) if two else "",
        _put_in(page.session, case) if two else "",
        _chose_beside(page, case) if two else "",
        taken_over(case),
        who_agrees_it_is_not_about_them(page.session, page.drawer, case),
    )

    def close(said: Values) -> None:
        now = page.clock()
        closed = closings.close(page.session, page.drawer, case, said, there, now)
        page.reload()
        if not closed:
            name = page.session.public.name_of(said[SECOND])
            page.say(f"Proposed. It is closed once {name} agrees: it stands on their desk.")
            return
        page.say("Saved: Case closed.")
        if copied.belongs_there(case, there, worries):
            offer_page(page, there.called)

    page.ask(
        CLOSE,
        fields,
        close,
        form=page.draft_name(CLOSED),
        values={
            **(NO_CHILD if nobody else {}),
            **copied.copied_before(page.drawer, case),
            **_decided(case),
            **before,
        },
        intro=with_days(page.session, " ".join(filter(None, intro)), fields, page.clock()),
        save="Propose" if any(e.id == SECOND and not e.only_if for e in fields) else CLOSE,
        sure=gently(fields),
    )


def _put_in(session: Session, case: Case) -> str:
    """Return that two close it because of whom this person put into it, and what ends that."""
    put_in = by_hand_of(case, session.person_id)
    if not put_in:
        return ""
    said = PUT_IN.format(names=" and ".join(sorted(map(session.public.name_of, put_in))))
    asked = {each.id for each in named.to_say(case)}
    return f"{said} {BY_ANOTHER}" if put_in <= asked else said


def _chose_beside(page: RecordPage, case: Case) -> str:
    """Return that two close it because of whom this person put out as the last other reader."""
    out = map(page.session.public.name_of, chose_beside(page.drawer, case))
    names = " and ".join(sorted(out))
    return CHOSE.format(names=names) if names else ""


def _names_nobody(called: str) -> str:
    """Return that a page for the main file says nothing of whose file it is, and what to press."""
    return (
        f"The page for {called} has no child's name. Go back (Esc) and press {PERSON_KEY} to name "
        "the child."
    )


def _saying_how(field: Field, called: str, files: Sequence[str]) -> Field:
    """Return a field of a closing; what is for the file elsewhere says how that is done."""
    if field.id == copied.UNNAMED:
        return replace(field, hint=f"{_names_nobody(called)} Where nobody knows it, say so.")
    if field.id == copied.REFERENCE and files[1:]:
        return replace(field, hint=f"{OF_EACH} {', '.join(files)}.")
    if field.id != copied.COPIED_THERE:
        return field
    hint = (
        f"Its page: P on the case. No: {COPIED.key.upper()} notes the reference of {called} later."
    )
    return replace(field, hint=hint)


def _decided(case: Case) -> dict[str, str]:
    """Return how an allegation ended, as it was decided."""
    decided = case.matter.decided
    return {"outcome": decided.said.get("outcome", "")} if decided else {}


def offer_page(page: RecordPage, called: str) -> None:
    """Offer to print the page for the main file of a case that has ended, if it belongs there."""
    closing = page.record.closing if isinstance(page.record, Case) else None
    if (closing or {}).get(copied.COPIED_THERE) == copied.NOT_THERE:
        return
    question = Confirm(
        f"Print the page for {called}?",
        "With the child's own words and when they were told, the triage, what was noted and "
        "decided, what the parents know, or why not, and how it ended.",
        "Print it",
        "Not now",
    )

    def answered(yes: bool | None) -> None:
        if yes and isinstance(page.record, Case):
            print_record.ask_how(page, page.record, ONE_PAGE, FOR.format(called))

    page.app.push_screen(question, answered)
