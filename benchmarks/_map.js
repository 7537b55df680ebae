// What a reader of the map waits for, taken in its frame; benchmarks/map.py asks for each.
window.measured = (() => {
  const { instrument } = strikemap;
  const { map, timeline, layer } = instrument;
  const frame = () => new Promise(requestAnimationFrame);
  const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

  /** Drawing is only asked for until its pixels are: read some back. */
  function drawn() {
    layer._pen.getImageData(700, 300, 1, 1);
    timeline.brush.canvas.getContext("2d").getImageData(0, 0, 1, 1);
  }

  function taken(act) {
    const before = performance.now();
    act();
    drawn();
    return performance.now() - before;
  }

  /** Until the base map has drawn its tiles. */
  async function settled() {
    for (let calm = 0; calm < 20; ) {
      const before = performance.now();
      await frame();
      calm = performance.now() - before < 25 ? calm + 1 : 0;
      if (performance.now() > 30000) return;
    }
  }

  /** A frame's worth of change each: the brush over ever other ranges, then one term more or less. */
  function filters(rounds) {
    const [first, last] = timeline.whole;
    const shares = Array.from({ length: rounds }, (_, at) => at / rounds);
    const time = shares.map((share) => taken(() => brush(first, last, share)));
    timeline.setRange(first, last);
    const fields = ["operation", "outcome", "role", "weapon_class", "attacker", "precision"];
    instrument.report = () => {}; // the server's answer is not what is measured
    // One term of one field at a time: picked, and given up again.
    const code = shares.map((_, at) => taken(() => instrument.pick(fields[(at >> 1) % fields.length], 0, at % 2 === 0)));
    instrument.shown.picked = {};
    instrument._refilter();
    return { filter_ms: median(time), filter_max_ms: Math.max(...time), filter_code_ms: median(code) };
  }

  function brush(first, last, share) {
    const wide = (last - first) * (0.2 + 0.8 * share);
    timeline.setRange(first + (last - first - wide) * share, first + (last - first - wide) * share + wide);
    instrument._redraw();
  }

  /** The mark at where one was drawn, and the cursor's change. */
  function picks(rounds) {
    const spots = [...layer.marks.symbols, ...layer.marks.hexagons];
    let wrong = 0;
    const hover = Array.from({ length: rounds }, (_, at) => {
      const spot = spots[Math.floor((at / rounds) * spots.length)];
      const before = performance.now();
      instrument.pointer.hover(spot);
      const [row] = layer.near(spot);
      const hexagon = layer.hexagonAt(spot);
      if (spot.cell === undefined ? row === undefined : !hexagon) wrong++;
      return performance.now() - before;
    });
    return { hover_ms: median(hover), hover_wrong: wrong, symbols: layer.marks.symbols.length, hexagons: layer.marks.hexagons.length };
  }

  async function paced(act, ms) {
    const gaps = [];
    const start = await frame();
    for (let before = start; before - start < ms; ) {
      act((before - start) / ms);
      const now = await frame();
      gaps.push(now - before);
      before = now;
    }
    return gaps;
  }

  const pace = (name, gaps) => ({
    [`${name}_fps`]: (1000 * gaps.length) / gaps.reduce((a, b) => a + b, 0),
    [`${name}_worst_ms`]: Math.max(...gaps),
  });

  async function play(ms) {
    instrument.report = () => {};
    timeline.player.play();
    const played = await paced(() => {}, ms);
    timeline.player.stop();
    const [first, last] = timeline.whole;
    const brushed = await paced((share) => timeline.setRange(first + (last - first) * share * 0.5, first + (last - first) * (0.5 + share * 0.5)), ms / 2);
    timeline.setRange(first, last);
    return { ...pace("play", played), ...pace("brush", brushed) };
  }

  async function pan() {
    let [right, down] = [0, 0];
    const gaps = await paced((share) => {
      const [x, y] = [Math.round(300 * Math.sin(share * 6.3)), Math.round(150 * Math.sin(share * 12.6))];
      map.panBy([x - right, y - down], { animate: false });
      [right, down] = [x, y];
    }, 4000);
    return pace("pan", gaps);
  }

  async function zoom() {
    const gaps = [];
    for (const by of [1, 1, 1, -1, -1, -1]) {
      map.setZoom(map.getZoom() + by, { animate: true });
      gaps.push(...(await paced(() => {}, 700)));
    }
    return pace("zoom", gaps);
  }

  /** What a reader does in many minutes, over and over: move, zoom, brush, pick, play. @param {number} seconds */
  async function tour(seconds) {
    const start = performance.now();
    const [first, last] = timeline.whole;
    let steps = 0;
    for (; performance.now() - start < seconds * 1000; steps++) {
      map.setView([33 + Math.sin(steps), 38 + Math.cos(steps)], 4 + (steps % 6), { animate: false });
      timeline.setRange(first + ((last - first) * (steps % 5)) / 8, last - ((last - first) * (steps % 3)) / 8, { commit: true });
      instrument.pick("outcome", 0, steps % 2 === 0);
      timeline.player.play();
      await new Promise((done) => setTimeout(done, 1500));
      timeline.player.stop();
      await new Promise((done) => setTimeout(done, 500));
    }
    timeline.setRange(first, last, { commit: true });
    return { tour_steps: steps };
  }

  return { tour, settled, filters, picks, play, pan, zoom };
})();
