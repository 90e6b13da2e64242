"""What is said of a printed record that somebody brings: its file, or the code on it."""

from pathlib import Path

from screens.papers.pdf_text import LARGEST, lines_of
from store.cases.printed import INVESTIGATION, ONE_PAGE, Verdict, code_in
from store.errors import Refused
from store.school.public_list import PublicList

NO_CODE = "No code of a Worry Box record stands in this file. Every page of one has it at its foot."
NOT_ONE = "This is no file here, and no code: WB and four groups of four, as on the record's pages."


def named(record: str) -> tuple[str, bytes, tuple[str, ...]]:
    """Return the code, and of a file what is in it and the lines that can be read.

    Raises:
        Refused: it is neither a code nor a PDF with one.
    """
    if code := code_in(record):
        return code, b"", ()
    file = Path(record)
    if not file.is_file():
        raise Refused(NOT_ONE)
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError:
        raise Refused("This file cannot be read.") from None
    lines = lines_of(content)
    code = next((found for line in lines if (found := code_in(line))), "")
    if not code:
        raise Refused(NO_CODE)
    return code, content, lines


def verdict(said: Verdict, public: PublicList) -> list[str]:
    """Return which record it is, as of when, and whether it is what was printed."""
    kinds = {ONE_PAGE: "A page", INVESTIGATION: "The record of an investigation"}
    what, why = kinds.get(said.what, "The record"), f": {said.why}" if said.why else ""
    at = said.at[:16].replace("T", " ")
    people = "1 person" if said.covered == 1 else f"{said.covered} people"
    covered = f"{people} covered" if said.covered else "complete"
    lines = [
        f"{what} of case {said.number}, as of {at}, {covered}.",
        f"Printed by {public.name_of(said.by)}{why}.",
    ]
    if said.added:
        lines.append(f"{said.added} entries were written in the case since.")
    if said.wrong:
        return lines
    if not said.of_file:
        lines.append(
            "The code is right, and every entry it was made of is there, unchanged. Only the file "
            "itself, or reading the pages beside the case, shows whether their words were changed."
        )
    elif said.same_file:
        lines.append("It matches: this file is the one that was made, to the last byte.")
    else:
        lines.append(
            "Its words match: another program has saved it, but every line is as it was made. "
            "Look at the pages for anything that was drawn over them."
        )
    return lines
