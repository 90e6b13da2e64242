"""The made-up school itself: whoever tests with it may rely on this."""

from tests.made_up import School


def test_everybody_can_sign_in_and_holds_what_their_role_says(school: School) -> None:
    held = {name: set(school.sign_in(name).drawers) for name in school.people}
    standing = {"safeguarding", "head", "chair", "office", "roll"}
    assert {name: drawers & standing for name, drawers in held.items()} == {
        "Mrs Adeyemi": {"safeguarding", "chair", "office", "roll"},
        "Mr Patel": {"safeguarding", "roll"},
        "Ms Hart": {"safeguarding", "head", "office", "roll"},
        "Dr Quince": {"head", "chair", "roll"},
        "Mr Bell": {"office", "roll"},
        "Miss Lee": {"roll"},
        "Mr Okafor": {"roll"},
    }
    assert all(any(name.startswith("own-") for name in drawers) for drawers in held.values())


def test_a_pin_chosen_at_the_first_sign_in_works_after_a_restart(school: School) -> None:
    school.sign_in("Miss Lee")
    chosen = school.pins["Miss Lee"]
    school.reopen()
    school.sign_in("Miss Lee")
    assert school.pins["Miss Lee"] == chosen


def test_three_adults_are_a_school(small_school: School) -> None:
    for name in small_school.people:
        assert small_school.sign_in(name).person.name == name
