"""Playbooks as documents, and their words for the pages of the documentation."""

from backtable.papers.playbooks._playbooks import TITLES, playbook_document, playbooks_document, use_words

__all__ = ["TITLES", "playbook_document", "playbooks_document", "use_words"]
