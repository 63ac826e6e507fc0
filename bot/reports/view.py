"""What every part of the text report needs: the case, its comparison, and the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.analysis.comparison import Comparison
from bot.model import Case, Statement
from bot.phrases import Translator, enumerated, plain


@dataclass(frozen=True, slots=True)
class View:
    """`names` are the names of the organisations and `statements` the statements, both by id. With `quotes` the
    answers behind a line stand under it."""

    case: Case
    comparison: Comparison
    say: Translator
    names: Mapping[str, str]
    statements: Mapping[str, Statement]
    quotes: bool = False

    def joined(self, organisations: Iterable[str]) -> str:
        """The names of organisations as one phrase."""
        return enumerated([self.names[name] for name in organisations], self.say)

    def quoted(self, statements: Sequence[str]) -> str:
        """The texts of statements between quotation marks, each with its id."""
        return " ".join(f"“{plain(self.statements[each].text)}” [{each}]" for each in statements)
