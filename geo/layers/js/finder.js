// @ts-check
/** Where a reader says what to look for: words, and a shape on the map to keep to. */
(function (strikemap) {
  const PAUSE_MS = 250; // in typing, before the server is asked
  const MOST_CHARACTERS = 200; // as geo/filters has it
  const KM = 50;

  strikemap.Finder = class {
    /**
     * @param {any} map
     * @param {{seek: (words: string) => void, keepTo: (shape: ?any) => void, say: (text: string) => void}} on
     */
    constructor(map, on) {
      this.map = map;
      this.on = on;
      this.drawing = new strikemap.Drawing(map, { done: (shape) => on.keepTo(shape), hint: (text) => on.say(text) });
      this.element = strikemap.el("div", { class: "finder" }, this._words(), this._places());
    }

    get drawingNow() {
      return this.drawing.kind !== null;
    }

    /** Show what is sought and kept to. @param {any} shown a `strikemap.Shown` */
    show({ query, within }) {
      if (document.activeElement !== this.input) this.input.value = strikemap.wordsOf(query);
      this.drawing.show(within);
      this.kept.textContent = within ? inWords(within) : "";
      this.everywhere.hidden = !within;
    }

    _words() {
      const { el } = strikemap;
      this.input = el("input", { type: "search", maxlength: String(MOST_CHARACTERS), placeholder: "place, words of a quote …", "aria-label": "Search" });
      let waiting = 0;
      this.input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.on.seek(this.input.value.trim()), PAUSE_MS);
      });
      return this.input;
    }

    _places() {
      const { el } = strikemap;
      this.km = el("input", { type: "number", min: "1", max: "20000", value: String(KM), "aria-label": "Kilometres" });
      this.kept = el("span", { class: "note" });
      this.everywhere = button("Everywhere", () => this.on.keepTo(null));
      const draw = (kind) => (event) => this.drawing.start(kind, this._km(), event);
      return el(
        "section",
        { role: "group", "aria-label": "Where" },
        el("h3", {}, strikemap.say("Where")),
        el("p", {}, button("Box", draw("box")), button("Polygon", draw("polygon")), button("In view", () => this._keepView())),
        el("p", {}, strikemap.say("Within"), " ", this.km, " ", strikemap.say("km of"), " ", button("a spot", draw("circle")), button("the middle", () => this._keepMiddle())),
        el("p", {}, this.kept, this.everywhere),
      );
    }

    _km() {
      return Math.max(1, Math.min(20000, Number(this.km.value) || KM));
    }

    _keepView() {
      const bounds = this.map.getBounds();
      this.on.keepTo(strikemap.boxOf([bounds.getWest(), bounds.getSouth()], [bounds.getEast(), bounds.getNorth()]));
    }

    _keepMiddle() {
      const { lng, lat } = this.map.getCenter().wrap();
      this.on.keepTo(new strikemap.Shape(["circle", lng, lat, this._km()]));
    }
  };

  function inWords({ kind, numbers }) {
    if (kind === "circle") return strikemap.say("{km} km around {lat}, {lon}", { km: strikemap.number(numbers[2]), lat: numbers[1].toFixed(2), lon: numbers[0].toFixed(2) });
    return strikemap.say(kind === "box" ? "In a box" : "In a polygon");
  }

  function button(text, act) {
    const made = strikemap.el("button", { type: "button" }, strikemap.say(text));
    made.addEventListener("click", act);
    return made;
  }
})(window.strikemap);
