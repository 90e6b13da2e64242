"""Who reads what is kept from somebody, while colleagues come, go, and lose or are given drawers.

It is read by whoever holds the drawer it was split off, but for those whom it is kept from or
accuses, and by whoever was let in by name.
"""

from store import on_desk
from store.adults import handing
from store.cases import let_in
from store.cases.seconds import seconds
from store.cases.to_do import TO_LEAD, TO_TRIAGE
from store.checkup import check_session
from store.crypto.keys import Keys
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.school import people, returning
from store.school.public_list import CHAIR as CHAIRS
from store.school.public_list import CHAIR_SHEET, SAFEGUARDING, PublicList
from store.school.public_list import HEAD as HEADS
from store.signing_in import renewal, rings
from store.signing_in.session import Session
from store.worries import triage
from store.worries.kinds import SEEN
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.changing import FIRST, agreed, first_sign_in, renew
from tests.store.putting_out import CHAIR, DEPUTY, DSL, HEAD, OPENING, Stage, keep
from tests.store.triaging_stage import seen
from tests.store.two_offices import meet, same
from tests.terminals import Terminals

LEE, OKAFOR, BELL = "Miss Lee", "Mr Okafor", "Mr Bell"


def looks(school: School, name: str) -> Session:
    """Somebody signs in, and their desk looks."""
    session = school.sign_in(name)
    collect(session, NOW)
    holders.settle(session, NOW)
    handing.bring_home(session, NOW)
    let_in.end(session, NOW)
    return session


def all_look(school: School, *names: str) -> None:
    for name in names:
        looks(school, name).lock()


def post(school: School, words: str, *away: str) -> str:
    """A child tells something, and shuts somebody out."""
    ids = tuple(school.people[each] for each in away)
    return school.intake.post(Told(words=words, name="Ann Roe", kept_from=ids), NOW).subject


def finds(school: School, id: str) -> set[str]:
    """Return who finds it: nobody's desk looks."""
    public = school.home.desk.school
    return {
        name
        for name in (DSL, DEPUTY, HEAD, CHAIR, LEE, OKAFOR, BELL)
        if public.is_active(school.people[name]) and school.sign_in(name).find(id)
    }


def listed(school: School) -> PublicList:
    return school.home.desk.school


def lose(school: School, name: str, drawer: str = SAFEGUARDING, by: str = DSL) -> None:
    agreed(school, by, HEAD, people.end_grant(listed(school), drawer, school.people[name]))


def gain(school: School, name: str, drawer: str = SAFEGUARDING) -> None:
    agreed(school, DSL, HEAD, people.grant(listed(school), drawer, school.people[name]))


def leave(school: School, name: str, by: str = DSL, and_by: str = HEAD) -> None:
    agreed(school, by, and_by, people.end_person(listed(school), school.people[name]))


def come_back(school: School, name: str, drawer: str = "") -> None:
    keys, id = Keys.fresh(), school.people[name]
    agreed(school, DSL, HEAD, returning.come_back(listed(school), id, name, ("teacher",), keys))
    rings.put(school.home, id, keys.seed, FIRST, NOW, first=True)
    school.pins[name] = FIRST
    if drawer:
        gain(school, name, drawer)


def at(session: Session, id: str) -> Drawer:
    drawer = session.find(id)
    assert drawer is not None
    return drawer


