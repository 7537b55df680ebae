// @ts-check
/** How strikes are shown on the map: as marks, as heat, or as what changed from one time range to another. */
(function (strikemap) {
  const NAMES = { marks: "Marks", heat: "Density", change: "Before and after" };

  strikemap.Views = class {
    /** @param {any} instrument of main.js */
    constructor(instrument) {
      const { el } = strikemap;
      this.instrument = instrument;
      this.mode = "marks";
      /** @type {?[number, number]} minutes of the range before, the end excluded */
      this.before = null;
      this.select = el("select", { "aria-label": "Show as" }, ...Object.entries(NAMES).map(([value, name]) => el("option", { value }, name)));
      this.select.addEventListener("change", () => this.choose(this.select.value));
      this.key = el("div", { class: "key" });
      this.element = el("div", {}, el("label", {}, el("span", {}, strikemap.say("Show as")), this.select), this.key);
      this.again = el("button", { class: "quiet before", type: "button", hidden: "", title: "Take the range that is chosen now as the range before" });
      this.again.addEventListener("click", () => this.compareWith(this.instrument.timeline.range));
    }

    choose(mode) {
      const { timeline } = this.instrument;
      this.mode = mode;
      if (mode === "change" && timeline.span) this._part();
      else this._apply(null);
    }

    /** Take a range as the one before. */
    compareWith(range) {
      this._apply(range);
    }

    /** Show anew what was chosen, on a layer that was just made. */
    refresh() {
      this.choose(this.mode);
    }

    /** The range that is chosen and the same time before it; the halves of the whole if none is chosen. */
    _part() {
      const { timeline } = this.instrument;
      const [first, last] = timeline.whole;
      const [from, to] = timeline.range;
      const middle = Math.round((first + last) / 2);
      if (from <= first) {
        this._apply([first, middle]);
        timeline.setRange(middle, last, { commit: true });
      } else this._apply([Math.max(first, from - (to - from)), from]);
    }

    _apply(before) {
      const { layer, timeline } = this.instrument;
      this.before = before;
      this.again.hidden = !before;
      this.again.textContent = before ? strikemap.say("compared with {from} – {to}", { from: strikemap.moment(before[0], "day"), to: strikemap.moment(before[1] - 1, "day") }) : "";
      timeline.showBefore(before);
      layer.showAs(before ? "change" : this.mode === "heat" ? "heat" : "marks", before);
      this.key.replaceChildren(...this._key());
    }

    _key() {
      const { el } = strikemap;
      const { more, fewer } = strikemap.changeColours;
      if (this.before) return [[more, "+ more than before"], [fewer, "− fewer than before"]].map(([colour, text]) => el("span", {}, dot(colour), strikemap.say(text)));
      if (this.mode !== "heat") return [];
      const ramp = el("i", { class: "ramp" });
      ramp.style.background = strikemap.heatRamp();
      return [el("span", {}, strikemap.say("few"), ramp, strikemap.say("many")), el("span", { class: "note" }, strikemap.say("Spread as far as each place is uncertain"))];
    }
  };

  function dot(colour) {
    const made = strikemap.el("i", { class: "dot" });
    made.style.background = colour;
    return made;
  }
})(window.strikemap);
