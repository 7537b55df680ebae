// @ts-check
/** How the timeline counts and plays: linear or logarithmic, which window plays, whose clock it follows. */
(function (strikemap) {
  const CLOCKS = { happened: "When it happened", reported: "When it was first reported" };

  strikemap.TimelineOptions = class {
    /**
     * @param {{scale: (logarithmic: boolean) => void, window: (name: string) => void, clock: (name: string) => void,
     *   multiples: (by: string) => void}} on
     */
    constructor(on) {
      const { el } = strikemap;
      this.clock = select("Time", CLOCKS, on.clock);
      const scale = select("Height of bars", { linear: "Linear", log: "Logarithmic" }, (name) => on.scale(name === "log"));
      const window_ = select("Play", strikemap.playWindows, on.window);
      const multiples = select("Small multiples by", strikemap.multiplesBy, on.multiples);
      const fields = el("div", { class: "fields" }, ...[this.clock, scale, window_, multiples].map(({ label }) => label));
      this.element = el("details", { class: "options" }, el("summary", {}, "Options"), fields);
      this.element.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        this.element.open = false;
        this.element.querySelector("summary").focus();
      });
      document.addEventListener("pointerdown", (event) => {
        if (!this.element.contains(/** @type {Node} */ (event.target))) this.element.open = false;
      });
    }

    showClock(name) {
      this.clock.field.value = name;
    }
  };

  function select(name, choices, choose) {
    const { el } = strikemap;
    const field = el("select", { "aria-label": name }, ...Object.entries(choices).map(([value, text]) => el("option", { value }, text)));
    field.addEventListener("change", () => choose(field.value));
    return { field, label: el("label", {}, el("span", {}, strikemap.say(name)), field) };
  }
})(window.strikemap);
