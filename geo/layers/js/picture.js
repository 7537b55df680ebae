// @ts-check
/** Save what is seen as a PNG: the map, what filter it shows, what its marks mean, and the sources. */
(function (strikemap) {
  const MARGIN = 16;
  const LINE = 18;
  const FONT = "'Source Sans', system-ui, sans-serif";
  const SHAPES = { hit: "Hit", intercepted: "Intercepted", failed: "Failed", unknown: "Outcome not known" };
  const NEUTRAL = "#4b5563";

  /**
   * Draw map, words and legend on one canvas.
   * @param {any} instrument
   * @returns {Promise<HTMLCanvasElement>}
   */
  strikemap.picture = async function (instrument) {
    const words = await strikemap.host.words();
    const { width, height } = instrument.map.getContainer().getBoundingClientRect();
    const { timeline } = instrument;
    const canvas = document.createElement("canvas");
    const scale = window.devicePixelRatio || 1;
    const pen = canvas.getContext("2d");
    const wide = Math.max(width, 480);
    pen.font = `13px ${FONT}`;
    const head = wrapped(pen, `${words} ${timeline.label.textContent}. ${timeline.total.textContent}. ${strikemap.say("Reported, not established.")}`, wide - 2 * MARGIN);
    pen.font = `12px ${FONT}`;
    const legend = flowed(pen, entries(instrument), wide - 2 * MARGIN);
    const top = MARGIN + 26 + head.length * LINE;
    const tall = top + height + 12 + legend.rows * 22 + LINE + MARGIN;
    Object.assign(canvas, { width: Math.round(wide * scale), height: Math.round(tall * scale) });
    pen.scale(scale, scale);
    pen.fillStyle = strikemap.token("--surface");
    pen.fillRect(0, 0, wide, tall);
    pen.fillStyle = strikemap.token("--text");
    write(pen, strikemap.say("Reported strikes"), MARGIN, MARGIN + 16, `600 18px ${FONT}`);
    head.forEach((line, at) => write(pen, line, MARGIN, MARGIN + 22 + (at + 1) * LINE - 4, `13px ${FONT}`));
    drawMap(pen, instrument.map, top, width, height);
    legend.placed.forEach(({ icon, text, x, row }) => {
      const y = top + height + 12 + row * 22;
      pen.drawImage(icon, MARGIN + x, y, 22, 22);
      pen.fillStyle = strikemap.token("--text");
      write(pen, text, MARGIN + x + 26, y + 15, `12px ${FONT}`);
    });
    pen.fillStyle = strikemap.token("--muted");
    const credit = [...instrument.map.getContainer().querySelectorAll(".leaflet-control-attribution")].map((each) => each.textContent).join(" ");
    write(pen, `strikemap · ${credit}`, MARGIN, tall - MARGIN, `11px ${FONT}`);
    return canvas;
  };

  /** Let the reader keep the picture as a file. */
  strikemap.savePicture = async function (instrument) {
    const canvas = await strikemap.picture(instrument);
    const file = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const link = strikemap.el("a", { href: URL.createObjectURL(file), download: "strikemap.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  /** Canvases only: pictures of another host would make ours unreadable. */
  function drawMap(pen, map, top, width, height) {
    const frame = map.getContainer().getBoundingClientRect();
    pen.save();
    pen.beginPath();
    pen.rect(0, top, width, height);
    pen.clip();
    for (const canvas of map.getPane("mapPane").querySelectorAll("canvas")) {
      const box = canvas.getBoundingClientRect();
      if (box.width && canvas.width) pen.drawImage(canvas, box.left - frame.left, box.top - frame.top + top, box.width, box.height);
    }
    pen.restore();
  }

  /** What the picture's colours and shapes mean: of the layers shown, and of the shapes that occur. */
  function entries({ layer, shown, panel }) {
    const { palette } = layer.tally;
    const { strikes } = shown;
    const held = new Set(shown.layerOf);
    const byOperation = palette.field === "operation";
    const operations = strikes.terms.operation.map((_, code) => code).filter((code) => held.has(code) && !shown.hidden.has(code));
    const named = byOperation ? operations.map((code) => ({ icon: strikemap.symbol({ shape: "hit", colour: palette.colour(code) }), text: panel.names[code] })) : [];
    const shapes = Object.entries(SHAPES).map(([shape, text]) => ({ icon: strikemap.symbol({ shape, colour: NEUTRAL }), text: strikemap.say(text) }));
    return [
      ...named,
      ...shapes,
      { icon: strikemap.symbol({ shape: "intercepted", colour: NEUTRAL, hollow: true }), text: strikemap.say("Aim or origin") },
      { icon: strikemap.symbol({ shape: "hit", colour: NEUTRAL, soft: true }), text: strikemap.say("Somewhere near, within its circle") },
    ];
  }

  function flowed(pen, all, room) {
    let [x, row] = [0, 0];
    const placed = all.map((entry) => {
      const wide = pen.measureText(entry.text).width + 44;
      if (x && x + wide > room) [x, row] = [0, row + 1];
      const at = { ...entry, x, row };
      x += wide;
      return at;
    });
    return { placed, rows: row + 1 };
  }

  function wrapped(pen, text, room) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines[lines.length - 1]} ${word}`.trim();
      if (pen.measureText(longer).width <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  function write(pen, text, x, y, font) {
    pen.font = font;
    pen.fillText(text, x, y);
  }
})(window.strikemap);
