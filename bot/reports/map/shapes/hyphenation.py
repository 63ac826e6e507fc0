"""Where a word that is too wide for its line may be divided: between syllables, in Dutch and in English."""

import re

LONGEST_WORD = 45
"""What is longer is no ordinary word and has no syllables."""

_OPENINGS = re.compile(r"[bcgk][lr]|kn|d[rw]|f[lr]|p[lr]|v[lr]|wr|t[hrw]|s?chr?|s[lpt]|spl|s[pt]r")
"""The groups of consonants that a syllable may begin with."""
_CLUSTER = re.compile(
    r"(?<=[aeiouy\u00e0-\u00ff])[^\W\daeiouy_\u00e0-\u00ff]+(?=[aeiouy\u00e0-\u00ff])", re.I
)
_ENDINGS = re.compile(r"[-/\u2013_.,;:@&+]+(?=\w)")


def break_points(word: str) -> list[tuple[int, str]]:
    """The indexes at which a word may be divided, in order, each with what ends the line: a hyphen or nothing.

    A single consonant between vowels goes with the vowel after it; of more, the longest group that a syllable may
    begin with does. Dutch and English share this rule; at the seam of a compound it may be a letter off.
    """
    found = [(each.end(), "") for each in _ENDINGS.finditer(word)]
    for run in re.finditer(r"[^\W\d_]{6,}", word):
        if len(run.group()) <= LONGEST_WORD:
            found += [(run.start() + at, "-") for at in _syllables(run.group())]
    return sorted(found)


def _syllables(word: str) -> list[int]:
    found = []
    for cluster in _CLUSTER.finditer(word):
        group = cluster.group().lower()
        keep = next((at for at in range(1, len(group)) if _OPENINGS.fullmatch(group[at:])), len(group) - 1)
        at = cluster.start() + (0 if len(group) == 1 or group == "ch" else keep)
        if 2 < at < len(word) - 2:
            found.append(at)
    return found
