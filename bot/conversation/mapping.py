"""The map in a conversation: its content in words at once, and the sheet and pictures to be drawn later."""

from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.conversation import comparing, publishing
from bot.conversation.interviews import Interviews
from bot.errors import AccessFault
from bot.i18n import Words
from bot.messages import Drawing, Reply
from bot.model import COORDINATOR, Case
from bot.store.contract import Participant, Store

if TYPE_CHECKING:
    from bot.reports.map.files import Maps

_PNG, _PDF = "image/png", "application/pdf"


def reply(store: Store, interviews: Interviews, part: Participant, say: Words, now: datetime) -> Reply:
    """The map for a coordinator, or how it lies on the table for an organisation, as they may see it.

    Raises `AccessFault` for a participant who released nothing: they see nothing of the others yet.
    """
    reader = part.organisation or COORDINATOR
    if reader != COORDINATOR and not any(one.level != "me" for one in interviews.releases(part).values()):
        raise AccessFault("First release what you want to share. After that you see the map.")
    whole = comparing.everything(store, interviews, part.case)
    maps = _maps(store, whole, reader, say, now)
    told = [maps.overview_text()] if reader == COORDINATOR else [maps.organisation_text(reader)]
    if find_spec("typst") is None:
        told.append(
            say("For the map as a picture, this has to be installed: {extra}", extra="anna-bot[documents]")
        )
        return Reply("\n\n".join(told), ended=True, confidential=True)
    return Reply("\n\n".join(told), attachments=_drawings(maps, whole, reader), ended=True, confidential=True)


def _maps(store: Store, whole: Case, reader: str, say: Words, now: datetime) -> "Maps":
    from bot.analysis.comparison import compare
    from bot.reports.map.content import Edition
    from bot.reports.map.files import Maps

    seen, newest = publishing.seen(store, whole, None, reader)
    version = publishing.edition(newest, None)
    edition = Edition(now.date().isoformat())
    if version is not None:
        edition = Edition(version.at.date().isoformat(), version.number)
    return Maps(seen, compare(seen), reader, say, edition)


def _drawings(maps: "Maps", case: Case, reader: str) -> tuple[Drawing, ...]:
    from bot.reports.map.phone import MOST

    found = []
    if 2 <= len(case.organisations) <= MOST:
        found.append(Drawing(f"{case.id}-overview.png", _PNG, lambda: maps.overview().content))
    if reader != COORDINATOR:
        return (*found, Drawing(f"{case.id}-{reader}.png", _PNG, lambda: maps.organisation(reader).content))
    return (*found, Drawing(f"{case.id}-map.pdf", _PDF, lambda: maps.sheets("pdf", "a0")[0].content))
