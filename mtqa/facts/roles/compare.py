"""Who acts and who suffers, source against English: participants that stand the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mtqa.facts import extract
from mtqa.facts.names.texts import CALENDAR, SourceText, source_text
from mtqa.facts.roles.english import clauses
from mtqa.facts.roles.records import Clause, Kind, Participant, Phrase, Region, RoleSwap
from mtqa.facts.roles.source import Marks, fold, load_marks, regions
from mtqa.facts.roles.ties import best_tie, place, tie, verb_place

if TYPE_CHECKING:
    from spacy.tokens import Doc

TIED = 0.45
"""Least tie (0-1) of a participant that is said to stand elsewhere."""
MARGIN = 0.2
"""Least lead of the crossed tie over the straight one."""
SURELY_TIED = 0.6
"""Least tie where only one participant shows the turn."""
SURE_MARGIN = 0.3
HINTED = 0.25
HINT_MARGIN = 0.15
"""Least tie and lead of one participant where the other is tied for certain, with ``LARGE_MARGIN``."""
LARGE_MARGIN = 0.5
VERB_TIED = 0.4
"""Least tie of a verb to a source word for its place to tell anything."""
ORDER_TIED = 0.75
ORDER_REACH = 60
"""Least tie of both participants, and most characters between them, where the verb cannot be tied."""
NEEDED_REACH = 30
"""Characters after a patient in which the pack's ``patient_needs`` must come."""
SAME = 0.15
"""A tie that is weaker by no more than this is as good."""

_SUFFERERS = frozenset({"patient", "recipient", "to", "against", "on", "from"})
"""Parts in an English clause that an agent of the source cannot have."""
_NEVER = frozenset(
    """by as than with like according after before during since until through between among including without
    despite over under""".split()
)
"""Prepositions whose phrases say nothing of who acts."""
CONVERSE = frozenset(
    """receive get learn hear suffer obtain buy borrow accept win earn undergo see inherit take gain find swear
    face belong owe have include involve contain need want like know fear love remember feel hope go come arrive be
    become happen occur remain reach complain appeal locate base concern interest believe marry talk speak agree
    join work play clash match say follow precede accompany""".split()
)
"""Verbs whose subject is on the far side of what another verb says of its object (receive, give), that have no agent,
or whose participants may stand either way round."""


@dataclass(frozen=True, slots=True)
class _Source:
    """The source as the comparison reads it."""

    text: SourceText
    marked: Sequence[Region]
    marks: Marks
    covered: Sequence[Region]
    """All marked stretches, those of no role too."""

    @property
    def agents(self) -> list[Region]:
        return [region for region in self.marked if region.role == "agent"]

    def outside(self, found: Sequence[Region]) -> list[tuple[int, int]]:
        """The stretches that none of the regions covers."""
        gaps, at = [], 0
        for start, end in sorted(_spans(found)):
            if start > at:
                gaps.append((at, start))
            at = max(at, end)
        return [*gaps, (at, len(self.text.text))]

    def tie(self, phrase: Phrase | None, found: Sequence[Region]) -> float:
        return tie(phrase, self.text, _spans(found)) if phrase else 0.0

    def tie_outside(self, phrase: Phrase | None, found: Sequence[Region]) -> float:
        return tie(phrase, self.text, self.outside(found)) if phrase else 0.0


def role_swaps(doc: Doc, source: str, language: str | None) -> list[RoleSwap]:
    """Clauses of the English whose participants the source has the other way round, surest first.

    Args:
        doc: the parsed English.
        source: its source.
        language: BCP 47 tag of the source; without a pack section ``[roles]`` nothing is found.
    """
    marks = load_marks(language)
    if marks is None or not source:
        return []
    timed = [(fact.start, fact.end) for fact in extract(source, language)]
    covered = regions(source, language)
    marked = tuple(
        region
        for region in covered
        if region.role != "other"
        and (region.role != "patient" or not any(a < region.end and region.nearest < b for a, b in timed))
    )
    read = _Source(source_text(source, language), marked, marks, covered)
    everything = clauses(doc)
    found: list[RoleSwap] = []
    for clause in everything:
        if clause.verb in CONVERSE:
            continue
        if marks.agent_marked:
            found += _by_agent(clause, everything, read)
            found += _by_pronoun(clause, read)
        found += _by_patient(clause, read)
        if marks.order:
            found += _by_order(clause, read)
    best: dict[int, RoleSwap] = {}
    for swap in sorted(found, key=lambda s: (s.kind != "crossed", -(s.score + s.margin))):
        best.setdefault(swap.clause.start, swap)
    return sorted(best.values(), key=lambda s: -(s.score + s.margin))


