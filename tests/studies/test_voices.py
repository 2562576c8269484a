import pandas as pd

from analysis.corpus.schema import QUOTE_COLUMNS
from analysis.studies.voices import cue_table


def test_cues_are_counted_by_outlet_whatever_an_outlet_is_called():
    rows = [("all", "say"), ("all", "say"), ("cue", "claim"), ("North Post", "")]
    quotes = pd.DataFrame(rows, columns=["outlet", "cue"]).assign(colour="neutral")
    counted = cue_table(quotes.reindex(columns=QUOTE_COLUMNS)).set_index("cue")
    assert counted.loc["say", "all"] == counted.loc["say", "all (outlet)"] == 2
    assert counted.loc["claim", "cue (outlet)"] == 1
