// @ts-check
/** A cross over the map that keys move: what the pointer is to a mouse when a shape is drawn. */
(function (strikemap) {
  const STEP_PX = 16;
  const FINE_PX = 2;
  const EDGE_PX = 24; // nearer to the edge it is the map that moves
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const ZOOMS = { "+": 1, "=": 1, "-": -1 };

  strikemap.Crosshair = class {
    /**
     * @param {any} map
     * @param {{move: (spot: number[]) => void, set: (spot: number[]) => void}} on each with [lon, lat] in degrees
     */
    constructor(map, on) {
      const { el } = strikemap;
      this.map = map;
      this.on = on;
      this.said = el("output", { class: "unseen" });
      this.element = el("div", {
        class: "crosshair", role: "application", tabindex: "0", hidden: "",
        "aria-label": "Cross on the map: arrow keys move it, with Shift finely, plus and minus zoom, Enter sets a point, Escape gives up",
      });
      map.getContainer().append(this.element, this.said);
      this.element.addEventListener("keydown", (event) => this._key(event));
    }

    get shown() {
      return !this.element.hidden;
    }

    /** Show it at the middle of the map, and come back to `opener` once it is hidden. */
    show(opener) {
      this.opener = opener;
      this.point = this.map.getSize().divideBy(2).round();
      this.element.hidden = false;
      this._place();
      this.element.focus({ preventScroll: true });
    }

    hide() {
      if (!this.shown) return;
      this.element.hidden = true;
      this.said.textContent = "";
      this.opener.focus({ preventScroll: true });
    }

    /** Tell those who do not see it where it is; `what` happened there. */
    say(what = "{lat}, {lon}") {
      const [lon, lat] = this.spot;
      this.said.textContent = strikemap.say(what, { lat: lat.toFixed(2), lon: lon.toFixed(2) });
    }

    get spot() {
      const { lng, lat } = this.map.containerPointToLatLng(this.point);
      return [lng, lat];
    }

    _key(event) {
      if (event.key in STEPS) this._step(STEPS[event.key], event.shiftKey ? FINE_PX : STEP_PX);
      else if (event.key in ZOOMS) this.map.setZoomAround(this.point, this.map.getZoom() + ZOOMS[event.key], { animate: false });
      else if (event.key === "Enter" || event.key === " ") this.on.set(this.spot);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    _step([right, down], by) {
      const wanted = this.point.add([right * by, down * by]);
      const { x, y } = this.map.getSize();
      const inside = wanted.x >= EDGE_PX && wanted.x <= x - EDGE_PX && wanted.y >= EDGE_PX && wanted.y <= y - EDGE_PX;
      if (inside) this.point = wanted;
      else this.map.panBy([right * by, down * by], { animate: false });
      this._place();
      this.say();
      this.on.move(this.spot);
    }

    _place() {
      this.element.style.left = `${this.point.x}px`;
      this.element.style.top = `${this.point.y}px`;
    }
  };
})(window.strikemap);
