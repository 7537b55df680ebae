// @ts-check
/** What the pointer does to marks: a click opens them, hovering shows that it would. */
(function (strikemap) {
  const AT_LEAST_CLOSER = 2; // levels that a click on a hexagon leads in

  strikemap.Pointer = class {
    /** @param {any} instrument of main.js */
    constructor(instrument) {
      this.instrument = instrument;
      const { map, chooser } = instrument;
      map.on("click", (event) => this.click(event.containerPoint));
      map.on("mousemove", (event) => this.hover(event.containerPoint));
      map.on("movestart", () => chooser.close());
    }

    /** Open the mark at a point; where marks overlap, the list of them; a hexagon leads closer. */
    click(point) {
      const { chooser, layer, finder, version } = this.instrument;
      chooser.close();
      if (!layer || finder.drawingNow) return;
      const over = layer.near(point, strikemap.symbolSize / 2 - 2);
      const hexagon = over.length ? undefined : layer.hexagonAt(point);
      if (hexagon) this._enter(hexagon, point);
      else if (over.length > 1) chooser.show(layer.tally, version, over, point);
      else {
        const row = over.length ? over[0] : layer.near(point)[0];
        if (row !== undefined) this.instrument.select(row);
      }
    }

    /** What no zoom would part is listed; all else is looked at from closer. */
    _enter({ cell, count }, point) {
      const { map, chooser, layer, version } = this.instrument;
      const bounds = layer.boundsOfCell(cell);
      if (!bounds || map.getZoom() >= map.getMaxZoom()) {
        chooser.show(layer.tally, version, layer.tally.rows(cell, strikemap.mostChoices), point, count);
        return;
      }
      const closer = Math.max(map.getZoom() + AT_LEAST_CLOSER, Math.min(map.getBoundsZoom(bounds, false, L.point(80, 80)), map.getZoom() + 4));
      map.setView(bounds.getCenter(), Math.min(closer, map.getMaxZoom()));
    }

    hover(point) {
      const { map, layer } = this.instrument;
      const over = layer && (layer.near(point).length > 0 || layer.hexagonAt(point));
      map.getContainer().classList.toggle("over-mark", !!over);
    }
  };
})(window.strikemap);
