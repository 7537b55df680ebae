// @ts-check
/** Count the strikes shown, in one pass over the rows of the time window: by cell and colour, by event. */
(function (strikemap) {
  const OFF = 255; // a code: this profile is not shown
  const STRIKE = 64; // a code holds its series, and this where it is a strike: no area, no context, nothing imported
  const SERIES = 63;
  const FEW = 4; // rows of a cell stand as single marks

  strikemap.fewInCell = FEW;

  strikemap.Tally = class {
    /**
     * @param {any} shown a `strikemap.Shown`
     * @param {any} cells a `strikemap.Cells`
     * @param {any} palette a `strikemap.Palette`
     */
    constructor(shown, cells, palette) {
      this.shown = shown;
      this.cells = cells;
      this.palette = palette;
    }

    /** Count anew; call after any change of what is shown or of the cells. */
    count() {
      this.series = this.palette.colours.length;
      this._clear(this.cells.size * this.series);
      this.events = this.spots = this.marks = 0;
      this._codes = this._coded();
      for (const [first, last, all] of this.shown.runs()) this._run(first, last, all);
      this.events -= this._told();
    }

    /** While time plays it is counted sixty times a second: what is there is used again, and nothing piles up. */
    _clear(size) {
      if (this.byCell && this.byCell.length === size) {
        this.byCell.fill(0);
        return;
      }
      /** @type {Uint32Array} rows by cell and series */
      this.byCell = new Uint32Array(size);
      this._few = new Uint32Array(size * FEW);
    }

    /** What the loop over rows needs to know of each profile. */
    _coded() {
      const { on, strikes } = this.shown;
      const { series } = this.palette;
      return on.map((shown, profile) => (shown ? series[profile] | (strikemap.isStrike(strikes, profile) ? STRIKE : 0) : OFF));
    }

    /** The one loop over all rows, so everything it touches is a local. `all` are within the time window. */
    _run(first, last, all) {
      const { strikes, visible, start, end } = this.shown;
      const { place, profile } = strikes;
      const { byCell, _few: few, _codes: codes, series: wide } = this;
      const { of } = this.cells;
      const [from, to, least] = this.shown.window;
      const points = strikes.areas.length;
      let [events, pointless, rows, nowhere] = [0, 0, 0, 0];
      for (let row = first; row < last; row++) {
        const code = codes[profile[row]];
        if (code === OFF) continue;
        if (!all && (end[row] < from || start[row] > to || start[row] < least)) continue;
        if (visible !== null && ((visible[row >> 3] >> (row & 7)) & 1) === 0) continue;
        const where = place[row];
        const at = of[where] * wide + (code & SERIES);
        const before = byCell[at]++;
        if (before < FEW) few[at * FEW + before] = row;
        events += code >> 6;
        rows++;
        if (where > points) continue;
        pointless += code >> 6;
        nowhere++;
      }
      this.events += events;
      this.marks += events - pointless;
      this.spots += rows - nowhere;
    }

    /** How often strikes shown tell of an event that another one tells of as well. */
    _told() {
      const { strikes, visible, start, end } = this.shown;
      const { mates, mates_begin: begins, profile } = strikes;
      const codes = this._codes;
      const [from, to, least] = this.shown.window;
      let [told, seen] = [0, 0];
      for (let at = 0; at < mates.length; at++) {
        if (begins[at] === 1) seen = 0;
        const row = mates[at];
        const code = codes[profile[row]];
        if (code === OFF || code < STRIKE) continue;
        if (end[row] < from || start[row] > to || start[row] < least) continue;
        if (visible !== null && ((visible[row >> 3] >> (row & 7)) & 1) === 0) continue;
        if (seen++ > 0) told++;
      }
      return told;
    }

    /** How many rows a cell holds. */
    total(cell) {
      let total = 0;
      for (let at = cell * this.series; at < (cell + 1) * this.series; at++) total += this.byCell[at];
      return total;
    }

    /** All rows of a cell that holds few of them. */
    few(cell) {
      const rows = [];
      for (let at = cell * this.series; at < (cell + 1) * this.series; at++) {
        rows.push(...this._few.subarray(at * FEW, at * FEW + Math.min(FEW, this.byCell[at])));
      }
      return rows;
    }

    /** Rows of a cell in order of time, `most` of them. */
    rows(cell, most) {
      const { place } = this.shown.strikes;
      const rows = [];
      for (const [first, last] of this.shown.runs()) {
        for (let row = first; row < last && rows.length < most; row++) {
          if (this.cells.of[place[row]] === cell && this.shown.has(row)) rows.push(row);
        }
      }
      return rows;
    }
  };
})(window.strikemap);
