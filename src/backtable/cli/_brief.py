"""The command that writes the page for one approver from a record."""

from pathlib import Path
from typing import Annotated

import typer

from backtable.cli._document import write_document
from backtable.cli._memory import DEFAULT, Memory, allowed, within
from backtable.cli._negotiation import NegotiationFile, opened
from backtable.cli._save import require_ending, save
from backtable.cli._screen import console
from backtable.cli._worlds import Seed, WorldCount


def brief(
    file: NegotiationFile,
    person: Annotated[str, typer.Option("--for", help="PERSON on our side: write for this approver alone, without others' secrets.")],
    about: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", help="The offer, or the event that asks for a mandate; what is due soonest by default.", show_default=False),
    ] = None,
    page: Annotated[Path | None, typer.Option(help="Write it as one printable .html page.")] = None,
    worlds: WorldCount = 1000,
    seed: Seed = None,
    memory: Memory = DEFAULT,
) -> None:
    """Write one page for one approver of ours: what waits for their yes, what it gives up and keeps, and what stands in their name."""
    from backtable.advice import require_memory, standings
    from backtable.papers import Page
    from backtable.papers.record import brief_document, brief_subject, usable
    from backtable.planning import beliefs_of

    require_ending(page, (".html",), "a page")
    most = allowed(memory)
    with opened(file) as session:
        state, now = session.state, session.record.now
        subject = brief_subject(state, person, now, about)
        found, weighed = None, True
        if subject.item is not None:
            require_memory(state.case, worlds, most)
            beliefs = beliefs_of(state, now, seed=seed)
            weighed = usable(beliefs, person)
            with within(most):
                learned = beliefs if weighed else None
                found = standings(state.case, subject.packages, worlds, seed, state.seating, learned, subject.region, person)
        document = brief_document(state, subject, found, now, not weighed)
    if page is None:
        write_document(document, console())
    else:
        save(Page(document).html.encode(), page, "the page")
        print(f"Wrote the page: {page}")
