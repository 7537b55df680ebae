// @ts-check
/** The Leaflet layer that draws strikes on one canvas: areas, uncertainty, links, marks. */
(function (strikemap) {
  const WORLD = 2 ** 32 - 1;
  const EARTH_CIRCUMFERENCE_M = 40075016.7; // WGS 84 equator, the width of the Web Mercator world
  const SMALLEST_CIRCLE_PX = 9; // a smaller one would hide under its mark
  const MOST_SYMBOLS = 4000; // beyond, marks are single dots written straight into the image
  const HATCH_PX = 14;
  const REACH_PX = 14; // how near a click must be

  strikemap.StrikeLayer = L.Layer.extend({
    /** @param {any} shown a `strikemap.Shown` */
    initialize: function (shown) {
      this.shown = shown;
      this.strikes = shown.strikes;
      this.focused = null;
      this.frames = 0;
    },

    onAdd: function (map) {
      this._map = map;
      this._canvas = L.DomUtil.create("canvas", "strikemap-marks leaflet-zoom-hide", map.getPanes().overlayPane);
      this._pen = this._canvas.getContext("2d");
      map.on("move resize zoomend viewreset", this._place, this);
      this._place();
    },

    onRemove: function (map) {
      map.off("move resize zoomend viewreset", this._place, this);
      cancelAnimationFrame(this._frame);
      this._frame = 0;
      this._canvas.remove();
    },

    /** Draw at the next frame; many calls, one drawing. */
    redraw: function () {
      if (this._frame || !this._map) return;
      this._frame = requestAnimationFrame(() => {
        this._frame = 0;
        this._draw();
      });
    },

    /** Ring one mark, the one the keyboard or an open card is on; null for none. */
    focus: function (row) {
      this.focused = row;
      this.redraw();
    },

    latLng: function (row) {
      return this._map.unproject(this._worldPoint(row), this._map.getZoom());
    },

    /** Bounds of an area's outline, or null if the row has none. */
    boundsOf: function (row) {
      const area = this.strikes.areas.find((each) => each.row === row);
      return area ? L.latLngBounds(area.rings.flat().map(([lon, lat]) => [lat, lon])) : null;
    },

    /** Rows of the marks shown within `reach` pixels of a point of the container, nearest first. */
    near: function (point, reach = REACH_PX) {
      const found = [];
      const { x, y, placed } = this.strikes;
      const { scale, left, top } = this._view();
      const [east, south, wide] = [(point.x + left) / scale, (point.y + top) / scale, reach / scale];
      for (const [first, last] of this.shown.runs()) {
        for (let row = first; row < last; row++) {
          if (Math.abs(x[row] - east) > wide || Math.abs(y[row] - south) > wide) continue;
          if (!placed[row] || !this.shown.has(row)) continue;
          const distance = Math.hypot(x[row] - east, y[row] - south) * scale;
          if (distance <= reach) found.push({ row, distance });
        }
      }
      return found.sort((a, b) => a.distance - b.distance).map((mark) => mark.row);
    },

    _worldPoint: function (row) {
      const { scale } = this._view();
      return L.point(this.strikes.x[row] * scale, this.strikes.y[row] * scale);
    },

    _view: function () {
      const origin = this._map.getPixelBounds().min;
      return { scale: (256 * 2 ** this._map.getZoom()) / WORLD, left: origin.x, top: origin.y };
    },

    _place: function () {
      const size = this._map.getSize();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._canvas, this._map.containerPointToLayerPoint([0, 0]));
      if (this._canvas.width !== size.x * ratio || this._canvas.height !== size.y * ratio) {
        this._canvas.width = size.x * ratio;
        this._canvas.height = size.y * ratio;
        this._canvas.style.width = `${size.x}px`;
        this._canvas.style.height = `${size.y}px`;
      }
      this.redraw();
    },

    _draw: function () {
      const ratio = window.devicePixelRatio || 1;
      this._pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      this._pen.clearRect(0, 0, this._canvas.width, this._canvas.height);
      const inView = this._inView();
      if (inView) {
        this._drawAreas();
        this._drawCircles(inView);
        this._drawLinks();
        this._drawMarks(inView);
      } else {
        this._drawDots(ratio);
      }
      this.frames++;
    },

    /** Rows of marks in view and their pixels in the container; null if there are too many for symbols. */
    _inView: function () {
      const { x, y, placed, radius_m: radius } = this.strikes;
      const { scale, left, top } = this._view();
      const { x: width, y: height } = this._map.getSize();
      const rows = [];
      const xs = [];
      const ys = [];
      for (const [first, last] of this.shown.runs()) {
        for (let row = first; row < last; row++) {
          if (!placed[row] || !this.shown.has(row)) continue;
          const px = x[row] * scale - left;
          const py = y[row] * scale - top;
          const reach = SMALLEST_CIRCLE_PX + this._radiusPx(row, radius);
          if (px < -reach || py < -reach || px > width + reach || py > height + reach) continue;
          if (rows.push(row) > MOST_SYMBOLS) return null;
          xs.push(px);
          ys.push(py);
        }
      }
      return { rows, xs, ys };
    },

    _radiusPx: function (row, radius = this.strikes.radius_m) {
      // Web Mercator stretches by 1 / cos(latitude) = cosh of the Mercator ordinate.
      const stretch = Math.cosh(Math.PI * (1 - (2 * this.strikes.y[row]) / WORLD));
      return ((radius[row] * stretch) / EARTH_CIRCUMFERENCE_M) * 256 * 2 ** this._map.getZoom();
    },

    _colour: function (row) {
      return strikemap.look(this.strikes, row).colour;
    },

    _drawAreas: function () {
      const pen = this._pen;
      for (const { row, rings } of this.strikes.areas) {
        if (!this._inWindow(row)) continue;
        const colour = this._colour(row);
        pen.beginPath();
        for (const ring of rings) this._trace(ring);
        pen.fillStyle = hatch(pen, colour);
        pen.fill("evenodd");
        // Faint: the base map's own borders, disputed ones above all, stay what is read.
        pen.globalAlpha = 0.3;
        pen.lineWidth = 1;
        pen.strokeStyle = colour;
        pen.stroke();
        pen.globalAlpha = 1;
      }
    },

    _inWindow: function (row) {
      return this.shown.has(row) && this.shown.runs().some(([first, last]) => row >= first && row < last);
    },

    _trace: function (ring) {
      ring.forEach(([lon, lat], corner) => {
        const { x, y } = this._map.latLngToContainerPoint([lat, lon]);
        if (corner) this._pen.lineTo(x, y);
        else this._pen.moveTo(x, y);
      });
      this._pen.closePath();
    },

    _drawCircles: function ({ rows, xs, ys }) {
      const pen = this._pen;
      rows.forEach((row, mark) => {
        const radius = this._radiusPx(row);
        if (radius < SMALLEST_CIRCLE_PX) return;
        const colour = this._colour(row);
        pen.beginPath();
        pen.arc(xs[mark], ys[mark], radius, 0, 2 * Math.PI);
        pen.globalAlpha = 0.1;
        pen.fillStyle = colour;
        pen.fill();
        pen.globalAlpha = 0.75;
        pen.lineWidth = 1;
        pen.strokeStyle = colour;
        pen.stroke();
        pen.globalAlpha = 1;
      });
    },

    _drawLinks: function () {
      const pen = this._pen;
      const { links, placed } = this.strikes;
      const { left, top } = this._view();
      for (let pair = 0; pair < links.length; pair += 2) {
        const [aimed, met] = [links[pair], links[pair + 1]];
        if (![aimed, met].every((row) => placed[row] && this._inWindow(row))) continue;
        const [from, to] = [aimed, met].map((row) => this._worldPoint(row).subtract([left, top]));
        pen.beginPath();
        pen.setLineDash([2, 5]);
        pen.lineCap = "round";
        pen.lineWidth = 2.5;
        pen.strokeStyle = this._colour(aimed);
        pen.moveTo(from.x, from.y);
        pen.lineTo(to.x, to.y);
        pen.stroke();
        pen.setLineDash([]);
      }
    },

    _drawMarks: function ({ rows, xs, ys }) {
      const half = strikemap.symbolSize / 2;
      const put = (row, mark) => {
        const symbol = strikemap.symbol(strikemap.look(this.strikes, row));
        this._pen.drawImage(symbol, xs[mark] - half, ys[mark] - half, 2 * half, 2 * half);
      };
      const { radius_m: radius } = this.strikes;
      // The most precise on top: a site is not hidden by the town around it.
      const marks = rows.map((_, mark) => mark).sort((a, b) => radius[rows[b]] - radius[rows[a]]);
      for (const mark of marks) put(rows[mark], mark);
      const focused = rows.indexOf(this.focused);
      if (focused < 0) return;
      this._pen.beginPath();
      this._pen.arc(xs[focused], ys[focused], half + 1, 0, 2 * Math.PI);
      this._pen.lineWidth = 2.5;
      this._pen.strokeStyle = strikemap.token("--focus");
      this._pen.stroke();
      put(this.focused, focused);
    },

    _drawDots: function (ratio) {
      const { width, height } = this._canvas;
      const { x, y, placed, operation, operations } = this.strikes;
      const view = this._view();
      const [scale, left, top] = [view.scale * ratio, view.left * ratio, view.top * ratio];
      const colours = new Uint32Array(operations.length + 1).map((_, code) =>
        abgr(strikemap.operationColour(this.strikes, code)),
      );
      const image = this._pen.createImageData(width, height);
      const pixels = new Uint32Array(image.data.buffer);
      const side = Math.round(3 * ratio);
      for (const [first, last] of this.shown.runs()) {
        for (let row = first; row < last; row++) {
          if (!placed[row] || !this.shown.has(row)) continue;
          const px = (x[row] * scale - left) | 0;
          const py = (y[row] * scale - top) | 0;
          if (px < 0 || py < 0 || px + side > width || py + side > height) continue;
          const colour = colours[operation[row]];
          for (let line = py * width + px, end = line + side * width; line < end; line += width) {
            for (let pixel = line; pixel < line + side; pixel++) pixels[pixel] = colour;
          }
        }
      }
      this._pen.putImageData(image, 0, 0);
    },
  });

  /** Diagonal lines, so that an area is told from a circle without its colour. */
  function hatch(pen, colour) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = HATCH_PX;
    const lines = tile.getContext("2d");
    lines.strokeStyle = colour;
    lines.globalAlpha = 0.28;
    lines.lineWidth = 1.25;
    for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
      lines.moveTo(shift, HATCH_PX);
      lines.lineTo(shift + HATCH_PX, 0);
    }
    lines.stroke();
    return pen.createPattern(tile, "repeat");
  }

  /** "#rrggbb" as the little-endian pixel that ImageData wants. */
  function abgr(colour) {
    const rgb = parseInt(colour.slice(1), 16);
    return ((0xe0 << 24) | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
  }
})(window.strikemap);
