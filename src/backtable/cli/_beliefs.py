"""The command that says what we believe after what was learned."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backtable.cli._choices import seating_from
from backtable.cli._document import write_document
from backtable.cli._negotiation import opened
from backtable.cli._negotiation_file import is_negotiation
from backtable.cli._save import require_ending, save
from backtable.cli._screen import console
from backtable.cli._source import Ours, answers_beside, case_at, require_evidence
from backtable.errors import InputError, Place, Problem

if TYPE_CHECKING:
    from backtable.belief import Report
    from backtable.conduct import State


def beliefs(
    file: Annotated[
        Path, typer.Argument(help="A negotiation file, or a case file in YAML with --evidence.", show_default=False)
    ],
    evidence: Annotated[
        Path | None, typer.Option(help="A file of what was learned, for a case file.", show_default=False)
    ] = None,
    ours: Ours = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
    worlds: Annotated[int, typer.Option(help="How many worlds to draw.", min=2, max=20_000)] = 4000,
    seed: Annotated[int | None, typer.Option(help="Fixes the draws; the case's own by default.", min=0)] = None,
    picture: Annotated[Path | None, typer.Option(help="Write the picture as .svg, .png or .html.")] = None,
    seat: Annotated[list[str] | None, typer.Option("--seat", help="PERSON=front or PERSON=back; may be repeated.")] = None,
) -> None:
    """Say what you believe after what was learned: before and after, what moved it, and what does not fit."""
    from backtable.cli._beliefs_json import beliefs_json
    from backtable.papers import beliefs_document, beliefs_picture
    from backtable.papers.record import head_lines, with_head
    from backtable.pictures import ENDINGS, rendered

    require_ending(picture, ENDINGS, "a picture")
    if is_negotiation(file):
        if evidence is not None:
            raise InputError(
                [
                    Problem(
                        Place("--evidence"),
                        f"{file} is a negotiation file, which holds what was learned itself",
                        "",
                        "leave it out, or write down what is missing with `backtable heard`",
                    )
                ]
            )
        if ours is not None:
            raise InputError([Problem(Place("--ours"), "a negotiation file is kept by one side already", "", "leave it out")])
        found, state = _of_record(file, worlds, seed, seat)
    else:
        found, state = _of_case(file, ours, evidence, worlds, seed, seat), None
    if picture:
        save(rendered(beliefs_picture(found, head_lines(state) if state else ()), picture.suffix.lower()), picture, "the picture")
    if as_json:
        print(beliefs_json(found))
        return
    document = beliefs_document(found)
    write_document(with_head(document, state) if state else document, console())
    if picture:
        print(f"Wrote the picture: {picture}")


def _of_record(file: Path, worlds: int, seed: int | None, seat: list[str] | None) -> "tuple[Report, State]":
    from backtable.planning import followed

    with opened(file) as session:
        state = session.state
        return followed(state, session.record.now, worlds, seed, seating_from(state.case, seat)), state


def _of_case(
    file: Path, ours: str | None, evidence: Path | None, worlds: int, seed: int | None, seat: list[str] | None
) -> "Report":
    from backtable.belief import followed_by, read_evidence, report

    case = case_at(file, ours)
    if evidence is None:
        raise InputError(
            [
                Problem(
                    Place("--evidence"),
                    f"{file} is a case file, which says nothing of what was learned",
                    "",
                    f"name a file of evidence, or give a negotiation file made by `backtable open`{_of_answers(file)}",
                )
            ]
        )
    require_evidence(evidence)
    learned, noise = read_evidence(evidence, case)
    found = followed_by(case, learned, noise, worlds, seed, seating_from(case, seat))
    return report(found.beliefs, found.courses, (), found.answers)


def _of_answers(file: Path) -> str:
    """Say how the answers of an interview become evidence, where there are some beside a case."""
    answers = answers_beside(file)
    if not answers.is_file():
        return f"; `backtable interview {file}` asks what people would sign, and `--evidence NEW.yaml` then writes the answers as such a file"
    return f"; {answers} holds answers of an interview, and `backtable interview {file} --packages 0 --evidence {file.stem}.evidence.yaml` writes those about people of theirs as such a file"
