"""Notices go out to real servers, once for each event and person, and never hold anything up."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from screens.clock import Clock
from screens.staff.duty import message_words
from store.duty import acts, outbox, reach
from store.duty.events import Wanted
from store.duty.outbox import FAILED, SENT, TRYING, Message
from store.duty.reach import MAIL
from store.home import Home
from store.letterbox.told import Told
from tests.made_up import NOW, School
from tests.notice_servers import Post, mail_server, web_service
from tests.school_year import with_calendar
from tests.terminals import Terminals
from tui.sending import AGAIN, EVERY, LIMIT, NEXT, NEXT_URGENT, SETTLES, Sending, Start


@pytest.fixture
def web() -> Iterator[Post]:
    with web_service() as post:
        yield post


def at(time: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-03 {time}+00:00")


class Hours:
    """A clock that is set."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def at_once(job: Callable[[], None]) -> None:
    job()


def sending(home: Home, clock: Clock, start: Start = at_once) -> Sending:
    """Return what sends, each talk done at once in place of a thread."""
    return Sending(home, clock, start)


def reached(school: School, name: str, *addresses: str) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    reach.say(dsl, school.people.get(name, name), "", "\n".join(addresses))


def states(school: School) -> list[tuple[str, str, str]]:
    name = school.home.desk.school.name_of
    return [(each.kind, name(each.person), each.state) for each in outbox.latest(school.home)]


def test_a_call_for_help_goes_out_by_mail_and_ntfy_at_once_without_a_word_of_it(
    school: School, web: Post
) -> None:
    with mail_server() as mail:
        way = f"mailto://127.0.0.1:{mail.port}?from=office@oakfield.example&mode=insecure"
        reached(school, MAIL, way)
        reached(school, "Ms Hart", "hart@oakfield.example")
        reached(school, "Mrs Adeyemi", f"ntfy://127.0.0.1:{web.port}/oakfield")
        school.intake.help_now(Told(words="he has a knife", name="Sam Reed"), "Oak", NOW)
        outgoing = sending(school.home, Hours())
        outgoing.tick(EVERY)
        outgoing.tick(1.0)
        assert sorted(states(school)) == [
            ("help", "Mrs Adeyemi", SENT),
            ("help", "Ms Hart", SENT),
        ]
        outgoing.tick(EVERY)
        (letter,) = mail.mails
        ((_, said),) = web.requests
    assert "hart@oakfield.example" in str(letter["To"])
    assert said["topic"] == "oakfield"
    parts = [each.get_payload(decode=True) for each in letter.walk() if not each.is_multipart()]
    text = b"".join(each for each in parts if isinstance(each, bytes)).decode()
    for words in (text, str(said)):
        assert "somebody asks for help now" in words
        assert "Oakfield" in words
        for secret in ("knife", "Sam", "Oak ", "Oak."):
            assert secret not in words


def test_what_a_server_refuses_is_tried_again_and_given_up_with_a_reason(
    school: School, web: Post
) -> None:
    web.answer = 403
    reached(school, "Mrs Adeyemi", f"json://:secret@127.0.0.1:{web.port}/")
    outbox.ask_test(school.home, school.people["Mrs Adeyemi"], NOW)
    outgoing = sending(school.home, Hours())
    outgoing.tick(EVERY)
    outgoing.tick(1.0)
    assert states(school) == [("test", "Mrs Adeyemi", TRYING)]
    for tried, rest in enumerate(AGAIN, 1):
        outgoing.tick(rest / 2)
        assert len(web.requests) == tried
        outgoing.tick(rest)
        assert len(web.requests) == tried + 1
        outgoing.tick(1.0)
    (last,) = outbox.latest(school.home)
    assert (last.state, last.why) == (FAILED, "the service answered 403")
    outgoing.tick(1000.0)
    assert len(web.requests) == 4


def test_a_server_that_is_not_there_is_said_so(school: School) -> None:
    with web_service() as gone:
        port = gone.port
    reached(school, "Mrs Adeyemi", f"json://127.0.0.1:{port}/", "ms@nowhere.example")
    outbox.ask_test(school.home, school.people["Mrs Adeyemi"], NOW)
    outgoing = sending(school.home, Hours())
    outgoing.tick(EVERY)
    outgoing.tick(1.0)
    (last,) = outbox.latest(school.home)
    assert last.why == (
        "json (line 1): the service could not be reached; e-mail (line 2): the school has no way "
        "to send e-mail yet (Notices, M)"
    )


