"""What a reading must answer before some metrics can count, and the figures that no inventory holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from backtable.errors import NoAnswerError
from backtable.licensing.metrics._contract import Answers


@dataclass(frozen=True, slots=True)
class Question:
    """A question that contract or facts may leave open.

    Args:
        text: as a person would ask it.
        answers: each possible answer in words.
        default: what is taken where the reading is silent.
    """

    key: str
    text: str
    answers: Mapping[str, str]
    default: str


_SCOPES = {
    "named_hosts": "the hosts on which it runs",
    "cluster": "every host of the clusters in which it runs",
    "vcenter": "every host under the vCenters in which it runs",
    "all_vcenters": "every host under any vCenter, as all of them are connected",
}

QUESTIONS = {
    question.key: question
    for question in (
        Question(
            "oracle.partitioning",
            "Which hosts must be licensed where Oracle runs in virtual machines?",
            _SCOPES,
            "named_hosts",
        ),
        Question(
            "oracle.unknown_processor",
            "Which core factor does a processor have that is not known or not in the table?",
            {"highest": "the highest of the table", "lowest": "that of current x86 servers"},
            "highest",
        ),
        Question(
            "oracle.database_metric",
            "By which metric is the database licensed to which the option belongs?",
            {"processor": "by processor", "nup": "by named user"},
            "processor",
        ),
        Question(
            "users.across_machines",
            "Are the users of one machine the same people as those of another?",
            {"different": "no, they add up", "same": "yes, they count once"},
            "different",
        ),
        Question(
            "cloud.hyperthreading",
            "Do two vCPUs of the cloud's machines share a core?",
            {"on": "yes", "off": "no"},
            "on",
        ),
        Question(
            "sqlserver.passive",
            "Must passive replicas be licensed?",
            {
                "counted": "yes, as no right to them is shown",
                "free": "no, Software Assurance covers them while passive",
            },
            "counted",
        ),
        Question(
            "windows.mobility",
            "For which machines must a host be licensed?",
            {
                "where_they_run": "for those that run on it",
                "could_land": "for the most that could land on it: all of its cluster's",
            },
            "where_they_run",
        ),
        Question(
            "ibm.unknown_processor",
            "How many PVUs does a core of a processor count that cannot be identified?",
            {"highest": "the most of the table", "lowest": "as many as in a current x86 server of two sockets"},
            "highest",
        ),
        Question(
            "ibm.mobility",
            "Which hosts count at full capacity?",
            {"where_they_run": "those on which it runs", "cluster": "every host of the cluster, as machines can move"},
            "where_they_run",
        ),
        Question(
            "ibm.value_unit_table",
            "Whose tiers hold for the users?",
            {"authorized": "authorized users'", "employee": "employees'", "external": "external users'"},
            "authorized",
        ),
        Question(
            "redhat.hyperthreading",
            "Do two vCPUs share a core?",
            {"off": "no, or it is not shown", "on": "yes"},
            "off",
        ),
        Question(
            "vmware.vsan_per_core",
            "How many TiB of vSAN does a core licence include?",
            {
                "1": "1, VMware Cloud Foundation",
                "0.25": "0.25, vSphere Foundation since November 2024",
                "0.1": "0.1, vSphere Foundation before",
                "0": "none",
            },
            "1",
        ),
    )
}

# Figures that a reading may give in its answers; `*` stands for one more word.
FIGURES = {
    "as_of": "the day whose rules hold, as in 2024-03-31; the newest rules without it",
    "java.employees": "employees, agents, contractors and consultants of the whole company",
    "vmware.vsan_tib": "raw TiB that vSAN claims on all licensed hosts",
    "ibm.tiers": "the tiers of the product's License Information document, as in 2500:1, 10000:0.8, 0.6",
    "sap.documents.*": "documents of a type that other systems created in a year",
}


def answer(answers: Answers, key: str) -> str:
    """Give the reading's answer to a question, or the default.

    Raises:
        NoAnswerError: the answer is none of the possible ones.
    """
    question = QUESTIONS[key]
    given = answers.get(key, question.default)
    if given not in question.answers:
        raise NoAnswerError(f"{key} cannot be {given!r}; it is one of {', '.join(question.answers)}")
    return given


def figure(answers: Answers, key: str) -> float | None:
    """Give a figure of the reading, None where it has none.

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
    """Give the day as of which the reading counts.

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
