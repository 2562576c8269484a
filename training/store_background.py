"""Keep a network's vectors of the background beside its weights.

    python -m training.store_background --tier accurate

Writes `background.npz` into the tier's folder of weights, which saves seconds at every start.
The file names the list that it was made from, and `fitted.json` beside it the weights and the
file's SHA-256; it is not used with any other. Run this, and `training.calibrate_frames` after it,
last, after the weights, their calibration or the list have changed.
"""

import argparse

from analysis.models.background import store_background
from analysis.models.encoder import load_embedded
from analysis.models.tiers import TIERS, tier_folder


def main() -> None:
    """Make the vectors and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tier", choices=TIERS, required=True)
    print(store_background(load_embedded(tier_folder(parser.parse_args().tier))))


if __name__ == "__main__":
    main()
