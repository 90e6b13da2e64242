"""Agreements on paper: the words somebody signs, a sheet each, or one for a whole class."""

from collections.abc import Sequence
from dataclasses import dataclass

from screens.papers.pdf import Pdf, render
from store.consents.forms import Form
from store.school.public_list import PublicList

SIZES = {"adult": 12, "older": 12, "younger": 15}
"""Points of the words, by who reads them."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: who signs it (empty: whoever writes their name), or the `names` of a class."""

    who: str = ""
    names: tuple[str, ...] = ()


def draw(public: PublicList, form: Form, sheets: Sequence[Sheet]) -> Pdf:
    """Return an agreement to be signed, a sheet after the other.

    At the foot stands which words they are (`Form.mark`), so that nobody keys in others.

    Raises:
        OutOfOrder: this machine cannot do it now.
    """
    of_class = form.audience in ("younger", "older")
    data = {
        "lang": "en",
        "words": {},
        "school": public.school,
        "title": f"{form.title} · {public.school}",
        "mark": f"Words {form.mark}",
        "size": SIZES.get(form.audience, 11),
        "form": {
            "title": form.title,
            "intro": form.intro,
            "statements": list(form.statements),
            "questions": [each.ask for each in form.questions],
            "basis": form.basis,
            "silence": form.silence,
            "class": of_class,
        },
        "sheets": [{"who": each.who, "names": list(each.names)} for each in sheets],
    }
    return render("agreement", data)
