"""How the documentation is built; `make docs` does it."""

import tomllib
from pathlib import Path

with (Path(__file__).parent.parent / "pyproject.toml").open("rb") as file:
    _project = tomllib.load(file)["project"]

project = "Backtable"
author = "The authors of Backtable"
copyright = f"{author}, Apache-2.0"  # Sphinx's own name for it
release = version = _project["version"]

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
# What is generated is shown by the pages that include it, and is no page of its own.
exclude_patterns = ["generated", "**/outputs.toml"]

html_theme = "furo"
html_title = "Backtable"
html_static_path = ["_static"]
html_css_files = ["wide.css"]
html_copy_source = False
html_show_sphinx = False
