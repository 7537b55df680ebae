from geo.layers.history import corrections, superseded


def toll(best, since, low=None, high=None):
    return {"deaths_low": low, "deaths_best": best, "deaths_high": high, "known_since_utc": since}


def edit(field, machine, human, why=None):
    when = "2026-01-02T12:00:00Z"
    return {"field": field, "machine": machine, "human": human, "who": "Ann", "when_utc": when, "why": why}


def test_figures_that_were_superseded_stay_in_their_order():
    tolls = [toll(5, "2025-05-08T00:00:00Z"), toll(None, None, 5, 9), toll(13, "2025-05-10T00:00:00Z")]
    assert superseded({"tolls": tolls}) == "5 (2025-05-08), then 5–9 (date unknown), then 13 (2025-05-10)"
    assert superseded({"tolls": tolls[:1] * 2}) is None
    assert superseded({"tolls": None}) is None


def test_what_a_reviewer_put_in_the_machines_place_is_told_with_both():
    edits = [
        edit("attacker", "India", "Pakistan", "its ministry says so"),
        edit("place", None, {"name": "Murid", "lon": 72.8, "lat": 32.9}),
        edit("role", "intended_target", None),
        edit("review", None, "accepted"),
        edit("strike", None, {"apart_from": ["a"]}),
        edit("strike", None, {"joined_with": ["a"]}),
    ]
    assert corrections({"edits": edits}) == (
        "attacker Pakistan instead of India (Ann, 2026-01-02: its ministry says so); "
        "place Murid instead of unknown (Ann, 2026-01-02); "
        "role unknown instead of intended target (Ann, 2026-01-02); "
        "accepted (Ann, 2026-01-02); split (Ann, 2026-01-02); joined (Ann, 2026-01-02)"
    )
    assert corrections({"edits": []}) is None
