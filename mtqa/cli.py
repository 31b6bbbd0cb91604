"""The ``mtqa`` command: words of the desk to calls of the library. Exit codes: 0 clean, 1 findings, 2 error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtqa.errors import InputError, MtqaError, UsageError

if TYPE_CHECKING:
    from mtqa.config import Config
    from mtqa.document import Document
    from mtqa.finding import Severity
    from mtqa.report import Report
    from mtqa.retranslate.recorded import Recorded

REPORT_FORMATS = ("text", "json", "html")
EXIT_FINDINGS = 1
EXIT_ERROR = 2

app = typer.Typer(
    name="mtqa",
    help="Check an English article that may be a machine translation: awkward lines, wrong facts, with reasons.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

ArticleArgument = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="English article, '-' for standard input.")
]
SourceOption = Annotated[Path | None, typer.Option("--source", metavar="FILE", help="The original article.")]
SourceLangOption = Annotated[
    str | None,
    typer.Option("--source-lang", metavar="XX", help="Language of the source; told from it by default."),
]
RetranslationOption = Annotated[
    list[Path] | None,
    typer.Option("--retranslation", metavar="FILE", help="Recorded re-translation (TSV, JSONL); repeatable."),
]
EngineOption = Annotated[
    list[str] | None,
    typer.Option("--engine", metavar="NAME", help="Re-translate with this engine; repeatable."),
]
OutputOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here.")]
SelectOption = Annotated[list[str] | None, typer.Option("--select", help="Only these rules or families.")]
IgnoreOption = Annotated[list[str] | None, typer.Option("--ignore", help="Not these rules or families.")]


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback for an error.")] = False,
) -> None:
    """Options that stand before the command."""
    if version:
        from mtqa import __version__

        typer.echo(f"mtqa {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(EXIT_ERROR)


@app.command("check")
def check_command(
    article: ArticleArgument,
    source: SourceOption = None,
    source_lang: SourceLangOption = None,
    retranslation: RetranslationOption = None,
    engine: EngineOption = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="NAME[:FILE]", help="text, json or html; repeatable, each with a file."
        ),
    ] = None,
    output: OutputOption = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="SEVERITY", help="Exit 1 from this severity on.")
    ] = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    glossary: Annotated[
        list[Path] | None,
        typer.Option("--glossary", metavar="FILE", help="TSV or TBX of names and terms; repeatable."),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show findings of low confidence too.")] = False,
) -> None:
    """Check one article and print what an editor should look at."""
    from mtqa.config import Config

    threshold = _severity(fail_on)
    outputs = _outputs(format_ or [], output)
    config = Config(
        select=tuple(select or ()), ignore=tuple(ignore or ()), glossary=tuple(map(str, glossary or ()))
    )
    _require_rules(config.select + config.ignore)
    report = _checked(article, source, source_lang, retranslation or [], engine or [], config)
    for name, path in outputs:
        _write(_rendered(report, name, path, verbose), path)
    if threshold and any(finding.severity.at_least(threshold) for finding in report.shown_findings):
        raise typer.Exit(EXIT_FINDINGS)


@app.command("score")
def score_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Articles, or JSONL / TSV files of pairs.")
    ],
    source_lang: SourceLangOption = None,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="tsv or jsonl.")] = "tsv",
    output: OutputOption = None,
) -> None:
    """Scores alone: one line an article, or a line a segment for files of pairs."""
    from mtqa.scoring import score_paths

    if format_ not in ("tsv", "jsonl"):
        raise UsageError(f"format {format_!r} is not for scores; use tsv or jsonl")
    table, failures = score_paths(paths, source_lang)
    _write(table.jsonl() if format_ == "jsonl" else table.tsv(), output)
    for failure in failures:
        typer.echo(f"mtqa: {failure}", err=True)
    if failures:
        raise typer.Exit(EXIT_ERROR)


@app.command("align")
def align_command(
    article: ArticleArgument,
    source: Annotated[Path, typer.Option("--source", metavar="FILE", help="The original article.")],
    source_lang: SourceLangOption = None,
    retranslation: RetranslationOption = None,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
    output: OutputOption = None,
) -> None:
    """Show which sentences of the article answer which of the source."""
    from mtqa.pipeline import align_documents
    from mtqa.writers import beads as writer

    if format_ not in ("text", "json"):
        raise UsageError(f"format {format_!r} is not for beads; use text or json")
    english, original = _read(article), _read_path(source, source_lang)
    recorded = _recorded(retranslation)
    beads = align_documents(english, original, recorded.cover(original) if recorded else None)
    _write(
        writer.write_json(beads) if format_ == "json" else writer.write_text(beads, english, original), output
    )


@app.command("rules")
def rules_command(
    rule: Annotated[
        str | None, typer.Argument(metavar="RULE", help="A code or name; its page is printed.")
    ] = None,
) -> None:
    """List the rules, or print one rule's page."""
    from mtqa.rules import all_rules, find_rule
    from mtqa.writers import catalogue

    typer.echo(catalogue.write_page(find_rule(rule)) if rule else catalogue.write_list(all_rules()))


