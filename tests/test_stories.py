import pytest

from geo import stories
from geo.addresses import Address, View
from geo.errors import StoryError
from geo.filters import StrikeFilter, apply
from geo.stories import names, story
from tests.fabricated import frame

STEP = '[[step]]\ntitle = "One"\ntext = """{text}"""\naddress = "{address}"\n'


@pytest.fixture
def write(monkeypatch, tmp_path):
    monkeypatch.setattr(stories, "STORIES", tmp_path)

    def write(text="Told.", address="?outcome=hit", head='title = "A story"\n'):
        (tmp_path / "told.toml").write_text(head + STEP.format(text=text, address=address), encoding="utf-8")

    return write


@pytest.mark.parametrize("name", names())
def test_the_stories_that_ship_can_be_told(name):
    assert len(story(name).steps) > 1


def test_every_step_of_the_seeds_story_shows_something():
    for step in story("seed").steps:
        assert len(apply(step.address.chosen, frame())), step.title


def test_a_step_is_a_text_and_an_address(write):
    write(text="See [it](https://news.example/a).", address="?outcome=hit&view=70,28,79,36&strike=a")
    (step,) = story("told").steps
    assert step.address == Address(
        chosen=StrikeFilter(outcomes=("hit",)), strike="a", view=View(west=70, south=28, east=79, north=36)
    )


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "<https://news.example>",
        "![a picture](https://news.example/a.png)",
        "[a link](javascript:alert(1))",
        "[a link]( data:text/html,x)",
        "[a link][x]\n\n[x]: javascript:alert(1)",
        "[a mail](mailto:a@b.example)",
    ],
)
def test_markup_that_could_do_harm_is_refused(write, text):
    write(text=text)
    with pytest.raises(StoryError, match="plain Markdown"):
        story("told")


def test_an_address_that_is_not_understood_is_refused(write):
    write(address="?outcome=exploded")
    with pytest.raises(StoryError, match="exploded"):
        story("told")


@pytest.mark.parametrize("head", ["", "title = 3\n", "title = \n"])
def test_a_file_that_is_no_story_says_what_it_needs(write, head):
    write(head=head)
    with pytest.raises(StoryError, match=r"title|TOML"):
        story("told")


@pytest.mark.parametrize("name", ["nothing", "../seed", "seed.toml", ""])
def test_only_stories_of_the_folder_are_told(name):
    with pytest.raises(StoryError, match="no story"):
        story(name)
