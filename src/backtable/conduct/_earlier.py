"""What the case as it stands cannot read of packages of before, and how to say what they meant.

Nothing is guessed: a package that says nothing of an issue, or names an option that is gone, is none of the case until somebody says what it meant.
"""

from collections.abc import Iterator

from backtable.case import Issue, Package
from backtable.conduct._events import Terms
from backtable.conduct._offers import Offer
from backtable.conduct._packages import former, has_option, package_of
from backtable.conduct._state import State
from backtable.errors import RefusedError
from backtable.files import nearest
from backtable.wording import listed

_MOST_OPTIONS = 6


def unread_words(state: State, terms: Terms) -> str:
    """Say why terms of the record are no package of the case as it stands; nothing where they are one."""
    if state.is_package(terms):
        return ""
    given, parts = dict(terms), list[str]()
    missing, gone, left = _silent(state, given), list(_gone(state, given)), _left(state, given)
    if missing:
        parts.append(f"says nothing of {listed([issue.key for issue in missing])}")
    parts += [f"says {issue.key} {_option(value)}, which is no option any more" for issue, value in gone]
    if left:
        parts.append(f"says something of {listed(left)}, of which the case knows nothing any more")
    return listed(parts)


def reading_words(state: State, terms: Terms, typed: str = "FILE", case_file: str = "CASE") -> str:
    """Say what to do so that terms of the record count again, as somebody who changed the case can type it."""
    given, parts = dict(terms), list[str]()
    if missing := _silent(state, given):
        options = " ".join(f"--earlier {issue.key}=OPTION" for issue in missing)
        known = "; ".join(f"{issue.key}: {_options(issue)}" for issue in missing)
        parts.append(f"say which option what came before meant: `backtable revise {typed} {case_file} {options}` ({known})")
    if gone := list(_gone(state, given)):
        options = " ".join(f"--earlier {former(issue.key, value)}=OPTION" for issue, value in gone)
        parts.append(f"put the option back into the case, with a rule (`rules:`) that forbids it if it is not to be offered again; or, where it only has another name, say which: `backtable revise {typed} {case_file} {options}`")
    if left := _left(state, given):
        parts.append(f"put {listed(left)} back into the case, with a rule (`rules:`) for what is fixed now")
    return "; ".join(parts)


def nearest_package(state: State, terms: Terms) -> tuple[Package, tuple[str, ...]]:
    """Give the package that terms of the record come nearest to, and the issues of which it must be said anew what it is; none where they are a package."""
    given = dict(terms)
    unread = {issue.key for issue in _silent(state, given)} | {issue.key for issue, _ in _gone(state, given)}
    whole = {issue.key: issue.options[0] if issue.key in unread else given[issue.key] for issue in state.case.issues if issue.key in unread or issue.key in given}
    return package_of(state.case, tuple(whole.items()), state.version.earlier), tuple(issue.key for issue in state.case.issues if issue.key in unread)


def same_so_far(state: State, earlier: Terms, terms: Terms) -> bool:
    """Say whether a package is one of before, or the same in every issue that both have and whose option of then there still is."""
    if earlier == terms:
        return True
    if state.is_package(earlier):
        return state.is_package(terms) and state.package(earlier) == state.package(terms)
    gone, now = {issue.key for issue, _ in _gone(state, dict(earlier))}, dict(terms)
    common = [(key, value) for key, value in earlier if key in now and key not in gone]
    return bool(common) and all(now[key] == value for key, value in common)


def require_readable(state: State, offer: Offer) -> None:
    """Refuse an offer that is no package of the case as it stands, and say how it becomes one."""
    if said := unread_words(state, offer.terms):
        raise RefusedError(f"offer {offer.number} is no package of the case as it stands: it {said}; {reading_words(state, offer.terms)}")


def require_earlier(state: State, said: Terms) -> None:
    """Refuse what is said of packages of before where it says nothing that the case knows, or nothing new of any.

    Args:
        state: with the version of the case in which it is said.
    """
    known = {issue.key: issue for issue in state.case.issues}
    former_cases = [state.cases[item.digest] for item in state.versions[:-1]]
    told = dict(state.version.earlier)
    for version in state.versions[:-1]:
        if version.digest == state.version.digest and (other := next((key for key, option in version.earlier if told.get(key, option) != option), None)):
            raise RefusedError(
                f"by event {version.number} {earlier_words(tuple(item for item in version.earlier if item[0] == other))}, with this very case, so that what was approved by it may rest on that; "
                "put a case into the record that says something else as well, so that it is asked for again"
            )
    for key, option in said:
        name, _, old = key.partition(":")
        if name not in known:
            close = nearest(name, known)
            raise RefusedError(f"the case has no issue called {name}; {f'{close} ' if close else ''}the issues are {', '.join(known)}")
        if not has_option(known[name], option):
            raise RefusedError(f"`{_option(option)}` is not an option of {name}; the options are {_options(known[name])}")
        if old:
            if any(former(name, found) == key for found in known[name].options):
                raise RefusedError(f"{old} is an option of {name} as the case stands, so that packages of before mean what they say")
            if not any(former(name, found) == key for item in former_cases for issue in item.issues if issue.key == name for found in issue.options):
                raise RefusedError(f"no version of the case before had the option {old} of {name}")
        elif all(name in {issue.key for issue in item.issues} for item in former_cases):
            raise RefusedError(f"{name} was an issue of the case from the beginning, so that packages of before say themselves what they mean by it")


def earlier_words(said: Terms) -> str:
    """Say what was said of packages of before."""
    silent = [f"what came before and says nothing of {key} means {_option(option)}" for key, option in said if ":" not in key]
    renamed = [f"{key.replace(':', ' ')} of before means {_option(option)}" for key, option in said if ":" in key]
    return "; ".join((*silent, *renamed))


def _silent(state: State, given: dict[str, float | str]) -> list[Issue]:
    told = dict(state.version.earlier)
    return [issue for issue in state.case.issues if issue.key not in given and issue.key not in told]


def _gone(state: State, given: dict[str, float | str]) -> Iterator[tuple[Issue, float | str]]:
    told = dict(state.version.earlier)
    for issue in state.case.issues:
        value = given.get(issue.key, told.get(issue.key))
        tried = set[str]()
        while value is not None and not has_option(issue, value):
            key = former(issue.key, value)
            if key in tried or key not in told:
                yield issue, value
                break
            tried.add(key)
            value = told[key]


def _left(state: State, given: dict[str, float | str]) -> list[str]:
    return sorted(given.keys() - {issue.key for issue in state.case.issues})


def _option(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.12g}"


def _options(issue: Issue) -> str:
    texts = [_option(option) for option in issue.options]
    return ", ".join(texts if len(texts) <= _MOST_OPTIONS else [*texts[:2], "…", texts[-1]])
