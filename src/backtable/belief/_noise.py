"""How loosely people follow what we compute for them: the parameters of the likelihoods."""

from dataclasses import dataclass

AGAIN = 1.0


@dataclass(frozen=True, slots=True)
class Noise:
    """The parameters of all likelihood models, with their defaults; `docs/reference/evidence.md` says where they come from.

    Args:
        softness: how far from their threshold somebody's yes is in doubt, as a share of the range of their perceived gain.
        lapse: share of answers that follow nothing we know of, half of them yes.
        eager_first, eager_last: how strongly they ask for what is good for them at the start and at the deadline: a
            package that is better by the whole range of their gain is sent exp(that) times as likely.
        unapproved: how likely they send what nobody of theirs would approve, against what all would.
        stray: share of offers that could be any.
        holding_out: chance at the start that they turn down what they would all approve; falls to 0 at the deadline.
        silence: chance that they leave any offer unanswered for reasons of their own.
        countering: chance that they reply to any offer of ours with one of their own before they answer it.
        pointed: how strongly a reason names the issue that matters most: one that matters more by the whole range of
            their gain is named exp(that) times as likely.
        ask_if_so, ask_if_not: chance of “I must take it back” where others must approve, and where nobody else must.
        standard_if_so, standard_if_not: chance of “not in our standard terms” for what they would refuse, and for what
            they would agree to.
        repetition: correlation of hints by the same mouth on the same matter.
        again: of n times the same act by the same person, the k-th counts k to the power of minus this; 0 counts every one
            fully.
    """

    softness: float = 0.02
    lapse: float = 0.02
    eager_first: float = 4.0
    eager_last: float = 1.5
    unapproved: float = 0.05
    stray: float = 0.02
    holding_out: float = 0.4
    silence: float = 0.3
    countering: float = 0.2
    pointed: float = 6.0
    ask_if_so: float = 0.9
    ask_if_not: float = 0.6
    standard_if_so: float = 0.7
    standard_if_not: float = 0.5
    repetition: float = 0.5
    again: float = AGAIN
