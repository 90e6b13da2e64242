"""What a form can permit, as staff read it: `assets/consents/uses.toml`.

What a form of the school's own permits is called as the form is, with the question where it has
several.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from store.asset_tables import tables
from store.consents.forms import Form


@dataclass(frozen=True)
class Use:
    """A use: its words in a list, and whether children can be seen in it.

    `published`: something of a child is shown by it, so a check before publishing asks for it.
    """

    id: str
    say: str
    pictures: bool = False
    published: bool = False


@cache
def shipped() -> dict[str, Use]:
    """Return the uses that come with the program, in the order in which they are offered."""
    return {
        each["id"]: Use(
            each["id"], each["say"], bool(each.get("pictures")), bool(each.get("published", True))
        )
        for each in tables("consents", "uses", "use")
    }


def of_forms(forms: Mapping[str, Form]) -> dict[str, Use]:
    """Return every use of forms by its id; what has no words of its own is called by its form."""
    found = {}
    for form in forms.values():
        for use in form.uses:
            found[use] = shipped().get(use) or Use(use, _called(form, use))
    order = list(shipped())
    place = {use: order.index(use) if use in order else len(order) for use in found}
    return {use: found[use] for use in sorted(found, key=lambda each: place[each])}


def _called(form: Form, use: str) -> str:
    """Return a form's title, with the question where there are several."""
    asks = [each.ask for each in form.questions if use in each.uses]
    return f"{form.title}: {asks[0]}" if asks and len(form.uses) > 1 else form.title


def published(forms: Mapping[str, Form]) -> dict[str, Use]:
    """Return the uses by which something of a child is shown, of what parents are asked."""
    asked = {id: form for id, form in forms.items() if form.audience == "parent"}
    return {id: use for id, use in of_forms(asked).items() if use.published}
