"""The questions Parallax comes with: frames to begin with, for the user to edit.

The frames are the generic ones of framing research (Semetko & Valkenburg 2000: conflict, human
interest, economic consequences, morality, responsibility) and two for foreign affairs.
Responsibility is meant as there: who is to blame, and who is to solve it, and how. The
descriptions are our own, said as sentences of news, since the encoder compares sentences. They were
chosen on the even rows of two labelled files; `python -m evaluation` reports on the odd ones, and
`python -m training.calibrate_frames` must be run again after a change.
"""

from analysis.models.questions import Frame
from analysis.translation import mark

FRAMES = (
    Frame(
        mark("conflict"),
        (
            "She accused the president of misleading the public.",
            "He mocked his rival and called her a hypocrite.",
            "The politician attacked his opponents and dismissed their claims as nonsense.",
            "Critics denounced the decision and accused the other side of lying.",
            "The two camps blame each other and neither gives way.",
            "The two sides clash, accuse and threaten each other.",
            "One side attacks the other and vows to retaliate.",
        ),
    ),
    Frame(
        mark("human interest"),
        (
            "Families mourn those who were killed or hurt.",
            "Ordinary people suffer, grieve, hope and tell of their lives.",
            "The farmer stands in his field and tells how hard his life has become.",
            "She lost her home and wept as she told what she had been through.",
            "Children are frightened, and their parents worry about them.",
            "My family and I have lived here all our lives.",
            "He was born in a small town and became known for what he did.",
            "Friends and relatives remember her as a kind person.",
        ),
    ),
    Frame(
        mark("economic"),
        (
            "What this costs or earns: prices, trade, jobs and markets.",
            "Businesses and households will pay for it.",
            "Investors and banks put money into new industries.",
            "Companies expect profits, investment and growth in their markets.",
            "Jobs were created and wages went up.",
            "The plan would cost billions and has to be paid for by taxpayers.",
            "Sanctions, oil, investment and economic losses.",
        ),
    ),
    Frame(
        mark("morality"),
        (
            "It is a question of right and wrong, of duty, faith and conscience.",
            "People who preach one thing and do another are hypocrites.",
            "Church leaders quoted scripture and spoke of sin and faith in God.",
            "It is wrong and selfish to live like this while others suffer.",
            "There is a moral obligation to act.",
            "What was done is unjust, shameful or a crime against humanity.",
            "It is evil, and history will judge those who stood by.",
        ),
    ),
    Frame(
        mark("responsibility"),
        (
            "The government is responsible and has to solve the problem.",
            "Leaders must act now, before it is too late.",
            "Her plan would solve the crisis with new laws and new technology.",
            "Countries agreed on goals and have to keep their promises.",
            "The plan sets targets and proposes measures to reduce the problem.",
            "We need bold action on a large scale.",
            "They failed to prevent it and must answer for it.",
            "The company is to blame for causing the damage.",
        ),
    ),
    Frame(
        mark("security"),
        (
            "A threat to national security, with weapons, troops and military strikes.",
            "Missiles, air strikes, nuclear sites and defence.",
            "The army prepares for war and deterrence.",
        ),
    ),
    Frame(
        mark("diplomacy"),
        (
            "Ministers and presidents meet for talks and negotiations.",
            "A call for dialogue, mediation and a peaceful settlement.",
            "Governments sign an agreement and strengthen their partnership.",
        ),
    ),
)
