"""Saved pages as they really come: every line starts with the reason it should be left out for.

"= " before a line says that it is the article's, "# " that it is the headline. All are invented.
"""

# ruff: noqa: E501  (a line of a page is one line)

import pytest

from analysis.corpus.cleaning import clean_page

COOKIE_WALL = """
notice      We value your privacy
notice      We and our 842 partners store and access information on a device, such as cookies, and process personal data for personalised ads and content. You can change your choices at any time.
notice      With your consent, we may use precise location data. Our partners may rely on legitimate interest, to which you can object by managing your settings.
notice      Accept all
notice      Reject all
notice      Manage preferences
menu        Skip to content
menu        THE HARBOUR MESSENGER
menu        Home | City | Port | Sport
# Ferry to the islands will run at night from July
byline      By Jon Berg
byline      12 June 2025
= The night ferry to the islands will return in July, the port authority said on Thursday, eleven years after it was stopped to save fuel.
= Two ships will sail at ten in the evening and come back at five. Islanders had asked for the line since the hospital on the largest island closed.
= “We lost a winter and two nurses over this,” said Ada Lind, who runs the pharmacy. “Now we shall see whether they keep to the timetable.”
= Fares have not been fixed. The authority said that they would be no higher than on the day line.
footer      © 2025 Harbour Messenger Ltd. All rights reserved.
"""

LIVE_BLOG = """
menu        Live
# Storm closes the harbour as waves break over the north pier
byline      Last updated: 3 March 2025, 18:40
menu        Show key events only
menu        18.40 GMT
= The harbour master has closed both basins until morning, and the pilots have been sent home. No ship is expected before noon tomorrow.
sharing     Share
menu        18.12 GMT
= Waves are breaking over the north pier, where the light went out an hour ago. Police have asked people to stay away from the sea wall.
sharing     Share
menu        17.55 GMT
= “It is the worst I have seen in thirty years,” said Per Holm, who fishes out of the inner basin and had moved his boat in the morning.
sharing     Share on Facebook
menu        17:20 GMT
= Two hundred houses have no electricity, the grid company said. Crews will not go out before the wind has fallen below gale force.
"""

MID_ARTICLE = """
# Town buys the empty mill to turn it into a school
notice      This article is more than 3 years old
sharing     Listen to article 4 min
byline      By Ada Lind, Education Correspondent
byline      4 May 2021
= The town council voted on Tuesday to buy the empty mill by the river and to build a school for four hundred children inside its walls.
= It will cost nine million, of which the state pays a third. The mill has stood empty since the looms were sold abroad in the nineties.
newsletter  Sign up to our newsletter
newsletter  Get the stories that matter to you in a short letter, chosen every morning by our editors.
= “We looked at every other roof in this town,” said the mayor, Jon Berg. “None of them was large enough, and none of them was ours.”
caption     The mill from the east bank. Photograph: Per Holm/Harbour Wire
= Neighbours are less sure. Some fear the traffic, others the bats, which are protected and have lived under the gables for longer than anyone remembers.
notice      Advertisement
caption     Children at the river on Monday. Per Holm/Getty Images
= Building is to begin in the spring, once the bats have been counted and the river wall has been tested for its strength.
"""

PULL_QUOTES = """
# Judge halts the sale of the island lighthouse
menu        Per Holm
byline      Published 9 September 2024 at 07:15
= A judge has halted the sale of the island lighthouse to a hotel company, two days before the contract was to be signed in the capital.
repeated    “A lighthouse is not a room with a view”
= “A lighthouse is not a room with a view,” the judge wrote in an order of eleven pages. She gave the ministry a month to answer.
subhead     Why did the ministry sell?
= The ministry needs money for newer lights. It had put nine towers up for sale, and four of them have found a buyer since the spring.
= Keepers have protested since. Their union said that the order was the first good news in a year.
caption     © Harbour Wire / Ada Lind
= The company did not answer calls. Its shares fell by a tenth on Monday, and its plans for the other towers are now in doubt as well.
"""

