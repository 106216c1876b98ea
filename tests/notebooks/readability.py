"""How hard a chapter is to read: Flesch–Kincaid grade and sentence lengths of its patient layer.

The patient layer is the running text. Left out: cells for professionals, references, headings,
tables, formulas, code, addresses of links.
"""

import re
from dataclasses import dataclass

PROFESSIONAL = "look-deeper"
REFERENCES = "## Sources"
_NOT_PROSE = ("#", "|", "<", "!", "```", "$$")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[”\"’)*]*\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Readability:
    """Words, sentences and how hard they are."""

    words: int
    sentences: int
    words_per_sentence: float
    longest: str
    grade: float


def patient_cells(notebook: dict) -> list[str]:
    """Return the sources of the text cells that are written for everyone."""
    cells = [c for c in notebook["cells"] if c["cell_type"] == "markdown"]
    sources = ("".join(c["source"]) for c in cells if PROFESSIONAL not in tags(c))
    return [source for source in sources if not source.startswith(REFERENCES)]


def tags(cell: dict) -> list[str]:
    return cell["metadata"].get("tags", [])


def prose(source: str) -> list[str]:
    """Return the sentences of a text cell, without its markup."""
    text = re.sub(r"```.*?```|\$\$.*?\$\$|<summary>.*?</summary>", "", source, flags=re.DOTALL)
    sentences = []
    for line in (line.strip() for line in text.splitlines()):
        if line and not line.startswith(_NOT_PROSE):
            sentences += [s for s in _SENTENCE_END.split(_unmarked(line)) if _WORD.search(s)]
    return sentences


def _unmarked(line: str) -> str:
    line = re.sub(r"^(?:[-*]|\d+\.)\s+", "", line)  # list marks
    line = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)  # links: their words
    return re.sub(r"[*_`]|\$[^$]*\$|<[^>]+>", "", line).strip()


def syllables(word: str) -> int:
    """Count the sounds of an English word, roughly: groups of vowels, silent endings left out."""
    word = word.lower()
    count = len(re.findall(r"[aeiouy]+", word))
    silent_e = word.endswith("e") and not word.endswith(("le", "ee", "ie", "ye"))
    silent_ed = re.search(r"[^td]ed$", word)
    return max(1, count - bool(silent_e or silent_ed))


def measure(notebook: dict) -> Readability:
    """Return the readability of a notebook's patient layer."""
    sentences = [s for source in patient_cells(notebook) for s in prose(source)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    per_sentence = len(words) / len(sentences)
    per_word = sum(map(syllables, words)) / len(words)
    return Readability(
        words=len(words),
        sentences=len(sentences),
        words_per_sentence=per_sentence,
        longest=max(sentences, key=lambda s: len(s.split())),
        grade=0.39 * per_sentence + 11.8 * per_word - 15.59,
    )
