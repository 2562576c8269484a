"""One text for each way in which a surname, a noun or an office may mean several speakers."""

import pytest

from analysis.corpus.mentions import PERSON
from analysis.corpus.speaker_names import _bearers
from tests.corpus.stories import heard

# What the rule is → a text, and who speaks in it, one quotation after the other.
SURNAMES = {
    "who is named in full before, not who is named later": (
        "US President Donald Trump visited Ohio on Monday. Trump said the economy was strong. "
        "“It is the best ever,” Trump said. First lady Melania Trump said she was glad. Ivanka "
        "Trump, his daughter, waved.",
        ["Donald Trump", "Donald Trump", "Melania Trump"],
    ),
    "the first of two who are named as often": (
        "Donald Trump visited Ohio on Monday with Melania Trump. Trump said the economy was "
        "strong. “It is the best ever,” Trump said.",
        ["Donald Trump"] * 2,
    ),
    "a brother who is named once at the end": (
        "Transport Minister Helen Marsh defended the budget on Monday.\n\n“I will not resign,” "
        "Marsh said. Marsh told reporters that no line would close.\n\nThe union disagreed. Marsh "
        "said the union was wrong.\n\nHer brother, Tom Marsh, runs a bakery in Leeds.",
        ["Helen Marsh"] * 3,
    ),
    "a sister whose name comes later in the alphabet": (
        "Julia Banks opened the shop on Monday. “I am proud,” Banks said. Her sister Zoe Banks "
        "helped.",
        ["Julia Banks"],
    ),
    "a husband of whom the story tells what was": (
        "Hillary Clinton spoke in Ohio on Monday. “I am running,” Clinton said.\n\nHer husband, "
        "Bill Clinton, was president from 1993.",
        ["Hillary Clinton"],
    ),
    "who went by the surname before a relative came": (
        "Lee closed the port on Monday. Ruth Lee was in the room. “It is done,” Lee said. Harbour "
        "master Peter Lee then left. Peter Lee was tired. Peter Lee is 60. “I am happy,” Ruth Lee "
        "said.",
        ["Peter Lee", "Ruth Lee"],
    ),
    "of two who were named before the one who is named most": (
        "Mary Holm and Peter Holm came to Torvald on Monday. Peter Holm opened the bridge. "
        "Holm said that it was late.",
        ["Peter Holm"],
    ),
    "a son with his father's names": (
        "Donald Trump Jr. met a lawyer on Monday. His father, Donald Trump, was out. “It was "
        "nothing,” Trump said. “I love it,” Donald Trump Jr. wrote.",
        ["Donald Trump", "Donald Trump Jr."],
    ),
}
BODIES = {
    "the company is not the agency that speaks of it": (
        "Tesla recalled 2,000 cars, the National Highway Traffic Safety Administration said. The "
        "company said no one had been hurt. “We take safety seriously,” the carmaker said. The "
        "agency said it would monitor the recall.",
        [
            "National Highway Traffic Safety Administration", "Tesla", "Tesla",
            "National Highway Traffic Safety Administration",
        ],
    ),
    "the company is no trade union": (
        "Boeing cut 400 jobs on Monday. The International Association of Machinists protested. "
        "The company said demand had fallen. “We had no choice,” the company said. The union said "
        "it would strike.",
        ["Boeing", "Boeing", "International Association of Machinists"],
    ),
    "neither the court nor the union is who reports of them": (
        "The Health Ministry said five people had died. Reuters reported that hospitals were full. "
        "The court said the case was closed. The union said its members were tired.",
        ["Health Ministry", "Reuters", "the court", "the union"],
    ),
    "which of two companies nobody can tell": (
        "Shell lost the case on Monday. Greenpeace had brought it. The company said it would "
        "appeal.",
        ["the company"],
    ),
    "the ministry is not the channel": (
        "NATO sent planes on Monday, the BBC reported. The ministry said two ships had been sunk.",
        ["BBC", "the ministry"],
    ),
    "the union is not the firm": (
        "A judge sentenced Amazon on Monday. The union said workers had won.",
        ["the union"],
    ),
    "an office is no agency": (
        "The White House said it was pleased. The Pentagon said planes had landed. The agency said "
        "it had no comment.",
        ["White House", "Pentagon", "the agency"],
    ),
    "the ministry is the last one with that word": (
        "The Iranian Foreign Ministry condemned the strike. The Israeli army said the target was "
        "military. The ministry said two people had died.",
        ["the Israeli army", "Iranian Foreign Ministry"],
    ),
    "the airline is no commission": (
        "Ryanair cancelled flights. The European Commission opened an inquiry. The airline said it "
        "was weather. The commission said it would wait.",
        ["Ryanair", "European Commission"],
    ),
    "the newspaper is not the company": (
        "MGM Resorts sued on Monday. MGM Resorts left. The Las Vegas Review-Journal reported that "
        "it had. The newspaper said the suit was long. The company said it was short.",
        ["Las Vegas Review-Journal", "Las Vegas Review-Journal", "MGM Resorts"],
    ),
    "an agency by the letters of its name": (
        "The EPA opened an inquiry on Monday. The agency said it would take long. The council said "
        "nothing would come of it.",
        ["EPA", "the council"],
    ),
}  # fmt: skip
OFFICES = {
    "a top diplomat by the capital": (
        "Iranian Foreign Minister Abbas Araghchi flew to Moscow on Sunday.\n\n“Iran has a right to "
        "enrich uranium,” Tehran's top diplomat said. The top Iranian diplomat said talks were "
        "useless.",
        ["Abbas Araghchi"] * 2,
    ),
    "a top diplomat whose country stands in the genitive": (
        "Iran's foreign minister, Abbas Araghchi, flew to Moscow on Sunday.\n\nTehran's top "
        "diplomat said Russia was a friend. Iran's top diplomat said talks were useless.",
        ["Abbas Araghchi"] * 2,
    ),
    "a top diplomat who is a secretary of state": (
        "Secretary of State Marco Rubio met Iran's foreign minister, Abbas Araghchi, on Monday. "
        "The top US diplomat said the talks were useful. Tehran's chief diplomat said that they "
        "were not.",
        ["Marco Rubio", "Abbas Araghchi"],
    ),
    "some diplomat is nobody's minister": (
        "China's foreign minister, Wang Yi, was there. A senior Chinese diplomat said it was "
        "early. The Iranian diplomat said it was noon.",
        ["a senior Chinese diplomat", "the Iranian diplomat"],
    ),
    "a president by country, people and capital": (
        "US President Donald Trump met Vladimir Putin on Monday. The US president said that it was "
        "late. The American president said that it was early. Washington's leader said that it "
        "was noon.",
        ["Donald Trump"] * 3,
    ),
    "a leader by the people that an apposition tells": (
        "President Emmanuel Macron met Vladimir Putin, the Russian president, on Monday. The "
        "Russian leader said the West was to blame. Moscow's president said that it was late.",
        ["Vladimir Putin"] * 2,
    ),
    "a president of a country that nobody was said to be of": (
        "President Trump spoke on Monday. The Chinese president said that it was late.",
        ["the Chinese president"],
    ),
    "one minister is not the other": (
        "Israel's prime minister, Benjamin Netanyahu, and Foreign Minister Gideon Saar came on "
        "Monday. The prime minister said that it was late. The foreign minister said that it was "
        "early. The Israeli leader said that it was noon.",
        ["Benjamin Netanyahu", "Gideon Saar", "Benjamin Netanyahu"],
    ),
    "the police without an article": (
        "The bridge fell on Monday, police said. The police said a man was arrested.",
        ["the police"] * 2,
    ),
    "a report is whose it is": (
        "Officials said the bridge was old. According to a report by the National Audit Office, "
        "it was not inspected. A report from the World Bank said roads were unsafe. A statement "
        "by the ministry said it was sorry. The ministry's statement said that more would follow.",
        ["officials", "National Audit Office", "World Bank", "the ministry", "the ministry"],
    ),
}


