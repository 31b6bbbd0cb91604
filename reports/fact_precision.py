"""How often findings of major or above by the fact rules touch a marked error, and how fast the fact rules are.

python reports/fact_precision.py mqm-wmt14-dev.jsonl
python reports/fact_precision.py hi-news-dev.jsonl --speed
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

import mtqa
from mtqa.config import Config
from mtqa.finding import Severity

FACTS = Config(select=("FA",))


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row.get("mt")]
    language = "hi"
    items = [{"mt": row["mt"], "source": row.get("hi") or row["source"]} for row in rows]
    if "--speed" in sys.argv:
        list(mtqa.assess(items[:20], source_lang=language, config=FACTS))
        start = time.process_time()
        list(mtqa.assess(items[20:], source_lang=language, config=FACTS))
        print(f"{len(items[20:]) / (time.process_time() - start):.0f} pairs a second of one core")
        return
    grave, right = Counter(), Counter()
    for row, result in zip(rows, mtqa.assess(items, source_lang=language, config=FACTS), strict=True):
        places = [(at, at + len(s["text"])) for s in row["spans"] if (at := row["mt"].find(s["text"])) >= 0]
        for finding in result.findings:
            if finding.severity.rank >= Severity.MAJOR.rank:
                grave[finding.rule] += 1
                right[finding.rule] += any(a < finding.span.end and finding.span.start < b for a, b in places)
    print(f"{right.total()} of {grave.total()} touch a marked error", dict(grave))


if __name__ == "__main__":
    main()
