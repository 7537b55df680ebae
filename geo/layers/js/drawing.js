// @ts-check
/** Draws shapes on the map: the one that is kept to, and a new one by the reader's pointer or keys. */
(function (strikemap) {
  const LEAST_PX = 6; // of a box; a shorter drag is a slip
  const SAME_DEG = 1e-4; // corners this near are one
  const LINE = { interactive: false, fill: false, weight: 2, dashArray: "6 4" };
  const HINTS = {
    box: "Drag a box over the map. Escape gives up.",
    circle: "Click the middle of the circle. Escape gives up.",
    polygon: "Click corner after corner, the last one twice. Escape gives up.",
  };
  const KEY_HINTS = {
    box: "Arrow keys move the cross, Enter sets two corners. Escape gives up.",
    circle: "Arrow keys move the cross, Enter sets the middle. Escape gives up.",
    polygon: "Arrow keys move the cross, Enter sets corners, the last one twice. Escape gives up.",
  };

  strikemap.Drawing = class {
    /** @param {{done: (shape: any) => void, hint: (text: string) => void}} on */
    constructor(map, on) {
      this.map = map;
      this.on = on;
      this.kind = null;
      this.cross = new strikemap.Crosshair(map, { move: (spot) => this._move(spot), set: (spot) => this._press(spot) });
      const container = map.getContainer();
      const by = { pointerdown: this._down, pointermove: this._move, pointerup: this._up, dblclick: this._end };
      for (const [name, act] of Object.entries(by)) {
        container.addEventListener(name, (event) => this.kind && onMap(event) && this._pointed(event, act), { capture: true });
      }
      document.addEventListener("keydown", (event) => {
        if (!this.kind || !(event.key === "Escape" || (event.key === "Enter" && !this.cross.shown))) return;
        event.stopPropagation();
        if (event.key === "Enter") this._end();
        else this.stop();
      }, { capture: true });
    }

    /**
     * Let the reader draw.
     * @param {"box" | "circle" | "polygon"} kind
     * @param {number} km of a circle
     * @param {MouseEvent} event that asked for it; one of a key has no clicks
     */
    start(kind, km, event) {
      this.stop();
      Object.assign(this, { kind, km, corners: [], from: null });
      if (event.detail === 0) this.cross.show(event.currentTarget);
      this.map.dragging.disable();
      this.map.doubleClickZoom.disable();
      this.map.getContainer().classList.add("drawing");
      this.on.hint((this.cross.shown ? KEY_HINTS : HINTS)[kind]);
    }

    stop() {
      if (!this.kind) return;
      this.kind = null;
      this.cross.hide();
      this.map.dragging.enable();
      // The click that ends a shape is not over yet: it must not zoom.
      setTimeout(() => this.map.doubleClickZoom.enable(), 0);
      this.map.getContainer().classList.remove("drawing");
      this._preview([]);
      this.on.hint("");
    }

    /** Draw the outline of what is kept to. @param {?any} shape a `strikemap.Shape` */
    show(shape) {
      if (this._kept) this._kept.remove();
      this._kept = shape && L.polygon(shape.rings.map(toLatLngs), { ...LINE, color: strikemap.token("--accent") }).addTo(this.map);
    }

    _pointed(event, act) {
      if (event.type !== "pointermove") event.stopPropagation();
      const { lng, lat } = this.map.mouseEventToLatLng(event);
      act.call(this, [lng, lat]);
    }

    _down(spot) {
      if (this.kind === "box") this.from = spot;
    }

    _move(spot) {
      if (this.from) this._preview(toLatLngs(strikemap.boxOf(this.from, spot).rings[0]));
      if (this.corners.length) this._preview(toLatLngs([...this.corners, spot]));
    }

    /** A key sets one corner of a box after the other, and ends a polygon where it set the last corner. */
    _press(spot) {
      this.cross.say("Set at {lat}, {lon}");
      if (this.kind === "box" && !this.from) this._down(spot);
      else if (this.kind === "polygon" && this.corners.length && apart(spot, this.corners[this.corners.length - 1]) < SAME_DEG) this._end();
      else this._up(spot);
    }

    _up(spot) {
      if (this.kind === "circle") this._finish(["circle", ...wrapped([spot]), this.km]);
      else if (this.kind === "polygon") this.corners.push(spot);
      else if (this.from) {
        const box = strikemap.boxOf(this.from, spot);
        const [a, b] = [this.from, spot].map(([lon, lat]) => this.map.latLngToContainerPoint([lat, lon]));
        this.from = null;
        if (Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) >= LEAST_PX) this._finish(box.said);
      }
    }

    /** The last corner of a polygon was clicked twice, so it stands there twice. */
    _end() {
      if (this.kind !== "polygon") return;
      const corners = this.corners.filter((corner, at) => !at || apart(corner, this.corners[at - 1]) > SAME_DEG);
      if (corners.length >= 3) this._finish(["polygon", ...wrapped(corners)]);
    }

    _finish(said) {
      this.stop();
      this.on.done(new strikemap.Shape(said));
    }

    _preview(corners) {
      if (this._sketch) this._sketch.remove();
      this._sketch = corners.length ? L.polygon(corners, { ...LINE, color: strikemap.token("--accent") }).addTo(this.map) : null;
    }
  };

  /** The box between two corners; west may come to lie beyond east. @returns {any} a `strikemap.Shape` */
  strikemap.boxOf = function ([lonA, latA], [lonB, latB]) {
    const wide = Math.abs(lonA - lonB) >= 360;
    const [west, east] = wide ? [-180, 180] : [turned(Math.min(lonA, lonB)), turned(Math.max(lonA, lonB))];
    return new strikemap.Shape(["box", west, Math.min(latA, latB), east, Math.max(latA, latB)]);
  };

  const apart = ([lonA, latA], [lonB, latB]) => Math.hypot(lonA - lonB, latA - latB);
  const turned = (lon) => (Math.abs(lon) <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180);
  const wrapped = (spots) => spots.flatMap(([lon, lat]) => [turned(lon), lat]);
  const toLatLngs = (ring) => ring.map(([lon, lat]) => [lat, lon]);
  const onMap = ({ target }) => !target.closest(".panel, .card, .walker, .chooser, .leaflet-control");
})(window.strikemap);
