"""Writing a letter: which one, to whom, what it asks, and its text before it is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from screens.staff.cases.record_page import RecordPage
from screens.staff.pick import Pick
from screens.widgets.columns import Column
from screens.widgets.listing import Row
from store import drafts
from store.cases.case import Case
from store.errors import Refused
from store.fields import Values
from store.involved.told_parents import name_and_part
from store.letters import fields, merging, texts, writing
from store.letters.kept import Letter
from store.letters.recipients import Recipient, by_name, name_alone, of_child, recipients
from store.letters.texts import LetterText
from store.roll import book
from store.worries.worry import Worry

ELSE, CHILD, NAMED = "else", "child", "named"
IN_CASE = "in this case"
ALL_IN = "No letter is used here. The page Our edition (People) has them."
AS_BEGUN = "{}, or somebody else"
"""Who is in it already where this is chosen: how the case began says so."""
ANOTHER_CHILD = Row(CHILD, ("Adults of another child", "", ""), "quiet")
FLAGGED = "FLAGGED on the roll: {}. Write only if you are sure that you may."


@dataclass
class Draft:
    """A letter on its way: which, to whom if the roll knows them, and the one it takes further.

    `named` is the name of who is in the case and not in the roll; empty: of somebody else.
    """

    text: LetterText
    to: Recipient | None = None
    named: str | None = None
    after: Letter | None = None
    merged: tuple[Values, str] | None = None
    """What was filled in when its text was last made of it, and that text."""

    @property
    def flagged(self) -> str:
        """What the roll says about whoever gets it."""
        if self.to is not None:
            return self.to.flagged
        return self.after.written.said.get("flagged", "") if self.after else ""


def write_one(page: RecordPage, case: Case, worries: tuple[Worry, ...]) -> None:
    """Have a letter chosen and written.

    Raises:
        Refused: no letter of this case may leave the school now.
    """
    writing.may_be_written(case)
    listed = writing.fitting(texts.of_school(page.session), case)
    rows = [
        Row(
            each.id,
            (each.title,),
            *(("", "fits") if case.category in each.kinds else ("quiet", "")),
        )
        for each in listed
    ]

    def chosen(id: str | None) -> None:
        text = next((each for each in listed if each.id == id), None)
        if text is not None:
            page.attempt(lambda: _to_whom(page, case, Draft(text), worries))

    page.app.push_screen(Pick("Which letter?", (Column("Letter"),), rows, empty=ALL_IN), chosen)


def take_further(page: RecordPage, case: Case, letter: Letter) -> None:
    """Write the letter that takes another one further; the first one stays as it is.

    Raises:
        Refused: there is none, or no letter of this case may leave the school now.
    """
    writing.may_be_written(case)
    text = next_after(texts.of_school(page.session), letter)
    if text is None:
        raise Refused("No letter takes this one further. N writes any other.")
    _fill_in(page, case, Draft(text, after=letter))


def next_after(texts: tuple[LetterText, ...], letter: Letter) -> LetterText | None:
    """Return the letter that takes another one further, as the school uses it."""
    before = letter.template
    return next((each for each in texts if each.used and before and each.after == before), None)


def _to_whom(page: RecordPage, case: Case, draft: Draft, worries: tuple[Worry, ...]) -> None:
    found = recipients(page.session, case, worries)
    known = writing.known(case, draft.text, page.clock()).get("to", "")
    named = by_name(case, found)
    if name_and_part(known)[0] in (*named, *(each.carer.name for each in found)):
        known = ""
    _pick_adult(page, found, lambda to: _begin(page, case, draft, to), known, named)


def _pick_adult(
    page: RecordPage,
    found: tuple[Recipient, ...],
    then: Callable[[Recipient | str | None], None],
    known: str = "",
    named: tuple[str, ...] = (),
) -> None:
    """Have one of those chosen whom the roll knows, or of those in the case who are `named` alone.

    `then` is told the name of these, empty for somebody else, and nothing for who is `known`.
    """
    rows = [
        Row(
            each.id,
            (each.carer.name, each.tie.relationship, each.child),
            "urgent" if each.flagged else "",
            "FLAG" if each.flagged else "",
        )
        for each in found
    ]
    other = AS_BEGUN.format(known) if known else "Somebody else: type the name"
    rows += [Row(f"{NAMED} {n}", (each, IN_CASE, "")) for n, each in enumerate(named)]
    rows += [Row(ELSE, (other, "", "")), ANOTHER_CHILD]

    def chosen(id: str | None) -> None:
        if id == CHILD:
            page.attempt(lambda: _pick_child(page, then))
        elif id == ELSE:
            page.attempt(lambda: then(None if known else ""))
        elif id is not None and id.startswith(NAMED):
            page.attempt(lambda: then(named[int(id.removeprefix(NAMED))]))
        elif id is not None:
            page.attempt(lambda: then(next(each for each in found if each.id == id)))

    columns = (Column("To whom"), Column("Who", 12), Column("Of which child", 18))
    pick = Pick("To whom?", columns, rows, empty="", search=True, stay=(ELSE, CHILD))
    page.app.push_screen(pick, chosen)


def _pick_child(page: RecordPage, then: Callable[[Recipient | str | None], None]) -> None:
    pupils = {each.id: each for each in book.find_pupils(page.session)}
    rows = [Row(id, (each.name, each.school_class)) for id, each in pupils.items()]

    def chosen(id: str | None) -> None:
        if id in pupils:
            found = of_child(page.session, id, pupils[id].name)
            page.attempt(lambda: _pick_adult(page, found, then))

    empty = "The roll is empty, or has not come to this terminal yet."
    columns = (Column("Child"), Column("Class", 14))
    page.app.push_screen(Pick("Which child?", columns, rows, empty=empty, search=True), chosen)


def _begin(page: RecordPage, case: Case, draft: Draft, to: Recipient | str | None) -> None:
    draft.to = to if isinstance(to, Recipient) else None
    draft.named = to if isinstance(to, str) else None
    _fill_in(page, case, draft)


def _fill_in(page: RecordPage, case: Case, draft: Draft) -> None:
    text, flagged = draft.text, draft.flagged
    name, role = writing.signer(page.session, text)
    known = dict(writing.known(case, text, page.clock(), draft.after))
    if draft.to is not None:
        known |= {"to": draft.to.carer.name, "dear": draft.to.dear, "address": draft.to.address}
    elif draft.named is not None:
        to = name_alone(draft.named)
        # Where more was written than a name, who writes says how the letter begins.
        known |= {"to": to} | ({"dear": to} if to == draft.named else {})
    signs = f"Signed by {name}{f', {role}' if role else ''}."
    intro = [FLAGGED.format(flagged)] if flagged else []
    intro += [signs, f"Check: {text.check}." if text.check else ""]
    page.ask(
        text.title,
        fields.to_fill_in(text, flagged=bool(flagged)),
        lambda said: _last_look(page, case, draft, said),
        form=_blanks(page, draft),
        values=known,
        intro=" ".join(each for each in intro if each),
        save="Go on",
        leads_on=True,
    )


def _blanks(page: RecordPage, draft: Draft) -> str:
    return page.draft_name(f"letter:{draft.text.id}:{draft.to.id if draft.to else ''}")


def _last_look(page: RecordPage, case: Case, draft: Draft, said: Values) -> None:
    """Have the text read, and changed where it does not fit; Esc leads back to what was filled in.

    What somebody changed in it before they went back stays, with what they put right there.
    """
    merged = writing.filled(page.session, case, draft.text, said)
    form, now = f"{_blanks(page, draft)}:text", page.clock()
    typed = drafts.find(page.session, form).get(fields.TEXT.id, "")
    if typed and draft.merged is not None:
        before, as_merged = draft.merged
        if typed == as_merged:
            drafts.forget(page.session, form, now)
        else:
            carried = merging.carried(draft.text, typed, before, said)
            drafts.keep(page.session, form, {fields.TEXT.id: carried}, now)
    draft.merged = (said, merged)
    page.ask(
        draft.text.title,
        (fields.TEXT,),
        lambda text: _keep(page, case, draft, {**said, **text}),
        form=form,
        values={"text": merged},
        intro="Read it as they will. Keeping it prints nothing yet. Esc leads back to the blanks.",
        save="Keep it",
        back=lambda: _fill_in(page, case, draft),
    )


def _keep(page: RecordPage, case: Case, draft: Draft, said: Values) -> None:
    after = draft.after.id if draft.after else ""
    page.tried(
        lambda: writing.write(
            page.session,
            page.drawer,
            case,
            draft.text,
            said,
            page.clock(),
            after=after,
            flagged=draft.flagged,
        ),
        "Kept. P prints it; S logs that it was sent.",
    )
    drafts.forget(page.session, _blanks(page, draft), page.clock())