TEXTS = SURNAMES | BODIES | OFFICES


@pytest.fixture(scope="module")
def quotes():
    """The quotations of all texts, with the name of their rule."""
    found = heard(*(text for text, _ in TEXTS.values())).quotes
    rules = {f"a{n}": rule for n, rule in enumerate(TEXTS)}
    return found.assign(rule=found["article_id"].map(rules))


@pytest.fixture(scope="module")
def speakers(quotes):
    """The speakers of each text, by the name of its rule."""
    told = quotes.groupby("rule")["speaker"].agg(list)
    return {rule: told.get(rule, []) for rule in TEXTS}


@pytest.mark.parametrize("rule", SURNAMES)
def test_whose_surname_it_is(speakers, rule):
    assert speakers[rule] == SURNAMES[rule][1]


@pytest.mark.parametrize("rule", BODIES)
def test_which_body_a_noun_means(speakers, rule):
    assert speakers[rule] == BODIES[rule][1]


@pytest.mark.parametrize("rule", OFFICES)
def test_who_holds_an_office(speakers, rule):
    assert speakers[rule] == OFFICES[rule][1]


def test_the_police_and_whoever_writes_a_report_are_institutions(quotes):
    told = quotes[quotes["rule"].isin(["the police without an article", "a report is whose it is"])]
    kinds = told.groupby("speaker")["speaker_kind"].unique().map(list).to_dict()
    assert kinds.pop("officials") == ["unnamed"]
    assert set(map(tuple, kinds.values())) == {("institution",)}


@pytest.mark.parametrize("run_in", ["Holm Holm", "Holm Anna", "WATCHED Holm", "Holm Son"])
def test_words_that_ran_into_one_are_nobodys_full_name(run_in):
    n_times = {"Holm": 9, run_in: 3, "Anna Holm": 1, "Peter Holm": 2}
    kinds, said = dict.fromkeys(n_times, PERSON), {name: set() for name in n_times}
    assert _bearers("Holm", kinds, said, n_times) == ["Holm", "Peter Holm", "Anna Holm"]


def test_a_first_name_that_is_somebodys_surname_stays_one():
    n_times = {"Ryan": 9, "Paul Ryan": 3, "Rand Paul": 1, "Paul": 1}
    kinds, said = dict.fromkeys(n_times, PERSON), {name: set() for name in n_times}
    assert _bearers("Ryan", kinds, said, n_times) == ["Paul Ryan"]
