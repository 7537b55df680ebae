"""``qgis_reader.py PROVIDER SOURCE``, run by Debian's Python: tells as JSON what QGIS makes of a layer."""

import json
import sys

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer

BOX = QgsRectangle(74, 31, 76, 32)


def main(provider: str, source: str) -> None:
    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(source, "strikes", provider)
    features = list(layer.getFeatures())
    inside = layer.getFeatures(QgsFeatureRequest().setFilterRect(BOX))
    renderer = layer.renderer()
    by_terms = renderer and renderer.type() == "categorizedSymbol"
    told = {
        "valid": layer.isValid(),
        "crs": layer.crs().authid(),
        "fields": [field.name() for field in layer.fields()],
        "places": sorted(str(feature["place_name"]) for feature in features),
        "points": [
            [point.x(), point.y()]
            for feature in features
            if feature.hasGeometry() and (point := feature.geometry().centroid().asPoint())
        ],
        "inside": sorted(str(feature["place_name"]) for feature in inside),
        "drawn_by": renderer.classAttribute() if by_terms else None,
    }
    print(json.dumps(told))


main(*sys.argv[1:])
