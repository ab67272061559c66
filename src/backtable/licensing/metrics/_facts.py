"""What metrics ask: disputed questions of the reading, and facts of the company or of a product that no inventory holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from backtable.errors import NoAnswerError
from backtable.licensing.metrics._contract import Answers
from backtable.licensing.readings import questions


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a metric must be told and that is known or can be looked up, unlike a disputed question.

    Args:
        says: what it is.
        choices: each possible value in words; none for a figure.
        default: what is taken where nothing is said; "" for none.
        whole: whether it counts people, devices or documents, of which there are no parts.
    """

    key: str
    says: str
    choices: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    whole: bool = False


# A `*` stands for one more word.
FACTS = {
    fact.key: fact
    for fact in (
        Fact("as_of", "the day whose rules hold, as in 2024-03-31; the newest rules without it"),
        Fact(
            "oracle.database_metric",
            "by which metric the database is licensed to which an option belongs",
            {"processor": "by processor", "nup": "by named user"},
            "processor",
        ),
        Fact("cal.users", "people who use the servers and are licensed by user, each once", whole=True),
        Fact("cal.users.*", "of them, people who use servers of that year's version or a newer one, as in cal.users.2022", whole=True),
        Fact("cal.devices", "devices from which the servers are used and that are licensed by device, each once", whole=True),
        Fact("cal.devices.*", "of them, devices from which servers of that year's version or a newer one are used", whole=True),
        Fact("java.employees", "employees, agents, contractors and consultants of the whole company", whole=True),
        Fact(
            "users.across_machines",
            "whether the users of one machine are the same people as those of another",
            {"different": "no, they add up", "same": "yes, they count once"},
            "different",
        ),
        Fact(
            "cloud.provider",
            "whose cloud the machines are in",
            {"authorized": "Amazon's, Microsoft's or Google's", "oci": "Oracle's own"},
            "authorized",
        ),
        Fact(
            "cloud.hyperthreading",
            "whether two vCPUs of the cloud's machines share a core",
            {"on": "yes", "off": "no"},
            "on",
        ),
        Fact(
            "ibm.value_unit_table",
            "whose tiers hold for the users",
            {"authorized": "authorized users'", "employee": "employees'", "external": "external users'"},
            "authorized",
        ),
        Fact("ibm.tiers", "the tiers of the product's License Information document, as in 2500:1, 10000:0.8, 0.6"),
        Fact("vmware.vsan_tib", "raw TiB that vSAN claims on all licensed hosts"),
        Fact(
            "vmware.vsan_per_core",
            "how many TiB of vSAN a core licence includes",
            {
                "1": "1, VMware Cloud Foundation",
                "0.25": "0.25, vSphere Foundation since November 2024",
                "0.1": "0.1, vSphere Foundation before",
                "0": "none",
            },
            "1",
        ),
        Fact("sap.documents.*", "documents of a type that other systems created in a year"),
    )
}


def checked(facts: Mapping[str, str]) -> Mapping[str, str]:
    """Give facts as they are.

    Raises:
        NoAnswerError: there is no such fact, or it cannot have such a value.
    """
    for key, value in facts.items():
        fact = FACTS.get(key) or FACTS.get(f"{key.rpartition('.')[0]}.*")
        if fact is None:
            raise NoAnswerError(f"no fact is called {key}; there are {', '.join(sorted(FACTS))}")
        if fact.choices and value not in fact.choices:
            raise NoAnswerError(f"{key} cannot be {value!r}; it is one of {', '.join(fact.choices)}")
        if fact.whole and (number := figure(facts, key)) is not None and not number.is_integer():
            raise NoAnswerError(f"{key} is {value}; expected a whole number from 0")
    return facts


def answer(answers: Answers, key: str) -> str:
    """Give the answer to a question or a fact with choices; where nothing is said, ours or the fact's default.

    Raises:
        NoAnswerError: the answer is none of the possible ones.
    """
    if key in FACTS:
        possible, default = list(FACTS[key].choices), FACTS[key].default
    else:
        question = next(item for item in questions() if item.key == key)
        possible, default = [item.key for item in question.answers], question.ours
    given = answers.get(key, default)
    if given not in possible:
        raise NoAnswerError(f"{key} cannot be {given!r}; it is one of {', '.join(possible)}")
    return given


def figure(answers: Answers, key: str) -> float | None:
    """Give a figure, None where nothing is said.

    Raises:
        NoAnswerError: what was given is not a number of at least 0.
    """
    given = answers.get(key)
    if given is None:
        return None
    try:
        value = float(given.replace(",", ""))
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise NoAnswerError(f"{key} is {given!r}; expected a number of at least 0")
    return value


def day_of(answers: Answers) -> date | None:
    """Give the day as of which is counted.

    Raises:
        NoAnswerError: it is not a day.
    """
    given = answers.get("as_of")
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise NoAnswerError(f"as_of is {given!r}; expected a day as in 2024-03-31") from None
