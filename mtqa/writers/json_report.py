"""JSON of schema ``mtqa/1``: exactly ``Report.to_dict()``, as ``mtqa/schemas`` describes it."""

from __future__ import annotations

import json
import re

from mtqa.report import Report

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def write(report: Report) -> str:
    """The report as JSON, indented by two, letters of every script as they are, with a final newline.

    The same report gives the same text. A lone surrogate, which UTF-8 cannot hold, is written as an escape.
    Raises ``ValueError`` on a number that JSON has no form for (NaN, infinity): that is a fault in a rule.
    """
    text = json.dumps(report.to_dict(), ensure_ascii=False, indent=2, allow_nan=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"
