"""A parent's concern goes to whoever may read it, never to the office, and says whose it is."""

from screens.staff.worries.worry_told import facts_of, heading
from store import on_desk
from store.fields import check
from store.letterbox.collect import collect
from store.letterbox.told import FORM, PARENT, PHONE
from store.school.public_list import CHAIR, HEAD, OFFICE, SAFEGUARDING
from store.worries import concerns
from store.worries.worry import Worry
from tests.letters import Post
from tests.made_up import NOW
from tests.screens.parents.phone import Phone, opened


def worries(post: Post, name: str, drawer: str) -> list[Worry]:
    """What somebody reads in a drawer, the last first."""
    post.terminals.all()
    session = post.terminals.school.sign_in(name)
    collect(session, NOW)
    if not session.holds(drawer):
        return []
    found = [
        session.drawer(drawer).get(row.subject) for row in session.drawer(drawer).rows("worry")
    ]
    return [each for each in found if isinstance(each, Worry)]


def about(post: Post, who: str) -> Phone:
    phone, _ = opened(post)
    phone.press("worry")
    assert "Call 999." in phone.words
    assert "0800 1111" in phone.words
    assert "0808 800 5000" in phone.words
    return phone.press("next", w_who=who)


def test_about_a_child_it_goes_to_the_safeguarding_readers_and_not_to_the_office(
    post: Post,
) -> None:
    phone = about(post, "pupil")
    assert "Mrs Adeyemi" in phone.words
    assert "Mr Bell" not in phone.words.split("Should one")[0]
    phone.press("next")
    assert "Please fill this in: The child's name" in phone.words
    said = {"w_child": "Sam Reed", "w_class": "oak", "w_what": "She is afraid of the bus."}
    phone.press("next", **said, name="Ewa", relationship="mother", w_contact="07700 900123")
    assert phone.title == "Read it once more"
    phone.press("send")
    assert phone.title == "Thank you for telling us"
    assert "We cannot say when it will be read." in phone.words
    read = worries(post, "Mrs Adeyemi", SAFEGUARDING)
    (worry,) = (each for each in read if each.told.name == "Sam Reed")
    told, public = worry.told, post.terminals.school.home.desk.school
    assert (told.source, told.way, told.name, told.fact) == (
        PARENT,
        FORM,
        "Sam Reed",
        "She is afraid of the bus.",
    )
    assert told.class_id == next(each.id for each in public.classes if each.name == "Oak")
    assert told.teller == "Ewa, Mother, 07700 900123"
    assert heading(worry, public) == "Concern from a parent or carer about Sam Reed"
    shown = {each.label: each.text for each in facts_of(worry, public, NOW, 0)}
    assert shown["From"] == "A parent, by the parents' form, at Parents"
    post.given()
    assert not list(post.office.drawer(OFFICE).rows("worry"))


def test_about_the_headteacher_it_goes_to_the_chair_past_the_head(post: Post) -> None:
    phone = about(post, "headteacher")
    assert phone.press("next", w_what="Ms Hart shouted at her").title == "Read it once more"
    assert "These people can read it: Dr Quince" in phone.words
    phone.press("send")
    (worry,) = worries(post, "Dr Quince", CHAIR)
    assert worry.told.fact == "Ms Hart shouted at her"
    assert not worries(post, "Ms Hart", HEAD)


def test_who_is_named_in_it_is_asked_about_before_it_goes(post: Post) -> None:
    phone = about(post, "pupil")
    phone.press("next", w_child="Ada", w_what="Mrs Adeyemi shouted at her")
    assert phone.title == "You wrote a name"
    person = post.terminals.school.people["Mrs Adeyemi"]
    assert phone.press("next").title == "You wrote a name"
    phone.press("next", **{f"w_named_{person}": "leave"})
    reads = phone.words.split("read it:")[1].split("You cannot")[0]
    assert "Mrs Adeyemi" not in reads
    assert "Mr Patel" in reads
    assert phone.press("send").title == "Thank you for telling us"
    read = [each.told.name for each in worries(post, "Mrs Adeyemi", SAFEGUARDING)]
    assert "Ada" not in read


def test_what_a_parent_told_by_phone_staff_type_in_with_their_pin(post: Post) -> None:
    school = post.terminals.school
    session = school.sign_in("Mrs Adeyemi")
    said = {
        "about": "pupil",
        "urgent": "no",
        "name": "Leo Finch",
        "fact": "He does not sleep.",
        "way": PHONE,
    }
    assert "teller" in check(concerns.fields(session.public), said)
    concerns.log(session, school.intake, {**said, "teller": "Mr Finch, 07700 900456"}, NOW)
    collect(session, NOW)
    found = [
        session.drawer(row.drawer).get(row.subject) for row in on_desk.of(session, NOW).waiting
    ]
    (worry,) = (each for each in found if isinstance(each, Worry) and each.told.way == PHONE)
    shown = {each.label: each.text for each in facts_of(worry, session.public, NOW, 0)}
    assert worry.told.source == PARENT
    assert shown["From"].startswith("A parent, by phone; typed in by Mrs Adeyemi, signed in")
    assert shown["Told by"] == "Mr Finch, 07700 900456"
