from streamlit.testing.v1 import AppTest


def test_quotes_what_comes_from_outside_as_plain_text() -> None:
    def page() -> None:
        from geo.app_pages.say import problem

        problem("This cannot be read.", "**bold** <b>x</b> :red[y]", "second")

    made = AppTest.from_function(page).run()
    assert made.warning[0].value == "This cannot be read."
    assert [shown.value for shown in made.text] == ["**bold** <b>x</b> :red[y]\nsecond"]
    assert not made.markdown
