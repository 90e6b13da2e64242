"""What set-up makes of people, classes and drawers, and what it refuses."""

from dataclasses import replace

from screens.staff.set_up.proof import ProofStep
from screens.widgets.field_row import FieldRow
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from store.home import Home
from tests.made_up import OAKFIELD, TINY
from tests.screens.staff.set_up.stage import stage


async def test_who_is_missing_is_said_before_one_can_go_on(home: Home) -> None:
    async with stage(home) as seen:
        await seen.next()
        assert seen.note == "Please put right what is marked."
        seen.screen.query(LineEntry).first().value = "Oakfield"
        await seen.next()
        await seen.next()
        assert seen.note == "Please name the designated safeguarding lead."
        assert "at least" in seen.screen.query_one("#missing", PlainText).text


async def test_a_school_where_somebody_cannot_be_left_out_says_who(home: Home) -> None:
    async with stage(home) as seen:
        only = TINY.people[0]
        alone = type(only)("Mr Only", ("dsl", "headteacher", "chair"))
        classes = (type(TINY.classes[0])("All", "younger", ("Mr Only",)),)
        seen.screen.work.plan = type(TINY)("One", (alone,), classes)
        seen.screen.query(LineEntry).first().value = "One"
        for _ in range(4):
            await seen.next()
        (row,) = seen.screen.query_one(Listing).rows
        assert (row.cells, row.tone) == (("Mr Only", "nobody"), "urgent")
        await seen.next()
        assert "Mr Only" in seen.note
        assert isinstance(seen.screen.step, ProofStep)


async def test_renaming_and_removing_somebody_reaches_their_classes(home: Home) -> None:
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        await seen.next()
        await seen.press("end", "up", "enter")
        await seen.type("gh")
        await seen.press("ctrl+s")
        assert "Miss Leegh" in seen.screen.work.plan.classes[1].adults
        await seen.press("end", "r", "enter")
        assert "Mr Okafor" not in [each.name for each in seen.screen.work.plan.people]
        await seen.next()
        await seen.next()
        assert seen.note == "Acorn needs at least one trusted adult."


async def test_another_plan_has_other_secrets(home: Home) -> None:
    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        before = seen.screen.work.prepared
        seen.screen.work.plan = TINY
        assert seen.screen.work.prepared.sheets != before.sheets


async def test_a_drawer_offers_the_usual_person_by_name_and_nobody_who_may_not(home: Home) -> None:
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        for _ in range(3):
            await seen.next()
        head, chair = [row.field for row in seen.screen.query(FieldRow)]
        roles = {each.name: each.roles for each in OAKFIELD.people}
        usual = next(name for name in roles if "chair" in roles[name])
        assert head.choices[0].label == f"{usual}, the chair of governors (usual)"
        for field in (head, chair):
            offered = {choice.id for choice in field.choices} & set(roles)
            assert offered
            assert not any({"headteacher", "chair"} & set(roles[name]) for name in offered)


async def test_who_has_become_the_headteacher_is_no_longer_chosen_as_the_second(home: Home) -> None:
    head = next(each for each in OAKFIELD.people if "headteacher" in each.roles)
    async with stage(home) as seen:
        seen.fill_in(replace(OAKFIELD, head_second=head.name, chair_second=head.name))
        for _ in range(3):
            await seen.next()
        await seen.next()
        assert isinstance(seen.screen.step, ProofStep)
        plan = seen.screen.work.plan
        assert (plan.head_second, plan.chair_second) == ("", "")
