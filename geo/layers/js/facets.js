// @ts-check
/** Terms to pick, field by field, each with its share of the marks; what is picked acts on the map at once. */
(function (strikemap) {
  const FIELDS = {
    operation: "Operation",
    outcome: "Outcome",
    weapon_class: "Weapon",
    attacker: "Attacker",
    role: "Role of the place",
    precision: "Precision of the place",
    country: "Country",
    origin: "Told by articles or data sets",
    dataset: "Data set",
  };
  const MOST = 12; // of a field are listed; the filters beside the map have them all

  strikemap.facetFields = FIELDS;

  const NAMES = new Set(["operation", "attacker", "dataset"]); // fields whose terms are names: said as they are

  /** A term for people to read; none is one that is not given. */
  strikemap.termInWords = function (field, term) {
    if (!term) return strikemap.say("not given");
    if (field === "country") return /^[A-Z]{2}$/.test(term) ? strikemap.country(term) : term;
    return NAMES.has(field) ? term : strikemap.say(term.replace("_", " "));
  };

  strikemap.Facets = class {
    /**
     * @param {{pick: (field: string, code: number, on: boolean) => void}} on
     * @param {HTMLElement} finder stands above the terms
     */
    constructor(on, finder) {
      const { el } = strikemap;
      this.on = on;
      this.groups = el("div", {});
      this.element = el("details", { class: "facets" }, el("summary", {}, "Filter by"), finder, this.groups);
    }

    /** @param {any} shown a `strikemap.Shown` */
    setStrikes(shown) {
      this.shown = shown;
      this.facets = Object.entries(FIELDS).map(([field, name]) => this._facet(field, name));
      this.groups.replaceChildren(...this.facets.filter(({ rows }) => rows.length > 1).map(({ element }) => element));
    }

    _facet(field, name) {
      const { el } = strikemap;
      const members = membersOf(this.shown.strikes, field);
      const rows = members
        .map((profiles, code) => ({ code, profiles, all: sum(profiles, this.shown.strikes.profile_rows) }))
        .filter(({ all }) => all)
        .sort((a, b) => b.all - a.all)
        .slice(0, MOST)
        .map((row) => ({ ...row, ...this._button(field, row.code) }));
      return { field, rows, element: el("section", { role: "group", "aria-label": name }, el("h3", {}, name), ...rows.map(({ button }) => button)) };
    }

    _button(field, code) {
      const { el } = strikemap;
      const bar = el("b", { "aria-hidden": "true" });
      const count = el("small", {});
      const term = this.shown.strikes.choices[field][code];
      const button = el("button", { type: "button", "aria-pressed": "false" }, bar, el("span", {}, strikemap.termInWords(field, term)), count);
      button.addEventListener("click", () => this.on.pick(field, code, button.getAttribute("aria-pressed") !== "true"));
      return { button, bar, count };
    }

    /** Say how many strikes each term would keep, all else filtered as it is. @param {Uint32Array} byProfile */
    count(byProfile) {
      if (!this.element.open) return;
      const { picked } = this.shown;
      for (const { field, rows } of this.facets) {
        const passes = this.shown.passingBut(field);
        const counts = byProfile.map((count, profile) => passes[profile] * count);
        const found = rows.map(({ profiles }) => sum(profiles, counts));
        const most = Math.max(1, ...found);
        rows.forEach(({ code, button, bar, count }, at) => {
          bar.style.width = `${(found[at] / most) * 100}%`;
          count.textContent = strikemap.number(found[at]);
          button.setAttribute("aria-pressed", String(!!picked[field] && picked[field].has(code)));
        });
      }
    }
  };

  /** Profiles that hold each choice of a field; last, those that hold none. */
  function membersOf({ fields, terms, choices, joint }, field) {
    const members = [...choices[field].map(() => []), []];
    const codes = terms[field].map((term) => term.split(joint).map((part) => choices[field].indexOf(part)));
    fields[field].forEach((code, profile) => {
      for (const choice of codes[code] ?? [choices[field].length]) members[choice].push(profile);
    });
    return members;
  }

  const sum = (profiles, counts) => profiles.reduce((total, profile) => total + counts[profile], 0);
})(window.strikemap);