WHAT_TO_KNOW = """
# Fishing ban extended to the whole of the western bank
byline      1 October 2025
subhead     What you need to know
= • The ban now covers the whole of the western bank, where most of the cod is caught.
= • It will last until the stocks have been counted again in May.
= The fisheries office has extended its ban to the whole of the western bank, after a count in August found fewer cod than in any year before.
= Skippers learned of it by radio. About sixty boats were at sea when the order came, and they were given until midnight to turn back.
subhead     At a glance
= • A ban since August on the southern bank
= • Sixty boats at sea when it was extended
= “Nobody called us, nobody wrote,” said Jon Berg, who has two boats and a crew of seven. “We were told like schoolboys.”
= The office said that there had been no time to lose. It will pay for half of the fuel that the boats have used.
"""

END_OF_PAGE = """
# Bridge tolls will rise for the third year in a row
byline      By Per Holm
byline      2 January 2025
= Tolls on the two bridges will rise by six per cent in February, the third increase in three years, the roads office announced on Thursday.
= It blamed the price of steel. Repairs to the older bridge have cost twice as much as planned and will last until the autumn of next year.
= Hauliers said that they would drive around the fjord instead. That takes an hour longer, and leads through four villages with narrow streets.
= The opposition called the decision a tax on those who have no choice. The government said that it had none either.
byline      Reporting by Per Holm in Stanmere and Ada Lind in the capital; Editing by Jon Berg.
notice      Our standards: the principles of the Harbour Wire apply to every story that we publish.
notice      Correction: An earlier version of this story gave the wrong year for the first increase. It was 2022, not 2021.
footer      Topics
footer      Roads
footer      Public money
footer      Stanmere
sharing     Share this with
sharing     Email
sharing     Facebook
footer      Harbour Messenger, 12 Quay Street, Stanmere
footer      Tel: 555 0100
"""

COMMENT_THREAD = """
# Library to open on Sundays, with fewer books
byline      14 November 2024
= The library will open on Sundays from January, but it will lend fewer new books, the board decided on Wednesday after a debate of four hours.
= Sunday staff cost more. To pay them the board has halved the money for new titles, which had been cut twice before in this decade.
= “An open door is worth more than a full shelf,” said its chair, Ada Lind. Two members voted against.
= Readers had collected nine thousand names for the longer hours, more than for any petition that the town has seen.
comments    Comments (3)
comments    Sort by: Newest
comments    OldSailor
comments    I have used that library for forty years and I have never once needed it on a Sunday, so who are these nine thousand people?
comments    Reply
comments    Report
comments    Marit77
comments    My children could not do their homework without it. A library that is shut on the one day when families have time is a warehouse.
comments    They should sell the coffee machine and buy some books instead. That is what I told the board, and nobody wrote it down.
comments    Reply
"""

SUMMARY_LIST = """
# Tram drivers to strike for two days in December
byline      30 November 2024
= Tram drivers will strike on the first weekend of December, their union said on Friday, after talks over longer breaks failed for the fourth time.
= No trams will run on the Saturday and few on the Sunday, when the schools hold their Christmas fair. The company will put on forty buses.
= “Nobody drives well in the ninth hour,” said the union’s secretary, Jon Berg. The company says that no shift is longer than eight.
= Both sides will meet again on Monday, at the invitation of the mayor, who has asked them not to leave the room before there is an agreement.
related     Recommended for you
related     Harbour museum finds a lost whaler
related     Divers found the hull under two metres of sand.
related     Ice on the lakes is thin, police warn
related     Three skaters had to be rescued on Sunday alone.
related     The baker who gave up flour
related     Her bread is made of oats, and the queue is long.
related     Nine towns, nine markets
related     Where to go on the first Sunday of Advent.
footer      About us
"""

PAYWALL = """
newsletter  You have 2 free articles left this month
newsletter  Subscribe
menu        Weather
# Smelter to close in spring with the loss of 300 jobs
byline      By Ada Lind
byline      February 3, 2025
= The smelter on the north shore will close in the spring with the loss of three hundred jobs, its owners told the workers on Monday morning.
= They blamed the price of power, which has doubled in two years. The state had offered a loan in December, but the owners turned it down.
newsletter  To continue reading, subscribe for $1 a week.
newsletter  Already a subscriber? Log in
= “They never meant to stay,” said Per Holm, who has worked at the furnaces since he was nineteen and whose father did so before him.
= The mayor has called a meeting for Thursday. She said that the town would look for a new owner, though none has shown itself so far.
"""

