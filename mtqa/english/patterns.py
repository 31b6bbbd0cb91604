"""Word patterns: a small language for stretches of English, written in language packs and compiled once.

A pattern is a row of elements parted by spaces:

=============  ==========================================================================
``word``       that word, upper or lower case; ``a|b|c`` any of several words
``<tell>``     any form of the verb ``tell``; ``<put|place>`` any form of either
``{hope}``     singular or plural of the noun ``hope``; ``{hope|plan}`` of either
``~``          an article, possessive or other determiner, or a possessor (``the old man's``), or nothing
``*``          any one word; ``*3`` up to three words, none included
``*ing``       any word with that ending
``#``          a number in digits or a number word; ``#th`` an ordinal (3rd, 21st)
``@weekday``   a word of that class of the English pack's section ``[word_classes]``; all of
               these may be mixed: ``today|@weekday|#``
``,``          that punctuation mark
``^`` ``$``    the start, the end of a sentence
``!a|b``       one word that is none of these (``!*ly`` works as well)
``word?``      any element followed by ``?`` may be absent
``[ ... ]``    context at the start or the end: must be there, is not part of what is found
=============  ==========================================================================

At least one element must be made of fixed words, or nothing could be indexed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mtqa.english.inflection import plural, verb_forms
from mtqa.languages import load_pack

if TYPE_CHECKING:
    from mtqa.text.tokenise import Token

T = TypeVar("T")

_WORD = r"'?[^\W_][^ ]*"
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    "|hundred|dozen"
)
_NUMBER = rf"(?:\d[^ ]*|(?:{_NUMBER_WORDS}))"
_ORDINAL = r"(?:\d+(?:st|nd|rd|th))"
_WILDCARDS = {"*": _WORD, "#": _NUMBER, "#th": _ORDINAL}
_DETERMINERS = (
    "the|a|an|this|that|these|those|some|any|no|every|each|both|all|another|such|many|several|few|more|much|own|one"
    "|his|her|its|their|our|your|my|whose|people's"
)
_SLOT = rf"(?:(?:(?:{_DETERMINERS}) ){{1,2}}|(?:{_WORD} ){{1,3}}?'s? (?:own )?)?"
_SENTENCE_START = r"(?<=[.!?;…] )"
_SENTENCE_END = r"(?=[.!?;…] |\Z)"


@dataclass(frozen=True, slots=True)
class WordLine:
    """The tokens of a text as one casefolded line, each followed by a space, for patterns to run on."""

    line: str
    tokens: Sequence[Token]
    starts: Sequence[int]
    """Offset in the line of each token."""
    words: frozenset[str]

    def token_span(self, start: int, end: int) -> tuple[int, int]:
        """First token and the one after the last of a stretch of the line."""
        return bisect_right(self.starts, start) - 1, bisect_right(self.starts, max(end - 1, start))


def word_line(tokens: Sequence[Token]) -> WordLine:
    """The tokens made ready for ``PatternIndex.find``."""
    words = [token.text.casefold().replace("’", "'").replace(" ", "") for token in tokens]
    starts, place = [], 2
    for word in words:
        starts.append(place)
        place += len(word) + 1
    return WordLine(". " + "".join(word + " " for word in words), tokens, starts, frozenset(words))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    source: str
    expression: re.Pattern[str]

    def find(self, line: WordLine) -> Iterator[tuple[int, int]]:
        """Token spans (half open) that match, without their context, left to right."""
        for first, last, _ in self.matches(line):
            yield first, last

    def matches(self, line: WordLine) -> Iterator[tuple[int, int, Mapping[str, str]]]:
        """As ``find``, with what the first ``<verb>`` and the first ``~`` of the middle stood for."""
        for match in self.expression.finditer(line.line):
            if match.end("found") > match.start("found"):
                groups = {name: (match[name] or "").strip() for name in self.expression.groupindex}
                yield *line.token_span(match.start("found"), match.end("found")), groups


class PatternIndex(Generic[T]):
    """Patterns with a value each, looked up by their anchor words so that a text meets (and compiles) only a few.

    A pattern runs only on a line that has one of its anchor words and a word of every other fixed element.
    """

    def __init__(self, patterns: Iterable[tuple[str, T]]) -> None:
        """Raises ``ValueError`` for a pattern that has no fixed word or a broken bracket."""
        self._patterns = tuple(patterns)
        self._by_anchor: dict[str, list[int]] = {}
        for number, (source, _) in enumerate(self._patterns):
            for anchor in anchors(source):
                self._by_anchor.setdefault(anchor, []).append(number)

    def find(self, line: WordLine) -> list[tuple[int, int, T]]:
        """Token spans and values of all matches, by pattern in the order given."""
        return [(first, last, value) for first, last, value, _ in self.matches(line)]

    def matches(self, line: WordLine) -> list[tuple[int, int, T, Mapping[str, str]]]:
        """As ``find``, with what the first verb and determiner slot stood for (``Pattern.matches``)."""
        words = line.words
        candidates = {n for word in words & self._by_anchor.keys() for n in self._by_anchor[word]}
        found: list[tuple[int, int, T, Mapping[str, str]]] = []
        for number in sorted(candidates):
            source, value = self._patterns[number]
            if any(words.isdisjoint(required) for required in fixed_elements(source)):
                continue
            matches = compile_pattern(source).matches(line)
            found.extend((first, last, value, groups) for first, last, groups in matches)
        return found


def anchors(source: str) -> frozenset[str]:
    """Words of which at least one is in every text that the pattern matches: its most telling fixed element.

    Raises ``ValueError`` for a pattern without fixed words or with a broken bracket.
    """
    before, middle, after = _parts(source)
    elements = [element for element in (*before, *middle, *after) if _is_fixed(element)]
    if not elements or not middle:
        raise ValueError(f"pattern {source!r} has no element of fixed words")
    # Only the chosen element is spelled out: an index of thousands of patterns must be there at once.
    return _fixed_words(min(elements, key=_commonness))


@cache
def fixed_elements(source: str) -> tuple[frozenset[str], ...]:
    """The words of every element that is made of fixed words."""
    return tuple(_fixed_words(element) for part in _parts(source) for element in part if _is_fixed(element))


def noun_forms(source: str) -> frozenset[str]:
    """The forms of the nouns that the pattern asks for (its elements ``{noun}``)."""
    _, middle, _ = _parts(source)
    return frozenset().union(
        *(_fixed_words(element) for element in middle if element[0] == "{" and element[-1] == "}")
    )


def _is_fixed(element: str) -> bool:
    optional = len(element) > 1 and element[-1] == "?"
    return not (
        optional
        or element in ("^", "$", ",", "~")
        or element[0] in "!*#"
        or "|*" in element
        or "|#" in element
    )


def _commonness(element: str) -> tuple[bool, int]:
    """Sorts elements by how often text has one of their words: many and short ones are common."""
    words = element.strip("<>{}").split("|")
    return len(words) > _MANY_WORDS or "@" in element, -min(map(len, words))


_MANY_WORDS = 12
"""An element with more alternatives than this anchors badly: some of its words are in every other sentence."""


@cache
def compile_pattern(source: str) -> Pattern:
    """Compile a pattern. Raises ``ValueError`` for a broken bracket."""
    before, middle, after = _parts(source)
    expression = (
        "(?<= )"
        + "".join(map(_element, before))
        + "(?P<found>"
        + "".join(_named(middle))
        + ")"
        + (f"(?={''.join(map(_element, after))})" if after else "")
    )
    return Pattern(source, re.compile(expression))


def _parts(source: str) -> tuple[list[str], list[str], list[str]]:
    match = re.fullmatch(r"\s*(?:\[([^\]]*)\])?([^\[\]]*)(?:\[([^\]]*)\])?\s*", source)
    if not match:
        raise ValueError(f"pattern {source!r}: square brackets may stand at the start and at the end only")
    before, middle, after = ((part or "").split() for part in match.groups())
    return before, middle, after


def _named(middle: Sequence[str]) -> Iterator[str]:
    """The expressions of the elements, the first verb and the first slot as groups of those names."""
    unused = {"<": "verb", "~": "slot"}
    for element in middle:
        name = unused.pop(element[0], None)
        yield f"(?P<{name}>{_element(element)})" if name else _element(element)


def _element(element: str) -> str:
    if element in ("~", "~?"):
        return _SLOT
    if element == "^":
        return _SENTENCE_START
    if element == "$":
        return _SENTENCE_END
    optional = len(element) > 1 and element.endswith("?")
    body = element.removesuffix("?") if optional else element
    upto = re.fullmatch(r"\*(\d+)", body)
    if upto:
        return rf"(?:{_WORD} ){{0,{upto[1]}}}?"
    expression = f"{_one_word(body)} "
    return f"(?:{expression})?" if optional else expression


def _one_word(body: str) -> str:
    if body.startswith("!"):
        return rf"(?!{_one_word(body[1:])} ){_WORD}"
    return f"(?:{'|'.join(sorted(map(_option, _options(body)), key=len, reverse=True))})"


def _option(option: str) -> str:
    if option in _WILDCARDS:
        return _WILDCARDS[option]
    return rf"[^ ]+{re.escape(option[1:])}" if option[0] == "*" else re.escape(option)


def _options(body: str) -> list[str]:
    """The words (and wildcards) an element stands for."""
    if body.startswith("<"):
        return sorted({form for lemma in body.strip("<>").split("|") for form in verb_forms(lemma).all})
    if body.startswith("{"):
        return sorted({form for noun in body.strip("{}").split("|") for form in (noun, plural(noun))})
    if body == "|":
        return ["|"]
    options: list[str] = []
    for option in body.casefold().split("|"):
        options.extend(sorted(word_class(option[1:])) if option.startswith("@") else [option])
    return options


@cache
def _fixed_words(element: str) -> frozenset[str]:
    return frozenset(_options(element))


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of the English pack's ``[word_classes]``. Raises ``KeyError`` where there is none."""
    return pack_words("word_classes", name)


@cache
def pack_words(section: str, name: str) -> frozenset[str]:
    """The words listed under a name in a section of the English pack. Raises ``KeyError`` where there is none."""
    pack = load_pack("en")
    listed: Mapping[str, Any] = pack.section(section) if pack else MappingProxyType({})
    return frozenset(listed[name].split())
