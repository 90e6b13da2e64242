"""Ready-made endings fill in what filing asks but for what only somebody who was there can say."""

import pytest

from assets.texts import templates
from store.cases.act_fields import FILE_FIELDS
from store.cases.outcomes import CHILD_OUTCOMES, UNASKED
from store.errors import Incomplete
from store.fields import Choice, check, kept
from store.letterbox.told import SLIP, Told
from store.worries import presets, stands_out
from store.worries.filing import filing_fields
from store.worries.presets import PRESETS, Preset, presets_for
from store.worries.worry import Worry
from tests.made_up import School

PLAIN = Worry("worry:1")
HELP_NOW = Worry("worry:1", help_now=True)


@pytest.mark.parametrize("preset", PRESETS, ids=[preset.id for preset in PRESETS])
def test_a_preset_says_nothing_of_what_was_done_or_is_known_that_nobody_ticked(
    preset: Preset, school: School
) -> None:
    closing = filing_fields(HELP_NOW, school.home.desk.school)
    values = {"alarm": "real", **preset.closing}
    fields = presets.asked(preset, closing)
    assert check(fields, values) == {}
    assert not {"follow_up", "reasons", presets.DONE, presets.KNOWN} & values.keys()
    with pytest.raises(Incomplete) as refused:
        presets.said(preset, values)
    assert set(refused.value.wrong) == {presets.DONE, presets.KNOWN}
    ticked = {**values, presets.DONE: "1", presets.KNOWN: "0", "reasons": "I saw it."}
    said = presets.said(preset, kept(fields, ticked))
    assert check(closing, said) == {}
    assert said["follow_up"] == preset.done[1]
    assert said["reasons"] == f"{preset.known[0]} I saw it."
    assert f"reply.{preset.reply}" in templates()


def test_what_nobody_was_asked_about_is_not_filed_as_resolved() -> None:
    """It was, with support that nobody had given."""
    for preset in PRESETS:
        asks_nobody = any("nobody was asked" in each for each in preset.known)
        assert asks_nobody == (preset.closing["outcome"] == UNASKED.id), preset.id
        said = " ".join((*preset.done, *preset.known))
        assert not (asks_nobody and ("talked with" in said or "were asked" in said)), preset.id
    assert UNASKED in filing_outcomes()
    assert UNASKED not in CHILD_OUTCOMES, "no case ends so"


def filing_outcomes() -> tuple[Choice, ...]:
    """Return the outcomes that filing offers."""
    return next(each.choices for each in FILE_FIELDS if each.id == "outcome")


def test_false_alarms_come_first_for_a_call_for_help() -> None:
    assert [preset.id for preset in presets_for(HELP_NOW)[:2]] == ["mistake", "practice"]
    assert presets_for(PLAIN) == PRESETS


def test_a_slip_is_not_filed_as_a_talk_with_its_writer() -> None:
    offered = presets_for(Worry("worry:1", Told(source=SLIP)))
    assert not {"talked", "friends", "words"} & {preset.id for preset in offered}


@pytest.mark.parametrize(
    ("words", "offered"),
    [("my dad hits me when he is cross", False), ("Tom hit me at football", True)],
)
def test_where_harm_at_home_is_told_of_no_ending_says_that_nothing_suggests_it(
    words: str, offered: bool
) -> None:
    endings = presets_for(Worry("worry:a", Told(words=words)))
    assert any("suggests harm" in line for each in endings for line in each.known) == offered
    assert stands_out.at_home(Worry("worry:a", Told(words=words))) != offered
