"""Roles that the source marks: phrases with a case marker, an adposition or an ending, by the pack's ``[roles]``.

For each role (``agent``, ``patient``, ``to``, ``from``, ``against``, ``on``, ``with``) the section may have

- ``<role>_after``: words that follow the phrase (``_`` is a space);
- ``<role>_before``: words that stand before it;
- ``<role>_ends``: regular expressions for the end of the last word of the phrase;

and once: ``link`` (words that join a phrase to what it belongs to), ``stop`` (words no phrase goes beyond),
``agent_pronouns`` (pronouns in the form of agents), ``patient_needs`` (a regular expression of what must follow soon
after a patient that is no name),
``other_after``, ``other_before`` and ``other_ends`` (markers of no role that end a phrase), ``agent_is`` (``marked``
where agents have a marker, ``subject`` where it marks subjects of passives too, ``unmarked`` where they have none),
``order`` (``svo`` or ``vso`` where order tells who acts), ``passive`` (regular expressions of words that make a
clause passive) and ``scanned = true`` for scripts without spaces, where all markers are regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from mtqa.facts.roles.records import Region
from mtqa.languages import load_pack

SECTION = "roles"
ROLES = ("agent", "patient", "to", "from", "against", "on", "with", "other")
LONGEST = 6
"""Words of a phrase before its marker."""
LONGEST_AFTER = 3
"""The same after a preposition: what follows is soon another phrase."""

_TOKEN = re.compile(r"[\w\u0900-\u0963\u0971-\u0983\u09bc-\u09e3\u064b-\u0652\u0670\u200c\u200d'’-]+|[^\w\s]")
_CLOSERS = frozenset('।.!?;:,،؛؟۔()[]{}"“”„«»—–|…')


@dataclass(frozen=True, slots=True)
class Marks:
    """The section ``[roles]`` of a pack, read."""

    after: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word of a marker -> its words and role, longest first."""
    before: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    ends: tuple[tuple[re.Pattern[str], str], ...]
    link: frozenset[str]
    stop: frozenset[str]
    agent_marked: bool
    agent_alone: bool
    """Whether the mark of the agent is never on one who suffers (a topic may suffer)."""
    order: str
    passive: re.Pattern[str] | None
    patient_needs: re.Pattern[str] | None
    """What must follow a patient that is no name for the marker to mean it."""
    scanned: re.Pattern[str] | None
    pronouns: frozenset[str]
    """Pronouns that carry the mark of the agent."""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str


@cache
def load_marks(language: str | None) -> Marks | None:
    """What a language marks; None without a pack or its section."""
    pack = load_pack(language)
    if pack is None or SECTION not in pack.sections:
        return None
    section = pack.section(SECTION)

    def words(key: str) -> list[str]:
        value = section.get(key, "")
        return value.split() if isinstance(value, str) else list(value)

    ends = [(re.compile(f"(?:{form})$"), role) for role in ROLES for form in words(f"{role}_ends")]
    passive = words("passive")
    scanned = None
    if section.get("scanned"):
        groups = [(role, words(f"{role}_after")) for role in ROLES]
        listed = "|".join(f"(?P<{role}>{'|'.join(forms)})" for role, forms in groups if forms)
        scanned = re.compile(listed or "(?!)")
    return Marks(
        after=_markers({role: words(f"{role}_after") for role in ROLES}) if scanned is None else {},
        before=_markers({role: words(f"{role}_before") for role in ROLES}),
        ends=tuple(ends),
        link=frozenset(fold(w) for w in words("link")),
        stop=frozenset(fold(w) for w in words("stop")),
        agent_marked=section.get("agent_is", "marked") != "unmarked",
        agent_alone=section.get("agent_is", "marked") == "marked",
        order=str(section.get("order", "")),
        passive=re.compile("|".join(f"(?:{form})" for form in passive)) if passive else None,
        patient_needs=re.compile(str(section["patient_needs"])) if "patient_needs" in section else None,
        scanned=scanned,
        pronouns=frozenset(fold(w) for w in words("agent_pronouns")),
    )


def fold(word: str) -> str:
    """Lower case, dots below left out, one apostrophe."""
    return re.sub("[\u093c\u09bc\u064b-\u0652\u0640\u200d]", "", word.casefold()).replace("’", "'")


def _markers(table: Mapping[str, list[str]]) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, forms in table.items():
        for form in forms:
            parts = tuple(fold(part) for part in form.split("_"))
            found.setdefault(parts[0], []).append((parts, role))
    return MappingProxyType({k: tuple(sorted(v, key=lambda m: -len(m[0]))) for k, v in found.items()})


