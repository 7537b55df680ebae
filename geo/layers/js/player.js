// @ts-check
/** Plays the time range: a window that moves, or one that grows from its start. */
(function (strikemap) {
  const WHOLE_MS = 12000; // the whole span at speed 1
  const STILL_MS = 1000; // between steps where the reader wants reduced motion
  const SHARE = 1 / 8; // of the whole is the window when none was chosen
  const SPEEDS = ["½", "1", "2", "4", "8"];

  strikemap.playWindows = { moving: "Moving window", growing: "From the start of the range on", all: "From the very start on" };

  strikemap.Player = class {
    /**
     * @param {{first: number, last: number}} span minutes to play
     * @param {{range: () => number[], set: (from: number, to: number) => void, rest: () => void}} on
     */
    constructor(span, on) {
      const { el } = strikemap;
      this.span = span;
      this.on = on;
      this.window = "moving";
      this.playing = false;
      this.button = el("button", { class: "play", type: "button", "aria-label": "Play" }, "►");
      this.speed = el(
        "select",
        { class: "speed", "aria-label": "Speed", title: "Speed" },
        ...SPEEDS.map((speed) => el("option", { value: speed === "½" ? "0.5" : speed }, `${speed}×`)),
      );
      this.speed.value = "1";
      this.button.addEventListener("click", () => (this.playing ? this.stop() : this.play()));
    }

    play() {
      this._begin();
      this._show(true);
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      let before = performance.now();
      const frame = (now) => {
        if (!this.playing) return;
        const passed = Math.min(now - before, still ? STILL_MS : 100); // a tab that slept does not leap
        if (!still || now - before >= STILL_MS) {
          before = now;
          this._advance(passed);
        }
        if (this.playing) this._frame = requestAnimationFrame(frame);
      };
      this._frame = requestAnimationFrame(frame);
    }

    stop() {
      if (!this.playing) return;
      cancelAnimationFrame(this._frame);
      this._show(false);
      this.on.rest();
    }

    /** From where the range is, or from the beginning if it has come to the end. */
    _begin() {
      const { first, last } = this.span;
      let [from, to] = this.on.range();
      const whole = from <= first && to >= last;
      this._wide = whole ? (last - first) * SHARE : to - from;
      if (this.window === "all") from = first;
      if (whole || to >= last) [from, to] = this.window === "growing" && !whole ? [from, from + 1] : [first, first + this._wide];
      if (this.window === "all") to = Math.min(to, first + this._wide);
      this._at = { from, to };
      this.on.set(from, to);
    }

    _advance(passed) {
      const { first, last } = this.span;
      const pace = ((last - first) / WHOLE_MS) * passed * Number(this.speed.value);
      const to = Math.min(this._at.to + pace, last);
      const from = this.window === "moving" ? Math.max(first, to - this._wide) : this._at.from;
      this._at = { from, to };
      this.on.set(from, to);
      if (to >= last) this.stop();
    }

    _show(playing) {
      this.playing = playing;
      this.button.textContent = playing ? "❚❚" : "►";
      this.button.setAttribute("aria-label", strikemap.say(playing ? "Pause" : "Play"));
    }
  };
})(window.strikemap);
