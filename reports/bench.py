"""Remakes `bench.md`: runs every measurement and writes its figures beside the command that made them.

    python reports/bench.py DATA

`DATA` holds the benchmark files anywhere below it. Figures are kept as JSON in `figures/` beside this script; one that
is there is not measured again, so delete it to have it remade. One that fails is named and left out.
"""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

HERE = pathlib.Path(__file__).resolve().parent
FIGURES = HERE / "figures"

Figures = Mapping[str, Any]
Table = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run of `mtqa bench`: a name for its figures, the words of the command, and the table made of them."""

    name: str
    words: str
    """After `mtqa bench`; a word that ends in .jsonl or .jsonl.gz is a file to be found."""
    table: Callable[[Figures], Table]


def faults(figures: Figures) -> Table:
    rows: list[Sequence[object]] = [("", "marked", "found", "recall", "recall of shown findings")]
    for title, key in (
        ("all", "spans"),
        ("major and critical", "spans_major_and_critical"),
        ("number and date", "number_and_date"),
    ):
        rows.append((title, *recalls(figures[key])))
    if figures["evidence"]["retranslations"] == "recorded":
        compared = figures["where_retranslations"]
        rows.append(("lines with a re-translation: all", *recalls(compared["spans"])))
        grave = compared["spans_major_and_critical"]
        rows.append(("lines with a re-translation: major and critical", *recalls(grave)))
    rows += [(name, *recalls(values)) for name, values in figures["by_category"].items()]
    rows += alarms("machine lines without an error", figures["machine_lines_without_error"])
    rows += alarms("faithful lines", figures["faithful"]) if "faithful" in figures else []
    if lines := figures.get("lines_against_distorts_facts"):
        rows.append(
            (
                "lines flagged against lines that distort facts",
                lines["distorting"],
                lines["flagged"],
                f"{lines['recall']:.2f}, precision {lines['precision']:.2f}",
                f"AUC of mistranslated {lines['auc_mistranslated']:.2f}, of quality {lines['auc_quality']:.2f}",
            )
        )
    return rows


def recalls(values: Figures) -> tuple[object, ...]:
    return values["marked"], values["found"], f"{values['recall']:.2f}", f"{values['recall_shown']:.2f}"


def alarms(title: str, values: Figures) -> list[Sequence[object]]:
    rules = ", ".join(f"{rule} {count}" for rule, count in values["by_rule"].items())
    alarmed = f"{values['false_alarms']} false alarms"
    return [(title, values["lines"], alarmed, f"{values['rate']:.3f}", rules)]


def spans(figures: Figures) -> Table:
    head = ("", "words", "bad", "flagged", "precision", "recall", "F1", "MCC", "F1 when all are flagged")
    rows: list[Sequence[object]] = [head]
    compared = figures["with_retranslations"]
    named = [("all", figures["all"]), ("with re-translations", compared)]
    named.append(("baseline: absent from every re-translation", compared["absent_word_baseline"]))
    named += [(name, v) for name, v in figures["by_set_and_pair"].items() if not name.startswith("aces")]
    for name, v in named:
        shares = [f"{v[key]:.3f}" for key in ("precision", "recall", "f1", "mcc", "f1_when_all_flagged")]
        rows.append((name, v["words"], v["bad"], v["flagged"], *shares))
    return rows


def perturb(figures: Figures) -> Table:
    head = ("", "contrasts", "pairwise accuracy", "mean chrF", "found", "found, shown", "false flags")
    rows: list[Sequence[object]] = [head]
    named = [("all", figures["all"]), *figures["by_set"].items(), *figures["by_language"].items()]
    named += [(k, v) for k, v in figures["by_phenomenon"].items() if not k.startswith("aces")]
    for name, v in named:
        if v["contrasts"] < 10:
            continue
        baseline = "" if v["mean_chrf_baseline"] is None else f"{v['mean_chrf_baseline']:.3f}"
        false = f"{v['false_flags']} of {v['bases']}"
        accuracy = f"{v['pairwise_accuracy']:.3f}"
        rows.append(
            (
                name,
                v["contrasts"],
                accuracy,
                baseline,
                f"{v['flag_rate']:.2f}",
                f"{v['flag_rate_shown']:.2f}",
                false,
            )
        )
    return rows


def quality(figures: Figures) -> Table:
    head = ("", "outputs", "Pearson", "Spearman", "Kendall", "mean chrF: Pearson", "Spearman", "Kendall")
    rows: list[Sequence[object]] = [head]
    rows.append(("mean over all sets and pairs", "", *correlations(figures["mean_over_sets_and_pairs"])))
    compared, baseline = figures["mean_where_retranslations"], figures["mean_chrf_baseline"]
    rows.append(("mean where re-translations", "", *correlations(compared), *correlations(baseline)))
    for name, v in figures["by_set_and_pair"].items():
        other = correlations(v["mean_chrf_baseline"]) if "mean_chrf_baseline" in v else ()
        rows.append((name, v["outputs"], *correlations(v["quality"]), *other))
    return rows


def correlations(values: Figures) -> tuple[str, ...]:
    return tuple(f"{values[name]:.3f}" for name in ("pearson", "spearman", "kendall"))


def detect(figures: Figures) -> Table:
    contrast = figures["human_against_machine"]
    rows: list[Sequence[object]] = [("", "")]
    rows.append(("texts, human and machine, whole documents", contrast["texts"]))
    rows.append(("AUC, balanced", f"{contrast['auc']:.3f}"))
    rows.append(("AUC, mean over origins and languages", f"{contrast['auc_mean_of_cells']:.3f}"))
    rows.append(("expected calibration error", f"{contrast['calibration_error']:.3f}"))
    runs = figures["human_against_machine_with_runs_of_lines"]
    if runs:
        rows.append(("AUC, balanced, with runs of lines for documents", f"{runs['auc']:.3f}"))
    bound = figures["original_against_machine_upper_bound"]
    rows.append(("AUC, original against machine (upper bound)", f"{bound['auc']:.3f}"))
    for title, key in (("called machine", "called_machine"), ("unsure", "unsure")):
        for label, v in figures[key].items():
            rows.append((f"{label}: {title}", f"{v['share']:.3f} of {v['texts']}"))
    return rows


def speed(figures: Figures) -> Table:
    start = figures["cold_start"]
    rows: list[Sequence[object]] = [("", "")]
    rows += [
        (f"sentences a second, {name.replace('_', ' ')}", rate)
        for name, rate in figures["sentences_per_second"].items()
    ]
    rows.append(
        (f"`mtqa check`, cold, {start['sentences']} sentences with source", f"{start['check_seconds']} s")
    )
    rows.append(("`import mtqa` in a new process", f"{start['import_seconds']} s"))
    return rows


MQM = "faults --data mqm-wmt14-dev.jsonl"
MEASUREMENTS = (
    Measurement("faults-corpora-hi", "faults --data corpora/hi", faults),
    Measurement(
        "faults-corpora-hi-recorded", "faults --data corpora/hi --set retranslations=recorded", faults
    ),
    Measurement("faults-hi", "faults --data hi-news-dev.jsonl --set without=corpora", faults),
    Measurement("faults-many", "faults --data news-many-dev.jsonl --set without=corpora", faults),
    Measurement(
        "faults-hi-english", "faults --data hi-news-dev.jsonl --set without=corpora --set source=no", faults
    ),
    Measurement("faults-mqm", f"{MQM} --set retranslations=2 --set retrans=retrans.jsonl.gz", faults),
    Measurement("faults-mqm-source", MQM, faults),
    Measurement("spans", "spans --data err-spans.jsonl.gz --limit 3000", spans),
    Measurement("perturb", "perturb --data perturb.jsonl.gz --limit 2000", perturb),
    Measurement(
        "perturb-source", "perturb --data perturb.jsonl.gz --limit 1000 --set retranslations=no", perturb
    ),
    Measurement("quality", "quality --data da-corr.jsonl.gz --limit 6000", quality),
    Measurement("detect-docs", "detect --data mt-detect.docs.jsonl.gz --limit 3000", detect),
    Measurement("detect-sentences", "detect --data mt-detect.sentences.jsonl.gz --limit 6000", detect),
    Measurement("speed", "speed --data corpora/hi", speed),
)

OPENING = """# Benchmarks

