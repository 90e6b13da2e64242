"""What colleagues were asked: the same, in whichever order asking and answer are known."""

from itertools import permutations

from store.drawers.journal import Entry
from store.worries.asked import Asked, with_answer, with_task
from tests.made_up import School


def test_an_answer_that_is_known_before_its_task_is_not_asked_twice(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    drawer = dsl.drawer("safeguarding")
    sent = {"task": "task:1", "to": "lee", "text": "Look", "due": "2026-03-04"}
    drawer.record("case:1", "case.opened", {"title": "x"}, school.now)
    drawer.record("case:1", "case.task_sent", sent, school.now)
    drawer.record("case:1", "case.task_done", {"task": "task:1", "text": "Done"}, school.now)
    steps = {"case.task_sent": with_task, "case.task_done": with_answer}

    def fold(entries: tuple[Entry, ...]) -> tuple[Asked, ...]:
        asked: tuple[Asked, ...] = ()
        for entry in entries:
            asked = steps[entry.kind](asked, entry, entry.said)
        return asked

    both = drawer.entries("case:1")[1:]
    found = {fold(order) for order in permutations(both)}
    assert len(found) == 1
    ((asked,),) = found
    assert (asked.text, asked.answer, asked.to) == ("Look", "Done", "lee")
