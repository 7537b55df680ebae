// @ts-check
/** A shape that a reader keeps to: which places lie in it. shape.py (geo/filters) decides the same on the server. */
(function (strikemap) {
  const EARTH_KM = 6371.0088; // mean radius (IUGG)
  const WORLD = 2 ** 32 - 1;
  const CIRCLE_CORNERS = 64;
  const RADIANS = Math.PI / 180;

  strikemap.Shape = class {
    /** @param {[string, ...number[]]} said its kind, then its numbers: degrees, longitude first; a circle's kilometres */
    constructor([kind, ...numbers]) {
      this.kind = kind;
      this.numbers = numbers.map((number) => Math.round(number * 1e5) / 1e5);
    }

    get said() {
      return [this.kind, ...this.numbers];
    }

    /** Whether a point lies in it. */
    holds(lon, lat) {
      if (this.kind === "box") {
        const [west, south, east, north] = this.numbers;
        const between = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
        return between && lat >= south && lat <= north;
      }
      if (this.kind === "circle") return distanceKm(lon, lat, this.numbers[0], this.numbers[1]) <= this.numbers[2];
      return inside(lon, lat, this.corners);
    }

    /** Its rings in degrees: two where a box crosses the antimeridian. @returns {number[][][]} */
    get rings() {
      if (this.kind === "polygon") return [this.corners];
      if (this.kind === "circle") return [circle(...this.numbers)];
      const [west, south, east, north] = this.numbers;
      const box = (left, right) => [[left, south], [right, south], [right, north], [left, north]];
      return west <= east ? [box(west, east)] : [box(west, 180), box(-180, east)];
    }

    get corners() {
      return this.numbers.filter((_, at) => at % 2 === 0).map((lon, at) => [lon, this.numbers[2 * at + 1]]);
    }

    /**
     * Which places lie in it: points inside it, and areas that it touches; nowhere does not.
     * @param {Strikes} strikes
     * @returns {Uint8Array} 1 where a place does
     */
    places({ place_x: xs, place_y: ys, areas }) {
      const holds = new Uint8Array(xs.length);
      areas.forEach((rings, area) => (holds[area + 1] = this._touches(rings) ? 1 : 0));
      for (let place = areas.length + 1; place < xs.length; place++) {
        const lon = (xs[place] / WORLD - 0.5) * 360;
        const lat = Math.atan(Math.sinh(Math.PI * (1 - (2 * ys[place]) / WORLD))) / RADIANS;
        holds[place] = this.holds(lon, lat) ? 1 : 0;
      }
      return holds;
    }

    /** Whether an outline has a corner in it, it one in the outline, or their edges cross. */
    _touches(outline) {
      const within = (lon, lat) => outline.reduce((odd, ring) => odd !== inside(lon, lat, ring), false);
      return (
        outline.some((ring) => ring.some(([lon, lat]) => this.holds(lon, lat))) ||
        this.rings.some((own) => own.some(([lon, lat]) => within(lon, lat)) || outline.some((ring) => ringsCross(own, ring)))
      );
    }
  };

  /** Kilometres along a great circle (haversine formula). */
  function distanceKm(lon, lat, fromLon, fromLat) {
    const [phi, fromPhi] = [lat * RADIANS, fromLat * RADIANS];
    const turn = (lon - fromLon) * RADIANS;
    const half = Math.sin((phi - fromPhi) / 2) ** 2 + Math.cos(phi) * Math.cos(fromPhi) * Math.sin(turn / 2) ** 2;
    return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, half)));
  }

  strikemap.distanceKm = distanceKm;

  /** Whether an odd number of edges lies east of a point. */
  function inside(lon, lat, ring) {
    let odd = false;
    for (let at = 0, last = ring.length - 1; at < ring.length; last = at++) {
      const [[x1, y1], [x2, y2]] = [ring[last], ring[at]];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd;
    }
    return odd;
  }

  function circle(lon, lat, km) {
    const [angle, phi] = [km / EARTH_KM, lat * RADIANS];
    return Array.from({ length: CIRCLE_CORNERS }, (_, at) => {
      const bearing = (2 * Math.PI * at) / CIRCLE_CORNERS;
      const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
      const east = Math.sin(bearing) * Math.sin(angle) * Math.cos(phi);
      const turn = Math.atan2(east, Math.cos(angle) - Math.sin(phi) * sine);
      return [lon + turn / RADIANS, Math.asin(Math.max(-1, Math.min(1, sine))) / RADIANS];
    });
  }

  function ringsCross(a, b) {
    const edges = (ring) => ring.map((corner, at) => [corner, ring[(at + 1) % ring.length]]);
    return edges(a).some((one) => edges(b).some((other) => cross(one, other)));
  }

  function cross([a, b], [c, d]) {
    const side = ([x, y], [x1, y1], [x2, y2]) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
    return side(a, c, d) !== side(b, c, d) && side(c, a, b) !== side(d, a, b);
  }
})(window.strikemap);
