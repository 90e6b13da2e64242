"""What a change of the public list really does, whatever its author says of it."""

from dataclasses import replace

from screens.staff.school.changes import changes
from store.crypto.keys import Keys
from store.school import people
from store.school.public_list import HEAD, SAFEGUARDING, next_list
from tests.made_up import School


def test_every_part_of_a_change_gets_its_sentence(school: School) -> None:
    public = school.home.desk.school
    lee, patel = school.people["Miss Lee"], school.people["Mr Patel"]
    assert changes(public, next_list(public)) == ()
    granted = people.grant(public, HEAD, lee)
    assert changes(public, granted) == ("Miss Lee opens the headteacher's drawer from now on.",)
    sneaky = replace(granted, keepers=(*granted.keepers, lee), school="Elsewhere")
    assert set(changes(public, sneaky)) - set(changes(public, granted)) == {
        "Miss Lee may change this list from now on.",
        "The school is called Elsewhere from now on.",
    }
    ended = changes(public, people.end_person(public, patel))
    assert "Mr Patel no longer works here and can no longer sign in." in ended
    assert "Mr Patel may no longer change this list." in ended
    added = people.add_person(public, "Mr New", ("teacher",), Keys.fresh())
    assert changes(public, added)[0].startswith("Mr New works here from now on")


def test_whoever_is_given_the_safeguarding_drawer_keeps_the_list_too(school: School) -> None:
    public = school.home.desk.school
    said = changes(public, people.grant(public, SAFEGUARDING, school.people["Miss Lee"]))
    assert "Miss Lee may change this list from now on." in said
