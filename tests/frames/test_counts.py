from geo.frames import count_events, counts, strikes_frame
from geo.strikes import compared, merge
from geo.timespans import UNDATED
from geo.vocabulary import Kind
from tests.builders import placed, record, strike, unplaced


def test_marks_of_one_event_count_once():
    frame = strikes_frame(
        [
            strike(id="a", event_id="e1"),
            strike(id="b", event_id="e1"),
            strike(unplaced(timespan=UNDATED), id="c", event_id="e2"),
            strike(placed(kind=Kind.AREA), id="d", event_id="e3"),
            strike(placed(kind=Kind.CONTEXT), id="e", event_id="e4"),
        ]
    )
    found = counts(frame)
    assert count_events(frame) == found.events == 2
    assert (found.marks, found.areas, found.context, found.unplaced, found.undated) == (2, 1, 1, 1, 1)
    assert str(found) == "2 events (2 marks), 1 area report, 1 context event, 1 unplaced, 1 undated"


def test_nothing_is_counted_in_an_empty_frame():
    assert str(counts(strikes_frame([]))) == "0 events (0 marks)"


def test_one_is_singular():
    assert str(counts(strikes_frame([strike()]))) == "1 event (1 mark)"


def test_what_was_imported_is_counted_by_itself():
    strikes = compared(merge([placed("a")]), [record(1), record(2)])
    found = counts(strikes_frame(strikes))
    assert (found.events, found.marks, found.imported) == (1, 1, 2)
    assert str(found) == "1 event (1 mark), 2 imported events"
    assert count_events(strikes_frame(strikes)) == 1
