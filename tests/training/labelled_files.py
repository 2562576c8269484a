"""The labelled files that a training run reads, as small as they can be."""

import gzip
import json


def write_labelled(folder, mentions):
    """Rows of labelled mentions in `folder`, and no inference pair or stance; gives the folder."""
    files = {"nli/train": [], "stance/perspectrum_train": [], "target_tone/train": mentions}
    for name, held in files.items():
        path = folder / f"{name}.jsonl.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in held)
    return folder
