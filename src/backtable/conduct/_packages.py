"""Packages as the record writes them: terms, in order of the issues' keys."""

from backtable.case import Case, Package
from backtable.conduct._events import Terms
from backtable.errors import RefusedError


def package_of(case: Case, terms: Terms) -> Package:
    """Give terms as a package of a case.

    Raises:
        RefusedError: the case has other issues, or an issue has no such option.
    """
    given = dict(terms)
    if missing := [issue.key for issue in case.issues if issue.key not in given]:
        raise RefusedError(f"the package says nothing about {', '.join(missing)}")
    if unknown := sorted(given.keys() - {issue.key for issue in case.issues}):
        raise RefusedError(f"the case has no issue called {', '.join(unknown)}")
    values = []
    for issue in case.issues:
        try:
            values.append(issue.settled(given[issue.key]))
        except ValueError as error:
            raise RefusedError(f"{error}; the options are {_options(issue.options)}") from None
    return Package(tuple(values))


def terms_of(case: Case, package: Package) -> Terms:
    """Give a package as terms, in order of the issues' keys."""
    return tuple(sorted(case.terms(package).items()))


def _options(options: tuple[float | str, ...]) -> str:
    texts = [option if isinstance(option, str) else f"{option:g}" for option in options]
    return ", ".join(texts if len(texts) <= 8 else [*texts[:3], "…", texts[-1]])
