"""Dutch and English words that point at one subject."""

from bot.analysis.matching.vocabulary.governing import GOVERNING
from bot.analysis.matching.vocabulary.people import PEOPLE
from bot.analysis.matching.vocabulary.places import PLACES

ALIKE = (*PEOPLE, *PLACES, *GOVERNING)
"""Lines of words from the daily work of public bodies that point at one subject, or at opposites of it: a likeness
tells the subject and not the direction. They are also the word parts that compounds are taken apart by, beside the
words of the statements themselves. A word stands on one line; one that has two senses, or the stem of another common
word, on none."""