def test_of_several_addresses_it_is_said_which_one_did_not_take_it(
    school: School, web: Post
) -> None:
    reached(school, "Mrs Adeyemi", f"ntfy://127.0.0.1:{web.port}/oakfield", "ms@nowhere.example")
    outbox.ask_test(school.home, school.people["Mrs Adeyemi"], NOW)
    outgoing = sending(school.home, Hours())
    outgoing.tick(EVERY)
    outgoing.tick(1.0)
    assert states(school) == [("test", "Mrs Adeyemi", SENT)]
    (line,) = message_words.latest_lines(school.home, school.home.desk.school, NOW, None)
    assert line.endswith(
        "delivered, but NOT to e-mail (line 2): the school has no way to send e-mail yet "
        "(Notices, M)."
    )
    assert message_words.last_to(school.home, school.people["Mrs Adeyemi"], NOW)[0] == "warning"


def test_a_server_that_never_answers_holds_nothing_up(school: School) -> None:
    reached(school, "Mrs Adeyemi", "json://127.0.0.1/")
    outbox.ask_test(school.home, school.people["Mrs Adeyemi"], NOW)
    outgoing = sending(school.home, Hours(), start=lambda job: None)
    outgoing.tick(EVERY)
    outgoing.tick(LIMIT - 1.0)
    assert [each.state for each in outbox.latest(school.home)] == [outbox.ASKED]
    outgoing.tick(1.0)
    (last,) = outbox.latest(school.home)
    assert (last.state, last.why) == (TRYING, "it took too long")


def test_a_look_that_nobody_takes_climbs_and_stops_when_somebody_has_looked(
    school: School, web: Post
) -> None:
    with_calendar(school)
    for name in ("Mrs Adeyemi", "Mr Patel"):
        reached(school, name, f"json://127.0.0.1:{web.port}/{name.split()[-1]}")
    hours = Hours(at("10:04"))
    outgoing = sending(school.home, hours)
    paths = []
    for time in ("10:04", "10:05", "10:06", "10:20", "10:40"):
        hours.now = at(time)
        if time == "10:40":
            acts.look(school.sign_in("Ms Hart"), hours.now)
        outgoing.tick(EVERY)
        outgoing.tick(1.0)
        paths.append([path for path, _ in web.requests])
    assert paths == [[], ["/Adeyemi"], ["/Adeyemi"], *[["/Adeyemi", "/Patel"]] * 2]


def test_a_letter_is_told_after_a_while_and_not_when_somebody_has_collected_it(
    school: School, web: Post
) -> None:
    with_calendar(school)
    reached(school, "Mrs Adeyemi", f"json://127.0.0.1:{web.port}/")
    school.intake.post(Told(words="my hat"), NOW)
    outgoing = sending(school.home, Hours())
    outgoing.tick(EVERY)
    outgoing.tick(SETTLES - 1.0)
    assert web.requests == []
    outgoing.tick(EVERY)
    assert len(web.requests) == 1


def test_two_office_terminals_send_one_notice(terminals: Terminals, web: Post) -> None:
    school = terminals.school
    other = terminals.second_office("Mr Patel")
    reached(school, "Mrs Adeyemi", f"json://127.0.0.1:{web.port}/")
    school.intake.help_now(Told(), "Oak", NOW)
    terminals.all()
    first, second = sending(school.home, Hours()), sending(other.home, Hours())
    second.tick(EVERY)
    first.tick(EVERY)
    first.tick(1.0)
    terminals.all()
    second.tick(NEXT_URGENT)
    second.tick(NEXT)
    assert len(web.requests) == 1
    (told,) = outbox.latest(other.home)
    assert (told.state, told.terminal) == (SENT, school.home.device.id)


def test_a_second_office_sends_what_the_first_one_does_not(terminals: Terminals, web: Post) -> None:
    school = terminals.school
    other = terminals.second_office("Mr Patel")
    reached(school, "Mrs Adeyemi", f"json://127.0.0.1:{web.port}/")
    school.intake.help_now(Told(), "Oak", NOW)
    terminals.all()
    second = sending(other.home, Hours())
    second.tick(EVERY)
    second.tick(NEXT_URGENT - EVERY)
    assert web.requests == []
    second.tick(EVERY)
    assert len(web.requests) == 1


def test_a_classroom_sends_nothing(terminals: Terminals, web: Post) -> None:
    school, classroom = terminals.school, terminals.added()
    reached(school, "Mrs Adeyemi", f"json://127.0.0.1:{web.port}/")
    terminals.all()
    # Not even if it came to have an address.
    reach._keep(classroom.home, [*reach.everybody(school.home).values()])
    classroom.intake.help_now(Told(), "Oak", NOW)
    outbox.ask_test(classroom.home, school.people["Mrs Adeyemi"], NOW)
    outgoing = sending(classroom.home, Hours())
    outgoing.tick(EVERY)
    outgoing.tick(1000.0)
    assert web.requests == []


def test_what_another_terminal_gave_up_is_still_sent_from_here(school: School) -> None:
    wanted = Wanted("help x", school.people["Ms Hart"])
    outbox._keep(
        school.home,
        Message("help x", wanted.person, "another", FAILED, 4, NOW.isoformat(), "refused"),
    )
    assert outbox.done(school.home, NOW - timedelta(days=1)) == set()
