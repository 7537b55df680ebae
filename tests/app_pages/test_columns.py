from geo.app_pages.columns import columns
from geo.layers.table import INSTANTS, WIDTHS_PX


def test_every_column_has_its_width_and_instants_are_utc() -> None:
    made = columns()
    assert {name: column["width"] for name, column in made.items()} == WIDTHS_PX
    assert {made[name]["type_config"]["timezone"] for name in INSTANTS} == {"UTC"}
