"""Typos and type: what is left alone, and what is found, in copy of many kinds."""

from dataclasses import replace

import pytest

from auditor import audit_text
from auditor.audit import check
from auditor.house import furnished, of_table
from auditor.parse import parse
from auditor.read import text
from auditor.ruleset import default_rules

RULES = {"indefinite-article", "doubled-word", "quote-marks", "spacing", "misspelling", "misspelling-in-quote", "mixed-quote-marks", "confused-word", "name-drift"}  # fmt: skip


def found(copy):
    report = audit_text(f"Town\n\n{copy}")
    return [(f.rule.name, report.document[f.span]) for f in report.findings if f.rule.name in RULES]


RIGHT = [
    "It took an hour and an heir's honest word, an honour and an hourly fee.",
    "She is a European, a Eurosceptic, a one-off, a once-great, a unicorn, a ewe and a U-turn.",
    "An MP, an MEP, an NHS trust, an SOS, an FBI agent, an LSE lecturer and an RAF base.",
    "A UN envoy, a US ship, a BBC crew, a CIA agent, a DJ, a PM, a QC and a TV set.",
    "An £8m deal, an $80bn fund, an 11th hour, an 18-year-old, an 85% rise, an 8am start, an 800-page report.",
    "A £1m deal, a 1,100-page file, a 100-strong crowd, a 10-year-old, a 12-hour day, a 1980s bus, a 7-inch disc.",
    "An NBC reporter, an ABC crew, an MSNBC host, a CNN crew, an ITV film, an HBO show.",
    "He had had a cold, and she said that that was so; what it is is a bus.",
    "Those who had had it knew that that man was there there.",
    "It was the '90s, and a '60s band; the class of '97 met.",
    "He is 5'10\" tall, the shelf 6'2\" and the board 4' by 8'.",
    "He played rock 'n' roll, rock ’n’ roll, drum 'n' bass and fish 'n' chips.",
    "“He told me, ‘Go home,’ and I went,” she said.",
    "‘He told me, “Go home,” and I went,’ she said.",
    "\"He told me, 'Go home,' and I went,\" she said.",
    "O'Neill's, O’Brien’s and D'Angelo's lawyers met; St John's and the players' union too.",
    "Give 'em hell, he said; 'twas the night, 'cause it rained, and get 'em ’til noon.",
    "“It was late,” she said. “We left.”",
    "“It was late.\n\n“We left,” she said.",
    "He said: “The letter read ‘we are sorry’.”",
    "The film “Jaws” and the song ‘Help!’ were shown.",
    "It cost 1,000.50 dollars, at 3.5 per cent, in the U.S. Senate, e.g. in Washington, D.C.",
    "Visit www.example.com/A.Then or example.com, write to a.b@example.com, or use @Home.Then and #now.",
    "Waiting ... and waiting … and waiting. . . for it.",
    "He shot a .22 rifle, used .NET and the .uk domain, and scored .300.",
    "Mr. Smith, Jr., of Acme Inc., left at 5 p.m. He came back.",
    "Bye bye, he said; no no no; it was very very late; night night.",
    "Duran Duran, Sirhan Sirhan, Baden-Baden, New York, New York, and Boutros Boutros-Ghali met in Pago Pago.",
    "It was a win-win; so so; a knock knock joke; a fifty fifty chance; the ha ha.",
    "She came in in May; he moved on on Monday; they gave up up north; log in in the morning.",
    "The will will be read; the can can dance; Will will go.",
    "Is this the that that you meant? All he does does harm. The one that had had had it.",
    "We do do that. What I did did help. Whoever was there there was no bus.",
    "Hepatitis A vaccine, vitamin A intake, a Grade A eggs stall, plan A or B, an A-level, an A road, an A&E unit.",
    "An X-ray, an F-16, an L-shaped room, an M16 rifle, an S-bend, an R&B song, a T-shirt, a B-52, a C-section, a D-day.",
    "A NATO force, a NASA probe, a UNESCO site, a UNICEF envoy, a FIFA vote, a SARS case, a MERS case, a SIM card, a RAM chip, a LAN party, a FEMA plan, a HIPAA rule.",
    "An AIDS charity, an OECD report, an EU rule, an IOC vote, an Oscar, an Ofsted visit.",
    "A historic win, an historic win, a hotel, an hotel, a herb, an herb.",
    "A universal truth, a uniform, a union, a university, a user, a usual day, a useful tool, a utility, a uterus, a Uruguayan, a Ukrainian, a Ugandan, a Uyghur.",
    "A yellow, a year-old, a Yale man, a youth, a Wii, a weekend.",
    "“She wrote ‘definately’ [sic] in the the [sic] letter,” he said.",
    "The café in São Paulo, Łódź, Kyiv’s Хрещатик, naïve Zoë, a 5µm film and the α-helix.",
    "French: « Bonjour », dit-il. He said « oui ».",
    "Prices: apples  £1   pears  £2",
    "It's 'the best' day; the 'best' players' prize; the '80s' best.",
    "“No,” said O'Neill, “it's the Smiths' house.” ‘It’s the Smiths’ house,’ he said.",
    "A 6ft 2in man with a 5\" knife and a 12' ladder.",
    "“‘Sorry’ was all he said,” she added.",
    "She asked: “Why?”",
    "“Why?” she asked. “Because,” he said, “it is late.”",
    "An honorary degree, an honorable man, a hospital, a heroic act, a harbour.",
    "an eight-year-old and an eighth man; an 1800-word story? an 1,800-word story; a 1,800-word story",
    "The A to Z of a of the b.",
    "A one-time, an only child, an onlooker, an oncologist, a one-way street, an onion.",
    "an SUV, an RSPCA man, an NGO, an NFL team, an HGV, an LED, an LGBT group, an SNP MP, an SAS man, an XL bully",
    "An unidentified man, an uninsured car, an unimportant day, an unusual day, an umbrella and an undue delay.",
    "Run `pip install requsts` and call get_usr_name() in main.py, or see #BlakcFriday and @kateWritez.",
    "He cried “Sacré bleu!”, and the do-gooders said: “It wuz ’orrible.”",
    "The A38 and the M25 were shut at J19b; 4x4s, 12V batteries and CAT6 cable went by the 14.05 to EC1A.",
    "Baden Baden, Walla Walla and Bora Bora: it is what it is is his motto, and that that was so was plain.",
    "The chef serves gochujang, za’atar, nduja and shakshuka; the naïve façade hid a coup d’état.",
    "Ozempic, TikTok, ChatGPT, the B.1.1.7 variant, Omicron BA.2, G20 leaders and COP28 in 5G, 4K60 and 25Mbps.",
    "Micro-plastics, superspreaders, doomscrolling, a post-Brexit, anti-vax candidate and an unputdownable book.",
    "Mr Parliment and Ms Thurday met Mr Ngugi wa Thiong’o.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text):
    assert found(text) == []


WRONG = [
    ("She ate a apple and an car.", ["a apple", "an car"]),
    (
        "A hour, an user, a MP, an UK firm, a FBI man, an European.",
        ["A hour", "an user", "a MP", "an UK", "a FBI", "an European"],
    ),
    (
        "He is a 8-year-old with a £8m fund, a 11th hour, a 18-month term, an 10-year plan, an 1m fund.",
        ["a 8", "a £8m", "a 11th", "a 18", "an 10", "an 1m"],
    ),
    (
        "It is a honest, a honour and an hospital; an useful, an unique, an one-off.",
        ["a honest", "a honour", "an hospital", "an useful", "an unique", "an one"],
    ),
    ("The the bus left for for Leeds with with a of of.", ["The the", "for for", "with with", "of of"]),
    (
        "They they left, and and he he was was late because because it it rained.",
        ["They they", "and and", "he he", "was was", "because because"],
    ),
    ("The bus will will stop, and buses to to Leeds are are late.", ["will will", "to to", "are are"]),
    ("The bus left,and nobody came.", ["left,and"]),
    ("The bus left.The driver came.", ["left.The"]),
    ("It’s Itâ€™s late, for Â£5, in cafÃ©.", ["Itâ€™s"]),
    ("The har\u200bbour and the mаyor.", ["har\u200bbour", "mаyor"]),
    ("He wrote teh letter, adn hte man recieved it untill noon.", ["teh", "adn", "hte", "recieved", "untill"]),
    (
        "Ealier the mayor left. Durring the day, Wiht him came others. Goverment officials left.",
        ["Ealier", "Durring", "Wiht", "Goverment"],
    ),
    ("He came on Tuseday with the Goverment and the Austrailian team.", ["Tuseday", "Goverment", "Austrailian"]),
    ("The prime minster saw the Untied Nations ten minuets later.", ["minster", "Untied", "minuets"]),
]


@pytest.mark.parametrize(("text", "slips"), WRONG)
def test_every_slip_is_found_and_nothing_else(text, slips):
    assert [words for _, words in found(text)] == slips


MARKS = [
    ("He said “go” and ”left.”", "quote-marks"),
    ("“We are sorry, the trust said. It will pay.", "quote-marks"),
    ("She said: ”We are sorry,” and left.", "quote-marks"),
    ('"We are sorry," she said. "It was late. He left the room.\n\nNobody knew.', "quote-marks"),
    ('He said “it was late" and left.', "mixed-quote-marks"),
    ("It was  late.", "spacing"),
    ("The bus left .Then it rained.", "spacing"),
]


@pytest.mark.parametrize(("text", "rule"), MARKS)
def test_type_that_is_wrong_is_found(text, rule):
    assert [name for name, _ in found(text)] == [rule]


NAMES = [
    ("Yevgeny Prigozhin led Wagner. Priogzhin spoke on Monday. Prigozhin left.", ["Priogzhin"]),
    ("Ann Hughes won the seat. Hughs thanked voters. Hughes had stood twice.", ["Hughs"]),
    ("Alan Macdonald runs the firm. Mr McDonald left in May. Macdonald sold it.", ["McDonald"]),
    ("Alan Macdonald runs the firm. Mr MacDonald left in May. Macdonald sold it.", ["MacDonald"]),
    ("Mr Hughes and Mrs Hughes met the Hugheses. The brothers Mark and Max Hughes left.", []),
    ("John Smith, 54, and his son Jon Smith, 23, were fined. Jon Smith cried. John Smith left.", []),
    ("The singer Jon Bowman came. John Bowman, his brother, stayed.", []),
    ("Steven Rowland was fined. Stephen Rowland denied it. Steven Rowland, 40, of Leeds, left.", ["Stephen Rowland"]),
    ("Gaddafi ruled for 40 years. Kadafi, as the paper spells him, fell in 2011. Gaddafi died.", []),
    ("Zelensky, also spelt Zelenskyy, spoke. Zelensky left.", []),
    ("Kyiv, or Kiev in Russian, was hit. Kyiv burned.", []),
    ("Ms Catherine Ashworth spoke. Katherine Ashworth left. Catherine Ashworth is 40.", ["Katherine Ashworth"]),
    ("Sergei Lavrov met Sergey Shoigu. Lavrov left. Shoigu stayed.", []),
    ("Martin Harris met Martin Harrison. Harris left. Harrison stayed.", []),
    ("Prof Devereaux spoke. Deveraux was thanked. Devereaux left.", ["Deveraux"]),
    ("Volkswagen cut jobs. Volkswagon said so. Volkswagen is in Wolfsburg.", ["Volkswagon"]),
    ("Middlesbrough won. Middlesborough fans sang. Middlesbrough are third.", ["Middlesborough"]),
    ("Iraq and Iran met. Austria and Australia sent notes. Slovenia and Slovakia too. Niger and Nigeria met.", []),
    ("Mr Green met Mr Greene. Mrs Greene left. Mr Green stayed.", []),
    ("Maria Lopez and Mario Lopez, her brother, opened a shop. Maria Lopez left. Mario Lopez stayed.", []),
    ("Anders Andersson met Anders Anderson. Andersson left. Anderson stayed.", []),
    ("The Obamas met the Osbornes. Obama left. Osborne stayed.", []),
    ("Ukraine and Ukrainians fought. Ukranian soldiers left. Ukrainian shells fell.", ["Ukranian"]),
    ("Sunak met Starmer. Stamer left early. Starmer spoke for an hour.", ["Stamer"]),
    ("Dr Siobhan Kelleher spoke. Siobahn Kelleher left. Siobhan Kelleher is 50.", ["Siobahn Kelleher"]),
    ("Mohammed Khan and Mohamed Khan, no relation, were fined. Mohammed Khan left. Mohamed Khan stayed.", []),
    ("Mohammed al-Fayed owned it. Mohamed al-Fayed sold it. Mohammed al-Fayed died.", ["Mohamed al-Fayed"]),
    ("Kirkpatrick scored. Kirkpatricks played on. Kirkpatrick left.", []),
    ("Blanchard won. Blanchards wife came. Blanchard's wife left. Blanchard sang.", []),
    ("Marcus Rashford scored. Rashfrod was cheered. Rashford went off.", ["Rashfrod"]),
    ("Father and son Brian Tyler and Bryan Tyler raced. Bryan Tyler won. Brian Tyler lost.", []),
    ("The Sunday Times and the Sundae Timer met.", []),
    ("Bomb squads came. Bombs fell. Bombers flew. Bomber Command ruled.", []),
    ("Olympics officials spoke of Olympism. The Olympics begin in May.", []),
]


@pytest.mark.parametrize(("text", "slips"), NAMES)
def test_a_name_in_two_spellings_is_told_from_two_names(text, slips):
    assert [words for name, words in found(text) if name == "name-drift"] == slips


STORY = "Town\n\nThe council organised a colorful programme at the theater. Ann Roe and Anne Rowe saw a kwango. She recieved the honour of the harbor."


def house(**keys):
    document = parse(text.read(STORY, "story"))
    rules = replace(default_rules(), rules=furnished(default_rules().rules, of_table(keys)))
    return [
        (document[f.span], f.suggestions[0])
        for f in check(document, rules)
        if f.rule.name in ("mixed-dialect", "misspelling")
    ]


@pytest.mark.parametrize(
    ("dialect", "words"),
    [
        ("US", {"organised": "organized", "programme": "program", "honour": "honor"}),
        ("GB", {"colorful": "colourful", "theater": "theatre", "harbor": "harbour"}),
        ("GB-Oxford", {"organised": "organized", "colorful": "colourful", "theater": "theatre", "harbor": "harbour"}),
        ("CA", {"organised": "organized", "programme": "program"}),
        ("AU", {"colorful": "colourful", "theater": "theatre", "harbor": "harbour"}),
    ],
)
def test_a_house_spells_in_its_dialect(dialect, words):
    found = dict(house(dialect=dialect))
    assert {w: found[w] for w in words} == words
    assert {"recieved"} | set(words) == set(found)


def test_a_house_has_its_own_words():
    assert ("recieved", "received") not in house(names=["recieved"])
    assert "harbor" not in dict(house(dialect="GB", names=["harbor"]))


def test_a_word_of_no_end_takes_no_time(audit_command):
    done = audit_command("-", "--no-html", stdin=f"Row\n\n{'a' * 200_000} b\n".encode())
    assert done.returncode == 0
