"""Packages as the record writes them: terms, in order of the issues' keys."""

from backtable.case import Case, Issue, Package
from backtable.conduct._events import Terms
from backtable.errors import RefusedError


def package_of(case: Case, terms: Terms, earlier: Terms = ()) -> Package:
    """Give terms as a package of a case.

    Args:
        earlier: what was said of packages of before: the option that they meant of an issue of which they say nothing (`issue`), and of one that
            has another name or is gone (`issue:option`); empty, where they are to say it themselves.

    Raises:
        RefusedError: the case has other issues, or an issue has no such option.
    """
    given = _carried(case, dict(terms), dict(earlier)) if earlier else dict(terms)
    if missing := [issue.key for issue in case.issues if issue.key not in given]:
        raise RefusedError(f"the package says nothing about {', '.join(missing)}")
    if unknown := sorted(given.keys() - {issue.key for issue in case.issues}):
        raise RefusedError(f"the case has no issue called {', '.join(unknown)}")
    values = []
    for issue in case.issues:
        try:
            values.append(issue.settled(given[issue.key]))
        except ValueError:
            raise RefusedError(f"{_options((given[issue.key],))} is not an option of {issue.key}; the options are {_options(issue.options)}") from None
    return Package(tuple(values))


def former(issue: str, option: float | str) -> str:
    """Write an option that an issue had, as `package_of` takes it."""
    return f"{issue}:{option if isinstance(option, str) else f'{option:.12g}'}"


def has_option(issue: Issue, value: float | str) -> bool:
    """Say whether an issue can have a value."""
    try:
        issue.settled(value)
    except ValueError:
        return False
    return True


def _carried(case: Case, given: dict[str, float | str], earlier: dict[str, float | str]) -> dict[str, float | str]:
    """Give terms with what was said of those of before."""
    for issue in case.issues:
        if issue.key not in given and issue.key in earlier:
            given[issue.key] = earlier[issue.key]
        tried = set[str]()
        while issue.key in given and not has_option(issue, given[issue.key]):
            key = former(issue.key, given[issue.key])
            if key in tried or key not in earlier:
                break
            tried.add(key)
            given[issue.key] = earlier[key]
    return given


def terms_of(case: Case, package: Package) -> Terms:
    """Give a package as terms, in order of the issues' keys."""
    return tuple(sorted(case.terms(package).items()))


def _options(options: tuple[float | str, ...]) -> str:
    texts = [option if isinstance(option, str) else f"{option:g}" for option in options]
    return ", ".join(texts if len(texts) <= 8 else [*texts[:3], "…", texts[-1]])
