"""The questions Parallax comes with: frames to begin with, for the user to edit.

The frames are the generic ones of framing research (Semetko & Valkenburg 2000: conflict, human
interest, economic consequences, morality, responsibility) and two for foreign affairs. The
descriptions are our own.
"""

from analysis.models.questions import Frame

FRAMES = (
    Frame(
        "conflict",
        (
            "The two sides clash, accuse and threaten each other.",
            "There is a dispute, a confrontation or a fight between opponents.",
            "One side attacks the other and vows to retaliate.",
        ),
    ),
    Frame(
        "human interest",
        (
            "The story of a person or a family and what they went through.",
            "Ordinary people suffer, grieve, hope and tell of their lives.",
            "Civilians and children were hurt or lost their homes.",
        ),
    ),
    Frame(
        "economic",
        (
            "What this costs or earns: prices, trade, jobs and markets.",
            "Sanctions, oil, investment and economic losses.",
            "Businesses and households will pay for it.",
        ),
    ),
    Frame(
        "morality",
        (
            "It is a question of right and wrong, of duty, faith and conscience.",
            "What was done is unjust, shameful or a crime against humanity.",
            "There is a moral obligation to act.",
        ),
    ),
    Frame(
        "responsibility",
        (
            "Someone is to blame for causing the problem.",
            "The government is responsible and has to solve the problem.",
            "They failed to prevent it and must answer for it.",
        ),
    ),
    Frame(
        "security",
        (
            "A threat to national security, with weapons, troops and military strikes.",
            "Missiles, air strikes, nuclear sites and defence.",
            "The army prepares for war and deterrence.",
        ),
    ),
    Frame(
        "diplomacy",
        (
            "Ministers and presidents meet for talks and negotiations.",
            "A call for dialogue, mediation and a peaceful settlement.",
            "Governments sign an agreement and strengthen their partnership.",
        ),
    ),
)
