"""The rules as a catalogue and as single pages."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.rules import Rule

FAMILIES = {
    "MT": "Document verdict",
    "AW": "Awkward or nonsensical English",
    "FA": "Facts against the source",
    "CO": "Coverage of the source",
    "RT": "Meaning against re-translations",
    "DC": "Contradictions inside the article",
}


def write_list(rules: Sequence[Rule]) -> str:
    """All rules by family: code, name, severity, and what each finds in one line."""
    blocks = []
    for prefix, title in FAMILIES.items():
        own = [rule for rule in rules if rule.code.startswith(prefix)]
        if own:
            blocks.append("\n".join([title, *(_line(rule, rules) for rule in own)]))
    return "\n\n".join(blocks)


def write_page(rule: Rule) -> str:
    """One rule's page as Markdown, under a head with its code, name, category, severity and needs."""
    needs = ", ".join(sorted(rule.needs)) or "the English alone"
    head = f"# {rule.code} {rule.name}\n\n{rule.category} · usually {rule.severity} · needs {needs}"
    return f"{head}\n\n{rule.page}"


def _line(rule: Rule, rules: Sequence[Rule]) -> str:
    width = max(len(other.name) for other in rules)
    return f"  {rule.code}  {rule.name:<{width}}  {rule.severity:<8}  {rule.summary}"
