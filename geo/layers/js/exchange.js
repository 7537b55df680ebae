// @ts-check
/** What is shown, as the page's commands say it and as the map's reports do. */
(function (strikemap) {
  /**
   * Show what a command says, but for what the server must find (`sought`).
   * @param {any} shown a `strikemap.Shown`
   * @param {Command} said
   */
  strikemap.follow = function (shown, said) {
    shown.from = said.from ?? -Infinity;
    shown.to = said.to ?? Infinity;
    shown.undated = said.undated;
    if (said.clock !== shown.clock) shown.clock = said.clock;
    shown.hidden = new Set(said.hidden);
    shown.picked = Object.fromEntries(Object.entries(said.picked).map(([field, codes]) => [field, new Set(codes)]));
    shown.within = said.within && new strikemap.Shape(said.within);
  };

  /** What a report to the page says of what is shown. @param {any} shown a `strikemap.Shown` */
  strikemap.told = function ({ from, to, undated, clock, hidden, picked, within, query }) {
    return {
      from: Number.isFinite(from) ? from : null,
      to: Number.isFinite(to) ? to : null,
      undated,
      clock,
      hidden: inOrder(hidden),
      picked: Object.fromEntries(Object.entries(picked).map(([field, codes]) => [field, inOrder(codes)])),
      within: within ? within.said : null,
      text: wordsOf(query),
    };
  };

  /** The words sought by a query of the page. @param {string} query */
  const wordsOf = (query) => new URLSearchParams(query).get("q") || "";
  strikemap.wordsOf = wordsOf;

  /** A query with other words. */
  strikemap.withWords = function (query, words) {
    const changed = new URLSearchParams(query);
    changed.delete("q");
    if (words) changed.set("q", words);
    return changed.toString();
  };

  const inOrder = (codes) => [...codes].sort((a, b) => a - b);
})(window.strikemap);
