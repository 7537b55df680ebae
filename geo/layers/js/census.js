// @ts-check
/** Counts for people to read while nothing moves: of each layer, each term, and of what has no date. */
(function (strikemap) {
  /**
   * Rows of the time window by profile, and how many of them have a point; layers switched on or not.
   * @param {any} shown a `strikemap.Shown`
   * @returns {{rows: Uint32Array, points: Uint32Array}}
   */
  strikemap.countByProfile = function (shown) {
    const { visible, start, end } = shown;
    const { profile, place, profile_rows: profiles, areas } = shown.strikes;
    const [from, to, least] = shown.window;
    const [rows, points] = [new Uint32Array(profiles.length), new Uint32Array(profiles.length)];
    for (const [first, last, all] of shown.runs()) {
      for (let row = first; row < last; row++) {
        if (!all && (end[row] < from || start[row] > to || start[row] < least)) continue;
        if (visible !== null && ((visible[row >> 3] >> (row & 7)) & 1) === 0) continue;
        rows[profile[row]]++;
        if (place[row] > areas.length) points[profile[row]]++;
      }
    }
    return { rows, points };
  };

  /**
   * Events and marks of each layer within the filter and the time window, switched on or not.
   * An event with marks in several layers counts in each; an area or a context report is an event of its own.
   * @returns {{events: number, marks: number}[]}
   */
  strikemap.countByLayer = function (shown, { rows, points }) {
    const layers = shown.strikes.layers.map(() => ({ events: 0, marks: 0 }));
    shown.picks.forEach((picks, profile) => {
      if (!picks) return;
      layers[shown.layerOf[profile]].events += rows[profile];
      layers[shown.layerOf[profile]].marks += points[profile];
    });
    const { mates, mates_begin: begins, profile } = shown.strikes;
    const seen = new Set();
    for (let at = 0; at < mates.length; at++) {
      if (begins[at]) seen.clear();
      const kind = profile[mates[at]];
      if (!shown.picks[kind] || !shown.timely(mates[at]) || !shown.sees(mates[at])) continue;
      const layer = shown.layerOf[kind];
      if (seen.has(layer)) layers[layer].events--;
      seen.add(layer);
    }
    return layers;
  };

  /** How many strikes pass but are undated, the time window aside. */
  strikemap.countUndated = function (shown) {
    const { strikes, firstDated, byReport } = shown;
    let count = 0;
    for (let row = 0; row < (byReport ? strikes.rows : firstDated); row++) {
      if (!shown.isUndated(row) || !shown.passes(row)) continue;
      count += strikemap.isStrike(strikes, strikes.profile[row]) ? 1 : 0;
    }
    return count;
  };
})(window.strikemap);
