"""The address of the parents' form, as a code on paper or a screen takes a phone there."""


def judge(address: str) -> str:
    """Say what is wrong with an address; empty when a phone could open it."""
    if not address.casefold().startswith("https://") or len(address.split()) != 1:
        return "Please begin with https:// and leave no spaces."
    return ""
