// @ts-check
/** What colours stand for: the terms of one field, the most frequent ones each with a colour of its own. */
(function (strikemap) {
  // Okabe & Ito (2008), "Color Universal Design": told apart with every common colour blindness; then two
  // of Tol (2021), "muted".
  const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#882255", "#999933"];
  const OTHERS = "#8d6e63";
  const NOT_GIVEN = "#6b7280";

  strikemap.neutral = NOT_GIVEN;

  strikemap.Palette = class {
    /**
     * @param {Strikes} strikes
     * @param {string} field
     */
    constructor(strikes, field) {
      const codes = strikes.fields[field];
      const rows = new Float64Array(strikes.terms[field].length);
      codes.forEach((code, profile) => (rows[code] += strikes.profile_rows[profile]));
      const ranked = [...rows.keys()].sort((a, b) => rows[b] - rows[a] || a - b);
      const own = ranked.slice(0, COLOURS.length);
      this.field = field;
      /** @type {string[]} colours by series: a series is what is drawn in one colour */
      this.colours = [...own.map((_, at) => COLOURS[at]), ...(ranked.length > own.length ? [OTHERS] : []), NOT_GIVEN];
      const last = this.colours.length - 1;
      const at = (code) => (code === rows.length ? last : own.includes(code) ? own.indexOf(code) : last - 1);
      /** @type {Uint8Array} series by code */
      this.ofCode = Uint8Array.from({ length: rows.length + 1 }, (_, code) => at(code));
      /** @type {Uint8Array} series by profile */
      this.series = Uint8Array.from(codes, (code) => this.ofCode[code]);
    }

    /** Colour of a term by its code. */
    colour(code) {
      return this.colours[this.ofCode[code]];
    }

    colourOfProfile(profile) {
      return this.colours[this.series[profile]];
    }
  };
})(window.strikemap);
