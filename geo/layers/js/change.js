// @ts-check
/** Before and after: what changed from one time range to another, a hexagon a cell. */
(function (strikemap) {
  // Ends of Crameri's "vik" (2018), told apart with every common colour blindness.
  const MORE = "#a1440a";
  const FEWER = "#09588c";
  const SAME = "#6b7280";

  strikemap.changeColours = { more: MORE, fewer: FEWER };

  /**
   * What is shown, but in another time range.
   * @param {any} shown a `strikemap.Shown`
   * @param {[number, number]} range minutes, the end excluded
   */
  strikemap.inRange = function (shown, [from, to]) {
    return Object.assign(Object.create(shown), { from, to: to - 1 });
  };

  /**
   * The cells in which either range has strikes, and by how much the later one has more.
   * @param {any} tally a `strikemap.Tally` of the later range
   * @param {any} before one of the earlier range, over the same cells
   * @returns {{cell: number, before: number, after: number}[]}
   */
  strikemap.changes = function (tally, before) {
    const found = [];
    for (let cell = tally.cells.first; cell < tally.cells.size; cell++) {
      if (!tally.cells.places[cell]) continue;
      const counts = { cell, before: before.total(cell), after: tally.total(cell) };
      if (counts.before || counts.after) found.push(counts);
    }
    return found;
  };

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {{x: number, y: number, radius: number, before: number, after: number}} hexagon
   * @param {{surface: string, text: string}} style
   */
  strikemap.drawChange = function (pen, { x, y, radius, before, after }, style) {
    const by = after - before;
    const colour = by > 0 ? MORE : by < 0 ? FEWER : SAME;
    const said = by ? `${by > 0 ? "+" : "−"}${strikemap.brief(Math.abs(by))}` : "=";
    strikemap.drawHexagon(pen, { x, y, radius, count: 1 }, [1], { ...style, colours: [colour] }, said);
  };
})(window.strikemap);
