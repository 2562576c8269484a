"""Claims by voice: who carries one where sentences of one voice alone count."""

import pandas as pd
import pytest

from analysis.corpus.claims import CLAIM_COLUMNS, PASSED_COLUMNS, STATEMENT_COLUMNS
from analysis.measures.omission import carried_claims, common_shares
from analysis.studies.omission import (
    OTHER_VOICE,
    ClaimComparison,
    claims_in_voice,
    claims_table,
)

TOLD = [  # claim, outlet, voice
    ("c1", "Alto", "own"), ("c1", "Bora", "own"), ("c1", "Cima", "quoted"),
    ("c2", "Alto", "quoted"), ("c2", "Bora", "own"),
    ("c3", "Alto", "quoted"),
]  # fmt: skip


@pytest.fixture
def compared() -> ClaimComparison:
    rows = [
        (claim, f"s{n}", outlet.lower(), outlet, n, "lead", voice, f"Sentence {n}.")
        for n, (claim, outlet, voice) in enumerate(TOLD)
    ]
    told = pd.DataFrame(rows, columns=STATEMENT_COLUMNS)
    claims = pd.DataFrame(
        [("c1", "One.", 3, 3, 3, ""), ("c2", "Two.", 2, 2, 2, ""), ("c3", "Three.", 1, 1, 1, "")],
        columns=CLAIM_COLUMNS,
    ).assign(told_otherwise=["fell / did not fall", "", ""])
    carried = carried_claims(told)
    shares = common_shares(carried, pd.Series({"Alto": 1, "Bora": 1, "Cima": 1}))
    return ClaimComparison(claims, told, pd.DataFrame(columns=PASSED_COLUMNS), carried, shares)


def test_a_claim_is_carried_by_who_states_it_in_this_voice(compared):
    own = claims_in_voice(compared, "own")
    assert own.claims[["claim_id", "n_outlets"]].to_numpy().tolist() == [["c1", 2], ["c2", 1]]
    assert set(own.carried["outlet"]) == {"Alto", "Bora"}
    assert own.outlets == ["Alto", "Bora", "Cima"]  # who says it otherwise is not absent
    quoted = claims_in_voice(compared, "quoted")
    assert quoted.claims["claim_id"].tolist() == ["c1", "c3", "c2"]
    assert claims_in_voice(compared, "all") is compared


def test_every_sentence_stays_in_the_table_with_its_reason(compared):
    own = claims_in_voice(compared, "own")
    table = claims_table(own)
    assert len(table) == len(TOLD)
    told = table.groupby("claim_id")["told_otherwise"].unique().str.join("; ")
    assert told.to_dict() == {"": "", "c1": "fell / did not fall", "c2": ""}
    assert (table["reason"] == OTHER_VOICE).sum() == 3
    assert own.n_sentences == compared.n_sentences


def test_a_voice_in_which_nothing_is_claimed_has_no_claims(compared):
    none = claims_in_voice(compared, "unknown")
    assert none.claims.empty
    assert none.shares["estimate"].isna().all()