Every figure stands below the command that made it; `python reports/bench.py DATA` remakes this page. Definitions: the
docstring of each task in `mtqa/bench/`. All data are development halves; `corpora/` ships with the project, and its
documents are left out wherever `without=corpora` is given. Fitted weights are out of fold throughout
(`models/quality/README.md`, `models/detect/README.md`). `--limit` draws evenly with a fixed seed.
"""


def main() -> None:
    data = pathlib.Path(sys.argv[1])
    FIGURES.mkdir(exist_ok=True)
    parts = [OPENING]
    for measurement in MEASUREMENTS:
        stored = FIGURES / f"{measurement.name}.json"
        if not stored.exists():
            command = [
                sys.executable,
                "-m",
                "mtqa",
                "bench",
                *found(measurement.words, data),
                "-o",
                str(stored),
            ]
            if subprocess.run(command, check=False).returncode:
                print(f"left out: mtqa bench {measurement.words}", file=sys.stderr)
                continue
        figures = json.loads(stored.read_text(encoding="utf-8"))
        parts.append(f"## `mtqa bench {measurement.words}`\n\n{markdown(measurement.table(figures))}")
    (HERE / "bench.md").write_text("\n".join(parts), encoding="utf-8")


def found(words: str, data: pathlib.Path) -> list[str]:
    """The words with every data file's place put in."""
    placed = []
    for word in words.split():
        before, equals, name = word.rpartition("=")
        if name.endswith((".jsonl", ".jsonl.gz")):
            place = next(data.rglob(name), None)
            if place is None:
                raise SystemExit(f"{name} is nowhere below {data}")
            name = str(place)
        placed.append(before + equals + name)
    return placed


def markdown(rows: Table) -> str:
    width = max(map(len, rows))
    lines = [f"| {' | '.join(map(str, [*row, *[''] * (width - len(row))]))} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]) + "\n"


if __name__ == "__main__":
    main()
