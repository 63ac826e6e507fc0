"""What people carry to the meeting: gathers what a paper is made from, and hands it over to be drawn later."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from bot import access
from bot.cases import versions, whole_case
from bot.conversation import briefings
from bot.conversation.commands import name as command_name
from bot.errors import AccessFault, CaseFault
from bot.i18n import Words
from bot.interviews.loading import Interviews
from bot.messages import Drawing, Reply
from bot.model import COORDINATOR, Agreement, Belief, BelievedRating, Case, Decision, Inner, Rating, Statement
from bot.reports.papers.formats import DOCUMENTS, WORKBOOKS, chosen, usual, write
from bot.store.contract import Participant, Store

if TYPE_CHECKING:
    from bot.reports.papers.content.imprint import Imprint
    from bot.reports.papers.theme import Theme


class Papers:
    """Makes papers of the cases in one store. What a paper says is settled at once; `Drawing` draws it when its
    content is asked for, which may be in another thread. `look` gives the theme of who runs the program, if any."""

    look: "Callable[[], Theme] | None" = None

    def __init__(self, store: Store, interviews: Interviews, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._interviews = interviews
        self._clock = clock

    def prep(self, part: Participant, say: Words, form: str, theme: "Theme | None" = None) -> Drawing:
        """The prep sheet of a participant, from nothing but their own answers, released or not. Raises `CaseFault`
        when there are none yet."""
        own = briefings.own_case(self._store, self._interviews, part)
        if not _speaks(own):
            raise CaseFault("There is nothing for a prep sheet yet. First answer some questions.")
        return self._prep(own, part.organisation, part.id, say, form, theme)

    def prep_of(
        self, case: str, organisation: str, participant: str, say: Words, form: str, theme: "Theme | None"
    ) -> Drawing:
        """The prep sheet of a participant by their id, or of who answers for an organisation; of what was imported
        for it when nobody does."""
        parts = [part for part in self._store.participants(case) if part.organisation]
        if participant:
            wanted = [part for part in parts if part.id.casefold() == participant.casefold()]
            if not wanted:
                raise AccessFault(
                    "There is no participant {participant} in this case. There are: {known}.",
                    participant=participant,
                    known=", ".join(part.id for part in parts) or "-",
                )
        else:
            wanted = [part for part in parts if part.organisation == organisation]
        if len(wanted) > 1:
            raise AccessFault(
                "Several people answer for {organisation}. Add --participant with one of: {known}.",
                organisation=organisation,
                known=", ".join(part.id for part in wanted),
            )
        if wanted:
            return self.prep(wanted[0], say, form, theme)
        own = _said_by(whole_case.everything(self._store, self._interviews, case), organisation)
        if not _speaks(own):
            raise AccessFault("Nobody has answered for {organisation} yet.", organisation=organisation)
        return self._prep(own, organisation, organisation, say, form, theme)

    def _prep(
        self, own: Case, organisation: str, who: str, say: Words, form: str, theme: "Theme | None"
    ) -> Drawing:
        from bot.reports.papers.content.prep import prep_document

        kind, edition = chosen(form, DOCUMENTS), self._edition(say, theme)
        name = _file(say("prep-sheet"), own.id, who, kind.suffix)
        return Drawing(name, kind.media_type, lambda: write(prep_document(own, organisation, edition), kind))

    def report(
        self,
        case: str,
        reader: str,
        say: Words,
        form: str,
        theme: "Theme | None" = None,
        number: int | None = None,
    ) -> Drawing:
        """The comparison as `reader`, the coordinator or an organisation's id, may see it, as a document: of the
        published version with this number as it was, or of the case as it is now. Raises an `AnnaError`."""
        from bot.analysis.comparison import compare
        from bot.reports.papers.content.report import comparison_document

        kind = chosen(form, DOCUMENTS)
        seen, edition = self._compared(case, reader, number, say, theme)
        name = _file(say("report"), *_whose(case, reader, number), kind.suffix)
        return Drawing(
            name,
            kind.media_type,
            lambda: write(comparison_document(seen, compare(seen), reader, edition), kind),
        )

    def workbook(
        self,
        case: str,
        reader: str,
        say: Words,
        form: str,
        theme: "Theme | None" = None,
        number: int | None = None,
    ) -> Drawing:
        """The same as a workbook."""
        from bot.analysis.comparison import compare
        from bot.reports.papers.content.comparison_sheets import comparison_workbook

        kind = chosen(form, WORKBOOKS)
        seen, edition = self._compared(case, reader, number, say, theme)
        name = _file(say("workbook"), *_whose(case, reader, number), kind.suffix)
        return Drawing(
            name,
            kind.media_type,
            lambda: write(comparison_workbook(seen, compare(seen), reader, edition), kind),
        )

    def _compared(
        self, case: str, reader: str, number: int | None, say: Words, theme: "Theme | None"
    ) -> "tuple[Case, Imprint]":
        """What a reader may see of a case or of a version of it, and the edition that tells which of them it is."""
        whole = whole_case.everything(self._store, self._interviews, case)
        seen, found = versions.seen(self._store, whole, number, reader)
        edition, version = self._edition(say, theme), versions.edition(found, number)
        if version is not None:
            day = say.day(version.at.date().isoformat())
            mark = say("Version {number}, {date}", number=version.number, date=day)
            return seen, replace(edition, stands=version.told(say), mark=mark)
        draft = say("This is a draft: how things are now, not published.")
        stands = f"{draft} {found.told_newest(say)}" if found else draft
        mark = say("Draft of {date}", date=say.day(edition.made.isoformat()))
        return seen, replace(edition, stands=stands, mark=mark)

    def reply(self, part: Participant, command: str, form: str, say: Words) -> Reply:
        """What somebody takes to the meeting, as files that go with the reply. Raises `AccessFault` when it is not
        for their role."""
        if command == "prep":
            if not access.may(part.role, "prepare"):
                raise AccessFault("A coordinator answers for nobody, so there is no prep sheet.")
            return self._prep_reply(part, say, form)
        if not access.may(part.role, "compare"):
            raise AccessFault("Only the coordinator of a case gets the report.")
        return self._report_reply(part.case, say, form)

    def _prep_reply(self, part: Participant, say: Words, form: str) -> Reply:
        """A participant's prep sheet in a conversation, in the format `form` or the usual one."""
        kind, why = usual(DOCUMENTS)
        texts = [
            say("Here is your prep sheet, to print and take along. It also holds what you did not release."),
            say("For another format, type {command}.", command=f"{command_name('prep', say.language)} docx"),
        ]
        texts += [say.error(why)] if why and not form else []
        return Reply(
            "\n".join(texts), attachments=(self.prep(part, say, form or kind.name),), confidential=True
        )

    def _report_reply(self, case: str, say: Words, form: str) -> Reply:
        """The report and the workbook in a conversation, or the one of them that has the format `form`."""
        if form:
            make = self.workbook if form.lower() in WORKBOOKS else self.report
            files = [make(case, COORDINATOR, say, form)]
            whys = []
        else:
            (document, no_document), (book, no_book) = usual(DOCUMENTS), usual(WORKBOOKS)
            files = [
                self.report(case, COORDINATOR, say, document.name),
                self.workbook(case, COORDINATOR, say, book.name),
            ]
            whys = [say.error(why) for why in (no_document, no_book) if why]
        command, known = command_name("report", say.language), ", ".join([*DOCUMENTS, *WORKBOOKS])
        told = say("Here is the report of what was released, as you may see it.")
        other = say("For one format, type {command} and one of: {known}.", command=command, known=known)
        return Reply("\n".join((told, other, *whys)), attachments=tuple(files), confidential=True)

    def _edition(self, say: Words, theme: "Theme | None") -> "Imprint":
        from bot.reports.papers.content.imprint import Imprint
        from bot.reports.papers.theme import Theme

        look = theme or (self.look() if self.look else Theme())
        return Imprint(say, self._clock().date(), look)


