"""Letting people in: an invitation for an organisation, and a code for one's own other channels."""

from bot.cases import channel_codes, invitations
from bot.conversation.context import Context
from bot.conversation.wording import menus
from bot.messages import Reply
from bot.store.contract import Person, Seat


def invite(context: Context, seat: Seat) -> Reply:
    """A new invitation for the organisation that is named by its id or name, or the choice of one."""
    services, case, say = context.services, seat.part.case, context.say
    organisations = services.store.organisations(case)
    chosen = next((one for one in organisations if context.argument in {one.id, one.name}), None)
    if chosen is None:
        return menus.invite(say, organisations)
    code, expires = invitations.make(services.store, case, "participant", chosen.id, services.clock())
    link = services.open_link(case, code)
    return Reply(menus.invited(say, chosen.name, link or code, expires.date().isoformat()), ended=True)


def channel_code(context: Context, person: Person) -> Reply:
    """A code with which somebody goes on at another channel as the same person."""
    code = channel_codes.make(context.services.store, person, context.services.clock())
    minutes = channel_codes.VALID.seconds // 60
    return Reply(menus.linking(context.say, code, minutes), confidential=True)
