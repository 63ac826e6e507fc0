"""The map in a conversation: its content in words at once, and the sheet and pictures to be drawn later."""

from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.cases import versions, whole_case
from bot.errors import AccessFault
from bot.i18n import Words
from bot.interviews.loading import Interviews
from bot.messages import Drawing, Reply
from bot.model import COORDINATOR, Case
from bot.store.contract import Participant, Store

if TYPE_CHECKING:
    from bot.reports.map.content.model import Edition
    from bot.reports.map.files import Picture

_PNG, _PDF = "image/png", "application/pdf"


def reply(store: Store, interviews: Interviews, part: Participant, say: Words, now: datetime) -> Reply:
    """The map for a coordinator, or how it lies on the table for an organisation, as they may see it.

    Raises `AccessFault` for a participant who released nothing: they see nothing of the others yet.
    """
    from bot.analysis.comparison import compare
    from bot.reports.map.files import Maps

    reader = part.organisation or COORDINATOR
    if reader != COORDINATOR and not any(one.level != "me" for one in interviews.releases(part).values()):
        raise AccessFault("First release what you want to share. After that you see the map.")
    whole = whole_case.everything(store, interviews, part.case)
    seen, newest = versions.seen(store, whole, None, reader)
    comparison = compare(seen, interviews.lexicon)
    maps = Maps(seen, comparison, reader, say, _edition(newest, now))
    pictures = maps.pictures()
    told = [picture.tell() for picture in pictures]
    if reader == COORDINATOR and not any(picture.name == "overview" for picture in pictures):
        told.insert(0, maps.overview_text())
    if find_spec("typst") is None:
        told.append(
            say("For the map as a picture, this has to be installed: {extra}", extra="anna-bot[documents]")
        )
        return Reply("\n\n".join(told), ended=True, confidential=True)
    drawings = [_drawing(whole, picture) for picture in pictures]
    if reader == COORDINATOR:
        drawings.append(Drawing(f"{whole.id}-map.pdf", _PDF, lambda: maps.sheets("pdf", "a0")[0].content))
    return Reply("\n\n".join(told), attachments=tuple(drawings), ended=True, confidential=True)


def _edition(newest: versions.Version | None, now: datetime) -> "Edition":
    from bot.reports.map.content.model import Edition

    version = versions.edition(newest, None)
    if version is not None:
        return Edition(version.at.date().isoformat(), version.number)
    return Edition(now.date().isoformat())


def _drawing(case: Case, picture: "Picture") -> Drawing:
    return Drawing(f"{case.id}-{picture.name}.png", _PNG, lambda: picture.draw().content)
