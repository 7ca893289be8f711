"""The registry of names: one entry for each person, body and place, whatever form a mention takes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.parse import parse
from auditor.read import text


def names(content):
    document = parse(text.read(content, "a.txt", ""))
    return {n.name: [document[m] for m in n.mentions] for n in document.names}, document


@pytest.mark.parametrize(
    ("content", "name", "mentions"),
    [
        ("Dr Aoife Ó Briain left. “It hurt,” Ó Briain said.", "Aoife Ó Briain", ["Aoife Ó Briain", "Ó Briain"]),
        ("VLADIMIR Putin's men fled. Mr Putin left.", "Vladimir Putin", ["VLADIMIR Putin", "Putin"]),
        (
            "It fell to Mohammed bin Salman. Bin Salman left.",
            "Mohammed bin Salman",
            ["Mohammed bin Salman", "Bin Salman"],
        ),
        (
            "He met Ludwig van der Berg; van der Berg stayed.",
            "Ludwig van der Berg",
            ["Ludwig van der Berg", "van der Berg"],
        ),
        ("She met Abdel Fattah al-Sisi. Al-Sisi spoke.", "Abdel Fattah al-Sisi", ["Abdel Fattah al-Sisi", "Al-Sisi"]),
        (
            "Sgt Mary-Kate O'Neill-Byrne left. O’Neill-Byrne said so.",
            "Mary-Kate O'Neill-Byrne",
            ["Mary-Kate O'Neill-Byrne", "O’Neill-Byrne"],
        ),
        ("She met John “Jack” Smith. Jack Smith left.", "John “Jack” Smith", ["John “Jack” Smith", "Jack Smith"]),
        ("J. R. R. Tolkien wrote it. Tolkien's son left.", "J. R. R. Tolkien", ["J. R. R. Tolkien", "Tolkien"]),
        (
            "It was Joseph R. Biden. Joe Biden left; Biden said so.",
            "Joseph R. Biden",
            ["Joseph R. Biden", "Joe Biden", "Biden"],
        ),
        ("They saw Łukasz Żółć. Żółć agreed.", "Łukasz Żółć", ["Łukasz Żółć", "Żółć"]),
        ("The Castlebridge Renters’ League met.", "Castlebridge Renters’ League", ["Castlebridge Renters’ League"]),
        ("She went to St Mary’s Hospital.", "St Mary’s Hospital", ["St Mary’s Hospital"]),
        ("He sued the Royal Bank of Scotland.", "Royal Bank of Scotland", ["Royal Bank of Scotland"]),
        ("He lived in Stoke-on-Trent.", "Stoke-on-Trent", ["Stoke-on-Trent"]),
        ("He met Jacob Rees-Mogg MP. Rees-Mogg left.", "Jacob Rees-Mogg", ["Jacob Rees-Mogg", "Rees-Mogg"]),
        ("Rev. Al Sharpton Jr. left.", "Al Sharpton", ["Al Sharpton"]),
    ],
)
def test_every_form_joins_its_name(content, name, mentions):
    assert names(content)[0].get(name) == mentions, names(content)[0]


@pytest.mark.parametrize(
    ("content", "name", "role"),
    [
        ("Prime Minister Keir Starmer left.", "Keir Starmer", "Prime Minister"),
        ("It was US President Joe Biden.", "Joe Biden", "US President"),
        ("Ana Ruiz, a security expert from Leeds, said so.", "Ana Ruiz", "a security expert from Leeds"),
        ("Ana Ruiz, 34, a lecturer at Leeds, said so.", "Ana Ruiz", "a lecturer at Leeds"),
        ("It was Wagner chief Yevgeny Prigozhin.", "Yevgeny Prigozhin", "Wagner chief"),
        ("Mr Ian Hill left.", "Ian Hill", ""),
    ],
)
def test_a_role_stands_before_or_behind_the_first_mention(content, name, role):
    document = names(content)[1]
    assert [(n.role, n.person) for n in document.names if n.name == name] == [(role, True)]


@pytest.mark.parametrize(
    "content",
    [
        "On Monday in January the Justice Department of Leeds said so.",
        "I said I was glad. However, Nobody came.",
        "Yesterday the shop shut.",
    ],
)
def test_no_person_is_made_of_other_capitals(content):
    assert not names(content)[1].people


def test_two_people_of_one_surname_stay_apart():
    found, _ = names("They met Ana Ruiz and Tom Ruiz. Ana Ruiz left.")
    assert found == {"Ana Ruiz": ["Ana Ruiz", "Ana Ruiz"], "Tom Ruiz": ["Tom Ruiz"]}


@given(
    st.lists(
        st.sampled_from(
            "Ana Ruiz Dr van der al - ' ’s of Bank “Jack” (R. J. Jr . , 34 said the I May Monday MP 🌉 É\u0301va".split(
                " "
            )
        ),
        max_size=40,
    ).map(" ".join)
)
def test_mentions_stand_in_the_text_and_do_not_overlap(content):
    document = names(content)[1]
    spans = [span for span, _ in document.mentions]
    assert all(0 <= s.start < s.end <= len(content) for s in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
