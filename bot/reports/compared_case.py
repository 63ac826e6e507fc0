"""A case with its comparison and the language of its reader: what every part of a report is made from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.analysis.comparison import Comparison
from bot.model import Case, Statement
from bot.phrases import Translator, enumerated, organisation_names, plain


@dataclass(frozen=True)
class ComparedCase:
    """A case as its reader may see it, and the comparison of that. With `quotes` a report shows the answers that a
    line rests on."""

    case: Case
    comparison: Comparison
    say: Translator
    quotes: bool = False

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the organisations by id, safe to print."""
        return organisation_names(self.case)

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """The statements by id."""
        return {each.id: each for each in self.case.statements}

    def named(self, organisations: Iterable[str]) -> str:
        """The names of organisations as one phrase."""
        return enumerated([self.names[each] for each in organisations], self.say)

    def quoted(self, statements: Sequence[str]) -> str:
        """The texts of statements between quotation marks, each with its id."""
        return " ".join(f"“{plain(self.statements[each].text)}” [{each}]" for each in statements)
