"""Mismatches as sentences, in the reader's language."""

from collections.abc import Mapping

from bot.analysis.mismatch import FirmnessValue, Mismatch, PositionValue, ReactionValue, Value
from bot.errors import fill
from bot.phrases import Translate, enumerated, firmness_text, number_text, plain, position_text, reaction_text


def mismatch_sentence(mismatch: Mismatch, names: Mapping[str, str], say: Translate) -> str:
    """The mismatch as a sentence. `names` are those of the organisations, by id."""
    values = {key: _text(value, names, say) for key, value in mismatch.values.items()}
    return fill(say(mismatch.message), values)  # the templates are marked where they are written


def _text(value: Value, names: Mapping[str, str], say: Translate) -> str:
    match value:
        case PositionValue(position):
            return position_text(position, say)
        case ReactionValue(position):
            return reaction_text(position, say)
        case FirmnessValue(firmness):
            return firmness_text(firmness, say)
        case tuple():
            return enumerated([names[name] for name in value], say)
        case str():
            return plain(value)
    return number_text(value, say)
