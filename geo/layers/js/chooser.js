// @ts-check
/** The short list that opens where marks overlap: every strike on a town's one point can be reached. */
(function (strikemap) {
  const MOST = 50; // names asked for at once

  strikemap.mostChoices = MOST;

  strikemap.Chooser = class {
    /** @param {{open: (row: number) => void}} on */
    constructor(on) {
      this.on = on;
      this.element = strikemap.el("div", { class: "chooser", role: "menu", "aria-label": "Marks at this spot", hidden: "" });
      this.element.addEventListener("keydown", (event) => this._key(event));
    }

    close() {
      this.asked = null;
      this.element.hidden = true;
    }

    /**
     * List `rows` beside a point of the map.
     * @param {any} tally a `strikemap.Tally`
     * @param {string} version
     * @param {number[]} rows
     * @param {{x: number, y: number}} point
     * @param {number} all how many there are, if more than `rows`
     */
    async show(tally, version, rows, point, all = rows.length) {
      this.asked = rows;
      const names = await strikemap.host.names(version, rows.slice(0, MOST));
      if (!names || this.asked !== rows) return;
      const more = all - names.length;
      this.element.replaceChildren(
        ...names.map((name, index) => this._item(tally, rows[index], name)),
        ...(more > 0 ? [strikemap.el("p", {}, strikemap.say("and {n} more: brush the timeline or filter", { n: strikemap.number(more) }))] : []),
      );
      this.element.hidden = false;
      this._place(point);
      this.element.querySelector("button").focus({ preventScroll: true });
    }

    _item({ palette, shown }, row, { title, when }) {
      const { el } = strikemap;
      const symbol = strikemap.symbolCopy(strikemap.look(palette, shown.strikes, shown.strikes.profile[row]));
      const item = el("button", { type: "button", role: "menuitem" }, symbol, el("span", {}, title, el("small", {}, when)));
      item.addEventListener("click", () => {
        this.close();
        this.on.open(row);
      });
      return item;
    }

    _place({ x, y }) {
      const { offsetWidth: width, offsetHeight: height, parentElement: map } = this.element;
      const within = (wanted, size, room) => Math.max(6, Math.min(wanted, room - size - 6));
      this.element.style.left = `${within(x + 14, width, map.clientWidth)}px`;
      this.element.style.top = `${within(y - 14, height, map.clientHeight)}px`;
    }

    _key(event) {
      const items = [...this.element.querySelectorAll("button")];
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by) items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
      else if (event.key === "Escape") this.close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
  };
})(window.strikemap);
