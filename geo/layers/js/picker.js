// @ts-check
/** The review desk's map: the base map alone. st_folium reports the clicks, Python draws the circle. */
(function (strikemap) {
  strikemap.pick = function (map) {
    map.attributionControl.setPrefix("Leaflet"); // its own prefix shows a national flag
    document.documentElement.style.setProperty("--timeline", "0px"); // there is none under it
    map.invalidateSize({ pan: false });
    strikemap.picker = new strikemap.Scene(map, { theme: () => {}, note: () => {} });
    strikemap.picker.follow();
    document.documentElement.dataset.ready = "picker";
  };
})(window.strikemap);
