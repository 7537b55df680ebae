// @ts-check
/** What is shown, as the page's commands say it and as the map's reports do. */
(function (strikemap) {
  const PICKED = "picked.";

  /**
   * What the map is ahead of the page in. The page owns the filter, but while a reader brushes or picks, the
   * map knows first. So a report says only the parts that the reader changed, again and again until the page
   * has answered; and of a command these parts are not followed.
   */
  strikemap.Ahead = class {
    constructor() {
      this.seq = 0;
      /** @type {Object<string, any>} the parts as they were said last, by either side */
      this.agreed = {};
      /** @type {Map<string, number>} the last report of each part that the page has not answered */
      this.waiting = new Map();
    }

    /** Number what changed since; return the report. @param {Object<string, any>} parts */
    report(parts) {
      this.seq += 1;
      for (const name of Object.keys(parts)) if (this._changed(name, parts)) this.waiting.set(name, this.seq);
      this.agreed = parts;
      return { seq: this.seq, changed: Object.fromEntries([...this.waiting.keys()].map((name) => [name, parts[name]])) };
    }

    /** The page has seen the reports up to this one. @param {number} seq */
    heard(seq) {
      this.seq = Math.max(this.seq, seq);
      this.waiting.forEach((last, name) => last <= seq && this.waiting.delete(name));
    }

    /**
     * The parts that the page does not decide now; those being changed this moment are among them.
     * @param {Object<string, any>} parts
     */
    of(parts) {
      return new Set(Object.keys(parts).filter((name) => this.waiting.has(name) || this._changed(name, parts)));
    }

    /** The page was followed, but not in what the map is ahead in. */
    agree(parts, ahead) {
      for (const name of Object.keys(parts)) if (!ahead.has(name)) this.agreed[name] = parts[name];
    }

    /** Other strikes: what was chosen of those before is no longer known. */
    forget() {
      this.agreed = {};
      this.waiting.clear();
    }

    _changed(name, parts) {
      return name in this.agreed && JSON.stringify(this.agreed[name]) !== JSON.stringify(parts[name]);
    }
  };

  /**
   * Show what a command says, but for what the server must find (`sought`) and what the map is ahead in.
   * @param {any} shown a `strikemap.Shown`
   * @param {Command} said
   * @param {Set<string>} ahead parts to leave as they are
   */
  strikemap.follow = function (shown, said, ahead) {
    const picked = { ...said.picked };
    for (const field of Object.keys(shown.strikes.choices)) {
      if (!ahead.has(PICKED + field)) continue;
      if (shown.picked[field]) picked[field] = shown.picked[field];
      else delete picked[field];
    }
    shown.picked = Object.fromEntries(Object.entries(picked).map(([field, codes]) => [field, new Set(codes)]));
    if (!ahead.has("from")) shown.from = said.from ?? -Infinity;
    if (!ahead.has("to")) shown.to = said.to ?? Infinity;
    if (!ahead.has("undated")) shown.undated = said.undated;
    if (!ahead.has("clock") && said.clock !== shown.clock) shown.clock = said.clock;
    if (!ahead.has("hidden")) shown.hidden = new Set(said.hidden);
    if (!ahead.has("within")) shown.within = said.within && new strikemap.Shape(said.within);
  };

  /**
   * What is shown, in the parts that reports are made of; null is "not narrowed".
   * @param {any} shown a `strikemap.Shown`
   * @param {string} query what is asked of the server, or was
   * @param {?number} selected row whose card is open
   */
  strikemap.parts = function ({ from, to, undated, clock, hidden, picked, within, strikes }, query, selected) {
    const ofField = (field) => [PICKED + field, picked[field] ? inOrder(picked[field]) : null];
    return {
      from: Number.isFinite(from) ? from : null,
      to: Number.isFinite(to) ? to : null,
      undated,
      clock,
      hidden: inOrder(hidden),
      within: within ? within.said : null,
      text: wordsOf(query),
      selected,
      ...Object.fromEntries(Object.keys(strikes.choices).map(ofField)),
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
