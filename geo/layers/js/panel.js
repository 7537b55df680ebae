// @ts-check
/** The panel of layers and the legend. */
(function (strikemap) {
  const NAMES = { none: "No operation named", area: "Area reports", context: "Context events" };
  const OUTCOMES = { hit: "Hit", intercepted: "Intercepted", failed: "Failed", unknown: "Not known" };

  strikemap.Panel = class {
    /** @param {{toggle: (layer: number, on: boolean) => void, baseMap: (name: string) => void}} on */
    constructor(on) {
      const { el } = strikemap;
      this.on = on;
      this.layers = el("div", { class: "layers", role: "group", "aria-label": "Layers" });
      this.legend = el("div", { class: "legend" });
      this.note = el("p", { class: "note", hidden: "" });
      this.element = el(
        "details",
        { class: "panel" },
        el("summary", {}, "Layers and legend"),
        el("p", { class: "columns", hidden: "", "aria-hidden": "true" }, el("small", {}, "events"), el("small", {}, "marks")),
        this.layers,
        el("h3", {}, "Marks"),
        this.legend,
        el("details", {}, el("summary", {}, "Base map"), this._baseMaps()),
        this.note,
      );
      this.element.open = window.innerWidth > 700;
    }

    /** @param {any} shown a `strikemap.Shown` */
    setStrikes(shown) {
      const { el } = strikemap;
      const { strikes } = shown;
      this.names = strikes.layers.map((layer, index) => (index < strikes.operations.length ? layer : NAMES[layer]));
      this.boxes = strikes.layers.map((layer, index) => {
        const box = el("input", { type: "checkbox" });
        box.checked = !shown.hidden.has(index);
        box.addEventListener("change", () => this.on.toggle(index, box.checked));
        return box;
      });
      const held = shown.layersHeld;
      this.element.querySelector(".columns").hidden = !strikes.rows;
      this.layers.replaceChildren(
        ...this.boxes.map((box, index) => {
          const row = el("label", {}, box, swatch(strikes, index), el("span", {}, this.names[index]), el("small", {}), el("small", {}));
          row.hidden = !held[index];
          return row;
        }),
      );
      this.legend.replaceChildren(...legend());
      this.count(shown);
    }

    /** Say how many events and marks of each layer the filter and the time window keep. */
    count(shown) {
      const { layers, operations } = shown.strikes;
      shown.countsByLayer().forEach(({ events, marks }, index) => {
        const [first, second] = this.layers.children[index].querySelectorAll("small");
        first.textContent = events.toLocaleString("en");
        second.textContent = layers[index] === "area" ? "–" : marks.toLocaleString("en");
        const what = index <= operations.length ? `${events} events, ${marks} marks` : `${events} reports`;
        this.boxes[index].setAttribute("aria-label", `${this.names[index]}: ${what}`);
      });
    }

    setHidden(hidden) {
      this.boxes.forEach((box, index) => (box.checked = !hidden.has(index)));
    }

    _baseMaps() {
      const { el } = strikemap;
      const choices = { offline: "Natural Earth, from this computer", none: "None", osm: "OpenStreetMap: sends requests to tile.openstreetmap.org" };
      this.bases = Object.entries(choices).map(([name, text]) => {
        const radio = el("input", { type: "radio", name: "base", value: name });
        radio.addEventListener("change", () => this.on.baseMap(name));
        return { radio, label: el("label", {}, radio, el("span", {}, text)) };
      });
      return el("div", { role: "radiogroup", "aria-label": "Base map" }, ...this.bases.map(({ label }) => label));
    }

    /** Show which base map is drawn and what it lacks. */
    setBaseMap(name, note) {
      for (const { radio } of this.bases) radio.checked = radio.value === name;
      this.note.textContent = note || "";
      this.note.hidden = !note;
    }
  };

  function swatch(strikes, index) {
    const area = strikes.layers.length - 2;
    if (index === area) return strikemap.el("i", { class: "hatched" });
    if (index > area) return strikemap.symbolCopy({ shape: "context", colour: "#6b7280" });
    const dot = strikemap.el("i", { class: "dot" });
    dot.style.background = strikemap.operationColour(strikes, index);
    return dot;
  }

  function legend() {
    const { el } = strikemap;
    const colour = "#4b5563";
    const entry = (look, text) => el("span", {}, strikemap.symbolCopy(look), text);
    return [
      ...Object.entries(OUTCOMES).map(([shape, text]) => entry({ shape, colour }, text)),
      entry({ shape: "intercepted", colour, hollow: true }, "Aim or origin"),
      entry({ shape: "hit", colour, airBase: true }, "Air base"),
      el("span", {}, el("i", { class: "circle" }), "True spot inside"),
      el("span", {}, el("i", { class: "hatched" }), "In this area"),
      el("span", {}, el("i", { class: "dots" }), "Aim to intercept"),
      el("span", {}, el("i", { class: "disputed" }), "Disputed line"),
      el("span", {}, el("i", { class: "pale" }), "Pale bar: on one of these days"),
    ];
  }
})(window.strikemap);