_Record = TypeVar("_Record", Statement, Rating, Belief, BelievedRating, Inner, Decision, Agreement)


def _said_by(case: Case, organisation: str) -> Case:
    """What one organisation said in a case, and nothing of anybody else."""

    def own(records: tuple[_Record, ...]) -> tuple[_Record, ...]:
        return tuple(each for each in records if each.organisation == organisation)

    return Case(
        case.id,
        case.title,
        case.language,
        case.meeting,
        case.organisations,
        case.topics,
        statements=own(case.statements),
        ratings=own(case.ratings),
        beliefs=own(case.beliefs),
        believed_ratings=own(case.believed_ratings),
        inner=own(case.inner),
        decisions=own(case.decisions),
        agreements=own(case.agreements),
    )


def _speaks(case: Case) -> bool:
    return bool(case.statements or case.ratings or case.beliefs or case.believed_ratings)


def _whose(case: str, reader: str, number: int | None) -> tuple[str, str, str]:
    """What tells papers of a case apart by their names."""
    return case, "" if reader == COORDINATOR else reader, f"v{number}" if number is not None else ""


def _file(*parts: str) -> str:
    """A file name of these parts, the last its ending, that means nothing to any system."""
    *words, ending = parts
    plain = (re.sub(r"[^A-Za-z0-9]+", "-", word).strip("-") for word in words)
    return f"{'-'.join(filter(None, plain))[:100]}.{ending}"
