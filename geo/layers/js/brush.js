// @ts-check
/** The range on the timeline: drawn with the pointer, moved by its handles or by keys, zoomed by the wheel. */
(function (strikemap) {
  const KEYS =
    "Drag, or use the keys: arrows move by one bar, Page Up and Page Down by ten, Home and End to the ends, plus and minus zoom";
  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
  const ZOOM = 1.25; // a notch of the wheel
  const CLICK_PX = 4; // a shorter drag is a click

  strikemap.Brush = class {
    /**
     * @param {any} histogram a `strikemap.Histogram`
     * @param {{range: () => number[], set: (from: number, to: number) => void, begin: () => void,
     *   rest: () => void, zoom: (factor: number, around: number) => void}} on
     */
    constructor(histogram, on) {
      const { el } = strikemap;
      this.histogram = histogram;
      this.on = on;
      this.canvas = el("canvas", {});
      this.flags = el("div", { class: "flags" });
      this.handles = ["Start of the time range", "End of the time range"].map((name) =>
        el("div", { class: "handle", role: "slider", tabindex: "0", "aria-label": name, "aria-description": KEYS, title: KEYS }),
      );
      this.element = el("div", { class: "plot" }, this.canvas, this.flags, ...this.handles);
      this.handles.forEach((handle, end) => handle.addEventListener("keydown", (event) => this._key(event, end)));
      this._listen();
    }

    /** Show where the range is; `words` say a minute. */
    paint(words) {
      const { first, last } = this.histogram;
      const range = this.on.range();
      const width = this.element.clientWidth;
      range.forEach((minute, end) => {
        const at = `${clamp(((minute - first) / (last - first)) * width, 0, width)}px`;
        const handle = this.handles[end];
        this.element.style.setProperty(end ? "--to" : "--from", at);
        handle.style.left = at;
        handle.classList.toggle("away", minute < first || minute > last);
        const said = end ? minute - 1 : minute;
        handle.setAttribute("aria-valuemin", String(first));
        handle.setAttribute("aria-valuemax", String(last));
        handle.setAttribute("aria-valuenow", String(Math.round(said)));
        handle.setAttribute("aria-valuetext", words(said));
      });
    }

    _key(event, end) {
      const { edges, bars } = this.histogram;
      const range = this.on.range();
      const at = nearest(edges, range[end]);
      const to = (bar) => edges[clamp(bar, 0, bars)];
      if (event.key in STEPS) range[end] = to(at + STEPS[event.key]);
      else if (event.key === "Home") range[end] = end ? to(nearest(edges, range[0]) + 1) : edges[0];
      else if (event.key === "End") range[end] = end ? edges[bars] : to(nearest(edges, range[1]) - 1);
      else if (event.key === "+" || event.key === "-") return this.on.zoom(event.key === "+" ? ZOOM : 1 / ZOOM, range[end]);
      else return;
      event.preventDefault();
      if (range[0] >= range[1]) range[end] = to(nearest(edges, range[1 - end]) + (end ? 1 : -1));
      if (range[0] >= range[1]) return;
      this.on.set(range[0], range[1]);
      this.on.rest();
    }

    _minute(event) {
      const { first, last } = this.histogram;
      const { left, width } = this.element.getBoundingClientRect();
      return clamp(first + ((event.clientX - left) / width) * (last - first), first, last);
    }

    /** Draw a new range, or drag the ends or the whole of the one there is. */
    _listen() {
      let drag = null;
      let from = 0;
      this.element.addEventListener("pointerdown", (event) => {
        if (!this.histogram.bars) return;
        this.on.begin();
        this.element.setPointerCapture(event.pointerId);
        from = event.clientX;
        drag = this._grab(event);
      });
      this.element.addEventListener("pointermove", (event) => {
        if (!drag || Math.abs(event.clientX - from) < CLICK_PX) return;
        const [a, b] = drag(this._minute(event)).sort((x, y) => x - y);
        if (b - a >= 1) this.on.set(a, b);
      });
      const end = () => {
        if (drag) this.on.rest();
        drag = null;
      };
      this.element.addEventListener("pointerup", end);
      this.element.addEventListener("pointercancel", end);
      this.element.addEventListener("wheel", (event) => this._wheel(event), { passive: false });
    }

    _grab(event) {
      const { first, last } = this.histogram;
      const at = this._minute(event);
      const [from, to] = this.on.range();
      const end = this.handles.indexOf(event.target);
      if (end >= 0) return (now) => (end ? [from, now] : [now, to]);
      const whole = from <= first && to >= last;
      if (whole || at < from || at > to) return (now) => [at, now];
      return (now) => {
        const start = clamp(from + now - at, first, Math.max(first, last - (to - from)));
        return [start, start + (to - from)];
      };
    }

    _wheel(event) {
      event.preventDefault();
      if (event.deltaY) this.on.zoom(event.deltaY < 0 ? ZOOM : 1 / ZOOM, this._minute(event));
    }
  };

  function nearest(edges, minute) {
    let at = 0;
    while (at < edges.length - 1 && Math.abs(edges[at + 1] - minute) <= Math.abs(edges[at] - minute)) at++;
    return at;
  }

  const clamp = (value, low, high) => Math.max(low, Math.min(high, value));
})(window.strikemap);