DONATION = """
# Court lets the village keep its spring
byline      8 August 2025
= A court has let the village of Ost keep its spring, which a bottling company had bought with the land around it six years ago.
= The judges said that water which has been drawn in common for three centuries cannot be sold by one heir, whatever the land register says.
newsletter  Our journalism is free for everyone because readers like you pay for it. If you value our work, please make a donation today.
= Women of the village had guarded the spring in turns since May. They rang the church bell when the news came, and did not stop for an hour.
newsletter  Listen to our podcast The Long Quay, with new episodes on every Friday.
= The company said that it would appeal. It has until October, and its lawyers spoke of a dangerous day for everyone who owns land.
biography   Jon Berg is a reporter at the Harbour Messenger, where he writes about water and the law.
newsletter  Support our work
newsletter  We have no owner and no paywall. Become a member from $5 a month and help our newsroom grow.
"""

NOTES_AND_READERS = """
notice      Editor's note: This story contains a description of an accident at sea that some readers may find hard to read.
# Crew of the sunken trawler had asked for a new pump
byline      19 April 2025
= The crew of the trawler that sank in March had asked for a new pump three times, a report by the accident board shows.
= The owner did not answer. An official of the harbour ministry told Reuters.
= He did not say when the ship had last been inspected. A spokesman declined to speak to the AP.
= Two of the crew were saved by a passing tanker, which had heard the call by chance. Five are missing still.
notice      This article was amended on 20 April 2025 to correct the number of the crew.
"""

RESUMES = """
# Old cinema to be saved by its own audience
byline      6 June 2025
= The last cinema of the town will be bought by its own audience, after more than two thousand people paid for a share within a week.
= Its owner is eighty-one and had wanted to sell to a supermarket. He said that he would rather have the films, if somebody else did the sums.
related     Read also
related     Circus elephant retires to a farm
related     A choir for those who cannot sing
= The shareholders will meet in the hall on Sunday to elect a board. Nobody is to have more than one vote, however many shares he has bought.
= The first film has been chosen already: a comedy from the year in which the house was built, with a pianist in place of the sound.
related     Read also
related     Nine towns, nine markets
newsletter  Subscribe to our channel
newsletter  Be there first. Over 10,000 readers follow us already.
comments    What do you think? Leave a comment. Comments are moderated.
footer      About the project | Advertising | Contacts | 16+
footer      © Stanmere Evening, 2025. When quoting our articles, a link to the page is required, as the law has it.
"""

PAGES = {
    name.lower(): page
    for name, page in sorted(globals().items())
    if name.isupper() and isinstance(page, str)
}


def marked_lines(marked):
    """Pairs of what should become of a line and the line."""
    for line in marked.strip().split("\n"):
        mark, _, text = line.partition(" ")
        yield mark, text.strip()


@pytest.mark.parametrize("name", PAGES)
def test_each_line_of_the_page_is_kept_or_left_out_for_its_reason(name):
    expected = list(marked_lines(PAGES[name]))
    found = clean_page("\n".join(text for _, text in expected))
    told = {line: stretch.reason for stretch in found.removed for line in stretch.text.split("\n")}
    told |= dict.fromkeys(found.text.split("\n"), "=") | {found.headline: "#"}
    bare = [(mark, text.removeprefix("• ")) for mark, text in expected]
    assert [(told.get(text), text) for _, text in bare] == bare


@pytest.mark.parametrize("name", PAGES)
def test_the_article_of_the_page_is_kept_in_its_order(name):
    expected = list(marked_lines(PAGES[name]))
    body = [text.removeprefix("• ") for mark, text in expected if mark == "="]
    assert clean_page("\n".join(text for _, text in expected)).text.split("\n") == body
