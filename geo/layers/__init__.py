"""The map's layers: what is sent to the browser, and the folium elements and scripts that draw it."""
