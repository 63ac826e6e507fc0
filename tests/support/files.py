"""Files that come with replies, as the tests order, make and read them."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.app import App
from bot.messages import Attachment, FileOrder, Make, Reply
from bot.model import Case
from bot.outputs import Edition, Result


def order(name: str, media_type: str = "application/pdf") -> FileOrder:
    """An order for a file with this name; what it is made of is of no matter."""
    result = Result(Case("case", "A case"), "coordinator", Edition(date(2027, 1, 4)))
    return FileOrder(name, media_type, "report", result, "pdf", "nl")


def makes(contents: Mapping[str, Callable[[], bytes]]) -> Make:
    """Makes the files with these names, each by what it says here."""
    return lambda ordered: contents[ordered.name]()


def makes_nothing(ordered: FileOrder) -> bytes:
    """For where no file is ordered."""
    raise AssertionError(ordered)


def files(app: App, reply: Reply) -> list[Attachment]:
    """The files that come with a reply, those that were ordered too."""
    made = [Attachment(each.name, each.media_type, app.make(each)) for each in reply.orders]
    return [*reply.attachments, *made]
