// @ts-check
/** How a mark looks: colour for the operation, shape for the outcome, hollow where nothing was hit. */
(function (strikemap) {
  const SIZE = 24; // CSS pixels of a symbol, halo included
  const R = 7;

  const SHAPES = {
    hit: (pen) => pen.arc(0, 0, R, 0, 2 * Math.PI),
    intercepted: (pen) => polygon(pen, 3, R + 2.5, -90),
    failed: (pen) => polygon(pen, 4, R + 1, 45),
    unknown: (pen) => polygon(pen, 4, R + 1.5, 0),
    context: (pen) => star(pen, 5, R + 1, 3),
  };
  const sprites = new Map();

  strikemap.symbolSize = SIZE;

  /**
   * The parts of a profile's symbol.
   * @param {any} palette a `strikemap.Palette`
   * @param {Strikes} strikes
   */
  strikemap.look = function (palette, strikes, profile) {
    const term = (field) => strikes.terms[field][strikes.fields[field][profile]];
    const context = term("kind") === "context";
    return {
      shape: context ? "context" : term("outcome") || "unknown",
      colour: context ? strikemap.neutral : palette.colourOfProfile(profile),
      hollow: term("role") === "intended_target" || term("role") === "launched_from",
      airBase: term("target_type") === "air base",
    };
  };

  /**
   * Return the symbol, drawn once and kept.
   * @param {{shape: string, colour: string, hollow?: boolean, airBase?: boolean, soft?: boolean}} look
   * @returns {HTMLCanvasElement}
   */
  strikemap.symbol = function (look) {
    const scale = window.devicePixelRatio || 1;
    const key = [look.shape, look.colour, !!look.hollow, !!look.airBase, !!look.soft, scale].join();
    let canvas = sprites.get(key);
    if (!canvas) {
      canvas = document.createElement("canvas");
      canvas.width = canvas.height = SIZE * scale;
      canvas.style.width = canvas.style.height = `${SIZE}px`;
      draw(canvas.getContext("2d"), look, scale);
      sprites.set(key, canvas);
    }
    return canvas;
  };

  /** A copy of the symbol, to stand in a list. */
  strikemap.symbolCopy = function (look) {
    const original = strikemap.symbol(look);
    const copy = /** @type {HTMLCanvasElement} */ (original.cloneNode());
    copy.getContext("2d").drawImage(original, 0, 0);
    copy.setAttribute("aria-hidden", "true");
    return copy;
  };

  function draw(pen, look, scale) {
    pen.scale(scale, scale);
    pen.translate(SIZE / 2, SIZE / 2);
    pen.lineJoin = "round";
    if (look.soft) glow(pen, look.colour);
    pen.beginPath();
    SHAPES[look.shape](pen);
    pen.closePath();
    pen.lineWidth = look.hollow ? 6 : 4;
    pen.strokeStyle = "#fff";
    if (!look.soft) pen.stroke();
    pen.fillStyle = look.hollow ? "#fff" : look.colour;
    pen.fill();
    pen.lineWidth = look.hollow ? 2.5 : 1;
    pen.strokeStyle = look.hollow ? look.colour : "rgba(0, 0, 0, .45)";
    if (look.hollow || !look.soft) pen.stroke();
    if (look.airBase) plane(pen, look.hollow ? look.colour : "#fff");
  }

  /** No rim but a fading one: the spot is not known to the point. */
  function glow(pen, colour) {
    const fading = pen.createRadialGradient(0, 0, R - 3, 0, 0, SIZE / 2);
    fading.addColorStop(0, `${colour}99`);
    fading.addColorStop(1, `${colour}00`);
    pen.fillStyle = fading;
    pen.fillRect(-SIZE / 2, -SIZE / 2, SIZE, SIZE);
  }

  function polygon(pen, corners, radius, firstDegrees) {
    for (let corner = 0; corner < corners; corner++) {
      const angle = ((firstDegrees + (360 / corners) * corner) * Math.PI) / 180;
      pen.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
    }
  }

  function star(pen, points, outer, inner) {
    for (let corner = 0; corner < 2 * points; corner++) {
      const angle = -Math.PI / 2 + (Math.PI / points) * corner;
      const radius = corner % 2 ? inner : outer;
      pen.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
    }
  }

  function plane(pen, colour) {
    pen.strokeStyle = colour;
    pen.lineCap = "round";
    for (const [width, ...line] of [[1.8, 0, -4.4, 0, 4], [1.8, -4.2, 0.6, 0, -1.4], [1.8, 4.2, 0.6, 0, -1.4], [1.4, -1.8, 4, 1.8, 4]]) {
      pen.lineWidth = width;
      pen.beginPath();
      pen.moveTo(line[0], line[1]);
      pen.lineTo(line[2], line[3]);
      pen.stroke();
    }
  }
})(window.strikemap);
