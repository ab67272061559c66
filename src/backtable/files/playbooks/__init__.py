"""Playbooks: what people in a role usually want, know and may do, the usual issues and the usual rules of approval, as data.

A playbook is one YAML file in `people`, `issues` or `authority`; `starts` holds a case for each, from which to start. They are written out on
the plain values of a case file, before anything else looks at them.
"""

from backtable.files.playbooks._expand import uses_playbooks, write_out
from backtable.files.playbooks._library import START_CURRENCY, Library, built_in, library_of, start_text, with_own
from backtable.files.playbooks._playbook import Parameter, Playbook, PlaybookSource, read_playbook
from backtable.files.playbooks._said import default_words, plain_about
from backtable.files.playbooks._shapes import ENDS, JUDGEMENT, KINDS, NONE, OF
from backtable.files.playbooks._use import PLAYBOOK

__all__ = [
    "ENDS",
    "JUDGEMENT",
    "KINDS",
    "NONE",
    "OF",
    "PLAYBOOK",
    "START_CURRENCY",
    "Library",
    "Parameter",
    "Playbook",
    "PlaybookSource",
    "built_in",
    "default_words",
    "library_of",
    "plain_about",
    "read_playbook",
    "start_text",
    "uses_playbooks",
    "with_own",
    "write_out",
]
