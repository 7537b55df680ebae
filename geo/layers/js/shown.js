// @ts-check
/** Which strikes are shown: the terms picked, the words sought, the layers switched on, the time window. */
(function (strikemap) {
  const UNDATED = -2147483648;
  const LATEST = 2147483647;

  strikemap.undated = UNDATED;

  strikemap.Shown = class {
    /** @param {Strikes} strikes */
    constructor(strikes) {
      this.strikes = strikes;
      /** What the server found, by this query of the page. @type {string} */
      this.query = "";
      /** @type {?Uint8Array} one bit a row that the query finds; null is all */
      this.found = null;
      /** @type {?any} a `strikemap.Shape` to keep to; null is everywhere */
      this.within = null;
      /** @type {Object<string, Set<number>>} codes to keep, by field; a field left out keeps all */
      this.picked = {};
      /** @type {Set<number>} */
      this.hidden = new Set();
      this.from = -Infinity;
      this.to = Infinity;
      this.undated = true;
      this.layerOf = layersOf(strikes);
      this.firstDated = firstNot(strikes.start, (minute) => minute === UNDATED);
      this._latestEnd = runningMaximum(strikes.end, this.firstDated);
      this.clock = "happened";
      this.refresh();
    }

    /** Which time counts: when a strike "happened", or when it was first "reported". */
    set clock(name) {
      this._clock = name;
      this.byReport = name === "reported";
      const { start, end, reported } = this.strikes;
      /** @type {Int32Array} first minute of each row by this clock */
      this.start = this.byReport ? reported : start;
      /** @type {Int32Array} last minute of each row by this clock */
      this.end = this.byReport ? Int32Array.from(reported, (minute) => (minute === UNDATED ? LATEST : minute)) : end;
    }

    get clock() {
      return this._clock;
    }

    /** The first and last minute that any strike may have happened in, or null if all are undated. */
    get domain() {
      const { rows } = this.strikes;
      if (!this.byReport) return this.firstDated === rows ? null : [this.start[this.firstDated], this._latestEnd[rows - 1]];
      const known = this.start.filter((minute) => minute !== UNDATED);
      return known.length ? [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))] : null;
    }

    /** The time window in whole minutes, both ends included, and the least start: above "undated" or not. */
    get window() {
      return Int32Array.of(Math.max(this.from, UNDATED), Math.min(this.to, LATEST), this.undated ? UNDATED : UNDATED + 1);
    }

    /** Decide anew what passes; call after a change of anything but the time window. */
    refresh() {
      this._see();
      /** @type {Uint8Array} 1 where the terms picked keep a profile, its layer switched on or not */
      this.picks = this.passing(Object.entries(this.picked));
      /** @type {Uint8Array} 1 where the layer is switched on as well */
      this.on = this.picks.slice();
      for (const layer of this.hidden) this.layerOf.forEach((each, profile) => each === layer && (this.on[profile] = 0));
    }

    /** What the query finds and the shape keeps, kept until one of them changes. */
    _see() {
      if (this._seen && this._seen.found === this.found && this._seen.within === this.within) return;
      this._seen = { found: this.found, within: this.within };
      /** @type {?Uint8Array} one bit a row; null is all */
      this.visible = this.within ? bitsWithin(this.strikes, this.within, this.found) : this.found;
    }

    /** 1 for each profile that holds one of the codes picked in every field given. */
    passing(picked) {
      const passes = new Uint8Array(this.strikes.profile_rows.length).fill(1);
      for (const [field, picks] of picked) {
        const codes = this.strikes.fields[field];
        const keeps = this._keeps(field, picks);
        for (let profile = 0; profile < passes.length; profile++) passes[profile] &= keeps[codes[profile]];
      }
      return passes;
    }

    /** 1 for each profile that passes all but the terms picked of one field. */
    passingBut(field) {
      const passes = this.passing(Object.entries(this.picked).filter(([other]) => other !== field));
      this.layerOf.forEach((layer, profile) => this.hidden.has(layer) && (passes[profile] = 0));
      return passes;
    }

    /** Which terms of a field, by code, hold one of the choices picked. */
    _keeps(field, codes) {
      const { terms, choices, joint } = this.strikes;
      const has = (term) => term.split(joint).some((part) => codes.has(choices[field].indexOf(part)));
      return Uint8Array.from([...terms[field].map(has), codes.has(choices[field].length)]);
    }

    /**
     * Runs of rows, first and one past the last, that may be in the time window, and whether all of them are.
     * @returns {[number, number, boolean][]}
     */
    runs() {
      const { start, rows } = this.strikes;
      if (this.byReport) return [[0, rows, false]]; // in no order
      const { firstDated: dated } = this;
      const last = firstNot(start, (minute) => minute <= this.to, dated);
      const first = Math.min(last, firstNot(this._latestEnd, (end) => end < this.from, dated));
      const sure = Math.min(last, firstNot(start, (minute) => minute < this.from, dated));
      return [[0, this.undated ? dated : 0, true], [first, sure, false], [sure, last, true]];
    }

    /** The dated rows that may begin before a minute, first and one past the last. */
    rowsBefore(minute) {
      if (this.byReport) return [0, this.strikes.rows];
      return [this.firstDated, firstNot(this.start, (start) => start < minute, this.firstDated)];
    }

    /** Whether a row is shown. */
    has(row) {
      return this.passes(row) && this.timely(row);
    }

    /** Whether a row is in the time window. */
    timely(row) {
      return this.isUndated(row) ? this.undated : this.end[row] >= this.from && this.start[row] <= this.to;
    }

    isUndated(row) {
      return this.start[row] === UNDATED;
    }

    /** Whether a row passes everything but the time window. */
    passes(row) {
      return this.on[this.strikes.profile[row]] === 1 && this.sees(row);
    }

    /** Whether a row has what the server sought and lies in the shape. */
    sees(row) {
      return this.visible === null || ((this.visible[row >> 3] >> (row & 7)) & 1) === 1;
    }

    /** The next or previous mark shown in order of time, around the ends; null if there is none. */
    step(row, by) {
      const { rows } = this.strikes;
      let at = row ?? (by > 0 ? -1 : rows);
      for (let tried = 0; tried < rows; tried++) {
        at = (at + by + rows) % rows;
        if (strikemap.placed(this.strikes, at) && this.has(at)) return at;
      }
      return null;
    }

    /** How many marks are shown up to and with `row`, in order of time. */
    standing(row) {
      let at = 0;
      for (const [first, last] of this.runs()) {
        for (let each = first; each < Math.min(last, row + 1); each++) {
          at += strikemap.placed(this.strikes, each) && this.has(each) ? 1 : 0;
        }
      }
      return at;
    }

    /** Rows of the marks shown, in order of time. */
    marks() {
      const rows = [];
      for (const [first, last] of this.runs()) {
        for (let row = first; row < last; row++) if (strikemap.placed(this.strikes, row) && this.has(row)) rows.push(row);
      }
      return rows;
    }
  };

  /** The layer of each profile, by its place in `layers`: its operation's, none's, or that of areas, context or imports. */
  function layersOf({ fields, layers, terms }) {
    const [area, context, imported] = ["area", "context", "imported"].map((layer) => layers.lastIndexOf(layer));
    const apart = { area, context };
    return Uint16Array.from(fields.kind, (kind, profile) =>
      strikemap.isImported({ fields, terms }, profile) ? imported : (apart[terms.kind[kind]] ?? fields.operation[profile]),
    );
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

  /** One bit a row that lies in a shape, and that `found` has if given. */
  function bitsWithin(strikes, within, found) {
    const { place, rows } = strikes;
    const holds = within.places(strikes);
    const bits = new Uint8Array((rows + 7) >> 3);
    for (let row = 0; row < rows; row++) bits[row >> 3] |= holds[place[row]] << (row & 7);
    if (found) for (let at = 0; at < bits.length; at++) bits[at] &= found[at];
    return bits;
  }
})(window.strikemap);