def test_who_loses_the_drawer_loses_what_was_split_off_it(school: School) -> None:
    """At once: they still have the keys until somebody else has looked."""
    stage = Stage(school, lead=DEPUTY)
    stage.go(keep, DEPUTY, DSL)
    shut_out = post(school, "ms hart is mean", HEAD)
    all_look(school, DSL, DEPUTY)
    assert (finds(school, stage.id), finds(school, shut_out)) == ({DEPUTY, HEAD}, {DSL, DEPUTY})
    head = school.sign_in(HEAD)
    (before,) = {each.key for each in (at(head, stage.id),)}
    assert [each.id for each in seconds(head, at(head, stage.id), seen(head, stage.id))] == [
        school.people[DEPUTY]
    ]
    lose(school, DEPUTY)
    assert (finds(school, stage.id), finds(school, shut_out)) == ({HEAD}, {DSL})
    head = looks(school, HEAD)
    assert at(head, stage.id).key != before
    drawer, case = at(head, stage.id), seen(head, stage.id)
    assert school.people[DEPUTY] not in holders.holders_of(head, drawer)
    assert school.people[DEPUTY] not in [each.id for each in seconds(head, drawer, case)]
    todo = {each.item.id for each in on_desk.of(head, NOW).mine if each.subject == stage.id}
    assert {TO_LEAD, TO_TRIAGE} <= todo, "whoever led it does not any more"
    assert not check_session(head)


def test_at_another_office_too(school: School, terminals: Terminals) -> None:
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    shut_out = post(school, "ms hart is mean", HEAD)
    all_look(school, DSL)
    for _ in range(2):
        terminals.all()
        for name in (DSL, DEPUTY):
            collect(there.sign_in(name), NOW)
    assert there.sign_in(DEPUTY).find(shut_out)
    lose(school, DEPUTY)
    all_look(school, DSL)
    terminals.all()
    assert not there.sign_in(DEPUTY).find(shut_out)
    assert there.sign_in(DSL).find(shut_out)


def test_both_offices_let_them_in_and_out_apart(school: School, terminals: Terminals) -> None:
    there = terminals.second_office(DSL, DEPUTY, HEAD, LEE, BELL)
    gain(school, BELL)
    all_look(school, DSL)
    shut_out = post(school, "ms hart is mean", HEAD)
    one, other = looks(school, DSL), there.sign_in(DEPUTY)
    meet(terminals, one, other)
    other.reopen()
    meet(terminals, one, other)
    one.lock()
    gain(school, LEE)
    leave(school, BELL)
    terminals.all()
    one = looks(school, DSL)
    holders.settle(other, NOW)
    for session in (one, other):
        drawer = at(session, shut_out)
        drawer.record(shut_out, SEEN, {}, NOW)
    for _ in range(2):  # who is signed in goes on with the keys they had
        meet(terminals, one, other)
        one.lock()
        other.lock()
        one, other = looks(school, DSL), there.sign_in(DEPUTY)
    meet(terminals, one, other)
    same(one, other)
    assert not check_session(one)
    assert not check_session(other)
    for place in (school, there):
        lee = place.sign_in(LEE)
        collect(lee, NOW)
        assert lee.find(shut_out)
        assert not place.sign_in(HEAD).find(shut_out)
    one.lock()
    assert finds(school, shut_out) == {DSL, DEPUTY, LEE}


def test_who_was_let_in_by_name_keeps_it_with_another_drawer(school: School) -> None:
    shut_out = post(school, "ms hart is mean", HEAD)
    dsl = looks(school, DSL)
    holders.let_in(dsl, shut_out, school.people[CHAIR], NOW)
    dsl.lock()
    gain(school, CHAIR, SAFEGUARDING)
    lose(school, CHAIR, SAFEGUARDING)
    assert finds(school, shut_out) == {DSL, DEPUTY, CHAIR}
    lose(school, CHAIR, CHAIRS)
    assert CHAIR in finds(school, shut_out)
    lose(school, CHAIR, HEADS)
    assert finds(school, shut_out) == {DSL, DEPUTY}, "she opens nothing any more"


def test_who_leaves_and_comes_back_gets_none_of_it(school: School) -> None:
    """Whoever reads it has not looked since they left."""
    gain(school, OKAFOR)
    shut_out, by_name = post(school, "ms hart is mean", HEAD), post(school, "no ms hart", HEAD)
    dsl = looks(school, DSL)
    holders.let_in(dsl, by_name, school.people[CHAIR], NOW)
    dsl.lock()
    leave(school, DEPUTY)
    leave(school, CHAIR)
    come_back(school, DEPUTY)
    come_back(school, CHAIR, CHAIRS)
    looks(school, DSL).lock()
    for name in (DEPUTY, CHAIR):
        assert not looks(school, name).find(by_name)
    assert not school.sign_in(DEPUTY).find(shut_out)


