from geo.app_pages import review_windows
from geo.app_pages.review_dialogs import DIALOGS


def test_every_window_has_a_key_of_its_own_and_none_that_the_browser_takes() -> None:
    keys = [key for key, _ in DIALOGS.values()]
    assert len(set(keys)) == len(keys)
    assert not {"C", "R"} & set(keys)
    assert not {"N", "P", "A"} & set(keys)
    assert {window for _, window in DIALOGS.values()} >= {
        review_windows.join,
        review_windows.split,
        review_windows.reject,
        review_windows.undo,
    }
