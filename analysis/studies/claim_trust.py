"""How often the sentences that are put into one row as one claim belong there, in plain words."""

from analysis.formats import number
from analysis.studies.validity import Results, newest_results
from analysis.translation import tr

TASK = "claims"
_RIGHT, _RIGHT_OF_SEVERAL = "B-cubed right", "of several right"


def claim_trust(fingerprint: str, results: Results | None = None) -> str:
    """What a row is, and how often it is right by the results (the newest) for this encoder."""
    results = newest_results() if results is None else results
    for task in results.tasks:
        figure = task.figure_of(fingerprint) if task.task == TASK else None
        if figure:
            wrong, wrong_of_several = (
                round(100 * (1 - float(figure.others[name]["value"])))
                for name in (_RIGHT, _RIGHT_OF_SEVERAL)
            )
            return tr(
                "A row is a first guess to be read, not a result: of {n} sentences put to the test "
                "about {wrong} in 100 stood in a wrong row, and {wrong_of_several} in 100 of those "
                "that shared a row with others.",
                n=number(task.n),
                wrong=number(wrong),
                wrong_of_several=number(wrong_of_several),
            )
    return tr(
        "A row is a first guess to be read, not a result; how often sentences stand in a wrong row "
        "was not measured for this model."
    )
