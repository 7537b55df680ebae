"""How QGIS draws the marks of a GeoPackage: a style in the file itself, colour and shape by outcome.

The table is the one that QGIS reads styles from (docs.qgis.org, "Saving and Sharing Layer Properties"); the
colours are those of Okabe and Ito, which the colour-blind can tell apart.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

import pandas as pd

from geo.exports.symbols import OF_OUTCOMES, channels
from geo.vocabulary import Outcome

_SHAPES = {
    Outcome.HIT: "circle",
    Outcome.INTERCEPTED: "triangle",
    Outcome.FAILED: "square",
    Outcome.UNKNOWN: "diamond",
}


def marks_style() -> pd.DataFrame:
    """Return the row of ``layer_styles`` that is the default style of the layer ``marks``."""
    return pd.DataFrame(
        {
            "f_table_catalog": [""],
            "f_table_schema": [""],
            "f_table_name": ["marks"],
            "f_geometry_column": ["geom"],
            "styleName": ["By outcome"],
            "styleQML": [_qml()],
            "styleSLD": [""],
            "useAsDefault": [True],
            "description": ["Marks by outcome: colour and shape"],
            "owner": [""],
            # QGIS takes the newest style: without a time it takes none. It is the same in every file.
            "update_time": [pd.Timestamp("2025-01-01T00:00:00Z")],
        }
    )


def _qml() -> str:
    colours = {outcome: ",".join(map(str, (*channels(OF_OUTCOMES[outcome]), 255))) for outcome in Outcome}
    names = [(number, outcome, _SHAPES[outcome], colours[outcome]) for number, outcome in enumerate(Outcome)]
    categories = "".join(
        f'<category symbol="{number}" value={quoteattr(outcome)} label={quoteattr(outcome)} render="true"/>'
        for number, outcome, _, _ in names
    )
    symbols = "".join(
        f'<symbol type="marker" name="{number}"><layer class="SimpleMarker" enabled="1">'
        f'<Option type="Map"><Option type="QString" name="name" value="{shape}"/>'
        f'<Option type="QString" name="color" value="{colour}"/>'
        '<Option type="QString" name="outline_color" value="255,255,255,255"/>'
        '<Option type="QString" name="size" value="3"/></Option></layer></symbol>'
        for number, _, shape, colour in names
    )
    return (
        '<!DOCTYPE qgis><qgis version="3.22" styleCategories="Symbology">'
        '<renderer-v2 type="categorizedSymbol" attr="outcome" symbollevels="0">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2></qgis>"
    )
