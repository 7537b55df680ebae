// @ts-check
/** The panel: layers to switch, terms to pick, what colours mean, the legend and the base map. */
(function (strikemap) {
  const NAMES = { none: "No operation named", area: "Area reports", context: "Context events", imported: "Imported events" };
  const BASES = {
    offline: "Natural Earth, from this computer",
    none: "None",
    osm: "OpenStreetMap: sends requests to tile.openstreetmap.org",
  };

  const ROOMY_PX = 840; // a lower map is not covered by its legend

  strikemap.Panel = class {
    /**
     * @param {{toggle: (layer: number, on: boolean) => void, pick: (field: string, code: number, on: boolean) => void,
     *   paintBy: (field: string) => void, baseMap: (name: string) => void, picture: () => void}} on
     * @param {any} finder a `strikemap.Finder`
     * @param {HTMLElement} views how marks are shown
     */
    constructor(on, finder, views) {
      const { el } = strikemap;
      this.on = on;
      this.layers = el("div", { class: "layers", role: "group", "aria-label": "Layers" });
      this.facets = new strikemap.Facets(on, finder.element);
      this.key = el("div", { class: "key" });
      this.legend = el("div", {});
      this.looks = el("details", {}, el("summary", {}, "Colours and legend"), this._paintBy(), this.key, this.legend);
      this.note = el("p", { class: "note", hidden: "" });
      this.element = el(
        "details",
        { class: "panel" },
        el("summary", {}, "Layers and legend"),
        el("p", { class: "columns", hidden: "", "aria-hidden": "true" }, el("small", {}, strikemap.say("events")), el("small", {}, strikemap.say("marks"))),
        this.layers,
        this.facets.element,
        views,
        this.looks,
        el("details", {}, el("summary", {}, "Base map"), this._baseMaps()),
        this.note,
        this._picture(),
      );
      this.element.open = window.innerWidth > 700;
      this.looks.open = window.innerHeight > ROOMY_PX;
      this.facets.element.addEventListener("toggle", () => this.tally && this.count());
    }

    /** @param {any} tally a `strikemap.Tally` */
    setStrikes(tally) {
      const { el } = strikemap;
      const { shown } = (this.tally = tally);
      const { strikes } = shown;
      const operations = strikes.terms.operation.length;
      this.names = strikes.layers.map((layer, index) => (index < operations ? layer : strikemap.say(NAMES[layer])));
      this.boxes = strikes.layers.map((_, index) => {
        const box = el("input", { type: "checkbox" });
        box.addEventListener("change", () => this.on.toggle(index, box.checked));
        return box;
      });
      const held = new Set(shown.layerOf);
      this.element.querySelector(".columns").hidden = !strikes.rows;
      this.layers.replaceChildren(
        ...this.boxes.map((box, index) => {
          const row = el("label", {}, box, el("i"), el("span", {}, this.names[index]), el("small"), el("small"));
          row.hidden = !held.has(index);
          return row;
        }),
      );
      this.facets.setStrikes(shown);
      this.setHidden(shown.hidden);
      this.showColours();
    }

    /** Say what the colours stand for, and draw the legend in those of the page. */
    showColours() {
      if (!this.tally) return;
      const { palette, shown } = this.tally;
      const byOperation = palette.field === "operation";
      [...this.layers.children].forEach((row, index) => row.children[1].replaceWith(swatch(palette, shown.strikes, index, byOperation)));
      this.by.value = palette.field;
      this.key.replaceChildren(...(byOperation ? [] : keyOf(palette, shown.strikes)));
      this.legend.replaceChildren(strikemap.legend());
    }

    /** Say how many events and marks of each layer the filter and the time window keep; return the counts by profile. */
    count() {
      const { shown } = this.tally;
      const { layers, terms } = shown.strikes;
      const counts = strikemap.countByProfile(shown);
      strikemap.countByLayer(shown, counts).forEach(({ events, marks }, index) => {
        const [first, second] = this.layers.children[index].querySelectorAll("small");
        first.textContent = strikemap.number(events);
        second.textContent = layers[index] === "area" ? "–" : strikemap.number(marks);
        const what = index <= terms.operation.length ? strikemap.say("{events} events, {marks} marks", { events, marks }) : strikemap.say("{n} reports", { n: events });
        this.boxes[index].setAttribute("aria-label", `${this.names[index]}: ${what}`);
      });
      this.facets.count(counts.rows);
      return counts;
    }

    setHidden(hidden) {
      this.boxes.forEach((box, index) => (box.checked = !hidden.has(index)));
    }

    _picture() {
      const button = strikemap.el("button", { type: "button", class: "save" }, strikemap.say("Save as picture (PNG)"));
      button.addEventListener("click", () => strikemap.savePicture(this.on));
      return button;
    }

    _paintBy() {
      const { el } = strikemap;
      const options = Object.entries(strikemap.facetFields).map(([field, name]) => el("option", { value: field }, name));
      this.by = el("select", {}, ...options);
      this.by.addEventListener("change", () => this.on.paintBy(this.by.value));
      return el("label", {}, el("span", {}, strikemap.say("Colours by")), this.by);
    }

    _baseMaps() {
      const { el } = strikemap;
      this.bases = strikemap.host.bases.map((name) => {
        const radio = el("input", { type: "radio", name: "base", value: name });
        radio.addEventListener("change", () => this.on.baseMap(name));
        return { radio, label: el("label", {}, radio, el("span", {}, strikemap.say(BASES[name]))) };
      });
      return el("div", { role: "radiogroup", "aria-label": "Base map" }, ...this.bases.map(({ label }) => label));
    }

    /** Show which base map is drawn and what it lacks. */
    setBaseMap(name, note) {
      for (const { radio } of this.bases) radio.checked = radio.value === name;
      this.note.textContent = strikemap.say(note || "");
      this.note.hidden = !note;
    }
  };

  function swatch(palette, strikes, index, byOperation) {
    const layer = index > strikes.terms.operation.length ? strikes.layers[index] : null;
    if (layer === "area") return strikemap.el("i", { class: "hatched" });
    if (layer === "imported") return dot(byOperation ? strikemap.neutral : "transparent");
    if (layer === "context") return strikemap.symbolCopy({ shape: "context", colour: strikemap.neutral });
    return dot(byOperation ? palette.colour(index) : "transparent");
  }

  /** A dot and a name for each colour. */
  function keyOf(palette, { terms }) {
    const names = palette.colours.map(() => []);
    [...terms[palette.field], null].forEach((term, code) => names[palette.ofCode[code]].push(strikemap.termInWords(palette.field, term)));
    return palette.colours.map((colour, series) => {
      const name = names[series].length > 1 ? strikemap.say("{n} others", { n: names[series].length }) : names[series].join("");
      return strikemap.el("span", {}, dot(colour), name);
    });
  }

  function dot(colour) {
    const made = strikemap.el("i", { class: "dot" });
    made.style.background = colour;
    return made;
  }
})(window.strikemap);
