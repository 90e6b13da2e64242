"""A letter of a case on paper: the words that were kept, and nothing else of the case."""

from collections.abc import Mapping

from screens.papers.looking_papers import Form
from store.cases.case import Case
from store.letters.kept import Letter
from store.letters.merging import in_full, paragraphs
from store.letters.writing import may_be_shown
from store.printouts import file_name
from store.school.public_list import PublicList


def letter(public: PublicList, case: Case, found: Letter) -> Form:
    """Return a letter as it goes to paper.

    Raises:
        Refused: no letter of this case may be shown or printed now.
    """
    may_be_shown(case)
    said = found.written.said
    data: Mapping[str, object] = {
        "lang": "en",
        "school": public.school,
        "title": f"{said.get('heading', '')}, {said.get('reference', '')} · {public.school}",
        "heading": said.get("heading", ""),
        "address": _address(said),
        "date": in_full(said.get("date", "")),
        "reference": said.get("reference", ""),
        "dear": said.get("dear", ""),
        "paragraphs": list(paragraphs(said.get("text", ""))),
        "signer": said.get("signer", ""),
        "role": said.get("signer_as", ""),
        "words": {},
    }
    name = f"letter-{said.get('reference', '').rpartition('/')[2]}"
    return Form("letter", lambda: data, file_name(name, case.number))


def _address(said: Mapping[str, str]) -> list[str]:
    lines = [line.strip() for line in said.get("address", "").splitlines() if line.strip()]
    return [said.get("to", ""), *lines]
