from streamlit.testing.v1 import AppTest

from geo.store import Store

_SCRIPT = """
from geo.app_pages.review_source import facts, source
from geo.app_pages.state import snapshots
from geo.review.queue import Reason
strike = snapshots().store.strike("report-lahore")
facts(strike, (Reason.DISPUTED, Reason.NEW))
source(strike.reports[0])
"""


def test_the_quote_stands_between_what_is_before_and_after_it(store: Store) -> None:
    made = AppTest.from_string(_SCRIPT, default_timeout=60).run()
    assert not made.exception
    said, heading, before, quote, after = (one.value for one in made.text)
    assert said.startswith("Waits as: disputed, new\nWhere: somewhere within 20 km of Lahore")
    assert heading == "The Example, 2025-05-10 (report report-lahore)"
    assert quote == "Forces struck Lahore at night."
    assert before.endswith("Before Lahore.")
    assert after.startswith("After Lahore.")
