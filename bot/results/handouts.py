"""What somebody is handed in a conversation: the comparison, the map and the papers, as replies."""

from importlib.util import find_spec

from bot.errors import AccessFault
from bot.i18n import Words
from bot.interviews.loading import Interviews
from bot.messages import Attachment, Reply
from bot.model import COORDINATOR
from bot.reports.papers.formats import DOCUMENTS, WORKBOOKS, chosen, usual
from bot.results.comparison import Results, comparison_summary, comparison_text
from bot.results.maps import map_order, maps, picture_order
from bot.results.papers import FORMATS, ComparisonPaper, Papers, PaperStyle
from bot.store.contract import Participant


class Handouts:
    """Replies with results, each from one gathering of the case. That somebody with this role may have them was
    decided by the route that leads here."""

    def __init__(self, results: Results, papers: Papers, interviews: Interviews) -> None:
        self._results = results
        self._papers = papers
        self._interviews = interviews

    def compare(self, part: Participant, say: Words) -> Reply:
        """The comparison for a coordinator: half a page to read at once, and the whole as a file."""
        result = self._results.of(part.case, COORDINATOR)
        name = say("comparison-{case}.txt", case=part.case)
        whole = comparison_text(result, say, noted=False)
        return Reply(
            comparison_summary(result, say),
            attachments=(Attachment(name, "text/plain", whole.encode()),),
            ended=True,
            confidential=True,
        )

    def map(self, part: Participant, say: Words) -> Reply:
        """The map for a coordinator, or how it lies on the table for an organisation: in words at once, with the
        sheet and the pictures as files. Raises `AccessFault` for a participant who released nothing: they see
        nothing of the others yet."""
        reader = part.organisation or COORDINATOR
        if reader != COORDINATOR and not self._interviews.has_released(part):
            raise AccessFault("First release what you want to share. After that you see the map.")
        result = self._results.of(part.case, reader)
        pictures = maps(result, say).pictures()
        texts = [picture.tell() for picture in pictures]
        if reader == COORDINATOR and not any(picture.name == "overview" for picture in pictures):
            texts.insert(0, maps(result, say).overview_text())
        if find_spec("typst") is None:
            texts.append(
                say(
                    "For the map as a picture, this has to be installed: {extra}", extra="anna-bot[documents]"
                )
            )
            return Reply("\n\n".join(texts), ended=True, confidential=True)
        orders = [picture_order(result, picture.name, say) for picture in pictures]
        if reader == COORDINATOR:
            orders.append(map_order(result, say))
        return Reply("\n\n".join(texts), orders=tuple(orders), ended=True, confidential=True)

    def prep(self, part: Participant, form: str, say: Words) -> Reply:
        """A participant's prep sheet, in the format `form` or the usual one."""
        kind, why = usual(DOCUMENTS)
        command = f"{say.command('prep')} docx"
        texts = [
            say("Here is your prep sheet, to print and take along. It also holds what you did not release."),
            say("For another format, type {command}.", command=command),
        ]
        texts += [say.error(why)] if why and not form else []
        order = self._papers.prep(part, PaperStyle(say, form or kind.name))
        return Reply("\n".join(texts), orders=(order,), confidential=True)

    def report(self, part: Participant, form: str, say: Words) -> Reply:
        """The report and the workbook for a coordinator, or the one of them that has the format `form`."""
        reasons: list[str] = []
        wanted: list[tuple[ComparisonPaper, str]] = [
            ("workbook" if form.lower() in WORKBOOKS else "report", form)
        ]
        if not form:
            (document, no_document), (book, no_book) = usual(DOCUMENTS), usual(WORKBOOKS)
            wanted = [("report", document.name), ("workbook", book.name)]
            reasons = [say.error(why) for why in (no_document, no_book) if why]
        for kind, name in wanted:
            chosen(name, FORMATS[kind])
        result = self._results.of(part.case, COORDINATOR)
        orders = [self._papers.comparison_of(kind, result, PaperStyle(say, name)) for kind, name in wanted]
        command = say.command("report")
        texts = (
            say("Here is the report of what was released, as you may see it."),
            say(
                "For one format, type {command} and one of: {known}.",
                command=command,
                known=", ".join([*DOCUMENTS, *WORKBOOKS]),
            ),
            *reasons,
        )
        return Reply("\n".join(texts), orders=tuple(orders), confidential=True)
