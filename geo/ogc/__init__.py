"""OGC API – Features (OGC 17-069r4: Core, GeoJSON, OpenAPI 3.0) over the strikes, served beside the page."""

from geo.ogc.routes import BASE, routes

__all__ = ["BASE", "routes"]
