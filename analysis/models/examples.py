"""Axes and frames to begin with, by field: what one asks of news on war, money, climate, votes.

Each is put into the fields of the app by a choice, to be reworded there. Poles are whole sentences,
since the encoder compares sentences; `about` is empty where the poles say by themselves what they
speak of. `tests/models/test_examples.py` holds two plain sentences against each.
"""

from dataclasses import dataclass

from analysis.models.questions import Frame, FramingAxis

__all__ = ["AXES", "FIELDS", "FRAME_SETS", "ExampleAxis"]

WAR, ECONOMY, CLIMATE = "war and diplomacy", "economy", "climate"
ELECTIONS, HEALTH = "elections", "health"
FIELDS = (WAR, ECONOMY, CLIMATE, ELECTIONS, HEALTH)


@dataclass(frozen=True)
class ExampleAxis:
    """An axis with the field that it is of."""

    field: str
    axis: FramingAxis

    @property
    def label(self) -> str:
        """The first entry of either pole, for a list to choose from."""
        low, high = self.axis.low_pole[0].rstrip("."), self.axis.high_pole[0].rstrip(".")
        return f"{low} ↔ {high}"


def _axis(field: str, low: tuple[str, ...], high: tuple[str, ...]) -> ExampleAxis:
    return ExampleAxis(field, FramingAxis(low, high))


AXES = (
    _axis(
        WAR,
        ("The war must go on until victory.", "Only force will bring the enemy to give in."),
        ("The war must end by negotiation.", "Only talks can bring peace."),
    ),
    _axis(
        WAR,
        ("The attack was unprovoked aggression.", "The attack broke international law."),
        ("The attack was legitimate self-defence.", "The country has a right to defend itself."),
    ),
    _axis(
        ECONOMY,
        (
            "The economy is in crisis, and firms close.",
            "Inflation and recession make people poorer.",
        ),
        (
            "The economy is booming, and firms hire.",
            "Low unemployment and higher wages make people richer.",
        ),
    ),
    _axis(
        ECONOMY,
        ("The workers go too far.", "Higher wages and strikes harm the economy."),
        ("The workers deserve more.", "Higher wages are fair, and the strike is justified."),
    ),
    _axis(
        CLIMATE,
        ("Climate policy costs too much.", "The green rules harm jobs and households."),
        (
            "Climate action is urgent and must go further.",
            "Stricter rules on emissions are needed.",
        ),
    ),
    _axis(
        CLIMATE,
        ("The climate activists are selfish and go too far.", "Their protest is a nuisance."),
        ("The climate activists are right to be angry.", "Their protest is brave and just."),
    ),
    _axis(
        ELECTIONS,
        ("The election was rigged.", "The result cannot be trusted."),
        ("The election was free and fair.", "The result must be accepted."),
    ),
    _axis(
        ELECTIONS,
        ("The candidate is unfit for office.", "The candidate's plans would do harm."),
        ("The candidate is fit to lead.", "The candidate's plans would help the country."),
    ),
    _axis(
        HEALTH,
        ("The health measures go too far.", "The rules take away people's freedom."),
        ("The health measures are needed.", "The rules protect people and save lives."),
    ),
    _axis(
        HEALTH,
        ("The treatment harms patients.", "The vaccine makes people ill."),
        ("The treatment is safe for patients.", "The vaccine prevents illness."),
    ),
)

FRAME_SETS: dict[str, tuple[Frame, ...]] = {
    WAR: (
        Frame(
            "military",
            (
                "Troops advance, missiles strike and weapons are delivered.",
                "The army shells positions and sends soldiers and tanks.",
            ),
        ),
        Frame(
            "diplomacy",
            (
                "Ministers meet for talks and look for a settlement.",
                "Presidents and envoys negotiate a truce or an agreement.",
            ),
        ),
        Frame(
            "victims",
            (
                "Families flee, and civilians are killed or hurt.",
                "People grieve, hide in cellars and lose their homes.",
            ),
        ),
        Frame(
            "law",
            (
                "A court or a treaty says what is a crime of war.",
                "Judges and lawyers speak of war crimes and international law.",
            ),
        ),
    ),
    ECONOMY: (
        Frame(
            "growth",
            (
                "Companies invest, sales rise and profits grow.",
                "The market expands, and investors are confident.",
            ),
        ),
        Frame(
            "jobs",
            (
                "Workers are hired or dismissed, and unions ask for higher wages.",
                "Staff fear for their jobs, or win better pay.",
            ),
        ),
        Frame(
            "cost of living",
            (
                "Households struggle with prices, rents and bills.",
                "Food, heating and housing have become too dear for many families.",
            ),
        ),
        Frame(
            "state",
            (
                "The government spends, taxes, cuts or makes rules for business.",
                "The finance minister presents a budget, a tax or a subsidy.",
            ),
        ),
    ),
    CLIMATE: (
        Frame(
            "damage",
            (
                "Floods, fires and heat destroy homes and harvests.",
                "A storm or a drought leaves ruins and losses behind.",
            ),
        ),
        Frame(
            "science",
            (
                "Researchers measure, model and explain the warming.",
                "A study finds how fast temperatures and seas are rising.",
            ),
        ),
        Frame(
            "costs",
            (
                "Cutting emissions costs money, jobs and comfort.",
                "Industry and households pay more because of climate policy.",
            ),
        ),
        Frame(
            "solutions",
            (
                "Clean energy and new technology cut emissions.",
                "Wind farms, solar panels and batteries take the place of coal and oil.",
            ),
        ),
    ),
    ELECTIONS: (
        Frame(
            "horse race",
            (
                "Polls show who leads, who gains and who falls behind.",
                "The campaign gains ground, and the rival loses support in the surveys.",
            ),
        ),
        Frame(
            "policy",
            (
                "The candidates explain what they would do about taxes and schools.",
                "The party's programme promises changes in health care and housing.",
            ),
        ),
        Frame(
            "character",
            (
                "The candidate is called honest, brave, weak or corrupt.",
                "Her past, her temper and her family are in question.",
            ),
        ),
        Frame(
            "procedure",
            (
                "Ballots are counted, checked and challenged in court.",
                "Clerks, judges and observers deal with votes, lists and rules.",
            ),
        ),
    ),
    HEALTH: (
        Frame(
            "risk",
            (
                "The disease spreads, and more people fall ill and die.",
                "Infections and deaths are rising, and experts warn of a wave.",
            ),
        ),
        Frame(
            "medicine",
            (
                "Doctors and researchers test a treatment or a vaccine.",
                "A trial shows how well a drug works.",
            ),
        ),
        Frame(
            "patients",
            (
                "A patient or a nurse tells of pain, fear and hope.",
                "A family tells how illness changed their life.",
            ),
        ),
        Frame(
            "system",
            (
                "Hospitals lack beds, staff and money.",
                "Clinics and health insurance are short of nurses and funds.",
            ),
        ),
    ),
}
