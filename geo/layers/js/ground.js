// @ts-check
/** The ground that ground.py simplified: coasts, borders and names on one canvas, with no tiles to ask for. */
(function (strikemap) {
  const UNITS = 2 ** 20; // width of the world, as in ground.py
  const NAME_PX = 12;
  const FONTS = "'Source Sans', system-ui, sans-serif";

  /** @typedef {{lines: Object<string, number[][]>, names: Object<string, [number, number, string, number][]>, source: string}} Ground */

  strikemap.GroundLayer = L.Layer.extend({
    /**
     * @param {Ground} ground
     * @param {"light" | "dark"} theme
     */
    initialize: function (ground, theme) {
      this.ground = ground;
      this.colours = strikemap.groundColours[theme];
      this.paths = Object.fromEntries(Object.entries(ground.lines).map(([name, lines]) => [name, pathOf(lines)]));
      this.options = { attribution: ground.source };
    },

    getAttribution: function () {
      return this.options.attribution;
    },

    onAdd: function (map) {
      this._map = map;
      this._canvas = L.DomUtil.create("canvas", "strikemap-ground leaflet-zoom-hide", map.getPanes().tilePane);
      map.on("move resize zoomend viewreset", this._draw, this);
      this._draw();
    },

    onRemove: function (map) {
      map.off("move resize zoomend viewreset", this._draw, this);
      this._canvas.remove();
    },

    _draw: function () {
      const { x: width, y: height } = this._map.getSize();
      const ratio = window.devicePixelRatio || 1;
      const { min } = this._map.getPixelBounds();
      L.DomUtil.setPosition(this._canvas, this._map.containerPointToLayerPoint([0, 0]));
      Object.assign(this._canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
      Object.assign(this._canvas.style, { width: `${width}px`, height: `${height}px` });
      const pen = this._canvas.getContext("2d");
      pen.scale(ratio, ratio);
      pen.fillStyle = this.colours.water;
      pen.fillRect(0, 0, width, height);
      const world = 256 * 2 ** this._map.getZoom();
      const taken = [];
      // The world repeats itself to the east and to the west.
      for (let copy = Math.floor(min.x / world); copy * world < min.x + width; copy++) {
        const view = { left: min.x - copy * world, top: min.y, width, height, scale: world / UNITS };
        this._drawLines(pen, view);
        this._drawNames(pen, view, taken);
      }
    },

    _drawLines: function (pen, { left, top, scale }) {
      const { colours, paths } = this;
      const zoom = this._map.getZoom();
      pen.save();
      pen.translate(-left, -top);
      pen.scale(scale, scale);
      const fill = (name, colour) => {
        pen.fillStyle = colour;
        if (paths[name]) pen.fill(paths[name]);
      };
      const stroke = (name, colour, px, dash = []) => {
        pen.strokeStyle = colour;
        pen.lineWidth = px / scale;
        pen.setLineDash(dash.map((each) => each / scale));
        if (paths[name]) pen.stroke(paths[name]);
      };
      fill("land", colours.land);
      fill("lakes", colours.water);
      if (zoom >= 5) stroke("admin1", colours.province, 0.8);
      stroke("bounds", colours.border, 1.3);
      stroke("disputed", colours.disputed, 1.5, [4, 3]);
      pen.restore();
    },

    /** Names where there is room for them, the weightiest first. */
    _drawNames: function (pen, view, taken) {
      const { colours, ground } = this;
      const zoom = this._map.getZoom();
      const { country_lbl: countries = [], places: towns = [] } = ground.names;
      pen.lineWidth = 2.5;
      pen.lineJoin = "round";
      pen.textBaseline = "middle";
      pen.strokeStyle = colours.halo;
      if (zoom >= 3 && zoom < 8) this._write(pen, view, taken, countries, { font: `600 14px ${FONTS}`, colour: colours.country, dot: false });
      const least = strikemap.smallestTown(zoom);
      const large = zoom >= 4 ? towns.filter((town) => town[3] >= least) : [];
      this._write(pen, view, taken, large, { font: `${NAME_PX}px ${FONTS}`, colour: colours.place, dot: true });
    },

    _write: function (pen, { left, top, width, height, scale }, taken, names, { font, colour, dot }) {
      pen.font = font;
      pen.textAlign = dot ? "left" : "center";
      for (const [unitsX, unitsY, name] of names) {
        const [x, y] = [unitsX * scale - left, unitsY * scale - top];
        if (x < 0 || y < 0 || x > width || y > height) continue;
        const wide = pen.measureText(name).width;
        const from = dot ? x + 8 : x - wide / 2;
        const box = [dot ? x - 4 : from - 4, y - 12, from + wide + 4, y + 10];
        if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
        taken.push(box);
        pen.fillStyle = colour;
        if (dot) disc(pen, x, y);
        const beside = dot ? [x + 8, y - 4] : [x, y];
        pen.strokeText(name, beside[0], beside[1]);
        pen.fillText(name, beside[0], beside[1]);
      }
    },
  });

  function disc(pen, x, y) {
    pen.beginPath();
    pen.arc(x, y, 1.75, 0, 2 * Math.PI);
    pen.fill();
  }

  /** Each line is its first corner and then the steps from one to the next. */
  function pathOf(lines) {
    const path = new Path2D();
    for (const steps of lines) {
      let [x, y] = [0, 0];
      for (let at = 0; at < steps.length; at += 2) {
        x += steps[at];
        y += steps[at + 1];
        if (at) path.lineTo(x, y);
        else path.moveTo(x, y);
      }
    }
    return path;
  }
})(window.strikemap);
