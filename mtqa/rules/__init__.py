"""Rules: one file each. A rule reads evidence and reports hits; what becomes of a hit is decided in ``policy.py``.

To add a rule, copy a neighbour: ``xx123_the_bad_pattern.py`` with a module docstring (its page), one function and
one ``RULE``; and ``xx123_the_bad_pattern.toml`` beside it with examples that fire and examples that stay silent.
Nothing is registered anywhere: a module in this folder whose name starts with a rule code is a rule. Installed
packages add rules by the entry point group ``mtqa.rules`` (each entry names a ``Rule``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from inspect import cleandoc
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any, Literal

from mtqa.errors import UsageError
from mtqa.evidence import DocumentEvidence, Evidence
from mtqa.finding import Severity

PAGE_HEADINGS = ("What it finds", "Why it matters", "Example", "Better", "When it stays silent", "Sources")
"""The headings every rule's docstring has, in this order."""

_MODULE_NAME = re.compile(r"[a-z]{2}\d{3}_\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule reports: a stretch of the bead's English (or of the article) and why it is suspect."""

    start: int
    end: int
    message: str
    """One sentence of plain English: what is wrong and why, with the words that show it."""
    confidence: float
    """0-1, raw: the share of hits like this one that are true, as measured or as first judged."""
    severity: Severity | None = None
    """Where this hit is graver or milder than the rule's usual severity."""
    source_start: int | None = None
    source_end: int | None = None
    evidence: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    suggestion: str | None = None
    """What to write instead, only where it is safe to paste."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``check`` gets ``Evidence`` (scope ``bead``) or ``DocumentEvidence`` (scope ``document``)."""

    code: str
    name: str
    """Names the bad pattern, kebab-case: ``number-mismatch``."""
    category: str
    """MQM category, as ``accuracy/mistranslation``."""
    severity: Severity
    check: Callable[[Evidence], Iterable[Hit]] | Callable[[DocumentEvidence], Iterable[Hit]]
    needs: frozenset[str] = frozenset()
    """Which evidence it cannot do without: ``source``, ``facts``, ``retranslations``, ..."""
    scope: Literal["bead", "document"] = "bead"
    page: str = ""
    """Markdown, filled from the module docstring."""

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.split("\n", 1)[0]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    modules = [import_module(f"{__name__}.{name}") for name in rule_modules()]
    own = [_with_page(module.RULE, module.__doc__ or "") for module in modules]
    foreign = [entry.load() for entry in entry_points(group="mtqa.rules")]
    return tuple(sorted([*own, *foreign], key=lambda rule: rule.code))


@cache
def rule_modules() -> tuple[str, ...]:
    """Names of the modules in this folder that hold a rule, sorted."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if _MODULE_NAME.fullmatch(m.name)))


def find_rule(code: str) -> Rule:
    """The rule of that code or name. Raises ``UsageError`` with near misses when there is none."""
    wanted = code.strip().casefold()
    for rule in all_rules():
        if wanted in (rule.code.casefold(), rule.name.casefold()):
            return rule
    from difflib import get_close_matches

    known = [rule.code for rule in all_rules()] + [rule.name for rule in all_rules()]
    near = get_close_matches(code.upper(), known, 1) or get_close_matches(wanted, known, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UsageError(f"no rule {code!r}{hint} ('mtqa rules' lists them)")


def _with_page(rule: Rule, docstring: str) -> Rule:
    from dataclasses import replace

    return replace(rule, page=cleandoc(docstring))
