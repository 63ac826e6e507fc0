"""One person at several channels: a code asked for at one address makes another address theirs too."""

from datetime import datetime, timedelta

from bot.cases.invitations import digest, fresh
from bot.errors import AccessFault
from bot.store.contract import Person, Store

VALID = timedelta(minutes=15)
"""How long a code can be typed at the other address."""


def make(store: Store, person: Person, now: datetime) -> str:
    """A new code for this person, which takes the place of the one before it; only its hash is kept."""
    code = fresh()
    store.add_channel_code(person.id, digest(code), now + VALID)
    return code


def owner(store: Store, code: str, now: datetime) -> str | None:
    """The id of the person whose code this is, while it works."""
    return store.channel_code(digest(code), now)


def join(store: Store, code: str, channel: str, address: str, now: datetime) -> bool:
    """Make this address one of the person whose code this is; False when it is the code of nobody.

    Raises `AccessFault` at an address that is theirs already, and where somebody takes part in a case of their
    own: were those parts joined, who is talked into typing a code would hand over all their answers.
    """
    whose, present = owner(store, code, now), store.person(channel, address)
    if whose is None:
        return False
    if present is not None and present.id == whose:
        raise AccessFault("This code is for another channel. Type it there; here you are known already.")
    if present is not None and store.participants_of(present.id):
        raise AccessFault(
            "Here you take part in a case of your own already, and answers of two people are never put together. "
            "Use this code where you are not known yet."
        )
    return store.use_channel_code(digest(code), channel, address, now)