def _spans(found: Sequence[Region]) -> list[tuple[int, int]]:
    return [(region.start, region.end) for region in found]


def _named(*phrases: Phrase | None) -> bool:
    return all(phrase is not None and any(word.name for word in phrase.words) for phrase in phrases)


def _is_time(phrase: Phrase) -> bool:
    return any(word.text.lower() in CALENDAR or word.text.lower() in _TIME for word in phrase.words)


_TIME = frozenset(
    "day days night morning evening afternoon week weeks month months year years hour hours occasion eve".split()
)


def _actor(clause: Clause) -> Phrase | None:
    return clause.agent if clause.agent and clause.agent.words else None


def _by_agent(clause: Clause, everything: Sequence[Clause], read: _Source) -> Iterator[RoleSwap]:
    """Where agents have a marker: what it marks is no agent in the English."""
    agents = read.agents
    others = [region for region in read.marked if region.role not in ("agent", "pronoun")]
    actor = _actor(clause)
    acting = read.tie(actor, agents)
    for other in clause.others if agents else ():
        if not other.phrase.words or other.role in _NEVER or _is_time(other.phrase):
            continue
        elsewhere = read.tie_outside(other.phrase, agents)
        for region in agents:
            tied = read.tie(other.phrase, [region])
            if tied < HINTED or tied - elsewhere < (MARGIN if tied >= TIED else HINT_MARGIN):
                continue
            crossed = False
            for counterpart in others if actor else ():
                if not _together(region, counterpart, read):
                    continue
                back = read.tie(actor, [counterpart])
                weak = tied < TIED and not (back >= SURELY_TIED and back - acting >= LARGE_MARGIN)
                if back >= TIED and back - acting >= MARGIN and not weak:
                    crossed = True
                    yield _swap("crossed", clause, other, region, counterpart, (tied + back) / 2,
                                min(tied - elsewhere, back - acting))  # fmt: skip
            sure = (
                read.marks.agent_alone
                and not clause.modifying
                and (clause.passive or clause.agent is not None)
            )
            sure = sure and best_tie(other.phrase, read.text, region.nearest, region.end) >= TIED
            sure = (
                sure and tied >= SURELY_TIED and tied - elsewhere >= SURE_MARGIN and other.role in _SUFFERERS
            )
            if (
                not crossed
                and sure
                and not _served(region, other.phrase, tied, everything, read)
                and (_verb_near(clause, region, read))
            ):
                yield _swap("agent-turned", clause, other, region, region, tied, tied - elsewhere)


def _served(region: Region, phrase: Phrase, tied: float, everything: Sequence[Clause], read: _Source) -> bool:
    """Whether some verb of the English has the agent of the source for its agent."""
    return any(
        clause.agent is not None
        and clause.agent.words
        and not clause.modifying
        and (clause.agent.start == phrase.start or read.tie(clause.agent, [region]) >= tied - SAME)
        for clause in everything
    )


def _verb_near(clause: Clause, region: Region, read: _Source) -> bool:
    """Whether the source has the verb behind the marked phrase and in one clause with it, as far as can be told."""
    strength, start, end = verb_place(clause.verb, clause.verb, read.text)
    if strength < VERB_TIED:
        return True
    return start >= region.marked_end and not _broken(read.text.text[region.marked_end : end], read.marks)


def _by_pronoun(clause: Clause, read: _Source) -> Iterator[RoleSwap]:
    """Where the source has a pronoun for its agent, and the English makes a pronoun suffer."""
    actor = _actor(clause)
    suffering = next((o for o in clause.others if o.phrase.pronoun and o.role in _SUFFERERS), None)
    pronouns = [region for region in read.marked if region.role == "pronoun"]
    if actor is None or suffering is None or not pronouns:
        return
    for region in pronouns:
        for counterpart in read.marked:
            if counterpart.role in ("agent", "pronoun") or counterpart.start < region.end:
                continue
            if not _together(region, counterpart, read):
                continue
            tied = read.tie(actor, [counterpart])
            lead = tied - read.tie_outside(actor, [counterpart])
            if tied >= SURELY_TIED and lead >= SURE_MARGIN:
                yield _swap("crossed", clause, suffering, region, counterpart, tied, lead)


