// @ts-check
/** Small multiples: one little timeline a term, or one card a bar of time; each keeps to its own when clicked. */
(function (strikemap) {
  const WIDE = 132;
  const TALL = 26;
  const BARS = 66;
  const MOST_BARS_SHOWN = 120; // cards of single days

  strikemap.multiplesBy = { none: "None", operation: "Operation", outcome: "Outcome", weapon_class: "Weapon", attacker: "Attacker", time: "Day, week, month …" };

  strikemap.Multiples = class {
    /** @param {{pickAll: (field: string, codes: number[], on: boolean) => void, range: (from: number, to: number) => void}} on */
    constructor(on) {
      this.on = on;
      this.by = "none";
      this.element = strikemap.el("div", { class: "multiples", role: "group", "aria-label": "Small multiples", hidden: "" });
    }

    choose(by) {
      this.by = by;
      this.element.hidden = by === "none";
      document.documentElement.classList.toggle("has-multiples", by !== "none");
    }

    /**
     * Draw anew; call after a change of what is shown.
     * @param {any} shown a `strikemap.Shown`
     * @param {any} histogram the timeline's
     * @param {Uint32Array} byProfile rows within the time window
     */
    show(shown, histogram, byProfile) {
      if (this.by === "none" || !histogram.bars) return this.element.replaceChildren();
      const focused = [...this.element.children].indexOf(document.activeElement);
      this.element.replaceChildren(...(this.by === "time" ? this._times(shown, histogram) : this._terms(shown, histogram, byProfile)));
      if (focused >= 0 && this.element.children[focused]) this.element.children[focused].focus({ preventScroll: true });
      return undefined;
    }

    _terms(shown, { first, last }, byProfile) {
      const { strikes, picked } = shown;
      const palette = new strikemap.Palette(strikes, this.by);
      const counted = new strikemap.Histogram(shown, palette);
      counted.passing = () => shown.passingBut(this.by);
      counted.lay([first, last - 1], BARS);
      const names = [...strikes.terms[this.by], null].map((term) => strikemap.termInWords(this.by, term));
      const members = palette.colours.map((_, series) => names.map((_, code) => code).filter((code) => palette.ofCode[code] === series));
      const [totals, ever] = [byProfile, strikes.profile_rows].map((counts) => totalled(palette, counted.passing(), counts));
      const order = [...totals.keys()].filter((series) => ever[series]);
      return order.map((series) => {
        const codes = choicesOf(strikes, this.by, members[series]);
        const pressed = !!picked[this.by] && codes.every((code) => picked[this.by].has(code));
        const name = members[series].length > 1 ? strikemap.say("{n} others", { n: members[series].length }) : names[members[series][0]];
        const picture = sparkline(counted, series, palette.colours[series]);
        return card(name, totals[series], picture, pressed, () => this.on.pickAll(this.by, codes, !pressed));
      });
    }

    /** The latest bars of the timeline that hold strikes, each with its shares of the colours. */
    _times(shown, histogram) {
      const bars = Array.from({ length: histogram.bars }, (_, bar) => bar).filter((bar) => histogram.height(bar));
      return bars.slice(-MOST_BARS_SHOWN).map((bar) => {
        const [from, to] = [histogram.edges[bar], histogram.edges[bar + 1]];
        const pressed = shown.from === from && shown.to === to - 1;
        const range = pressed ? [-Infinity, Infinity] : [from, to];
        return card(strikemap.moment(from, histogram.unit), histogram.height(bar), shares(histogram, bar), pressed, () => this.on.range(...range));
      });
    }
  };

  function card(name, count, picture, pressed, act) {
    const { el } = strikemap;
    const said = strikemap.number(count);
    const made = el(
      "button",
      { type: "button", "aria-pressed": String(pressed), "aria-label": `${name}: ${said}`, title: name },
      el("span", {}, name),
      el("small", {}, said),
      picture,
    );
    made.addEventListener("click", act);
    return made;
  }

  function canvas() {
    const made = strikemap.el("canvas", { "aria-hidden": "true" });
    const ratio = window.devicePixelRatio || 1;
    [made.width, made.height] = [WIDE * ratio, TALL * ratio];
    const pen = made.getContext("2d");
    pen.scale(ratio, ratio);
    return { made, pen };
  }

  function sparkline({ sure, spread, series: wide, bars, edges, first, last }, series, colour) {
    const { made, pen } = canvas();
    const counts = Array.from({ length: bars }, (_, bar) => sure[bar * wide + series] + spread[bar * wide + series]);
    const most = Math.max(1, ...counts);
    pen.fillStyle = colour;
    counts.forEach((count, bar) => {
      const [left, right] = [edges[bar], edges[bar + 1]].map((minute) => ((minute - first) / (last - first)) * WIDE);
      const tall = count ? Math.max(1.5, (count / most) * TALL) : 0;
      pen.fillRect(left, TALL - tall, Math.max(1, right - left - 0.5), tall);
    });
    return made;
  }

  function shares({ sure, spread, series: wide, palette }, bar) {
    const { made, pen } = canvas();
    const counts = palette.colours.map((_, at) => sure[bar * wide + at] + spread[bar * wide + at]);
    const total = counts.reduce((a, b) => a + b, 0);
    let x = 0;
    counts.forEach((count, at) => {
      pen.fillStyle = palette.colours[at];
      pen.fillRect(x, TALL / 3, (count / total) * WIDE, TALL / 3);
      x += (count / total) * WIDE;
    });
    return made;
  }

  /** Rows of each series, of the profiles that pass. */
  function totalled(palette, passes, counts) {
    const totals = palette.colours.map(() => 0);
    counts.forEach((count, profile) => (totals[palette.series[profile]] += passes[profile] * count));
    return totals;
  }

  /** Codes of `choices` that terms stand for; the last one is "not given". */
  function choicesOf({ terms, choices, joint }, field, codes) {
    const of = (code) => (code < terms[field].length ? terms[field][code].split(joint).map((part) => choices[field].indexOf(part)) : [choices[field].length]);
    return [...new Set(codes.flatMap(of))];
  }
})(window.strikemap);
