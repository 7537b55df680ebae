// @ts-check
/** Which strikes are shown: the page's filter, the layers switched on, and the time window. */
(function (strikemap) {
  const UNDATED = -2147483648;

  strikemap.Shown = class {
    /** @param {Strikes} strikes */
    constructor(strikes) {
      this.strikes = strikes;
      /** @type {?Uint8Array} one bit a row, as the page filters; null is all */
      this.visible = null;
      /** @type {Set<number>} */
      this.hidden = new Set();
      this.from = -Infinity;
      this.to = Infinity;
      this.undated = true;
      this._layer = layersOf(strikes);
      this._on = new Uint8Array(strikes.rows);
      this._seen = new Uint32Array(strikes.rows);
      this._pass = 0;
      this.firstDated = firstNot(strikes.start, (minute) => minute === UNDATED);
      this._latestEnd = runningMaximum(strikes.end, this.firstDated);
      this.refresh();
    }

    /** The first and last minute that any strike may have happened in, or null if all are undated. */
    get domain() {
      const { start, rows } = this.strikes;
      return this.firstDated === rows ? null : [start[this.firstDated], this._latestEnd[rows - 1]];
    }

    /** Call after a change of `visible` or `hidden`. */
    refresh() {
      const { rows, layers } = this.strikes;
      const hides = layers.map((_, layer) => this.hidden.has(layer));
      for (let row = 0; row < rows; row++) {
        this._on[row] = this._visible(row) && !hides[this._layer[row]] ? 1 : 0;
      }
    }

    /**
     * Runs of rows, first and one past the last, that may be in the time window.
     * @returns {[number, number][]}
     */
    runs() {
      const { start, rows } = this.strikes;
      const first = firstNot(this._latestEnd, (end) => end < this.from, this.firstDated);
      const last = firstNot(start, (minute) => minute <= this.to, this.firstDated);
      const dated = /** @type {[number, number]} */ ([first, Math.max(first, Math.min(last, rows))]);
      return this.undated ? [[0, this.firstDated], dated] : [dated];
    }

    /** Whether a row of `runs()` is shown. */
    has(row) {
      return this._on[row] === 1 && this.strikes.end[row] >= this.from;
    }

    /** Whether a row passes everything but the time window. */
    passes(row) {
      return this._on[row] === 1;
    }

    /** 1 for each layer that holds a strike, by its place in `layers`. */
    get layersHeld() {
      const held = new Uint8Array(this.strikes.layers.length);
      for (let row = 0; row < this.strikes.rows; row++) held[this._layer[row]] = 1;
      return held;
    }

    /** Events and marks shown, and how many pass but are undated. */
    counts() {
      const { kind, event, placed, terms } = this.strikes;
      const strike = terms.kind.indexOf("strike");
      const pass = ++this._pass;
      let events = 0;
      let marks = 0;
      for (const [first, last] of this.runs()) {
        for (let row = first; row < last; row++) {
          if (!this.has(row) || kind[row] !== strike) continue;
          marks += placed[row];
          if (this._seen[event[row]] === pass) continue;
          this._seen[event[row]] = pass;
          events++;
        }
      }
      let undated = 0;
      for (let row = 0; row < this.firstDated; row++) undated += this._on[row] && kind[row] === strike ? 1 : 0;
      return { events, marks, undated };
    }

    /**
     * Events and marks of each layer within the filter and the time window, switched on or not.
     * An event with marks in several layers counts in each; an area or a context report is an event of its own.
     * @returns {{events: number, marks: number}[]}
     */
    countsByLayer() {
      const { strikes } = this;
      const counts = strikes.layers.map(() => ({ events: 0, marks: 0 }));
      const firstLayer = new Uint16Array(strikes.rows); // of each event, plus one
      const others = new Set();
      for (const [first, last] of this.runs()) {
        for (let row = first; row < last; row++) {
          if (!this._visible(row) || strikes.end[row] < this.from) continue;
          const layer = this._layer[row];
          const event = strikes.event[row];
          counts[layer].marks += strikes.placed[row];
          if (firstLayer[event] === layer + 1) continue;
          const again = event * counts.length + layer;
          if (!firstLayer[event]) firstLayer[event] = layer + 1;
          else if (others.has(again)) continue;
          else others.add(again);
          counts[layer].events++;
        }
      }
      return counts;
    }

    _visible(row) {
      return !this.visible || ((this.visible[row >> 3] >> (row & 7)) & 1) === 1;
    }

    /** How many placed strikes are shown, and which of them in order of time `row` is (0 if none). */
    standing(row) {
      let [at, of] = [0, 0];
      for (const [first, last] of this.runs()) {
        for (let each = first; each < last; each++) {
          if (!this.strikes.placed[each] || !this.has(each)) continue;
          of++;
          if (each === row) at = of;
        }
      }
      return { at, of };
    }

    /** Rows of the placed strikes shown, in order of time. */
    marks() {
      const rows = [];
      for (const [first, last] of this.runs()) {
        for (let row = first; row < last; row++) if (this.strikes.placed[row] && this.has(row)) rows.push(row);
      }
      return rows;
    }
  };

  /** The layer of each row, by its place in `layers`: its operation's, none's, or that of areas or context. */
  function layersOf({ rows, kind, operation, layers, terms }) {
    const apart = terms.kind.map((name) => ({ area: layers.length - 2, context: layers.length - 1 })[name] ?? -1);
    const found = new Uint16Array(rows);
    for (let row = 0; row < rows; row++) found[row] = apart[kind[row]] < 0 ? operation[row] : apart[kind[row]];
    return found;
  }

  /** Binary search: the first index from `low` on where `test` no longer holds. */
  function firstNot(values, test, low = 0) {
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(values[middle])) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function runningMaximum(values, first) {
    const maxima = new Int32Array(values.length).fill(UNDATED);
    for (let row = first, highest = UNDATED; row < values.length; row++) {
      highest = Math.max(highest, values[row]);
      maxima[row] = highest;
    }
    return maxima;
  }

  /** @param {?string} base64 */
  strikemap.bits = function (base64) {
    return base64 === null ? null : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  };
})(window.strikemap);
