"""What the desk says about itself."""

from dataclasses import replace

from screens.staff.desk.notices import questions
from store.front_desk import signed
from store.school import people
from tests.made_up import NOW, School


def test_a_change_that_does_not_stand_is_told_until_the_next_one(school: School) -> None:
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    made = [
        replace(people.next_list(dsl.public), form_address=f"https://{each}.example")
        for each in ("one", "two")
    ]
    for new in made:
        school.home.desk.take_in(new, signed(new, {dsl.person_id: dsl.keys}))
    assert any("does not stand" in sentence for sentence in questions(dsl))
    assert any("does not stand" in sentence for sentence in questions(head))
    assert not questions(school.sign_in("Miss Lee"))
    assert people.propose(dsl, people.next_list(dsl.public), "again", NOW)
    assert not questions(dsl)
