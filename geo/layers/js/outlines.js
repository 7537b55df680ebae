// @ts-check
/** Areas: hatched on a canvas of their own below the marks, drawn anew only when something about them changes. */
(function (strikemap) {
  const HATCH_PX = 14;
  const MOST_COLOURS = 3; // of one hatching

  strikemap.Outlines = class {
    /** @param {number[][][][]} areas rings of [lon, lat], an entry an area */
    constructor(areas, map) {
      this.areas = areas;
      this.map = map;
      this._hatchings = new Map();
    }

    /** Corners of an area as Leaflet bounds. */
    bounds(area) {
      return L.latLngBounds(this.areas[area].flat().map(([lon, lat]) => [lat, lon]));
    }

    /**
     * @param {CanvasRenderingContext2D} pen in pixels of the container
     * @param {{left: number, top: number}} view the container's corner in pixels of the world
     * @param {string[][]} colours of each area, the most frequent first; none where the area is not shown
     */
    draw(pen, { left, top }, colours) {
      pen.save();
      pen.translate(-left, -top);
      colours.forEach((ofArea, area) => {
        if (!ofArea.length) return;
        const path = this._path(area);
        ofArea.slice(0, MOST_COLOURS).forEach((colour, at, all) => {
          pen.fillStyle = this._hatching(pen, colour, at, all.length);
          pen.fill(path, "evenodd");
        });
        // Faint: the base map's own borders, disputed ones above all, stay what is read.
        pen.globalAlpha = 0.3;
        pen.lineWidth = 1;
        pen.strokeStyle = ofArea[0];
        pen.stroke(path);
        pen.globalAlpha = 1;
      });
      pen.restore();
    }

    /** An area's rings in pixels of the world; kept for a zoom. */
    _path(area) {
      const zoom = this.map.getZoom();
      if (zoom !== this._zoom) [this._zoom, this._paths] = [zoom, []];
      if (!this._paths[area]) {
        const path = (this._paths[area] = new Path2D());
        for (const ring of this.areas[area]) {
          ring.forEach(([lon, lat], corner) => {
            const { x, y } = this.map.project([lat, lon], zoom);
            if (corner) path.lineTo(x, y);
            else path.moveTo(x, y);
          });
          path.closePath();
        }
      }
      return this._paths[area];
    }

    /** Diagonal lines, so that an area is told from a circle without its colour; several colours take turns. */
    _hatching(pen, colour, at, of) {
      const key = [colour, at, of].join();
      if (!this._hatchings.has(key)) this._hatchings.set(key, hatching(pen, colour, at, of));
      return this._hatchings.get(key);
    }
  };

  function hatching(pen, colour, at, of) {
    const tile = document.createElement("canvas");
    const size = HATCH_PX * of;
    tile.width = tile.height = size;
    const lines = tile.getContext("2d");
    lines.strokeStyle = colour;
    lines.globalAlpha = 0.28;
    lines.lineWidth = 1.25;
    for (const shift of [-size, 0, size]) {
      lines.moveTo(shift + at * HATCH_PX, size);
      lines.lineTo(shift + at * HATCH_PX + size, 0);
    }
    lines.stroke();
    return pen.createPattern(tile, "repeat");
  }
})(window.strikemap);
