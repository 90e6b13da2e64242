"""Where the cursor stands when a form opens."""

from collections.abc import Callable
from typing import Any

from screens.widgets.form import Form
from store.fields import Choice, Field, Kind


async def test_it_begins_at_the_first_field_in_which_nothing_stands_yet(
    stage: Callable[..., Any],
) -> None:
    fields = (
        Field("which", "Which", Kind.CHOICE, True, choices=(Choice("a", "A"), Choice("b", "B"))),
        Field("done", "What was done", Kind.TEXT),
        Field("more", "More", required=True),
    )
    form = Form(fields, {"which": "a"})
    app = stage(form)
    async with app.run_test(size=(60, 30)) as pilot:
        form.focus_first()
        long = ["a", *["space", "b"] * 40]
        await pilot.press(*long)
        assert len(form.values["done"]) == len(long), "and not swallowed by what is answered"
        await pilot.press("ctrl+u")
        assert form.values["done"] == "", "all of it, though it is drawn as two lines"
