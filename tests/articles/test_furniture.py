from __future__ import annotations

import pytest

from geo.articles.furniture import heads_other_headlines, is_furniture, plainly


@pytest.mark.parametrize(
    "text",
    [
        'Source: A Channel " data-show-html="" data-video-id="x" data-live="">',
        "The post Missiles strike Odesa appeared first on The Gazette.",
        "Already a subscriber? Sign in",
        "0",
        "***",
        "1.2K",
        "|",
        "Share",
        "READ MORE »",
        "Leave a Reply",
        "* Advertisement *",
        "By JANE DOE",
        "By Our Correspondent",
        "Your email address will not be published. Required fields are marked *",
        "Accept all cookies",
        "Copyright © 2024 Agency",
        "(c) 2024 Agency",
        "Subscribe to The Morning Brief",
        "Smoke rises over the port. (AP Photo/Jane Doe)",
        "[Jane Doe/Reuters]",
        "A depot on fire, March 5. REUTERS/Jane Doe",
        "Photo: ANI",
        "Jane Doe/Getty Images",
        "Reporting by Jane Doe; Editing by John Roe",
        "Watch: Moment missile hits bridge",
        "Don’t miss our live coverage",
        "Updated: 10 May 2025, 10:15 IST",
        "May 10, 2025",
        "4 min read",
        "Updated 2 hours ago",
        "Follow us on Telegram",
        "Tags: drones, Odesa",
        "By our staff | Updated 25 February 2024, 09:12",
    ],
)
def test_what_stands_around_an_article(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Saturday, strikes had hit six towns.",
        "By Friday the depot had burned out",
        "No casualties were reported. (AFP)",
        "Shares fell after the strike.",
        "Related attacks hit Sumy.",
        "A photo shared by officials shows the crater.",
        "Video verified by the agency showed smoke over the port.",
        "Sharedabad",
        "Ad Dana",
        "Watching from his roof, he saw two missiles.",
        "Officials said the drones, three of them, came at 10:15.",
        "Kherson",
        "Morek",
        "12 killed in Gaza",
        "8 July | Sumy | drone | depot hit",
    ],
)
def test_what_belongs_to_it(text: str) -> None:
    assert not is_furniture(text)


def test_a_long_paragraph_may_hold_the_words_of_a_notice() -> None:
    story = (
        "The ministry said in its newsletter that two drones struck the depot, " * 4 + "and nobody was hurt."
    )
    assert not is_furniture(story)
    assert is_furniture("The best of the week in our newsletter")


def test_an_article_on_one_line_may_begin_with_a_notice() -> None:
    story = "Last updated at Apr 9, 2024. " + "Two drones struck a depot near the river port on Monday. " * 6
    assert not is_furniture(story)
    assert is_furniture("Last updated at Apr 9, 2024")


def test_headings_of_lists_of_other_articles() -> None:
    assert heads_other_headlines("RELATED STORIES:")
    assert heads_other_headlines("MORE IN WORLD")
    assert not heads_other_headlines("More in the north were hit by drones")
    assert not heads_other_headlines("What is known so far")


def test_plainly_folds_case_quotes_and_space() -> None:
    assert plainly("  “Don’t  Miss!” ») ") == "don't miss"
