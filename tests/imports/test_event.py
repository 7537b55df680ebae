from geo.imports.event import Event
from geo.timespans import UNDATED
from geo.vocabulary import Kind


def test_what_a_record_does_not_say_is_unknown():
    event = Event(id="1", kind=Kind.EVENT, place="Tanab", text="Shells", placing="the town is known")
    assert event.timespan == UNDATED
    assert (event.outcome, event.role, event.weapon_class, event.attacker, event.deaths[1]) == (None,) * 5
