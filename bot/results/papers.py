"""Papers for a meeting: the prep sheet of a participant, and the comparison as a document or in sheets."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from bot.errors import AccessFault, CaseFault
from bot.i18n import Words
from bot.messages import FileOrder
from bot.model import COORDINATOR, Case
from bot.outputs import Result
from bot.reports.papers.formats import DOCUMENTS, WORKBOOKS, Format, chosen, write
from bot.results.comparison import Results, comparison
from bot.results.editions import imprint
from bot.store.contract import Participant, Store

if TYPE_CHECKING:
    from bot.reports.papers.theme import Theme

ComparisonPaper = Literal["report", "workbook"]
FORMATS: Mapping[ComparisonPaper, Mapping[str, Format]] = {"report": DOCUMENTS, "workbook": WORKBOOKS}


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """How a paper is wanted: in the language of `say`, in the file format with this name ("" for the usual one), with
    the looks of this theme (None for those that were set)."""

    say: Words
    format: str = ""
    theme: "Theme | None" = None


class Papers:
    """Orders papers of the cases in one store. What a paper says is settled when it is ordered; `draw_paper` makes
    it. `theme` gives the looks that were set, and may raise `SettingsFault`."""

    def __init__(self, store: Store, results: Results, theme: "Callable[[], Theme]") -> None:
        self._store = store
        self._results = results
        self._theme = theme

    def prep(self, part: Participant, style: PaperStyle) -> FileOrder:
        """The prep sheet of a participant, from nothing but their own answers, released or not. Raises `CaseFault`
        when there are none yet."""
        own = self._results.own(part)
        if not _speaks(own.case):
            raise CaseFault("There is nothing for a prep sheet yet. First answer some questions.")
        return self._prep(own, part.id, style)

    def prep_of_participant(self, case: str, participant: str, style: PaperStyle) -> FileOrder:
        """The prep sheet of the participant with this id. Raises an `AnnaError`."""
        parts = self._participants(case)
        for part in parts:
            if part.id.casefold() == participant.casefold():
                return self.prep(part, style)
        raise AccessFault(
            "There is no participant {participant} in this case. There are: {known}.",
            participant=participant,
            known=", ".join(part.id for part in parts) or "-",
        )

    def prep_of_organisation(self, case: str, organisation: str, style: PaperStyle) -> FileOrder:
        """The prep sheet of who answers for an organisation; of what was imported for it when nobody does. Raises an
        `AnnaError`, also when several people answer for it."""
        wanted = [part for part in self._participants(case) if part.organisation == organisation]
        if len(wanted) > 1:
            raise AccessFault(
                "Several people answer for {organisation}. Add --participant with one of: {known}.",
                organisation=organisation,
                known=", ".join(part.id for part in wanted),
            )
        if wanted:
            return self.prep(wanted[0], style)
        imported = self._results.imported(case, organisation)
        if not _speaks(imported.case):
            raise AccessFault("Nobody has answered for {organisation} yet.", organisation=organisation)
        return self._prep(imported, organisation, style)

    def comparison(
        self, kind: ComparisonPaper, case: str, reader: str, number: int | None, style: PaperStyle
    ) -> FileOrder:
        """The comparison on paper for a reader: see `Results.of`. Raises an `AnnaError`, also for a format that
        cannot be made here."""
        chosen(style.format, FORMATS[kind])
        return self.comparison_of(kind, self._results.of(case, reader, number), style)

    def comparison_of(self, kind: ComparisonPaper, result: Result, style: PaperStyle) -> FileOrder:
        """The comparison of a result on paper. Raises an `AnnaError` for a format that cannot be made here."""
        say, form = style.say, chosen(style.format, FORMATS[kind])
        title = say("report") if kind == "report" else say("workbook")
        version = result.edition.version if result.edition.numbered else None
        words = (
            title,
            result.case.id,
            "" if result.reader == COORDINATOR else result.reader,
            f"v{version.number}" if version else "",
        )
        return self._order(kind, result, words, form, style)

    def _participants(self, case: str) -> list[Participant]:
        return [part for part in self._store.participants(case) if part.organisation]

    def _prep(self, own: Result, who: str, style: PaperStyle) -> FileOrder:
        form = chosen(style.format, DOCUMENTS)
        return self._order("prep", own, (style.say("prep-sheet"), own.case.id, who), form, style)

    def _order(
        self,
        kind: Literal["prep", "report", "workbook"],
        result: Result,
        words: Sequence[str],
        form: Format,
        style: PaperStyle,
    ) -> FileOrder:
        theme = style.theme or self._theme()
        return FileOrder(
            _file_name(words, form.suffix),
            form.media_type,
            kind,
            result,
            form.name,
            style.say.language,
            asdict(theme),
        )


def draw_paper(order: FileOrder, say: Words) -> bytes:
    """A paper as a file. Raises an `AnnaError`."""
    from bot.reports.papers.content.comparison_sheets import comparison_workbook
    from bot.reports.papers.content.prep import prep_document
    from bot.reports.papers.content.report import comparison_document
    from bot.reports.papers.theme import Theme

    result = order.result
    made = imprint(result.edition, say, Theme(**order.theme), compared=order.kind != "prep")
    if order.kind == "prep":
        sheet = prep_document(result.case, result.reader, made)
        return write(sheet, DOCUMENTS[order.format])
    if order.kind == "workbook":
        workbook = comparison_workbook(result.case, comparison(result, say.lexicon), result.reader, made)
        return write(workbook, WORKBOOKS[order.format])
    document = comparison_document(result.case, comparison(result, say.lexicon), result.reader, made)
    return write(document, DOCUMENTS[order.format])


def _speaks(case: Case) -> bool:
    return bool(case.statements or case.ratings or case.beliefs or case.believed_ratings)


def _file_name(words: Sequence[str], ending: str) -> str:
    """A file name of these words that means nothing to any system."""
    plain = (re.sub(r"[^A-Za-z0-9]+", "-", word).strip("-") for word in words)
    return f"{'-'.join(filter(None, plain))[:100]}.{ending}"
