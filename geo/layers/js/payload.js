// @ts-check
/** Decode the strikes; payload.py tells what is in their file. */
(function (strikemap) {
  /**
   * @param {ArrayBuffer} buffer
   * @returns {Strikes}
   */
  strikemap.decode = function (buffer) {
    const { length, delay, ...strikes } = strikemap.unpack(buffer);
    const { rows, start, place, profile, terms } = strikes;
    // In the place of what they are counted from: a million rows need no copies.
    strikes.end = new Int32Array(length.buffer);
    strikes.reported = new Int32Array(delay.buffer);
    for (let row = 0; row < rows; row++) {
      strikes.end[row] = start[row] + length[row];
      strikes.reported[row] = start[row] + delay[row];
    }
    strikes.fields = Object.fromEntries(Object.keys(terms).map((field) => [field, strikes[`profile_${field}`]]));
    strikes.place_rows = tallied(place, strikes.place_x.length);
    strikes.profile_rows = tallied(profile, strikes.fields.kind.length);
    return strikes;
  };

  /** Whether a row has a point on the map. @param {Strikes} strikes */
  strikemap.placed = (strikes, row) => strikes.place[row] > strikes.areas.length;

  /** Whether a profile is of events that were imported from a data set. */
  strikemap.isImported = ({ fields, terms }, profile) => fields.dataset[profile] < terms.dataset.length;

  /** Whether a profile is of strikes that articles tell of: no area, no context, nothing imported. */
  strikemap.isStrike = ({ fields, terms }, profile) =>
    terms.kind[fields.kind[profile]] === "strike" && !strikemap.isImported({ fields, terms }, profile);

  /** A row's term in a field, or null if it is not given. @param {Strikes} strikes */
  strikemap.term = function (strikes, field, row) {
    return strikes.terms[field][strikes.fields[field][strikes.profile[row]]] ?? null;
  };

  function tallied(codes, size) {
    const counts = new Uint32Array(size);
    for (let row = 0; row < codes.length; row++) counts[codes[row]]++;
    return counts;
  }
})(window.strikemap);
