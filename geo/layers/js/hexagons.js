// @ts-check
/** How many strikes stand for one symbol: a hexagon, ringed by the share of each colour, with the count inside. */
(function (strikemap) {
  const SMALLEST_PX = 11;
  const LARGEST_PX = 18; // less than half of a cell's width, so that neighbours never touch
  const RING = 0.7; // of the radius is where the ring ends and the number stands
  const LEAST_SHARE = 0.04; // of the ring; less would not be seen
  const CORNERS = Array.from({ length: 6 }, (_, at) => [Math.sin((at * Math.PI) / 3), -Math.cos((at * Math.PI) / 3)]);

  /** Pixels from middle to corner: by the logarithm, since counts run from five to a million. */
  strikemap.hexagonRadius = function (count) {
    return Math.min(LARGEST_PX, SMALLEST_PX + 1.6 * Math.log10(count / 5));
  };

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {{x: number, y: number, radius: number, count: number}} hexagon
   * @param {ArrayLike<number>} shares count by series
   * @param {{colours: string[], surface: string, text: string}} style
   * @param {string} said inside
   */
  strikemap.drawHexagon = function (pen, { x, y, radius, count }, shares, style, said = strikemap.brief(count)) {
    outline(pen, x, y, radius + 1.5);
    pen.fillStyle = style.surface;
    pen.fill();
    outline(pen, x, y, radius);
    pen.fillStyle = ring(pen, x, y, radius, count, shares, style.colours);
    pen.fill();
    outline(pen, x, y, radius * RING);
    pen.fillStyle = style.surface;
    pen.fill();
    pen.fillStyle = style.text;
    pen.fillText(said, x, y + 0.5);
  };

  /** A count in at most four characters: 950, 1.2k, 38k, 1.1M. */
  strikemap.brief = function (count) {
    if (count < 1000) return String(count);
    const [unit, sign] = count < 999500 ? [1000, "k"] : [1e6, "M"];
    const value = count / unit;
    return (value < 9.95 ? value.toFixed(1) : value.toFixed(0)) + sign;
  };

  function outline(pen, x, y, radius) {
    pen.beginPath();
    for (const [right, down] of CORNERS) pen.lineTo(x + right * radius, y + down * radius);
    pen.closePath();
  }

  function ring(pen, x, y, radius, count, shares, colours) {
    const seen = [];
    for (let at = 0; at < shares.length; at++) if (shares[at] / count >= LEAST_SHARE) seen.push(at);
    if (seen.length === 1) return colours[seen[0]];
    const total = seen.reduce((sum, at) => sum + shares[at], 0);
    const turn = pen.createConicGradient(-Math.PI / 2, x, y);
    let from = 0;
    for (const at of seen) {
      turn.addColorStop(from, colours[at]);
      from = Math.min(1, from + shares[at] / total);
      turn.addColorStop(from, colours[at]);
    }
    return turn;
  }
})(window.strikemap);