@app.command("bench")
def bench_command(
    task: Annotated[
        str, typer.Argument(metavar="TASK", help="align, perturb, spans, quality, detect or faults.")
    ],
    data: Annotated[
        Path, typer.Option("--data", metavar="FILE", help="The benchmark file (or corpora folder).")
    ],
    limit: Annotated[int | None, typer.Option("--limit", help="Only this many items, evenly drawn.")] = None,
    output: OutputOption = None,
    option: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="An option of the task; repeatable."),
    ] = None,
) -> None:
    """Measure on a benchmark file and print the figures as JSON."""
    from mtqa.bench import run_task

    _write(run_task(task, data, limit=limit, options=_settings(option or [])), output)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit. Errors are one line on stderr; a traceback only with ``--debug``."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        sys.exit(_run(given))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_ERROR)


def _run(arguments: list[str]) -> int:
    try:
        result = app(args=arguments, prog_name="mtqa", standalone_mode=False)
    except MtqaError as error:
        return _failed(str(error), arguments)
    except typer.TyperException as error:
        return _failed(f"{_message(error)}; 'mtqa --help' shows the usage", arguments)
    except (typer.Abort, KeyboardInterrupt):
        return _failed("stopped", arguments)
    except BrokenPipeError:
        raise
    except Exception as error:
        kind = type(error).__name__
        return _failed(f"internal error ({kind}: {error}); run 'mtqa --debug ...' and report it", arguments)
    return result if isinstance(result, int) else 0


def _message(error: typer.TyperException) -> str:
    text = error.format_message() if hasattr(error, "format_message") else str(error)
    return text.rstrip(".")


def _failed(message: str, arguments: list[str]) -> int:
    if "--debug" in arguments:
        import traceback

        traceback.print_exc()
    typer.echo("mtqa: " + " ".join(message.split()), err=True)
    return EXIT_ERROR


def _checked(
    article: str,
    source: Path | None,
    source_lang: str | None,
    retranslations: Sequence[Path],
    engines: Sequence[str],
    config: Config,
) -> Report:
    from mtqa.pipeline import check_documents

    english = _read(article)
    original = _read_path(source, source_lang) if source else None
    return check_documents(english, original, _recorded(retranslations), engines, config)


def _read(article: str) -> Document:
    from mtqa.readers import read_bytes, read_document

    if article == "-":
        return read_bytes(sys.stdin.buffer.read())
    return read_document(Path(article))


def _read_path(path: Path, language: str | None) -> Document:
    from mtqa.readers import read_document

    return read_document(path, language)


def _recorded(paths: Sequence[Path] | None) -> Recorded | None:
    from mtqa.retranslate.recorded import read_recordings

    return read_recordings(paths) if paths else None


def _severity(name: str | None) -> Severity | None:
    from mtqa.finding import Severity

    if name is None:
        return None
    try:
        return Severity(name.lower())
    except ValueError:
        known = ", ".join(Severity)
        raise UsageError(f"--fail-on {name!r} is no severity; use one of {known}") from None


def _require_rules(patterns: Sequence[str]) -> None:
    from mtqa.config import Config
    from mtqa.rules import all_rules, find_rule

    for pattern in patterns:
        if not any(Config(select=(pattern,)).runs(rule.code, rule.name) for rule in all_rules()):
            find_rule(pattern)


def _outputs(formats: Sequence[str], output: Path | None) -> list[tuple[str, Path | None]]:
    """(format, file or None for standard output) of every report that was asked for."""
    outputs: list[tuple[str, Path | None]] = []
    for word in formats or ["text"]:
        name, _, path = word.partition(":")
        if name not in REPORT_FORMATS:
            raise UsageError(f"format {name!r} is not known; use one of {', '.join(REPORT_FORMATS)}")
        outputs.append((name, Path(path) if path else output))
    places = [path for _, path in outputs]
    if len(places) != len(set(places)):
        raise UsageError("two formats would go to one place; give each a file, as --format json:report.json")
    return outputs


def _rendered(report: Report, name: str, path: Path | None, verbose: bool) -> str:
    if name == "json":
        from mtqa.writers import json_report

        return json_report.write(report)
    if name == "html":
        from mtqa.writers import html

        return html.write(report)
    from mtqa.writers import terminal

    on_terminal = path is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if on_terminal else None
    return terminal.write(report, colour=_wants_colour(path, on_terminal), width=width, verbose=verbose)


def _wants_colour(path: Path | None, on_terminal: bool) -> bool:
    """Colour on a terminal only; NO_COLOR and, on standard output, FORCE_COLOR may say otherwise (no-color.org)."""
    if os.environ.get("NO_COLOR") or path is not None:
        return False
    return on_terminal or bool(os.environ.get("FORCE_COLOR"))


def _write(text: str, path: Path | None) -> None:
    if path is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{path} cannot be written ({error.strerror}); choose another file with -o"
        ) from None


def _settings(words: Sequence[str]) -> dict[str, str]:
    pairs = [word.partition("=") for word in words]
    for name, sign, _ in pairs:
        if not sign or not name.isidentifier():
            raise UsageError(f"--set {name!r} is not NAME=VALUE")
    return {name: value for name, _, value in pairs}
