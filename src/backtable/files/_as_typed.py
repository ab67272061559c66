"""Numbers and ranges that somebody types in answer to a question, read as a cell of a workbook reads them."""

from backtable.quantities import shown


def typed_parts(text: str) -> tuple[str, ...]:
    """Give the numbers in a text, each as it is written everywhere: one, or the first, the likely and the last one of a range.

    `400 TEUR` is `400k EUR`, `20-30k` is from `20,000` over `25,000` to `30,000`. A text that means neither comes back as it stands.
    """
    from backtable.files.workbook._spans import typed_span  # with what reads workbooks, which most commands do not need
    from backtable.files.workbook._typed import typed_amount

    if span := typed_span(text):
        return tuple(shown(item) for item in (span.low, span.likely, span.high))
    if turned := typed_span(text, falling=True):
        return tuple(shown(item) for item in (turned.high, turned.likely, turned.low))
    return (typed_amount(text),)


def doubtful_point(text: str) -> str:
    """Give the number in a text whose point could separate thousands as well as decimals, `20.000`; empty where there is none."""
    from backtable.files.workbook._cells import pointed
    from backtable.files.workbook._spans import span_parts

    return next((part.strip() for part in (text, *span_parts(text)) if pointed(part.strip())), "")
