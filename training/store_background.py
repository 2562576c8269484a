"""Keep a network's vectors of the background beside its weights.

    python -m training.store_background --tier accurate

Writes `background.npz` into the tier's folder of weights, which saves seconds at every start.
The file names the weights and the list that it was made by, and is not used with any other: run
this last, after the weights, their calibration or the list have changed.
"""

import argparse

from analysis.models.background import store_background
from analysis.models.tiers import TIERS, load_tier


def main() -> None:
    """Make the vectors and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tier", choices=TIERS, required=True)
    print(store_background(load_tier(parser.parse_args().tier).encoder))


if __name__ == "__main__":
    main()
