// @ts-check
/** The legend: what shapes, rims and lines mean, and how precisely a place is known. */
(function (strikemap) {
  const OUTCOMES = { hit: "Hit", intercepted: "Intercepted", failed: "Failed", unknown: "Not known" };
  const COLOUR = "#4b5563";

  /** @returns {HTMLElement} */
  strikemap.legend = function () {
    const { el } = strikemap;
    const sign = (name, text, wide = false) => el("span", wide ? { class: "wide" } : {}, el("i", { class: name }), strikemap.say(text));
    const symbol = (look, text, wide = false) => el("span", wide ? { class: "wide" } : {}, strikemap.symbolCopy({ colour: COLOUR, ...look }), strikemap.say(text));
    return el(
      "div",
      { class: "legend" },
      ...Object.entries(OUTCOMES).map(([shape, text]) => symbol({ shape }, text)),
      symbol({ shape: "intercepted", hollow: true }, "Aim or origin"),
      symbol({ shape: "hit", airBase: true }, "Air base"),
      sign("circle", "True spot inside"),
      sign("hatched", "In this area"),
      sign("dots", "Aim to intercept"),
      sign("disputed", "Disputed line"),
      symbol({ shape: "hit", soft: true }, "Soft rim: zoom in for its circle", true),
      el("span", { class: "wide" }, hexagon(), strikemap.say("Several strikes near here, by share")),
      sign("pale", "Pale bar: on one of these days", true),
    );
  };

  function hexagon() {
    const canvas = strikemap.el("canvas", { "aria-hidden": "true" });
    const scale = window.devicePixelRatio || 1;
    canvas.width = canvas.height = 24 * scale;
    canvas.style.width = canvas.style.height = "24px";
    const pen = canvas.getContext("2d");
    pen.scale(scale, scale);
    const style = { colours: [COLOUR, "#b8bec6"], surface: strikemap.token("--surface"), text: "#0000" };
    strikemap.drawHexagon(pen, { x: 12, y: 12, radius: 10, count: 3 }, [2, 1], style);
    return canvas;
  }
})(window.strikemap);