def test_whoever_is_given_the_drawer_reads_it_if_nothing_says_no(school: School) -> None:
    shut_out = post(school, "tom is mean", HEAD)
    told = post(school, "miss lee hit tom", HEAD)
    dsl = looks(school, DSL)
    drawer = at(dsl, shut_out)
    worry = drawer.get(shut_out)
    id = triage.open_case(dsl, drawer, [worry], OPENING, NOW)
    dsl.lock()
    gain(school, LEE)
    gain(school, OKAFOR)
    all_look(school, DSL, LEE, OKAFOR)
    assert finds(school, id) == finds(school, shut_out) == {DSL, DEPUTY, LEE, OKAFOR}
    assert finds(school, told) == {DSL, DEPUTY, OKAFOR}, "it accuses Miss Lee"
    dsl = school.sign_in(DSL)
    worry = at(dsl, told).get(told)
    assert isinstance(worry, Worry)
    assert school.people[LEE] in worry.kept_from, "another reader says whether she reads it"
    assert not check_session(dsl)


def test_nobody_joins_whose_pin_is_of_somebody_it_is_kept_from(school: School) -> None:
    gain(school, OKAFOR)
    head = looks(school, HEAD)
    renew(school, head, OKAFOR)
    head.lock()
    first_sign_in(school, OKAFOR).lock()
    shut_out = post(school, "ms hart is mean", HEAD)
    all_look(school, DSL, DEPUTY)
    assert holders.settle(school.sign_in(DSL), NOW) == [], "and nobody is asked whether it is him"
    assert finds(school, shut_out) == {DSL, DEPUTY}


def test_it_is_left_to_nobody_alone(school: School) -> None:
    shut_out = post(school, "tom is mean", HEAD)
    all_look(school, DSL, DEPUTY)
    leave(school, DEPUTY)
    all_look(school, DSL)
    assert finds(school, shut_out) == {DSL, CHAIR}
    mine = post(school, "tom is mean again", HEAD)
    all_look(school, DSL)
    assert finds(school, mine) == {DSL}, "nobody who read it is gone"


def test_what_one_reads_goes_to_somebody_else_before_they_do(school: School) -> None:
    alone = post(school, "tom is mean", DSL, HEAD)
    all_look(school, DEPUTY)
    assert finds(school, alone) == {DEPUTY}
    dsl = school.sign_in(DSL)
    new = people.end_person(listed(school), school.people[DEPUTY])
    people.propose(dsl, new, "They leave", NOW)
    all_look(school, DEPUTY)
    assert finds(school, alone) == {DEPUTY, CHAIR}
    people.agree(school.sign_in(HEAD), people.proposals(school.home.desk)[-1], NOW)
    assert finds(school, alone) == {CHAIR}


def test_what_nobody_reads_a_sheet_opens_to_who_may_read_it(school: School) -> None:
    alone = post(school, "tom is mean", DSL, HEAD)
    all_look(school, DEPUTY)
    leave(school, DEPUTY)
    assert finds(school, alone) == set()
    gain(school, LEE, HEADS)
    sheet = school.sheets[CHAIR_SHEET]
    for name in (DSL, HEAD, OKAFOR):
        assert renewal.open_more(school.home, sheet, school.people[name], NOW) == []
    assert renewal.open_more(school.home, sheet, school.people[CHAIR], NOW)
    assert renewal.open_more(school.home, sheet, school.people[LEE], NOW) == [], "she reads it"
    all_look(school, CHAIR)
    assert finds(school, alone) == {CHAIR, LEE}


def test_who_alone_reads_it_keeps_it_until_somebody_does(school: School) -> None:
    alone = post(school, "tom is mean", DSL, HEAD)
    all_look(school, DEPUTY)
    lose(school, DEPUTY)
    assert finds(school, alone) == {DEPUTY}
    all_look(school, DEPUTY)
    assert finds(school, alone) == {CHAIR}
