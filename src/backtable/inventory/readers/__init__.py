"""One file a program whose inventories are read; importing the folder registers them all."""

from backtable.inventory.readers import _glpi, _mecm, _optisam, _oracle_cpu, _oracle_review, _osquery, _rvtools, _swid

__all__ = ["_glpi", "_mecm", "_optisam", "_oracle_cpu", "_oracle_review", "_osquery", "_rvtools", "_swid"]
