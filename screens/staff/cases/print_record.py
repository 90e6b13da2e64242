"""Printing the record of a case: what for, whose names are covered, and where it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from screens.papers.pdf import Pdf, render
from screens.papers.pdf_text import lines_of
from screens.papers.record_marks import CHECK, marking, proof
from screens.staff.cases import print_form, record_paper, record_sections, to_cover
from screens.staff.cases.record_page import RecordPage
from screens.staff.cases.record_paper import Source
from screens.staff.cases.record_sections import Part, Section
from screens.staff.cases.to_cover import Names
from screens.staff.deeds import Deed
from screens.staff.folder import absolute
from screens.staff.involved import paper as involved_paper
from screens.staff.slow_work import Busy, Outcome
from screens.times import dated
from screens.widgets.dialogs import Confirm, Message
from store import printouts
from store.cases import casework, copied, printed
from store.cases.case import Case
from store.cases.main_file import ELSEWHERE
from store.cases.printed import ONE_PAGE, RECORD, Commitment
from store.cases.redaction import Covered, LookedOver, is_findable
from store.cases.school_rules import main_file
from store.errors import Incomplete, Refused
from store.fields import Values

PRINT = Deed("print", "p", "Print, export", everybody=True)
COVERED = (
    "Names were covered by a search for them. Such a search cannot find nicknames, initials, slips "
    "of the pen, or words that say who somebody is without a name. A person has to read it through."
)
COVERED_IN_SHORT = "A search covered them: it finds no nicknames and no initials."
CANNOT = (
    "A search for names cannot find nicknames, initials, slips of the pen, or what says who it is "
    "without a name: “her brother”, a class, a street. Read every page before you give it away."
)
IN_REACH = (
    "This case is kept from {0}, or accuses them. They may be able to open {1}, and the page names "
    "them. Go back to cover the name, or leave the page out of {1} until they may know."
)
NAMES_THEM = (
    "This case is kept from {}, or accuses them, and the page names them. Go back to cover the "
    "name, or keep the page from them until they may know."
)
PAGES_LEFT = "Still to print for {}, as the case stands now: the page of {}. Press P again."
TOO_SHORT = (
    "{} is too short to look for, as every such letter or number would be covered: it is covered "
    "only where nothing else stands with it. Look for it yourself, or go back and write their name."
)


@dataclass(frozen=True)
class Made:
    """A record as it goes to paper."""

    bound: Commitment
    data: dict[str, Any]
    file: str
    said: dict[str, Any]


def ask_how(page: RecordPage, case: Case, what: str = RECORD, why: str = "") -> None:
    """Have it said what the record is printed for, then make it; `why` is proposed."""
    here = as_it_stands(page, case)
    names = to_cover.names(here)
    page.ask(
        PRINT.title,
        print_form.fields(here, names),
        lambda said: _begin(page, as_it_stands(page, case), said, names),
        form=page.draft_name(PRINT.id),
        values={
            **print_form.beforehand(here, names, what),
            "why": why,
            "folder": str(printouts.usual_folder() / "records"),
        },
        intro="Saved as a PDF, on a stick say. The history keeps who did it, when and what for.",
        save="Go on",
        sure=lambda said: _last_look(as_it_stands(page, case), said, names),
    )


def as_it_stands(page: RecordPage, case: Case) -> Source:
    """Return what the record is made of now: more may have come while the form was filled in."""
    drawer, public = page.drawer, page.session.public
    worries = tuple(drawer.get(row.subject) for row in drawer.rows("worry", parent=case.id))
    found = casework.as_it_stands(drawer, case)
    now, session = page.clock(), page.session
    return Source(drawer, found, worries, page.held_by, public, now, session)


def _last_look(source: Source, said: Values, names: Names) -> Confirm:
    try:
        printouts.judge_folder(absolute(said["folder"]))
    except Refused as error:
        raise Incomplete({"folder": str(error)}) from None
    said = print_form.as_said(source, said)
    _refuse_own(source, said)
    texts = record_sections.texts(_sections(source, said))
    covered = to_cover.covered(source, said, names, texts)
    cover = to_cover.cover(source, covered)
    found, left = cover.look_over(texts), to_cover.still_named(source, map(cover.cover, texts))
    hidden = {each.names[0] for each in covered}
    shown = [name for name in to_cover.kept_away(source) if name not in hidden or left[name]]
    named = {word for name in shown if name in hidden for word in left[name]}
    more = dict.fromkeys(sorted(named - {*found.left}), 1)
    words = _looked_over(replace(found, near={**more, **found.near}), covered)
    if shown and said["what"] == ONE_PAGE:
        who, place = " and ".join(shown), print_form.place(source)
        words.insert(0, IN_REACH.format(who, place) if place else NAMES_THEM.format(who))
    careful = bool(found.found or shown)
    return Confirm("Make it?", "\n\n".join(words), "Make the PDF", "Go back", careful=careful)


def _refuse_own(source: Source, said: Values) -> None:
    why = copied.why_no_page(source.public, source.session.person_id, source.case)
    if why and said["what"] == ONE_PAGE:
        raise Incomplete({"what": why})


def _looked_over(found: LookedOver, covered: Sequence[Covered]) -> list[str]:
    if not covered:
        return ["Complete: nobody's name is covered."]
    lines = [
        f"{_called(each)} becomes {each.label}, {_times(found.found.get(each.label, 0))}."
        for each in covered
    ]
    said = ["\n".join(lines)]
    if short := [n for each in covered for n in each.names if not is_findable(n)]:
        said.append(TOO_SHORT.format(", ".join(f"“{name}”" for name in short)))
    doubtful = [*found.left.items(), *found.near.items()]
    if doubtful:
        shown = ", ".join(f"“{word}” ({count})" for word, count in sorted(doubtful))
        said.append(f"NOT covered, please look at them: {shown}.")
    return [*said, CANNOT]


def _called(person: Covered) -> str:
    """Return whose name is covered; two of whom it was typed in one line are one person."""
    first, *others = person.names
    return f"{first} (also {', '.join(others)})" if others else first


def _times(count: int) -> str:
    return {0: "NOT FOUND anywhere", 1: "once"}.get(count, f"{count} times")


def _begin(page: RecordPage, source: Source, said: Values, names: Names) -> None:
    child, said = print_form.of_child(source, said), print_form.as_said(source, said)
    _refuse_own(source, said)
    made = _made(source, said, names, page.session.person.name, child)
    folder = absolute(said["folder"])

    def drawn(outcome: Outcome | None) -> None:
        if outcome is not None:
            page.attempt(lambda: _keep(page, source, made, folder, outcome))

    def draw() -> tuple[Pdf, tuple[str, ...]]:
        pdf = render("record", made.data)
        return pdf, lines_of(pdf.content)

    page.app.push_screen(Busy("Making the record…", draw), drawn)


def _keep(page: RecordPage, source: Source, made: Made, folder: Path, outcome: Outcome) -> None:
    """Record it first, then save it: nothing leaves without an entry."""
    if outcome.error is not None:
        raise outcome.error
    pdf, lines = outcome.value
    case, bound, now = source.case, made.bound, page.clock()
    printed.record(source.drawer, case, bound, pdf.content, lines, made.said, now)

    def saved(put: Outcome | None) -> None:
        if put is None:
            return
        if put.error is not None:
            why = str(put.error)
            page.attempt(lambda: printed.take_back(page.drawer, case, bound, why, page.clock()))
            page.app.push_screen(Message("Not saved", why))
        else:
            lines = [_where(put.value, bound.code, pdf), *_pages_left(page, case)]
            page.app.push_screen(Message("Saved", "\n\n".join(lines)))
        page.reload()

    job = Busy("Saving it…", lambda: printouts.put(folder, made.file, pdf.content))
    page.app.push_screen(job, saved)


def _pages_left(page: RecordPage, case: Case) -> list[str]:
    """Return whose page for the main file elsewhere is still to be printed, if it was begun."""
    source = as_it_stands(page, case)
    files, left = print_form.of_several(source), print_form.still_to_print(source)
    if not left or len(left) >= len(files):
        return []
    return [PAGES_LEFT.format(print_form.place(source), " and ".join(left))]


def _where(file: Path, code: str, pdf: Pdf) -> str:
    undrawn = "".join(sorted(pdf.undrawn))
    lines = [str(file), f"Its code is {code}."]
    if undrawn:
        lines.append(f"No font here can draw {undrawn}: \ufffd stands there instead.")
    lines.append("Delete the file once it is printed or passed on.")
    return "\n\n".join(lines)


def _sections(source: Source, said: Values) -> tuple[Section, ...]:
    if said["what"] == ONE_PAGE:
        return record_paper.one_page(source)
    people = involved_paper.sections(source, others=said.get("others") == "yes")
    return record_paper.whole(source, people)


def _made(source: Source, said: Values, names: Names, by: str, child: str = "") -> Made:
    case, sections = source.case, _sections(source, said)
    covered = to_cover.covered(source, said, names, record_sections.texts(sections))
    cover = to_cover.cover(source, covered)
    sections = record_sections.changed(sections, cover.cover)
    labels = [each.label for each in covered]
    about = [
        (
            "Printed",
            f"{dated(source.now.date(), source.now)} {source.now:%Y %H:%M}, {cover.cover(by)}",
        ),
        ("What for", cover.cover(said["why"])),
        *([("For the file of", cover.cover(child))] if child else ()),
        ("Names", _says_covered(labels, short=said["what"] == ONE_PAGE)),
    ]
    if said["what"] == ONE_PAGE:
        if (case.closing or {}).get("copied_reference"):
            about.append(("Main file", cover.cover(_copied(case.closing or {}, source))))
        about.append(("To check it", CHECK))
    heading = f"Record of case {case.number}"
    text = record_sections.as_text(heading, about, sections)
    bound = printed.commit(source.drawer, case, source.subjects, text, source.now)
    if said["what"] == RECORD:
        sections = (*sections, _proof(source, bound))
    data = {
        "lang": "en",
        "words": {},
        "school": source.public.school,
        "title": f"{heading} · {source.public.school}",
        "heading": heading,
        "number": case.number,
        "marking": marking(case),
        "close": said["what"] == ONE_PAGE,
        "code": bound.code,
        "about": [list(line) for line in about],
        "sections": record_sections.as_data(sections),
    }
    short = bound.code.split("-")[1]
    file = printouts.file_name("record", f"{case.number} {short}")
    kept = {"what": said["what"], "why": said["why"], "covered": labels}
    kept |= {"file": child} if child else {}
    return Made(bound, data, file, kept)


def _says_covered(labels: list[str], *, short: bool) -> str:
    if not labels:
        return "Complete: no name is covered."
    many = "stand for people whose names are" if labels[1:] else "stands for one whose name is"
    return f"{', '.join(labels)} {many} covered. {COVERED_IN_SHORT if short else COVERED}"


def _copied(closing: Values, source: Source) -> str:
    """Return where the main file is, under which reference it was copied there, and by whom."""
    there, by = main_file(source.session), closing.get("copied_by", "")
    where = f"{there.called}, " if there.where in ELSEWHERE else ""
    return f"{where}{closing['copied_reference']}, copied by {by}"


def _proof(source: Source, bound: Commitment) -> Section:
    """Return what says how to find out whether it is what was written."""
    lead = "The code stands on every page. It is bound to every word and every entry."
    part = Part(lines=tuple(proof(source.public, bound)))
    return Section("Is it what was written?", lead, (part,), together=True)
