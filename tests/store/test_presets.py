"""Ready-made endings fill in everything that filing asks."""

import pytest

from assets.texts import templates
from store.fields import check
from store.letterbox.told import SLIP, Told
from store.worries.presets import PRESETS, Preset, presets_for
from store.worries.triage import filing_fields
from store.worries.worries import Worry
from tests.made_up import School

PLAIN = Worry("worry:1")
HELP_NOW = Worry("worry:1", help_now=True)


@pytest.mark.parametrize("preset", PRESETS, ids=[preset.id for preset in PRESETS])
def test_a_preset_fills_in_the_whole_closing(preset: Preset, school: School) -> None:
    public = school.home.desk.school
    assert check(filing_fields(PLAIN, public), preset.closing) == {}
    assert check(filing_fields(HELP_NOW, public), {"alarm": "real", **preset.closing}) == {}
    assert f"reply.{preset.reply}" in templates()


def test_false_alarms_come_first_for_a_call_for_help() -> None:
    assert [preset.id for preset in presets_for(HELP_NOW)[:2]] == ["mistake", "practice"]
    assert presets_for(PLAIN) == PRESETS


def test_a_slip_is_not_filed_as_a_talk_with_its_writer() -> None:
    offered = presets_for(Worry("worry:1", Told(source=SLIP)))
    assert not {"talked", "friends"} & {preset.id for preset in offered}
