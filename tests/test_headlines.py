"""Headlines held to their stories: pairs of our own, right and wrong."""

import tomllib
from pathlib import Path

import pytest

from auditor import audit_text

PAIRS = tomllib.loads(Path(__file__).with_name("headline_pairs.toml").read_text(encoding="utf-8"))["pair"]

REST = " The leader told a meeting on Monday that every other department had been cut already and that nobody liked it."


def findings(headline, body):
    """The names of the headline's findings."""
    report = audit_text(body, headline=headline).to_dict()
    return {f["name"] for f in report["findings"] if f["where"] == "headline"}


@pytest.mark.parametrize(
    ("headline", "body", "silent"),
    [
        ("Rents up 40 percent in Leith", "Rents in Leith rose 40 percent in a year, the council said.", True),
        (
            "Rents up 40 percent in Leith",
            "Rents in Leith rose 14 percent in a year, 40 landlords told the council.",
            False,
        ),
        ("Poll: 60 percent back tunnel", "Six in 10 adults back the tunnel.", True),
        ("Poll: 60% back tunnel", "Three out of five adults back the tunnel.", True),
        ("Poll: one in three back tunnel", "A third of adults back the tunnel.", True),
        ("Poll: one in three back tunnel", "Some 33 per cent of adults back the tunnel.", True),
        ("Poll: one in three back tunnel", "Some 23 per cent of adults back the tunnel.", False),
        ("Support falls to 35%", "Support was 41, 38 and 35 percent in the three polls.", True),
        ("Support falls to 35%", "Support was 41 percent, against 45 percent in May, with 35 days to go.", False),
        ("Five people killed in crash", "Three men and two women died in a crash on Monday.", True),
        ("Seven people killed in crash", "Three men and two women died in a crash on Monday.", False),
        ("12 killed in crash", "A dozen people died in a crash on Monday.", True),
        ("Dozens hurt in crash", "Some 40 people were hurt in a crash on Monday.", True),
        ("At least 35 hurt in crash", "Thirty-five people were hurt in a crash on Monday.", True),
        ("At least 35 hurt in crash", "Some 38 people were hurt in a crash on Monday.", True),
        ("At least 35 hurt in crash", "Some 29 people were hurt in a crash on Monday.", False),
        ("Firm to cut 1,200 jobs", "The firm will cut 1,180 jobs by May.", True),
        ("Firm to cut 1,200 jobs", "The firm will cut 2,100 jobs by May.", False),
        ("Firm to cut 1,200 jobs", "The firm will cut 700 jobs in Leith and 500 in Hull.", True),
        ("Council to spend £1.5m on paths", "The council will spend £1,480,000 on paths.", True),
        ("Council to spend £1.5m on paths", "The council will spend £15m on paths.", False),
        ("Council to spend £1.5m on paths", "The council will spend 1.5 million pounds on paths.", True),
        ("Firm fined $2bn", "The firm was fined two billion dollars.", True),
        ("Firm fined $2bn", "The firm was fined 2 million dollars.", False),
        (
            "26 new gun rules on table",
            "The president may make 19 rules after 20 children and six adults were shot.",
            False,
        ),
        ("Man walks 10 miles to work", "He walks 16 kilometres each day.", True),
        ("Man walks 10 miles to work", "He walks 10 minutes each day and has 12 miles to go by bus.", False),
        ("Boy, 6, saves sister", "A six-year-old saved his sister.", True),
        ("Boy, 6, saves sister", "A nine-year-old saved his sister, one of six children.", False),
        ("Bridge shut for two years", "The bridge will be shut for 24 months.", True),
        ("Bridge shut for two years", "The bridge will be shut for 20 months and two people were told.", False),
        ("Bus strike enters fourth day", "Drivers have been on strike for four days.", True),
        ("5 things to know about the levy", "The levy starts in May. It is 20p. Firms pay it.", True),
        ("Seven ways to cut your bill", "Turn it off. Pull it out. Sell it.", True),
        ("Three takeaways from the debate", "Lee won. Roy lost. Nobody slept.", True),
        ("Ten reasons to vote", "Lee won. Roy lost. Nobody slept.", True),
        ("Four lessons of the flood", "Lee won. Roy lost. Nobody slept.", True),
        ("The 10 best beaches of the north", "Leith has sand. Hull has not.", True),
        ("6 questions for the mayor", "Who paid? Who knew? Who lied?", True),
        ("The flood in 12 pictures", "Leith has water. Hull has not.", True),
        ("Three held over raid", "A man and two women were arrested after a raid.", True),
        ("Three held over raid", "A man, a woman and a boy were arrested after a raid.", True),
        ("Two held over raid", "A couple were arrested after a raid.", True),
        ("Two held over raid", "Ann Roy and Bob Lee were arrested after a raid.", True),
        ("Two brothers held over raid", "Ann Roy, 19, and Bob Roy, 20, were arrested after a raid.", True),
        ("Trial opens on 14 May", "The trial opens on May 14, a Thursday.", True),
        ("Hull lose 4-0", "Hull lost by four goals to nil.", True),
        ("House passes bill 220-212", "The house passed it by 220 votes to 212.", True),
        ("House passes bill 220-212", "The house passed it by 222 votes to 210.", False),
        ("Oil falls below $50", "Oil fell to $49.80 a barrel.", True),
        ("Oil tops $50", "Oil rose to $50.20 a barrel.", True),
        ("Oil tops $50", "Oil rose to $47.20 a barrel.", False),
        ("Petrol up 3p a litre", "Petrol rose from 140p to 143p a litre.", True),
        ("Jobless rate at 5.1%", "The jobless rate fell to 5.1 percent from 5.3 percent.", True),
        ("Jobless rate at 5.1%", "The jobless rate fell to 5.2 percent from 5.3 percent.", False),
        ("US adds 223,000 jobs", "The economy added 223,000 jobs in April.", True),
        ("US adds 223,000 jobs", "The economy added 232,000 jobs in April.", False),
        ("Quake of magnitude 6.2 hits coast", "A 6.2-magnitude quake hit the coast.", True),
        ("Woman, 101, swims channel", "Ada Roy, who was born in 1924 and turned 101 in May, swam it.", True),
        ("Queen's 70-year reign told in letters", "She reigned for seven decades.", True),
        ("Hospital's 20th baby of year", "The hospital has had 20 babies this year.", True),
        ("Team's 6th week on road", "They left in May, and go on until June.", True),
        ("Speed limit cut to 20mph", "Drivers may go at no more than 20 miles an hour.", True),
        ("Speed limit cut to 20mph", "Drivers may go at no more than 30 miles an hour, 20 of them said.", False),
        ("Half of pupils fail test", "Of the 40 pupils, 20 failed.", True),
        ("Half of pupils fail test", "Some 52 percent of pupils failed.", True),
        ("Half of pupils fail test", "Some 32 percent of pupils failed.", False),
        ("Rate doubles to 6%", "The rate went from three per cent to six.", True),
        ("Vaccine 95% effective", "The vaccine was 94.5 per cent effective.", True),
        ("Vaccine 95% effective", "The vaccine was 59 per cent effective in 95 people.", False),
        ("Two dead in flat fire", "A mother and her son died in a fire.", True),
        ("Six dead in flat fire", "A mother and her five children died in a fire.", True),
    ],
)
def test_numbers(headline, body, silent):
    assert ("headline-number" not in findings(headline, body + REST)) == silent


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['check']}: {pair['headline']}")
def test_pairs(pair):
    assert (pair["check"] in findings(pair["headline"], pair["body"])) == pair["found"]
