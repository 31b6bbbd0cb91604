"""What a role swap is called in a message, and the English put right where that is safe."""

from __future__ import annotations

from mtqa.facts.roles.records import RoleSwap


def swap_message(swap: RoleSwap, source: str) -> str:
    """One sentence: whom the source has where, and whom the English."""
    said = source[swap.source_start : swap.source_end]
    other = swap.other.phrase.text
    actor = swap.agent.text if swap.agent is not None else None
    if swap.marked in ("agent", "pronoun"):
        if actor is not None:
            english = f'the English has "{actor}" do it, and "{other}" suffer it'
            return f'The source has "{said}" as the one who acts; {english}.'
        return f'The source has "{said}" as the one who acts; in the English "{other}" is acted on.'
    if swap.marked == "patient":
        return f'The source has "{said}" as the one acted on; in the English "{actor}" is the one who acts.'
    return f'The order of the source ("{said}") makes "{other}" the one who acts; the English has "{actor}".'


def exchanged(swap: RoleSwap, english: str, start: int, end: int) -> str | None:
    """The marked English with both participants exchanged; only for two plain names around an active verb."""
    agent, other = swap.agent, swap.other.phrase
    if swap.kind != "crossed" or not swap.named or agent is None or swap.clause.passive:
        return None
    if swap.other.role != "patient" or not agent.end <= swap.clause.start < swap.clause.end <= other.start:
        return None
    if not all(word.name for phrase in (agent, other) for word in phrase.words):
        return None
    if english[agent.start : agent.end] != agent.text or "'" in agent.text + other.text:
        return None
    return f"{other.text}{english[agent.end : other.start]}{agent.text}{english[other.end : end]}"
