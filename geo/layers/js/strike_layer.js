// @ts-check
/** The Leaflet layer that draws strikes: areas on one canvas, marks on another above it. */
(function (strikemap) {
  const REACH_PX = 14; // how near a click must be

  strikemap.StrikeLayer = L.Layer.extend({
    /**
     * @param {any} shown a `strikemap.Shown`
     * @param {any} palette a `strikemap.Palette`
     */
    initialize: function (shown, palette) {
      this.shown = shown;
      this.strikes = shown.strikes;
      this.cells = new strikemap.Cells(this.strikes);
      this.tally = new strikemap.Tally(shown, this.cells, palette);
      this.focused = null;
      this.frames = 0;
      this.mode = "marks";
      this.before = null;
      /** Draw; many calls in a frame, one drawing more. */
      this.redraw = strikemap.oncePerFrame(() => this._map && this._draw());
    },

    onAdd: function (map) {
      this._map = map;
      this.outlines = new strikemap.Outlines(this.strikes.areas, map);
      this._areas = this._canvas("strikemap-areas");
      this._marks = this._canvas("strikemap-marks");
      this._pen = this._marks.getContext("2d");
      map.on("move resize zoomend viewreset", this._move, this);
      this.count();
    },

    onRemove: function (map) {
      map.off("move resize zoomend viewreset", this._move, this);
      this._areas.remove();
      this._marks.remove();
    },

    /** Colour by another field. */
    paintBy: function (palette) {
      this.tally.palette = palette;
      this.count();
    },

    /** Show as views.js says. @param {string} mode @param {?[number, number]} before a range to compare with */
    showAs: function (mode, before) {
      this.mode = mode;
      this.before = before;
      if (this._map) this.count();
    },

    /** Count what is shown now, and draw it. */
    count: function () {
      this.cells.lay(this._map.getZoom(), this._view());
      this._count();
      this.redraw();
    },

    _count: function () {
      this.tally.count();
      this._past = this.before && new strikemap.Tally(strikemap.inRange(this.shown, this.before), this.cells, this.tally.palette);
      if (this._past) this._past.count();
    },

    /** Ring one mark, the one the keyboard or an open card is on; null for none. */
    focus: function (row) {
      this.focused = row;
      this.redraw();
    },

    latLng: function (row) {
      const { place, place_x: x, place_y: y } = this.strikes;
      const scale = 256 / (2 ** 32 - 1);
      return this._map.unproject([x[place[row]] * scale, y[place[row]] * scale], 0);
    },

    /** Bounds of an area's outline, or null if the row has none. */
    boundsOf: function (row) {
      const place = this.strikes.place[row];
      return place > 0 && place <= this.strikes.areas.length ? this.outlines.bounds(place - 1) : null;
    },

    /** Rows of the single marks within `reach` pixels of a point of the container, nearest first. */
    near: function (point, reach = REACH_PX) {
      return this.marks ? this.marks.near(point, reach) : [];
    },

    hexagonAt: function (point) {
      return this.marks && this.marks.hexagonAt(point);
    },

    /** Bounds of the places that a hexagon stands for; null where they are one. */
    boundsOfCell: function (cell) {
      const bounds = L.latLngBounds([]);
      const places = new Set();
      for (const row of this.tally.rows(cell, Infinity)) {
        if (!places.has(this.strikes.place[row])) bounds.extend(this.latLng(row));
        places.add(this.strikes.place[row]);
      }
      return places.size > 1 ? bounds : null;
    },

    _view: function () {
      const { min } = this._map.getPixelBounds();
      const { x: width, y: height } = this._map.getSize();
      return { left: min.x, top: min.y, width, height, zoom: this._map.getZoom() };
    },

    _canvas: function (name) {
      return L.DomUtil.create("canvas", `${name} leaflet-zoom-hide`, this._map.getPanes().overlayPane);
    },

    _move: function () {
      if (this.cells.lay(this._map.getZoom(), this._view())) this._count();
      this.redraw();
    },

    _draw: function () {
      const view = this._view();
      const moved = this._fit(this._marks, view);
      const areas = this._areaColours();
      if (moved || areas.join(";") !== this._drawnAreas) this._drawAreas(view, areas);
      const pen = cleared(this._marks);
      this.marks = new strikemap.Marks(this.tally, view, this.mode, this._past);
      this.marks.draw(pen, this.focused);
      this.frames++;
    },

    /** Colours of each area by what was struck in it, the most frequent first. */
    _areaColours: function () {
      const { byCell, series, palette } = this.tally;
      return this.strikes.areas.map((_, area) => {
        const counts = [...byCell.subarray((area + 1) * series, (area + 2) * series)];
        const seen = counts.map((count, at) => ({ count, colour: palette.colours[at] })).filter(({ count }) => count);
        return seen.sort((a, b) => b.count - a.count).map(({ colour }) => colour);
      });
    },

    _drawAreas: function (view, colours) {
      this._drawnAreas = colours.join(";");
      this._fit(this._areas, view);
      this.outlines.draw(cleared(this._areas), view, colours);
    },

    /** Lay a canvas over the container. Returns whether it was elsewhere or of another size. */
    _fit: function (canvas, view) {
      const ratio = window.devicePixelRatio || 1;
      const key = [view.left, view.top, view.width, view.height, view.zoom, ratio].join();
      if (canvas.dataset.view === key) return false;
      canvas.dataset.view = key;
      L.DomUtil.setPosition(canvas, this._map.containerPointToLayerPoint([0, 0]));
      if (canvas.width !== Math.round(view.width * ratio) || canvas.height !== Math.round(view.height * ratio)) {
        canvas.width = Math.round(view.width * ratio);
        canvas.height = Math.round(view.height * ratio);
        canvas.style.width = `${view.width}px`;
        canvas.style.height = `${view.height}px`;
      }
      return true;
    },
  });

  function cleared(canvas) {
    const ratio = window.devicePixelRatio || 1;
    const pen = canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    return pen;
  }
})(window.strikemap);
