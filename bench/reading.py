"""Reading what was told for whom it names, among few staff and among many."""

from pathlib import Path

from bench.made_up import PLAN
from bench.measure import Ratio, in_turn
from store.adults import low_ends
from store.letterbox.told import Told
from store.school.public_list import PublicList
from store.school.set_up import PersonPlan, Plan
from store.worries import gravest
from store.worries.worry import Worry
from tests.made_up import School

WORRY = Worry(
    "worry:1",
    Told(
        words="Yesterday at playtime Miss Lee shouted at me in front of everybody and I cried. "
        "Then Tom kicked me and I told Ms Hart about it but she did not listen. "
        "My friend Leo saw it too and he says it was not my fault. "
        "I am scared of going to school tomorrow. "
        "Mrs Adeyemi always says that we can tell her when somebody hurts us.",
        name="Kit Shaw",
        class_name="Oak",
    ),
)
"""Five sentences that name three of the staff."""
FURTHER = (
    *("Khan", "Webb", "Stone", "Novak", "Moss", "Fraser", "Blake", "Finch", "Turner", "Pope"),
    *("Marsh", "Grant", "Doyle", "Murphy", "Singh", "Ahmed", "Evans", "Price", "Wood", "Clarke"),
    *("Young", "Ward", "Cole", "Reid", "Mills", "Gray"),
)


def read(folder: Path) -> Ratio:
    """Read whom a worry accuses and how grave it is, by thirty staff over by four."""
    folder.mkdir()
    further = tuple(PersonPlan(f"Mr {name}", ("teacher",)) for name in FURTHER)
    many = _staff(folder / "many", Plan(PLAN.school, (*PLAN.people, *further), PLAN.classes))
    few = _staff(folder / "few", PLAN)
    return in_turn(
        "Reading a worry that names three, of 30 staff / of 4",
        lambda: _read(many),
        lambda: _read(few),
        target=1.5,
        rounds=30,
    )


def _read(public: PublicList) -> None:
    assert low_ends.may_have_done_it(public, WORRY)
    assert gravest.weigh(public, WORRY).named


def _staff(folder: Path, plan: Plan) -> PublicList:
    school = School.make(folder, plan)
    public = school.home.desk.school
    school.close()
    return public
