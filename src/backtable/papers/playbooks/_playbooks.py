"""Playbooks, as documents: all of them with their parameters, or one in full."""

from backtable.files.playbooks import OF, Library, Playbook, default_words, plain_about
from backtable.papers._document import Bullets, Column, Document, Paragraph, Row, Section, Table

TITLES = {"person": "Playbooks of people", "case": "Playbooks of issues", "authority": "Playbooks of authority"}
_USES = {
    "person": "for somebody on a side: `people: {{key: {{use: {key}}}}}`; in a workbook as {key} in the column Playbook of the sheet People",
    "case": "at the top of a case: `use: {{playbook: {key}, …}}`; in a workbook as {key} beside Playbooks on the sheet Case",
    "authority": "among a side's rules: `authority: [{{use: {key}}}]`; in a workbook as {key} in the column Playbook of the sheet Authority",
}


def playbooks_document(library: Library) -> Document:
    """List playbooks with what may be said to each."""
    lead = (Paragraph("A playbook gives what usually holds; you state what you know, and whatever you write in the case goes before it."),)
    sections = [
        Section(TITLES[of], (Bullets(tuple((f"{item.key}: {item.about}", (f"parameters: {listed_parameters(item)}",)) for item in library.of(of))),))
        for of in OF
    ]
    return Document("Playbooks", "What people in a role usually want, the usual issues, and the usual rules of approval", lead, tuple(sections), _NEXT)


_NEXT = (
    "Next: `backtable playbooks NAME` shows one in full, `backtable new FILE --playbook NAME` starts a case from it, and `backtable expand CASE` shows a case "
    "with everything written out."
)


def playbook_document(playbook: Playbook) -> Document:
    """Say what a playbook is, what may be said to it, and where it comes from."""
    lead = (Paragraph(playbook.about, strong=True), Paragraph(f"Used {use_words(playbook)}. What it is told stands beside its name, in a workbook on the sheet Playbooks."))
    columns = (Column("Parameter"), Column("What it is", width=44), Column("Unless stated", width=30), Column("From"))
    rows = tuple(Row((item.key, plain_about(item.about), default_words(item), item.source)) for item in playbook.parameters)
    sources = tuple((f"{item.key}: {item.title}, {item.date}", (item.says,) if item.says else ()) for item in playbook.sources)
    sections = (Section("Parameters", (Table(columns, rows),)), Section("Sources", (Bullets(sources),)))
    return Document(playbook.title, f"the playbook {playbook.key}", lead, sections, _NEXT.replace("NAME", playbook.key, 2).replace(f"`backtable playbooks {playbook.key}` shows one in full, ", ""))


def use_words(playbook: Playbook) -> str:
    """Say where its `use` stands."""
    return _USES[playbook.of].format(key=playbook.key)


def listed_parameters(playbook: Playbook) -> str:
    """List parameters, those that must be stated with a star."""
    return ", ".join(f"{item.key}{' (must be stated)' if item.required else ''}" for item in playbook.parameters) or "none"
