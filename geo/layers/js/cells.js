// @ts-check
/**
 * A lattice of hexagons over the map: which cell each place lies in, for one zoom and the surroundings of the
 * view. It stands still on the ground, so what is drawn by cells does not swim when the map is moved.
 */
(function (strikemap) {
  const WORLD = 2 ** 32 - 1;
  const HEXAGON_PX = 22; // from a cell's middle to its corners
  const WIDE = Math.sqrt(3) * HEXAGON_PX; // from a middle to that of the next cell in the row
  const TALL = 3 * HEXAGON_PX; // from a row to the next but one, which stands right below
  const MARGIN = 0.5; // of the view, on each side: moving the map within it needs no new lattice

  strikemap.hexagonPx = HEXAGON_PX;

  strikemap.Cells = class {
    /** @param {Strikes} strikes */
    constructor(strikes) {
      this.strikes = strikes;
      /** @type {Uint32Array} cell by place; 0 is none, then come the areas, then the lattice */
      this.of = new Uint32Array(strikes.place_x.length);
      for (let area = 1; area <= strikes.areas.length; area++) this.of[area] = area;
      this.first = strikes.areas.length + 1; // of the lattice
      this.size = this.first;
    }

    /**
     * Lay the lattice over a view, unless the one there is still serves.
     * @param {number} zoom
     * @param {{left: number, top: number, width: number, height: number}} view pixels of the world at that zoom
     * @returns {boolean} whether the cells have changed
     */
    lay(zoom, view) {
      if (this._serves(zoom, view)) return false;
      this.zoom = zoom;
      const [wide, tall] = [view.width * MARGIN, view.height * MARGIN];
      this.left = view.left - wide;
      this.top = view.top - tall;
      this.right = view.left + view.width + wide;
      this.bottom = view.top + view.height + tall;
      this._number();
      this._assign();
      return true;
    }

    _serves(zoom, { left, top, width, height }) {
      const within = left >= this.left && top >= this.top && left + width <= this.right && top + height <= this.bottom;
      return zoom === this.zoom && within;
    }

    _number() {
      this._column = Math.floor(this.left / WIDE) - 1;
      this._row = Math.floor(this.top / TALL) - 1;
      this.columns = Math.ceil(this.right / WIDE) + 2 - this._column;
      this.lines = Math.ceil(this.bottom / TALL) + 2 - this._row;
      this.size = this.first + 2 * this.columns * this.lines;
      this._x = new Float64Array(this.size);
      this._y = new Float64Array(this.size);
      this._weight = new Float64Array(this.size);
      this._radius = new Float64Array(this.size);
      this.places = new Uint32Array(this.size); // how many lie in a cell
      this.place = new Uint32Array(this.size); // one of them
    }

    /** Two rectangular lattices, one in the gaps of the other, make a hexagonal one: the nearer middle wins. */
    _assign() {
      const { place_x: xs, place_y: ys, place_rows: rows, place_radius_m: radius } = this.strikes;
      const { of, columns, first, left, top, right, bottom, _column, _row } = this;
      const scale = (256 * 2 ** this.zoom) / WORLD;
      const other = columns * this.lines;
      for (let place = first; place < of.length; place++) {
        const x = xs[place] * scale;
        const y = ys[place] * scale;
        if (x < left || x > right || y < top || y > bottom) {
          of[place] = 0;
          continue;
        }
        const [u, v] = [x / WIDE, y / TALL];
        const [a, b] = [Math.round(u), Math.round(v)];
        const [c, d] = [Math.floor(u), Math.floor(v)];
        const even = squared((u - a) * WIDE, (v - b) * TALL);
        const odd = squared((u - c - 0.5) * WIDE, (v - d - 0.5) * TALL);
        const cell = first + (even <= odd ? (b - _row) * columns + a - _column : other + (d - _row) * columns + c - _column);
        of[place] = cell;
        this._x[cell] += (x - left) * rows[place];
        this._y[cell] += (y - top) * rows[place];
        this._weight[cell] += rows[place];
        this._radius[cell] += radius[place] * rows[place];
        this.places[cell]++;
        this.place[cell] = place;
      }
    }

    /**
     * Where a symbol of `radius` pixels stands for a cell, in pixels of the world: at the middle of its places,
     * but within the cell, so that no two symbols overlap.
     */
    spot(cell, radius) {
      const x = this.left + this._x[cell] / this._weight[cell];
      const y = this.top + this._y[cell] / this._weight[cell];
      if (this.places[cell] === 1) return [x, y];
      const [middleX, middleY] = this._middle(cell);
      const away = Math.hypot(x - middleX, y - middleY);
      const room = Math.max(0, WIDE / 2 - radius);
      const share = away > room ? room / away : 1;
      return [middleX + (x - middleX) * share, middleY + (y - middleY) * share];
    }

    /** Metres within which the true spots of a cell's rows lie, on average. */
    radius(cell) {
      return this._radius[cell] / this._weight[cell];
    }

    _middle(cell) {
      const at = cell - this.first;
      const other = this.columns * this.lines;
      const [even, half] = at < other ? [at, 0] : [at - other, 0.5];
      const line = Math.floor(even / this.columns);
      return [((even % this.columns) + this._column + half) * WIDE, (line + this._row + half) * TALL];
    }
  };

  const squared = (a, b) => a * a + b * b;
})(window.strikemap);
