// @ts-check
/** The histogram of strikes over time, with a range to brush, play and walk by keyboard. */
(function (strikemap) {
  const MINUTES = { hour: 60, day: 1440, week: 10080, month: 43830, year: 525960 };
  const MOST_BARS = 100;
  const LEAST_BARS = 7; // one day alone would be one bar as wide as the page
  const FRAME_MS = 1000 / 30;
  const KEYS = "Drag, or use the keys: arrows move by one bar, Page Up and Page Down by ten, Home and End to the ends";
  const PLAY_MS = 12000; // the whole span at speed 1

  strikemap.Timeline = class {
    /**
     * @param {any} shown a `strikemap.Shown`
     * @param {{change: () => void, commit: () => void}} on `change` while a range moves, `commit` when it rests
     */
    constructor(shown, on) {
      this.shown = shown;
      this.on = on;
      this.playing = null;
      this._build();
      this.setStrikes(shown);
    }

    setStrikes(shown) {
      this.stop();
      this.shown = shown;
      const domain = shown.domain;
      this.unit = domain && unitFor(domain[1] - domain[0], shortest(shown.strikes, shown.firstDated));
      const bar = this.unit && MINUTES[this.unit];
      this.first = domain && Math.floor(domain[0] / bar) * bar;
      this.bars = domain ? Math.floor((domain[1] - this.first) / bar) + 1 : 0;
      if (this.bars && this.bars < LEAST_BARS) {
        this.first -= Math.floor((LEAST_BARS - this.bars) / 2) * bar;
        this.bars = LEAST_BARS;
      }
      this.empty.textContent = shown.strikes.rows ? "No strike has a known date." : "No strikes yet: add an article.";
      this.element.classList.toggle("empty", !domain);
      this.refresh();
    }

    /** Call after a change of what passes the filter. */
    refresh() {
      this._count();
      this.paint();
    }

    get last() {
      return this.first + this.bars * MINUTES[this.unit];
    }

    /** The range shown, within the histogram. */
    get range() {
      return [Math.max(this.shown.from, this.first), Math.min(this.shown.to + 1, this.last)];
    }

    get whole() {
      return this.shown.from <= this.first && this.shown.to >= this.last - 1;
    }

    /** Set the range in minutes, `to` excluded; the whole span opens both ends. */
    setRange(from, to, { commit = false } = {}) {
      const all = from <= this.first && to >= this.last;
      this.shown.from = all ? -Infinity : Math.round(from);
      this.shown.to = all ? Infinity : Math.round(to) - 1;
      this.paint();
      this.on.change();
      if (commit) this.on.commit();
    }

    play() {
      const window_ = this.whole ? (this.last - this.first) / 8 : this.range[1] - this.range[0];
      if (this.whole || this.range[1] >= this.last) this.setRange(this.first, this.first + window_);
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const wait = still ? 1000 : FRAME_MS;
      const step = () => {
        const [from, to] = this.range;
        if (to >= this.last) return this.stop();
        const pace = (((this.last - this.first) * wait) / PLAY_MS) * Number(this.speed.value);
        const start = Math.min(from + Math.max(1, pace), this.last - window_);
        this.setRange(start, start + window_);
      };
      this.playing = setInterval(step, wait);
      this._showPlaying();
    }

    stop() {
      if (this.playing === null) return;
      clearInterval(this.playing);
      this.playing = null;
      this._showPlaying();
      this.on.commit();
    }

    _showPlaying() {
      const playing = this.playing !== null;
      this.button.textContent = playing ? "❚❚" : "►";
      this.button.setAttribute("aria-label", playing ? "Pause" : "Play");
    }

    _build() {
      const { el } = strikemap;
      this.button = el("button", { class: "play", type: "button", "aria-label": "Play" }, "►");
      this.speed = el("select", { "aria-label": "Speed" }, ...["1", "2", "4"].map((x) => el("option", { value: x }, `${x}×`)));
      this.label = el("span", { class: "range" });
      this.total = el("span", { class: "total", role: "status" });
      this.reset = el("button", { class: "quiet", type: "button" }, "All time");
      this.undated = el("input", { type: "checkbox" });
      this.undatedText = el("span", {}, "undated");
      this.undatedLabel = el("label", {}, this.undated, this.undatedText);
      this.canvas = el("canvas", {});
      this.handles = ["Start", "End"].map((name) =>
        el("div", { class: "handle", role: "slider", tabindex: "0", "aria-label": `${name} of the time range`, "aria-description": KEYS, title: KEYS }),
      );
      this.plot = el("div", { class: "plot" }, this.canvas, ...this.handles);
      this.empty = el("p", { class: "nothing" });
      this.element = el(
        "section",
        { class: "timeline", "aria-label": "Timeline" },
        el("div", { class: "bar" }, this.button, this.speed, this.label, this.reset, this.total, this.undatedLabel),
        this.plot,
        this.empty,
      );
      this._listen();
      new ResizeObserver(() => this.paint()).observe(this.plot);
    }

    _listen() {
      this.button.addEventListener("click", () => (this.playing === null ? this.play() : this.stop()));
      this.reset.addEventListener("click", () => this.setRange(this.first, this.last, { commit: true }));
      this.undated.addEventListener("change", () => {
        this.shown.undated = this.undated.checked;
        this.on.change();
        this.on.commit();
      });
      this.handles.forEach((handle, end) => handle.addEventListener("keydown", (event) => this._key(event, end)));
      this._brush();
    }

    _key(event, end) {
      const bar = MINUTES[this.unit];
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
      const range = this.range;
      if (event.key in steps) range[end] += steps[event.key] * bar;
      else if (event.key === "Home") range[end] = end ? range[0] + bar : this.first;
      else if (event.key === "End") range[end] = end ? this.last : range[1] - bar;
      else return;
      event.preventDefault();
      if (end) range[1] = clamp(range[1], range[0] + bar, this.last);
      else range[0] = clamp(range[0], this.first, range[1] - bar);
      this.setRange(range[0], range[1], { commit: true });
    }

    /** Draw a new range, or drag the ends or the whole of the one there is. */
    _brush() {
      let drag = null;
      const minute = (event) => {
        const { left, width } = this.plot.getBoundingClientRect();
        return clamp(this.first + ((event.clientX - left) / width) * (this.last - this.first), this.first, this.last);
      };
      this.plot.addEventListener("pointerdown", (event) => {
        if (!this.bars) return;
        this.stop();
        this.plot.setPointerCapture(event.pointerId);
        const at = minute(event);
        const [from, to] = this.range;
        const end = this.handles.indexOf(event.target);
        if (end >= 0) drag = (now) => (end ? [from, now] : [now, to]);
        else if (!this.whole && at > from && at < to) {
          drag = (now) => {
            const start = clamp(from + now - at, this.first, this.last - (to - from));
            return [start, start + (to - from)];
          };
        } else drag = (now) => [at, now];
      });
      this.plot.addEventListener("pointermove", (event) => {
        if (!drag) return;
        const [a, b] = drag(minute(event)).sort((x, y) => x - y);
        if (b - a >= 1) this.setRange(a, b);
      });
      this.plot.addEventListener("pointerup", () => {
        if (drag) this.on.commit();
        drag = null;
      });
    }

    /** Strikes a bar and operation; a strike whose date spans several bars counts in each, apart. */
    _count() {
      const { start, end, operation, operations, rows, kind, terms } = this.shown.strikes;
      const series = operations.length + 1;
      this.sure = new Uint32Array(this.bars * series);
      this.spread = new Uint32Array(this.bars * series);
      const strike = terms.kind.indexOf("strike");
      const area = terms.kind.indexOf("area");
      const bar = MINUTES[this.unit];
      for (let row = this.shown.firstDated; row < rows; row++) {
        if (!this.shown.passes(row) || (kind[row] !== strike && kind[row] !== area)) continue;
        const first = Math.floor((start[row] - this.first) / bar);
        const last = Math.floor((end[row] - this.first) / bar);
        if (last - first <= 1) {
          // A local day lies in two days of UTC: no uncertainty worth telling. It counts where most of it is.
          const middle = Math.floor(((start[row] + end[row]) / 2 - this.first) / bar);
          this.sure[middle * series + operation[row]]++;
        } else {
          for (let at = first; at <= last; at++) this.spread[at * series + operation[row]]++;
        }
      }
      this.most = 1;
      for (let at = 0; at < this.bars; at++) {
        let height = 0;
        for (let code = 0; code < series; code++) height += this.sure[at * series + code] + this.spread[at * series + code];
        this.most = Math.max(this.most, height);
      }
    }

    paint() {
      this._sayCounts();
      if (!this.bars) return;
      const { clientWidth: width, clientHeight: height } = this.plot;
      const ratio = window.devicePixelRatio || 1;
      this.canvas.width = width * ratio;
      this.canvas.height = height * ratio;
      const pen = this.canvas.getContext("2d");
      pen.scale(ratio, ratio);
      const axis = 16;
      this._paintBars(pen, width, height - axis);
      this._paintAxis(pen, width, height, axis);
      this._paintRange(width);
    }

    _sayCounts() {
      const counts = this.shown.counts();
      this.total.textContent = `${number(counts.events)} ${plural(counts.events, "event")} · ${number(counts.marks)} ${plural(counts.marks, "mark")}`;
      this.undated.checked = this.shown.undated;
      this.undatedText.textContent = `${number(counts.undated)} undated`;
      this.undatedLabel.hidden = !counts.undated && this.shown.undated;
    }

    _paintBars(pen, width, height) {
      const { strikes } = this.shown;
      const series = strikes.operations.length + 1;
      const step = width / this.bars;
      const unit = (height - 4) / this.most;
      for (let at = 0; at < this.bars; at++) {
        let y = height;
        for (const [counts, alpha] of [[this.sure, 1], [this.spread, 0.45]]) {
          for (let code = 0; code < series; code++) {
            const tall = counts[at * series + code] * unit;
            if (!tall) continue;
            y -= tall;
            pen.globalAlpha = alpha;
            pen.fillStyle = strikemap.operationColour(strikes, code);
            pen.fillRect(at * step, y, Math.max(1, step - 1), Math.max(1, tall - 0.5));
          }
        }
      }
      pen.globalAlpha = 1;
    }

    _paintAxis(pen, width, height, axis) {
      pen.fillStyle = strikemap.token("--rule");
      pen.fillRect(0, height - axis, width, 1);
      pen.fillStyle = strikemap.token("--muted");
      pen.font = "12px 'Source Sans', system-ui, sans-serif";
      const room = this.unit === "hour" ? 130 : 95; // pixels of a label
      const every = Math.ceil((this.bars * room) / width);
      for (let at = 0; at <= this.bars - every * 0.9; at += every) {
        pen.fillText(strikemap.moment(this.first + at * MINUTES[this.unit], this.unit), (at * width) / this.bars + 2, height - 4);
      }
    }

    _paintRange(width) {
      const [from, to] = this.range;
      const pixel = (minute) => ((minute - this.first) / (this.last - this.first)) * width;
      const ends = [pixel(from), pixel(to)];
      this.plot.style.setProperty("--from", `${ends[0]}px`);
      this.plot.style.setProperty("--to", `${ends[1]}px`);
      this.handles.forEach((handle, end) => {
        const minute = end ? to - 1 : from;
        handle.style.left = `${ends[end]}px`;
        handle.setAttribute("aria-valuemin", String(this.first));
        handle.setAttribute("aria-valuemax", String(this.last));
        handle.setAttribute("aria-valuenow", String(Math.round(minute)));
        handle.setAttribute("aria-valuetext", strikemap.moment(minute, "hour"));
      });
      const unit = MINUTES[this.unit] < 1440 ? "hour" : "day";
      this.label.textContent = `${strikemap.moment(from, unit)} – ${strikemap.moment(to - 1, unit)} UTC`;
      this.reset.hidden = this.whole;
    }
  };

  /** The finest bars that fit, but no finer than the dates are: a day is not 24 hours of maybe. */
  function unitFor(span, finest) {
    const fits = (unit) => span / MINUTES[unit] <= MOST_BARS && MINUTES[unit] >= Math.min(finest, MINUTES.day);
    return Object.keys(MINUTES).find(fits) || "year";
  }

  /** Minutes of the most finely dated strike. */
  function shortest({ start, end, rows }, firstDated) {
    let least = Infinity;
    for (let row = firstDated; row < rows; row++) least = Math.min(least, end[row] - start[row] + 1);
    return least;
  }

  const clamp = (value, low, high) => Math.max(low, Math.min(high, value));
  const number = (value) => value.toLocaleString("en");
  const plural = (count, noun) => (count === 1 ? noun : `${noun}s`);
})(window.strikemap);
