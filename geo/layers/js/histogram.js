// @ts-check
/** Strikes by bars of time and by colour. */
(function (strikemap) {
  const MINUTE_MS = 60000;
  const MINUTES = { hour: 60, day: 1440, week: 10080, month: 43830, year: 525960 };
  const OFF = 255; // instead of a series: not counted
  const LEAST_BARS = 7; // one day alone would be one bar as wide as the page

  strikemap.unitMinutes = MINUTES;

  strikemap.Histogram = class {
    /**
     * @param {any} shown a `strikemap.Shown`
     * @param {any} palette a `strikemap.Palette`
     */
    constructor(shown, palette) {
      this.shown = shown;
      this.palette = palette;
      this.bars = 0;
      /** @type {() => Uint8Array} 1 for each profile that counts */
      this.passing = () => this.shown.on;
    }

    /** Lay bars over [from, to] minutes, at most so many and as fine as the dates are. */
    lay([from, to], mostBars) {
      this.unit = unitFor(to - from, this._finest(), mostBars);
      /** @type {number[]} first minute of each bar, and the end of the last */
      this.edges = edges(this.unit, from, to);
      this.bars = this.edges.length - 1;
      this.count();
    }

    get first() {
      return this.edges[0];
    }

    get last() {
      return this.edges[this.bars];
    }

    /** Strikes a bar and series; a strike whose date spans several bars counts in each, apart. */
    count() {
      if (!this.bars) return; // nothing is dated
      this.series = this.palette.colours.length;
      this.sure = new Uint32Array(this.bars * this.series);
      this.spread = new Int32Array((this.bars + 1) * this.series);
      this._fill();
      for (let at = this.series; at < this.spread.length; at++) this.spread[at] += this.spread[at - this.series];
      this.most = 1;
      for (let bar = 0; bar < this.bars; bar++) this.most = Math.max(this.most, this.height(bar));
    }

    height(bar) {
      let height = 0;
      for (let at = bar * this.series; at < (bar + 1) * this.series; at++) height += this.sure[at] + this.spread[at];
      return height;
    }

    /**
     * The loop over all rows: everything it touches is a local. By the clock of what happened rows are in order
     * of their start, so a bar is found once, not once a row. `spread` gets the changes from bar to bar.
     */
    _fill() {
      const { strikes, visible, start, end, byReport } = this.shown;
      const { profile } = strikes;
      const { sure, spread, series: wide, first, last } = this;
      const codes = this._coded();
      const edges = Int32Array.from(this.edges);
      const bar = this._finder(edges);
      const [low, high] = this.shown.rowsBefore(last);
      for (let row = low, from = 0, till = edges[1]; row < high; row++) {
        const code = codes[profile[row]];
        if (code === OFF || end[row] < first) continue;
        if (visible !== null && ((visible[row >> 3] >> (row & 7)) & 1) === 0) continue;
        if (start[row] >= till || byReport) {
          if (start[row] === strikemap.undated || start[row] >= last) continue;
          from = bar(start[row]);
          till = edges[from + 1];
        }
        const to = end[row] < till ? from : bar(end[row]);
        if (to - from <= 1) {
          // A local day lies in two days of UTC: no uncertainty worth telling. It counts where most of it is.
          sure[(to === from ? from : bar((start[row] + end[row]) / 2)) * wide + code]++;
        } else {
          spread[from * wide + code]++;
          spread[(to + 1) * wide + code]--;
        }
      }
    }

    /** The bar that a minute falls in; what lies outside falls in the first or the last. */
    _finder(edges) {
      const { bars, first, last } = this;
      const perMinute = bars / (last - first);
      return (minute) => {
        let at = Math.max(0, Math.min(bars - 1, ((minute - first) * perMinute) | 0));
        while (at > 0 && minute < edges[at]) at--;
        while (at < bars - 1 && minute >= edges[at + 1]) at++;
        return at;
      };
    }

    /** The series of each profile that passes, in the time window or out of it; context is no strike. */
    _coded() {
      const { strikes } = this.shown;
      const context = strikes.terms.kind.indexOf("context");
      const { series } = this.palette;
      return this.passing().map((passes, profile) => (passes && strikes.fields.kind[profile] !== context ? series[profile] : OFF));
    }

    /** Minutes of the most finely dated strike. */
    _finest() {
      const { start, end } = this.shown;
      const { rows } = this.shown.strikes;
      let least = MINUTES.day;
      for (let row = 0; row < rows && least > 1; row++) {
        if (!this.shown.isUndated(row)) least = Math.min(least, end[row] - start[row] + 1);
      }
      return this.shown.byReport ? MINUTES.day : least; // publication is known by the day
    }
  };

  /** The finest bars that fit, but no finer than the dates are: a day is not 24 hours of maybe. */
  function unitFor(span, finest, mostBars) {
    const fits = (unit) => span / MINUTES[unit] <= mostBars && MINUTES[unit] >= Math.min(finest, MINUTES.day);
    return Object.keys(MINUTES).find(fits) || "year";
  }

  /** Where bars begin, by the calendar in UTC; some before and after where they would be too few. */
  function edges(unit, from, to) {
    let at = floor(unit, from);
    const found = [at];
    while (at <= to) found.push((at = after(unit, at)));
    for (let missing = LEAST_BARS + 1 - found.length; missing > 0; missing--) {
      if (missing % 2) found.push(after(unit, found[found.length - 1]));
      else found.unshift(floor(unit, found[0] - 1));
    }
    return found;
  }

  function floor(unit, minute) {
    const at = new Date(minute * MINUTE_MS);
    const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
    if (unit === "hour") return Math.floor(minute / 60) * 60;
    if (unit === "day") return Date.UTC(year, month, day) / MINUTE_MS;
    if (unit === "week") return Date.UTC(year, month, day - ((at.getUTCDay() + 6) % 7)) / MINUTE_MS;
    return Date.UTC(year, unit === "month" ? month : 0, 1) / MINUTE_MS;
  }

  const after = (unit, minute) => floor(unit, minute + (unit === "month" ? 31 * 1440 : unit === "year" ? 366 * 1440 : MINUTES[unit]));
})(window.strikemap);
