// @ts-check
/** The histogram of strikes over time, its range to brush and play, and what is undated beside it. */
(function (strikemap) {
  const AXIS_PX = 16;
  const BAR_PX = 5; // the narrowest
  const LABEL_PX = { hour: 130, day: 95, week: 95, month: 80, year: 60 };
  const CLOSEST = 48 * 60; // minutes: no need to look closer

  strikemap.Timeline = class {
    /**
     * @param {any} shown a `strikemap.Shown`
     * @param {any} palette a `strikemap.Palette`
     * @param {{change: () => void, commit: () => void, census: () => void,
     *   pickAll: (field: string, codes: number[], on: boolean) => void}} on `change` while a range moves, `commit` when it rests
     */
    constructor(shown, palette, on) {
      this.on = on;
      this.logarithmic = false;
      this._build();
      this.setStrikes(shown, palette);
    }

    setStrikes(shown, palette) {
      this.player.stop();
      this.shown = shown;
      this.histogram = new strikemap.Histogram(shown, palette);
      this.brush.histogram = this.histogram;
      this.marks = [];
      this.setClock();
    }

    /** Call after a change of the clock: another span, other bars. */
    setClock() {
      this.options.showClock(this.shown.clock);
      this.span = this.shown.domain;
      this.empty.textContent = strikemap.say(this.shown.strikes.rows ? "No strike has a known date." : "No strikes yet: add an article.");
      this.element.classList.toggle("empty", !this.span);
      this._lay(this.span);
    }

    /** Call after a change of what passes the filter. */
    refresh(palette) {
      this.histogram.palette = palette;
      this.histogram.count();
      this.paint();
    }

    get first() {
      return this.histogram.first;
    }

    get last() {
      return this.histogram.last;
    }

    /** The range shown; its open ends are those of the whole. */
    get range() {
      return [Math.max(this.shown.from, this.whole[0]), Math.min(this.shown.to + 1, this.whole[1])];
    }

    /** Set the range in minutes, `to` excluded; the whole span opens both ends. */
    setRange(from, to, { commit = false } = {}) {
      const [first, last] = this.whole;
      this.shown.from = from <= first ? -Infinity : Math.round(from);
      this.shown.to = to >= last ? Infinity : Math.round(to) - 1;
      this.on.change();
      this.paintRange();
      if (commit) this.on.commit();
    }

    /** Look closer or from further away, around a minute that stays where it is. */
    zoom(factor, around) {
      const [first, last] = this.whole;
      const wide = Math.min(last - first, Math.max(CLOSEST, (this.last - this.first) / factor));
      const share = (around - this.first) / (this.last - this.first);
      const from = Math.max(first, Math.min(last - wide, around - share * wide));
      this._lay([from, from + wide - 1]);
    }

    _lay(span) {
      this._seen = span;
      if (!span) {
        this.histogram.bars = 0;
        this.whole = [0, 1];
        return;
      }
      const mostBars = Math.max(20, Math.floor((this.plot.clientWidth || 700) / BAR_PX));
      this.histogram.lay(span, mostBars);
      if (span === this.span) {
        this.whole = [this.first, this.last];
        Object.assign(this.player.span, { first: this.first, last: this.last });
      }
      this.paint();
    }

    _build() {
      const { el } = strikemap;
      const set = (from, to) => this.setRange(from, to);
      const range = () => this.range;
      this.player = new strikemap.Player({ first: 0, last: 1 }, { range, set, rest: () => this.on.commit() });
      this.brush = new strikemap.Brush(null, {
        range,
        set,
        begin: () => this.player.stop(),
        rest: () => this.on.commit(),
        zoom: (factor, around) => this.zoom(factor, around),
      });
      this.plot = this.brush.element;
      this.label = el("span", { class: "range" });
      this.total = el("span", { class: "total", role: "status" });
      this.reset = this._button("All time", "Show all time", () => this._showAll());
      this.undated = el("input", { type: "checkbox" });
      this.undatedText = el("span", {});
      this.undatedLabel = el("label", {}, this.undated, this.undatedText);
      this.undated.addEventListener("change", () => {
        this.shown.undated = this.undated.checked;
        this.on.change();
        this.on.commit();
      });
      const zoom = (factor) => () => this.zoom(factor, this._middle());
      this.zooms = el("span", { class: "zooms" }, this._button("−", "Timeline: wider span", zoom(0.5)), this._button("+", "Timeline: closer look", zoom(2)));
      this.options = new strikemap.TimelineOptions({
        scale: (logarithmic) => {
          this.logarithmic = logarithmic;
          this.paint();
        },
        window: (name) => {
          this.player.stop();
          this.player.window = name;
        },
        clock: (name) => this._chooseClock(name),
        multiples: (by) => {
          this.multiples.choose(by);
          this.on.census();
        },
      });
      this.multiples = new strikemap.Multiples({
        pickAll: (field, codes, on) => this.on.pickAll(field, codes, on),
        range: (from, to) => this.setRange(from, to, { commit: true }),
      });
      this.empty = el("p", { class: "nothing" });
      this.bar = el("div", { class: "bar" }, this.player.button, this.player.speed, this.label, this.reset, this.zooms, this.options.element, this.total, this.undatedLabel);
      this.element = el("section", { class: "timeline", "aria-label": "Timeline" }, this.bar, this.plot, this.empty, this.multiples.element);
      new ResizeObserver(() => this.span && this._lay(this._seen)).observe(this.plot);
    }

    _button(text, name, act) {
      const button = strikemap.el("button", { class: "quiet", type: "button", "aria-label": name, title: name }, strikemap.say(text));
      button.addEventListener("click", act);
      return button;
    }

    /** Another clock has other minutes: a range of the one says nothing in the other. */
    _chooseClock(name) {
      this.player.stop();
      this.shown.clock = name;
      this.shown.from = -Infinity;
      this.shown.to = Infinity;
      this.setClock();
      this.on.change();
      this.on.commit();
    }

    _middle() {
      const [from, to] = this.range;
      const seen = to > this.first && from < this.last && to - from < this.last - this.first;
      return seen ? (from + to) / 2 : (this.first + this.last) / 2;
    }

    _showAll() {
      this.player.stop();
      this._lay(this.span);
      this.setRange(...this.whole, { commit: true });
    }

    /** Say how many are shown. @param {any} tally a `strikemap.Tally` */
    sayCounts(tally) {
      this.total.textContent = `${strikemap.sayCount(tally.events, "{n} event", "{n} events")} · ${strikemap.sayCount(tally.marks, "{n} mark", "{n} marks")}`;
    }

    /** Say how many have no date. */
    sayUndated(count) {
      this.undated.checked = this.shown.undated;
      this.undatedText.textContent = strikemap.say(this.shown.byReport ? "{n} without a date of report" : "{n} undated", { n: strikemap.number(count) });
      this.undatedLabel.hidden = !count && this.shown.undated;
    }

    /** What happened besides, to be flagged. @param {{minute: number, text: string, source: string}[]} marks */
    annotate(marks) {
      this.marks = marks;
      this.paint();
    }

    /** Mark a range to compare with; null for none. */
    showBefore(range) {
      this.before = range;
      this.paint();
    }

    paint() {
      if (!this.histogram.bars) return;
      const { clientWidth: width, clientHeight: height } = this.plot;
      const ratio = window.devicePixelRatio || 1;
      const { canvas } = this.brush;
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      const pen = canvas.getContext("2d");
      pen.scale(ratio, ratio);
      this._paintBars(pen, width, height - AXIS_PX);
      this._paintBefore(pen, width, height - AXIS_PX);
      this._paintAxis(pen, width, height);
      this._paintFlags(width);
      this.paintRange();
    }

    _x(minute, width) {
      return ((minute - this.first) / (this.last - this.first)) * width;
    }

    _paintBars(pen, width, height) {
      const { bars, edges, sure, spread, series, most, palette } = this.histogram;
      const room = height - 4;
      const tall = this.logarithmic ? (count) => (Math.log1p(count) / Math.log1p(most)) * room : (count) => (count / most) * room;
      for (let bar = 0; bar < bars; bar++) {
        const [left, right] = [this._x(edges[bar], width), this._x(edges[bar + 1], width)];
        const whole = this.histogram.height(bar);
        // Stacked parts share the bar's height, so that on a logarithmic scale, too, it is the sum that is read.
        const unit = whole ? Math.max(2, tall(whole)) / whole : 0;
        let y = height;
        for (const [counts, alpha] of [[sure, 1], [spread, 0.45]]) {
          pen.globalAlpha = alpha;
          for (let at = 0; at < series; at++) {
            const part = counts[bar * series + at] * unit;
            if (!part) continue;
            y -= part;
            pen.fillStyle = palette.colours[at];
            pen.fillRect(left, y, Math.max(1, right - left - 1), Math.max(0.75, part - (part > 5 ? 0.5 : 0)));
          }
        }
      }
      pen.globalAlpha = 1;
    }

    _paintBefore(pen, width, height) {
      if (!this.before) return;
      const [left, right] = this.before.map((minute) => this._x(minute, width));
      pen.fillStyle = pen.strokeStyle = strikemap.changeColours.fewer;
      pen.globalAlpha = 0.12;
      pen.fillRect(left, 0, right - left, height);
      pen.globalAlpha = 1;
      pen.strokeRect(left + 0.5, 0.5, right - left - 1, height - 1);
    }

    _paintAxis(pen, width, height) {
      const { bars, edges, unit, most } = this.histogram;
      pen.fillStyle = strikemap.token("--rule");
      pen.fillRect(0, height - AXIS_PX, width, 1);
      pen.fillStyle = strikemap.token("--muted");
      pen.font = "12px 'Source Sans', system-ui, sans-serif";
      const every = Math.ceil((bars * LABEL_PX[unit]) / width);
      for (let bar = 0; bar <= bars - every * 0.9; bar += every) {
        pen.fillText(strikemap.moment(edges[bar], unit), this._x(edges[bar], width) + 2, height - 4);
      }
      this.brush.canvas.setAttribute("aria-label", strikemap.say("Strikes by {unit}, at most {most}", { unit: strikemap.say(unit), most }));
    }

    _paintFlags(width) {
      const within = this.marks.filter(({ minute }) => minute >= this.first && minute < this.last);
      this.brush.flags.replaceChildren(
        ...within.map(({ minute, text, source }) => {
          const told = strikemap.say(text);
          const said = `${strikemap.moment(minute, "day")}: ${told} (${source})`;
          const flag = strikemap.el("span", { class: "flag", role: "note", "aria-label": said, title: said }, strikemap.el("span", {}, told));
          const at = this._x(minute, width);
          flag.style.left = `${at}px`;
          flag.classList.toggle("leftward", at > width * 0.75);
          return flag;
        }),
      );
    }

    /** The range alone: all that changes while it is brushed or played. */
    paintRange() {
      if (!this.histogram.bars) return;
      const [from, to] = this.range;
      const words = (minute) => strikemap.moment(minute, "hour");
      this.brush.paint(words);
      const unit = this.histogram.unit === "hour" || (to - from) < 3 * 1440 ? "hour" : "day";
      this.label.textContent = `${strikemap.moment(from, unit)} – ${strikemap.moment(to - 1, unit)} UTC`;
      const whole = from <= this.whole[0] && to >= this.whole[1];
      this.reset.hidden = whole && this.last - this.first >= this.whole[1] - this.whole[0];
    }
  };
})(window.strikemap);
