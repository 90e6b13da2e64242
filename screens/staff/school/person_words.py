"""What is said about a person and about what is done with them."""

from screens.clock import Clock
from screens.staff.labels import DRAWER_CONTENTS, DRAWER_NAMES, names_of, the_drawer
from screens.staff.school.person_fields import figure_of
from screens.staff.second_words import from_when
from screens.times import day
from store.school.public_list import ROLL, Person, PublicList
from store.school.school_plan import NEEDED
from store.signing_in.session import Session

GIVEN = (
    "They can then read everything in it, what is there already too. What is kept from them, "
    "and what is about them, is moved to case drawers first, before they get the key."
)
TAKEN = (
    "The drawer gets a new key, so that an old copy of theirs no longer opens it. What was split "
    "off it because it is kept from somebody they no longer open either, unless they were let in "
    "by name: then for as long as they open the safeguarding, the headteacher's or the chair's "
    "drawer."
)
ENDED = (
    "They can no longer sign in, every drawer they open gets a new key, and children no longer "
    "see their name. What they wrote stays, and so does what was told of them: it is followed to "
    "its end, and their name is known in whatever is told later."
)
BACK = (
    "Another keeper has to agree. They come back as who they were: what was told of them and what "
    "is kept from them stays so. They get new keys and a first PIN, and no drawer of before."
)
RENEWED = (
    "The PIN they had stops working. They get new keys and a first PIN, which you pass on. "
    "Drawers that you do not open yourself stay shut to them until one of those who do says that "
    "it is really them. Drafts and tasks of their own stay shut too: only the school's recovery "
    "sheet gives those back. What was kept from others and they alone read the chair's sheet opens."
)


def lines_about(session: Session, clock: Clock, who: Person) -> list[str]:
    """Return what the list says about somebody."""
    public = session.public
    if not who.active:
        return ["No longer works here. What they wrote stays, and what is kept from them."]
    opens = public.drawers_of(who.id)
    lines = [f"  • {DRAWER_NAMES[drawer]}: {DRAWER_CONTENTS[drawer]}" for drawer in opens]
    lines = ["Opens these drawers:", *lines] if lines else ["Opens no drawer but their own."]
    if trusting := [each.name for each in public.classes if who.id in each.adults]:
        lines += [f"Trusted adult of: {', '.join(trusting)}."]
        lines += [f"Children see them as a figure: {figure_of(public, who.id)}."]
    if who.id in public.keepers:
        lines += ["Is a keeper of this list: may propose and agree to changes."]
    if later := from_when(session, who.id, clock()):
        lines += [later]
    if who.renewed:
        by = public.name_of(who.renewed_by)
        lines += [f"PIN renewed {day(who.renewed, clock())}, by {by}."]
    return lines


def what_ends(public: PublicList, who: Person) -> str:
    """Return what else ends with somebody who leaves: classes, drawers, the only one of a role."""
    said = []
    if trusting := [each.name for each in public.classes if who.id in each.adults]:
        said.append(f"Children of {', '.join(trusting)} can no longer ask for them.")
    if held := [the_drawer(d) for d in public.drawers_of(who.id) if d != ROLL]:
        said.append(f"They open {', '.join(held)} no more.")
    for role in NEEDED:
        if role in who.roles and len(public.with_role(role)) == 1:
            said.append(f"Nobody is {NEEDED[role]} then: name another one soon.")
    return " ".join(said)


def after_renewal(session: Session, who: Person) -> str:
    """Return what happens next when somebody's PIN was renewed in this session."""
    public = session.public
    drawers = public.drawers_of(who.id)
    steps = [f"{who.name} signs in with the first PIN and chooses their own."]
    if open_now := [the_drawer(drawer) for drawer in drawers if session.holds(drawer)]:
        steps.append(f"They open again at once: {', '.join(open_now)}.")
    for drawer in drawers:
        if not session.holds(drawer):
            others = tuple(id for id in public.held_by(drawer) if id != who.id)
            asked = names_of(public, others) or "nobody else: take the recovery sheet"
            steps.append(f"For {the_drawer(drawer)} one of these is asked at sign-in: {asked}.")
    steps.append(
        "Where two have to agree they count from the school day after they have chosen their own."
    )
    return "\n\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
