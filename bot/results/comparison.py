"""What one reader gets of a case: gathered once, left by access, compared once, with the edition that it is."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from bot import access
from bot.cases import versions, whole_case
from bot.i18n import Words
from bot.interviews.loading import Interviews
from bot.lexicon import Lexicon
from bot.model import Case, Spoken
from bot.outputs import Edition, Result
from bot.results.editions import notes
from bot.store.contract import Participant, Store

if TYPE_CHECKING:
    from bot.analysis.comparison import Comparison

# The analysis and the reports are imported where they are used: a turn needs neither.


class Results:
    """The results of the cases in one store. Every result is made from one gathering of its case, however many files
    are made of it."""

    def __init__(self, store: Store, interviews: Interviews, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._interviews = interviews
        self._clock = clock

    def of(self, case: str, reader: str, number: int | None = None) -> Result:
        """What a reader, "coordinator" or the id of an organisation, gets of a case: of the published version with
        this number as it was, or, without one, of the case as it is now.

        Raises `AccessFault` when there is no such case, reader or version, and `CaseFault` when the version was
        erased.
        """
        visible = access.visible(whole_case.gather(self._store, self._interviews, case), reader)
        if number is None:
            newest = versions.newest_version(self._store, visible, reader)
            return Result(visible, reader, Edition(self._today(), newest))
        then, version = versions.published_version(self._store, visible, number, reader)
        return Result(then, reader, Edition(self._today(), version, numbered=True))

    def own(self, part: Participant) -> Result:
        """What a participant said themselves, released or not, and nothing of anybody else."""
        own = whole_case.own_case(self._store, self._interviews, part)
        return Result(own, part.organisation, Edition(self._today()))

    def imported(self, case: str, organisation: str) -> Result:
        """What was imported or released for an organisation, and nothing of any other. Raises `AccessFault` when
        there is no such case."""
        whole = whole_case.gather(self._store, self._interviews, case)
        return Result(_said_by(whole, organisation), organisation, Edition(self._today()))

    def _today(self) -> date:
        return self._clock().date()


def result_of(case: Case, reader: str, made: date) -> Result:
    """What a reader gets of a case that stands in no store. Raises `AccessFault` for a reader with no part in it."""
    return Result(access.visible(case, reader), reader, Edition(made))


_COMPARISONS: WeakKeyDictionary[Result, "Comparison"] = WeakKeyDictionary()


def comparison(result: Result, lexicon: Lexicon) -> "Comparison":
    """The comparison of what a reader gets, by the words of `lexicon`: made when it is first needed and
    kept for as long as its result is."""
    from bot.analysis.comparison import compare

    made = _COMPARISONS.get(result)
    if made is None:
        made = _COMPARISONS[result] = compare(result.case, lexicon)
    return made


def comparison_text(result: Result, say: Words, *, noted: bool = True, quotes: bool = False) -> str:
    """The comparison in words: when `noted` with the edition under its title, with `quotes` with the answers behind
    each line."""
    from bot.reports.text import report

    about = notes(result.edition, say) if noted else ()
    return report.comparison_text(result.case, comparison(result, say.lexicon), say, about, quotes)


def comparison_summary(result: Result, say: Words) -> str:
    """The first half page of the comparison in words."""
    from bot.reports.text import report

    return report.summary_text(result.case, comparison(result, say.lexicon), say)


def comparison_json(result: Result, say: Words) -> dict[str, Any]:
    """The comparison as plain JSON values, with the version that it is, or the newest one beside a draft."""
    from bot.reports import comparison_json

    made = comparison_json.comparison_json(result.case, comparison(result, say.lexicon), result.reader, say)
    version = result.edition.version
    return made | {"version": version.as_json() if version else None}


def _said_by(case: Case, organisation: str) -> Case:
    def own(records: Iterable[Spoken]) -> tuple[Spoken, ...]:
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
