"""Organisations and readers of a case, found by what somebody calls them."""

from bot.cases import whole_case
from bot.errors import AccessFault
from bot.model import COORDINATOR, Organisation
from bot.store.contract import Store


def find_organisation(store: Store, case: str, wanted: str) -> Organisation:
    """The organisation of a case with this id or name, whatever the capitals. Raises `AccessFault`."""
    organisations = store.organisations(case)
    plain = wanted.strip().casefold()
    for each in organisations:
        if plain in {each.id.casefold(), each.name.casefold()}:
            return each
    raise AccessFault(
        "There is no organisation {organisation} in this case. It has: {known}.",
        organisation=wanted,
        known=", ".join(f"{each.id} ({each.name})" for each in organisations),
    )


def find_reader(store: Store, case: str, wanted: str) -> str:
    """The id of the reader that is meant: "coordinator", or an organisation by its id or name. Raises
    `AccessFault`."""
    whole_case.row(store, case)
    return COORDINATOR if wanted == COORDINATOR else find_organisation(store, case, wanted).id