@lru_cache(maxsize=1024)
def regions(text: str, language: str | None) -> tuple[Region, ...]:
    """The phrases of a source that carry a role, in order of their markers."""
    marks = load_marks(language)
    if marks is None:
        return ()
    if marks.scanned is not None:
        return tuple(_scanned(text, marks))
    tokens = tuple(_Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text))
    return tuple(_spaced(tokens, marks))


def _matched(
    tokens: tuple[_Token, ...], at: int, table: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
) -> tuple[int, str] | None:
    for words, role in table.get(fold(tokens[at].text), ()):
        if at + len(words) <= len(tokens) and all(
            fold(tokens[at + n].text) == word for n, word in enumerate(words)
        ):
            return len(words), role
    return None


def _ending(token: _Token, marks: Marks) -> str | None:
    return next((role for pattern, role in marks.ends if pattern.search(token.text)), None)


def _spaced(tokens: tuple[_Token, ...], marks: Marks) -> Iterator[Region]:
    skip = -1
    for at, token in enumerate(tokens):
        if at < skip:
            continue
        if fold(token.text) in marks.pronouns:
            yield Region("pronoun", token.start, token.end, token.end, token.start, token.start)
            continue
        if fold(token.text) in marks.link and at and _matched(tokens, at, marks.after) is None:
            first = _leftwards(tokens, at - 1, marks)
            if first < at:
                yield Region("of", tokens[first].start, tokens[at - 1].end, token.end,
                             tokens[first].start, tokens[at - 1].start)  # fmt: skip
            continue
        if (marker := _matched(tokens, at, marks.after)) is not None:
            length, role = marker
            skip = at + length
            first = _leftwards(tokens, at - 1, marks)
            if first < at:
                yield Region(role, tokens[first].start, tokens[at - 1].end, tokens[at + length - 1].end,
                             tokens[first].start, tokens[at - 1].start)  # fmt: skip
        elif (marker := _matched(tokens, at, marks.before)) is not None:
            length, role = marker
            skip = at + length
            last = _rightwards(tokens, at + length, marks)
            if last >= at + length:
                yield Region(role, tokens[at + length].start, tokens[last].end, tokens[last].end,
                             token.start, tokens[at + length].start)  # fmt: skip
        elif (ending := _ending(token, marks)) is not None:
            first = min(at, _leftwards(tokens, at - 1, marks)) if at else at
            yield Region(ending, tokens[first].start, token.end, token.end, tokens[first].start, token.start)


def _closes(tokens: tuple[_Token, ...], at: int, marks: Marks) -> bool:
    text = tokens[at].text
    folded = fold(text)
    return (
        text in _CLOSERS
        or folded in marks.stop
        or folded in marks.pronouns
        or (folded not in marks.link and (_matched(tokens, at, marks.before) is not None))
    )


def _leftwards(tokens: tuple[_Token, ...], at: int, marks: Marks) -> int:
    """The first token of the phrase that ends at a token; the one after it where there is none."""
    first = at + 1
    for place in range(at, max(-1, at - LONGEST), -1):
        if _closes(tokens, place, marks) or _marker_ends(tokens, place, marks):
            break
        if _ending(tokens[place], marks) is not None:
            break
        first = place
    return first


def _marker_ends(tokens: tuple[_Token, ...], at: int, marks: Marks) -> bool:
    """Whether a marker after a phrase ends at a token."""
    return any(
        (found := _matched(tokens, at - back, marks.after)) is not None and found[0] == back + 1
        for back in range(3)
        if at - back >= 0
    )


def _rightwards(tokens: tuple[_Token, ...], at: int, marks: Marks) -> int:
    """The last token of the phrase that begins at a token."""
    last = at - 1
    for place in range(at, min(at + LONGEST_AFTER, len(tokens))):
        if _closes(tokens, place, marks):
            break
        last = place
    return last


_PHRASE_ENDS = "。、，！？「」『』《》“”；：…\n "
"""Marks that no phrase of a script without spaces goes beyond."""


def _scanned(text: str, marks: Marks) -> Iterator[Region]:
    assert marks.scanned is not None
    previous = 0
    for match in marks.scanned.finditer(text):
        start = max(previous, *(text.rfind(mark, 0, match.start()) + 1 for mark in _PHRASE_ENDS))
        role = str(match.lastgroup)
        previous = match.end()
        if start < match.start():
            yield Region(role, start, match.start(), match.end(), start, start)
