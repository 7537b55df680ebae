// @ts-check
/** What stands on the map: single symbols where there is room, hexagons with a count where marks would overlap. */
(function (strikemap) {
  const WORLD = 2 ** 32 - 1;
  const EARTH_CIRCUMFERENCE_M = 40075016.7; // WGS 84 equator, the width of the Web Mercator world
  const SMALLEST_CIRCLE_PX = 9; // a smaller one would hide under its mark, which is softened instead
  const MOST_FILLED_CIRCLES = 60; // beyond, only their rims are drawn: they would be a wash of colour
  const CRISP_M = 500; // a spot known as well as this needs no softening at any zoom

  strikemap.Marks = class {
    /**
     * @param {any} tally a `strikemap.Tally`
     * @param {{left: number, top: number, width: number, height: number, zoom: number}} view
     * @param {string} mode of views.js
     * @param {?any} past a tally of the range before, where changes are shown
     */
    constructor(tally, view, mode = "marks", past = null) {
      this.mode = mode;
      this.tally = tally;
      this.strikes = tally.shown.strikes;
      this.view = view;
      this.scale = (256 * 2 ** view.zoom) / WORLD;
      /** @type {{row: number, x: number, y: number, radius: number}[]} `radius` of its circle */
      this.symbols = [];
      /** @type {{cell: number, x: number, y: number, radius: number, count: number}[]} */
      this.hexagons = [];
      if (past) this._layChanges(past);
      else this._lay();
    }

    /** Pixels of the container at which a place lies. */
    spot(place) {
      const { place_x: x, place_y: y } = this.strikes;
      return [x[place] * this.scale - this.view.left, y[place] * this.scale - this.view.top];
    }

    /** Pixels of the circle within which the true spot lies. */
    circle(place, metres = this.strikes.place_radius_m[place]) {
      // Web Mercator stretches by 1 / cos(latitude) = cosh of the Mercator ordinate.
      const stretch = Math.cosh(Math.PI * (1 - (2 * this.strikes.place_y[place]) / WORLD));
      return ((metres * stretch) / EARTH_CIRCUMFERENCE_M) * 256 * 2 ** this.view.zoom;
    }

    _lay() {
      const { cells } = this.tally;
      for (let cell = cells.first; cell < cells.size; cell++) {
        const count = cells.places[cell] ? this.tally.total(cell) : 0;
        if (count > strikemap.fewInCell) this._layHexagon(cell, count);
        else if (count) for (const row of this.tally.few(cell)) this._laySymbol(row);
      }
      const { place_radius_m: radius, place } = this.strikes;
      // The most precise on top: a site is not hidden by the town around it.
      this.symbols.sort((a, b) => radius[place[b.row]] - radius[place[a.row]] || b.row - a.row);
    }

    _layChanges(past) {
      for (const { cell, before, after } of strikemap.changes(this.tally, past)) {
        this._layHexagon(cell, Math.max(5, Math.abs(after - before)), { before, after });
      }
    }

    _layHexagon(cell, count, more = {}) {
      const radius = strikemap.hexagonRadius(count);
      const [x, y] = this.tally.cells.spot(cell, radius);
      const spot = { cell, x: x - this.view.left, y: y - this.view.top, radius, count, ...more };
      if (this._sees(spot.x, spot.y, radius)) this.hexagons.push(spot);
    }

    _laySymbol(row) {
      const place = this.strikes.place[row];
      const [x, y] = this.spot(place);
      const radius = this.circle(place);
      if (this._sees(x, y, Math.max(radius, strikemap.symbolSize / 2))) this.symbols.push({ row, x, y, radius });
    }

    _sees(x, y, reach) {
      const { width, height } = this.view;
      return x > -reach && y > -reach && x < width + reach && y < height + reach;
    }

    /**
     * @param {CanvasRenderingContext2D} pen in pixels of the container
     * @param {?number} focused row to ring
     */
    draw(pen, focused) {
      const style = { colours: this.tally.palette.colours, surface: strikemap.token("--surface"), text: strikemap.token("--text") };
      if (this.mode === "heat") strikemap.drawHeat(pen, this._spread(), this.view);
      else if (this.mode === "marks") this._drawSingles(pen);
      pen.font = "600 10.5px 'Source Sans', system-ui, sans-serif";
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      if (this.mode === "marks") for (const each of this.hexagons) strikemap.drawHexagon(pen, each, this._shares(each.cell), style);
      if (this.mode === "change") for (const each of this.hexagons) strikemap.drawChange(pen, each, style);
      if (focused !== null) this._drawFocus(pen, focused);
    }

    _drawSingles(pen) {
      this._drawCircles(pen);
      this._drawLinks(pen);
      for (const symbol of this.symbols) this._drawSymbol(pen, symbol);
    }

    /** Where strikes are, how many, and how far from there they may be. */
    _spread() {
      const { cells } = this.tally;
      const wide = (cell) => this.circle(cells.place[cell], cells.radius(cell));
      return [...this.symbols.map((each) => ({ ...each, count: 1 })), ...this.hexagons.map((each) => ({ ...each, radius: wide(each.cell) }))];
    }

    /** A cell's rows by series. */
    _shares(cell) {
      const { byCell, series } = this.tally;
      return byCell.subarray(cell * series, (cell + 1) * series);
    }

    /** One circle a place, and around a hexagon only where it stands for a single place. */
    _drawCircles(pen) {
      const drawn = new Set();
      const { place } = this.strikes;
      const { cells, palette } = this.tally;
      const circle = (each, x, y, radius, colour) => {
        if (radius < SMALLEST_CIRCLE_PX || drawn.has(each)) return;
        drawn.add(each);
        pen.beginPath();
        pen.arc(x, y, radius, 0, 2 * Math.PI);
        pen.fillStyle = pen.strokeStyle = colour;
        pen.globalAlpha = 0.1;
        if (drawn.size <= MOST_FILLED_CIRCLES) pen.fill();
        pen.globalAlpha = 0.75;
        pen.lineWidth = 1;
        pen.stroke();
        pen.globalAlpha = 1;
      };
      for (const { row, x, y, radius } of this.symbols) circle(place[row], x, y, radius, this._colour(row));
      for (const { cell, x, y } of this.hexagons) {
        if (cells.places[cell] > 1) continue;
        const shares = this._shares(cell);
        circle(cells.place[cell], x, y, this.circle(cells.place[cell]), palette.colours[shares.indexOf(Math.max(...shares))]);
      }
    }

    _colour(row) {
      return strikemap.look(this.tally.palette, this.strikes, this.strikes.profile[row]).colour;
    }

    _drawLinks(pen) {
      const { links, place } = this.strikes;
      const seen = new Set(this.symbols.map(({ row }) => row));
      for (let pair = 0; pair < links.length && seen.size; pair += 2) {
        const [aimed, met] = [links[pair], links[pair + 1]];
        if (!(seen.has(aimed) || seen.has(met)) || ![aimed, met].every((row) => this._shows(row))) continue;
        pen.beginPath();
        pen.setLineDash([2, 5]);
        pen.lineCap = "round";
        pen.lineWidth = 2.5;
        pen.strokeStyle = this._colour(aimed);
        for (const row of [aimed, met]) pen.lineTo(...this.spot(place[row]));
        pen.stroke();
        pen.setLineDash([]);
      }
    }

    _shows(row) {
      return strikemap.placed(this.strikes, row) && this.tally.shown.has(row);
    }

    _drawSymbol(pen, { row, x, y, radius }) {
      const half = strikemap.symbolSize / 2;
      const { place, place_radius_m: metres, profile } = this.strikes;
      const soft = radius < SMALLEST_CIRCLE_PX && metres[place[row]] > CRISP_M;
      const symbol = strikemap.symbol({ ...strikemap.look(this.tally.palette, this.strikes, profile[row]), soft });
      pen.drawImage(symbol, x - half, y - half, 2 * half, 2 * half);
    }

    /** Ring a mark; it stands out even where its neighbours are a hexagon. */
    _drawFocus(pen, row) {
      if (!this._shows(row)) return;
      const place = this.strikes.place[row];
      const [x, y] = this.spot(place);
      pen.beginPath();
      pen.arc(x, y, strikemap.symbolSize / 2 + 1, 0, 2 * Math.PI);
      pen.lineWidth = 2.5;
      pen.strokeStyle = strikemap.token("--focus");
      pen.stroke();
      this._drawSymbol(pen, { row, x, y, radius: this.circle(place) });
    }

    /** Rows of the single marks within `reach` pixels of a point, nearest first. */
    near({ x, y }, reach) {
      return this.symbols
        .map((mark) => ({ row: mark.row, distance: Math.hypot(mark.x - x, mark.y - y) }))
        .filter(({ distance }) => distance <= reach)
        .sort((a, b) => a.distance - b.distance)
        .map(({ row }) => row);
    }

    /** The hexagon at a point, or undefined. */
    hexagonAt({ x, y }) {
      return this.hexagons.find((each) => Math.hypot(each.x - x, each.y - y) <= each.radius);
    }
  };
})(window.strikemap);
