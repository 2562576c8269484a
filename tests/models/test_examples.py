"""Each example works: a plain sentence of either side lands there, by the smallest network."""

import pytest

from analysis.models.axis import AxisScorer
from analysis.models.examples import AXES, FIELDS, FRAME_SETS
from analysis.models.frames import FrameScorer
from analysis.models.paraphrases import N_WORDINGS, other_wordings
from analysis.models.tiers import load_tier

# Two sentences of the low side and two of the high one, for each axis in turn.
SIDES = [
    (
        ("The general vowed to fight on until the enemy is crushed.",
         "More tanks are the only way to make them surrender."),
        ("Both sides should sit down at the table and agree on a ceasefire.",
         "A lasting peace will be won by diplomats and not by soldiers."),
    ),
    (
        ("The invasion was a crime that nothing had provoked.",
         "Bombing the town violated the law of nations."),
        ("The air raid was a lawful act of defence against an armed enemy.",
         "The country had every right to strike back."),
    ),
    (
        ("Factories are closing, and inflation eats up savings.",
         "The country is sliding into a recession."),
        ("Unemployment is at its lowest for years, and exports are booming.",
         "Companies are hiring, and wages are going up."),
    ),
    (
        ("The union's demands are greedy and will ruin the company.",
         "The walkout punishes customers and costs the region dearly."),
        ("Nurses and drivers have earned a pay rise, and they are right to walk out.",
         "The staff have waited long enough for decent pay."),
    ),
    (
        ("The carbon tax is too expensive and will put factories out of business.",
         "The heating law burdens ordinary families."),
        ("Emissions must be cut faster to protect our children.",
         "The new rules for power plants are overdue and should be stricter."),
    ),
    (
        ("The people who glued themselves to the road are a selfish and dangerous crowd.",
         "The climate protesters annoyed thousands of commuters for nothing."),
        ("The young protesters are right to be angry about the warming planet.",
         "It takes courage to stand up for the climate, and politicians should listen."),
    ),
    (
        ("The vote was stolen by fraud.",
         "Nobody should believe these figures, as ballots were faked."),
        ("Observers called the vote honest and well run.",
         "The losers should respect the outcome."),
    ),
    (
        ("She is not up to the job of president.",
         "His programme would ruin the schools."),
        ("She has the experience and the judgement to be a good president.",
         "His programme would make life better for everybody."),
    ),
    (
        ("Closing schools was an excessive step.",
         "The mask rule is an attack on our liberty."),
        ("Closing schools was necessary to stop the virus.",
         "The mask rule kept thousands of people alive."),
    ),
    (
        ("The new drug is dangerous, and patients were harmed by it.",
         "People fell ill after the injection."),
        ("The new drug passed every test and does no harm.",
         "The injection prevents the disease in nearly everyone."),
    ),
]  # fmt: skip
SPOKEN = {
    "military": "The army fired rockets at the airport and moved its tanks to the border.",
    "victims": "Mothers carried their wounded children out of the ruins.",
    "cost of living": "Many families can no longer pay their rent and their heating.",
    "science": "A study of ice cores shows how fast the air has warmed.",
    "horse race": "The latest poll puts her three points ahead of her rival.",
    "procedure": "Clerks recount the ballots while lawyers prepare a challenge.",
    "medicine": "The trial of the new vaccine began with 300 volunteers.",
    "system": "The wards are full, and there are too few nurses.",
}


@pytest.fixture(scope="module")
def tier():
    return load_tier("fast")


def test_every_field_has_axes_and_frames():
    assert {example.field for example in AXES} == set(FIELDS) == set(FRAME_SETS)
    assert len({example.label for example in AXES}) == len(AXES) == len(SIDES)


@pytest.mark.parametrize(("example", "sides"), list(zip(AXES, SIDES, strict=True)))
def test_a_plain_sentence_of_either_side_lands_on_its_side(tier, example, sides):
    low, high = (AxisScorer(tier.encoder).place(side, example.axis).score for side in sides)
    assert max(low) < 0 < min(high), (example.label, low, high)


@pytest.mark.parametrize(("example", "sides"), list(zip(AXES, SIDES, strict=True)))
def test_no_other_wording_of_an_example_turns_it_round(tier, example, sides):
    wordings = other_wordings(example.axis)
    assert len(wordings) == N_WORDINGS
    for wording in wordings:
        low, high = (AxisScorer(tier.encoder).place(side, wording).score for side in sides)
        assert max(low) < min(high), wording


@pytest.mark.parametrize(("name", "text"), sorted(SPOKEN.items()))
def test_a_plain_sentence_speaks_in_its_frame_more_than_in_the_others(tier, name, text):
    frames = next(frames for frames in FRAME_SETS.values() if name in {f.name for f in frames})
    scores = {f.name: FrameScorer(tier.encoder).score([text], f).score[0] for f in frames}
    assert max(scores, key=scores.__getitem__) == name, scores
