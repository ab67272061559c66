"""The pages of the playbooks, written from their files: `PYTHONPATH=src python docs/playbooks.py`. A test says when they are out of date."""

from pathlib import Path

from backtable.files.playbooks import OF, Playbook, built_in, default_words, plain_about
from backtable.papers.playbooks import TITLES, use_words

FOLDER = Path(__file__).parent / "reference" / "playbooks"
_STARTS = "../../../src/backtable/files/playbooks/starts"


def page(playbook: Playbook) -> str:
    """Give the page of one playbook."""
    lines = [f"(playbook-{playbook.key})=", f"# {playbook.title}", "", f"`{playbook.key}` — {playbook.about}", "", f"Used {use_words(playbook)}.", ""]
    lines += ["| parameter | what it is | unless stated | from |", "|---|---|---|---|"]
    for item in playbook.parameters:
        about, default = (text.replace("|", r"\|") for text in (plain_about(item.about), default_words(item)))
        lines.append(f"| `{item.key}` | {about} ({item.kind}) | {default} | {item.source} |")
    if playbook.currency:
        lines += ["", f"Amounts that are not stated are in {playbook.currency}: converted where the case states a rate, else taken one for one, which their source says."]
    lines += ["", "## Sources", ""]
    for source in playbook.sources:
        title = f"[{source.title}]({source.url})" if source.url else source.title
        lines.append(f"- `{source.key}`: {title}, {source.date}{f': {source.says}' if source.says else ''}")
    lines += ["", "Where the source is `judgement`, the figure is this project's guess, to be replaced by what you know.", "", "## Worked example", ""]
    lines += [f"`backtable new case.yaml --playbook {playbook.key}` writes it.", "", f"```{{literalinclude}} {_STARTS}/{playbook.key}.yaml", ":language: yaml", "```", ""]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Give the text of every page by its name, and the list of them for the index."""
    library = built_in()
    found = {f"{key}.md": page(item) for key, item in library.playbooks.items()}
    lists = []
    for of in OF:
        lists += [f"{TITLES[of]}:", "", *(f"- {{doc}}`{item.key}`: {item.about.split(': ')[0].rstrip('.')}" for item in library.of(of)), ""]
    return found | {"list.txt": "\n".join(lists)}


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
