"""Every rule has a page, examples that fire and examples that stay silent, and keeps its word on them.

The examples are data beside the rule: ``[[fires]]`` and ``[[silent]]`` entries of ``<module>.toml`` with ``english``,
``flagged`` (a substring that a hit must touch), and where the rule needs them ``source``, ``source_language`` and
``retranslations``. For rules over the whole article ``english`` is the article.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from mtqa.assessment import bead_findings
from mtqa.config import Config
from mtqa.evidence import Evidence
from mtqa.finding import Finding
from mtqa.pipeline import check
from mtqa.rules import PAGE_HEADINGS, Rule, all_rules, rule_modules

RULES = {rule.code: rule for rule in all_rules()}
FEWEST_EXAMPLES = 4


def _examples(module: str) -> dict[str, list[dict[str, Any]]]:
    text = resources.files("mtqa.rules").joinpath(f"{module}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _rule(module: str) -> Rule:
    return RULES[module.split("_")[0].upper()]


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(_rule(module), example, id=f"{module}-{number}")
        for module in rule_modules()
        for number, example in enumerate(_examples(module).get(kind, []), 1)
    ]


def _findings(rule: Rule, example: dict[str, Any]) -> list[Finding]:
    only = Config(select=(rule.code,))
    if rule.scope == "document":
        return list(check(example["english"], config=only).findings)
    evidence = Evidence(
        english=example["english"],
        source=example.get("source"),
        source_language=example.get("source_language"),
        retranslations=example.get("retranslations", {}),
    )
    return list(bead_findings(evidence, only))


@pytest.mark.parametrize("module", rule_modules())
def test_rule_is_complete(module: str) -> None:
    rule = _rule(module)
    places = [rule.page.find(f"## {heading}\n") for heading in PAGE_HEADINGS]
    assert -1 not in places
    assert places == sorted(places)
    assert rule.summary.endswith(".")
    assert module == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"
    assert re.fullmatch(r"[a-z-]+(/[a-z-]+)?", rule.category)
    examples = _examples(module)
    assert set(examples) == {"fires", "silent"}
    assert min(map(len, examples.values())) >= FEWEST_EXAMPLES


@pytest.mark.parametrize(("rule", "example"), _cases("fires"))
def test_rule_fires(rule: Rule, example: dict[str, Any]) -> None:
    start = example["english"].index(example["flagged"])
    end = start + len(example["flagged"])
    found = _findings(rule, example)
    assert any(finding.span.start < end and start < finding.span.end for finding in found)
    for finding in found:
        span = finding.span
        assert example["english"][span.start : span.end] == span.text != ""
        assert finding.message.strip() == finding.message != ""


@pytest.mark.parametrize(("rule", "example"), _cases("silent"))
def test_rule_stays_silent(rule: Rule, example: dict[str, Any]) -> None:
    assert [finding for finding in _findings(rule, example) if finding.shown] == []