def _by_patient(clause: Clause, read: _Source) -> Iterator[RoleSwap]:
    """Where agents have no marker: the agent of the English is marked as something else."""
    actor = _actor(clause)
    if actor is None:
        return
    free = read.outside(read.marked)
    acting = max(tie(actor, read.text, free), read.tie(actor, read.agents))
    for region in read.marked:
        if region.role not in ("patient", "against"):
            continue
        head = [(region.nearest, region.end)]
        tied = tie(actor, read.text, head)
        lead = tied - max(acting, tie(actor, read.text, [(region.start, region.nearest)]))
        if tied < TIED or lead < MARGIN:
            continue
        for other in clause.others:
            if other.role not in _SUFFERERS or _is_time(other.phrase):
                continue
            if not _is_patient(region, actor, other, read):
                continue
            if not other.phrase.words:
                if tied >= SURELY_TIED and lead >= SURE_MARGIN:
                    yield _swap("marked", clause, other, region, region, tied, lead)
                continue
            back = tie(other.phrase, read.text, [*free, (region.start, region.nearest)])
            rest = [span for span in _spans(read.marked) if span != (region.start, region.end)]
            if back >= TIED and back - tie(other.phrase, read.text, [*rest, *head]) >= MARGIN:
                yield _swap("crossed", clause, other, region, region, (tied + back) / 2, lead)


def _is_patient(region: Region, actor: Phrase, other: Participant, read: _Source) -> bool:
    """Whether the mark says that this participant suffers, and not that it must, gets or is spoken of."""
    if region.role == "against":
        return bool(other.phrase.words) and other.role == "patient" and not read.marks.agent_marked
    if read.marks.agent_marked:  # there this case is also that of who must, gets or likes
        return other.role == "patient" and any(word.name and word.head for word in other.phrase.words)
    needed = read.marks.patient_needs
    if needed is None:
        return True
    follows = read.text.text[region.marked_end - 1 : region.marked_end + NEEDED_REACH]
    return _named(actor, other.phrase) or needed.search(follows) is not None


def _by_order(clause: Clause, read: _Source) -> Iterator[RoleSwap]:
    """Where order tells who acts: patient, verb, agent in the source (in SOV languages patient, agent, verb)."""
    actor = _actor(clause)
    if actor is None:
        return
    tied, first, last = place(actor, read.text)
    if tied < SURELY_TIED or _covered(read, first, last):
        return
    strength, verb_start, verb_end = verb_place(clause.verb, clause.verb, read.text)
    source, order = read.text.text, read.marks.order
    for other in clause.others:
        if other.role != "patient" or not other.phrase.words or _is_time(other.phrase):
            continue
        back, start, end = place(other.phrase, read.text)
        if back < SURELY_TIED or end > first or _covered(read, start, end):
            continue
        named = _named(actor, other.phrase)
        if strength >= TIED:
            turned = {
                "svo": end <= verb_start and verb_end <= first,
                "vso": verb_end <= start,
                "sov": last <= verb_start,
            }[order]
        else:
            turned = min(tied, back) >= ORDER_TIED and first - end <= ORDER_REACH
        if not turned or _broken(
            source[min(start, verb_start if strength >= TIED else start) : last], read.marks
        ):
            continue
        if read.marks.passive is not None and read.marks.passive.search(source[max(0, start - 4) : last]):
            continue
        yield RoleSwap(
            "order", clause, actor, other, start, last, (tied + back) / 2, strength, "order", named
        )


def _covered(read: _Source, start: int, end: int) -> bool:
    """Whether a marker, be it of a role or not, has the stretch."""
    return any(region.start <= start and end <= region.end for region in read.covered)


def _together(one: Region, other: Region, read: _Source) -> bool:
    first, second = sorted((one, other), key=lambda region: region.start)
    if second.start < first.end:
        return False
    return not _broken(read.text.text[first.marked_end : second.marked_start], read.marks)


_SENTENCE_END = re.compile(r"[।.!?;:؟۔；。：？]")
_WORD = re.compile(r"[\w\u0900-\u0963\u09bc-\u09e3\u064b-\u0652]+")


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text))


def _broken(text: str, marks: Marks) -> bool:
    """Whether a stretch of the source holds the end of a clause."""
    return bool(_SENTENCE_END.search(text)) or not _words(text).isdisjoint(marks.stop)


def _swap(
    kind: Kind, clause: Clause, other: Participant, region: Region, counterpart: Region, score: float,
    margin: float,
) -> RoleSwap:  # fmt: skip
    named = _named(other.phrase, clause.agent) if kind == "crossed" else _named(other.phrase)
    return RoleSwap(
        kind, clause, clause.agent, other, region.marked_start, region.marked_end, score, margin,
        region.role, named,
    )  # fmt: skip
