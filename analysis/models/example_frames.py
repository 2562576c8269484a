"""The fields of news that there are examples of, and frames to begin with for each.

Names are shown, and translated where they are; descriptions are fed to the models, which read
English.
"""

from analysis.models.questions import Frame
from analysis.translation import mark

WAR, ECONOMY, CLIMATE = mark("war and diplomacy"), mark("economy"), mark("climate")
ELECTIONS, HEALTH = mark("elections"), mark("health")
FIELDS = (WAR, ECONOMY, CLIMATE, ELECTIONS, HEALTH)

FRAME_SETS: dict[str, tuple[Frame, ...]] = {
    WAR: (
        Frame(
            mark("military"),
            (
                "Troops advance, missiles strike and weapons are delivered.",
                "The army shells positions and sends soldiers and tanks.",
            ),
        ),
        Frame(
            mark("diplomacy"),
            (
                "Ministers meet for talks and look for a settlement.",
                "Presidents and envoys negotiate a truce or an agreement.",
            ),
        ),
        Frame(
            mark("victims"),
            (
                "Families flee, and civilians are killed or hurt.",
                "People grieve, hide in cellars and lose their homes.",
            ),
        ),
        Frame(
            mark("law"),
            (
                "A court or a treaty says what is a crime of war.",
                "Judges and lawyers speak of war crimes and international law.",
            ),
        ),
    ),
    ECONOMY: (
        Frame(
            mark("growth"),
            (
                "Companies invest, sales rise and profits grow.",
                "The market expands, and investors are confident.",
            ),
        ),
        Frame(
            mark("jobs"),
            (
                "Workers are hired or dismissed, and unions ask for higher wages.",
                "Staff fear for their jobs, or win better pay.",
            ),
        ),
        Frame(
            mark("cost of living"),
            (
                "Households struggle with prices, rents and bills.",
                "Food, heating and housing have become too dear for many families.",
            ),
        ),
        Frame(
            mark("state"),
            (
                "The government spends, taxes, cuts or makes rules for business.",
                "The finance minister presents a budget, a tax or a subsidy.",
            ),
        ),
    ),
    CLIMATE: (
        Frame(
            mark("damage"),
            (
                "Floods, fires and heat destroy homes and harvests.",
                "A storm or a drought leaves ruins and losses behind.",
            ),
        ),
        Frame(
            mark("science"),
            (
                "Researchers measure, model and explain the warming.",
                "A study finds how fast temperatures and seas are rising.",
            ),
        ),
        Frame(
            mark("costs"),
            (
                "Cutting emissions costs money, jobs and comfort.",
                "Industry and households pay more because of climate policy.",
            ),
        ),
        Frame(
            mark("solutions"),
            (
                "Clean energy and new technology cut emissions.",
                "Wind farms, solar panels and batteries take the place of coal and oil.",
            ),
        ),
    ),
    ELECTIONS: (
        Frame(
            mark("horse race"),
            (
                "Polls show who leads, who gains and who falls behind.",
                "The campaign gains ground, and the rival loses support in the surveys.",
            ),
        ),
        Frame(
            mark("policy"),
            (
                "The candidates explain what they would do about taxes and schools.",
                "The party's programme promises changes in health care and housing.",
            ),
        ),
        Frame(
            mark("character"),
            (
                "The candidate is called honest, brave, weak or corrupt.",
                "Her past, her temper and her family are in question.",
            ),
        ),
        Frame(
            mark("procedure"),
            (
                "Ballots are counted, checked and challenged in court.",
                "Clerks, judges and observers deal with votes, lists and rules.",
            ),
        ),
    ),
    HEALTH: (
        Frame(
            mark("risk"),
            (
                "The disease spreads, and more people fall ill and die.",
                "Infections and deaths are rising, and experts warn of a wave.",
            ),
        ),
        Frame(
            mark("medicine"),
            (
                "Doctors and researchers test a treatment or a vaccine.",
                "A trial shows how well a drug works.",
            ),
        ),
        Frame(
            mark("patients"),
            (
                "A patient or a nurse tells of pain, fear and hope.",
                "A family tells how illness changed their life.",
            ),
        ),
        Frame(
            mark("system"),
            (
                "Hospitals lack beds, staff and money.",
                "Clinics and health insurance are short of nurses and funds.",
            ),
        ),
    ),
}
