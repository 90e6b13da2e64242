"""What is said to somebody who has just proposed a change."""


def proposed(in_force: bool) -> str:
    """Return what becomes of a change now."""
    if in_force:
        return "It is in force now."
    return "It waits for another keeper, who finds it on their desk and can agree with one key."
