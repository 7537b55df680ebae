// @ts-check
/** The card of one mark: what, where, how precise, when and how that is known, who says so, the quote. */
(function (strikemap) {
  strikemap.Card = class {
    /** @param {{close: () => void, step: (by: number) => void, open: (row: number) => void}} on */
    constructor(on) {
      const { el } = strikemap;
      this.on = on;
      this.body = el("div", { class: "body", tabindex: "0" }); // to be scrolled by keys
      this.place = el("span", { class: "place-in-list" });
      const button = (name, text, act) => {
        const made = el("button", { type: "button", class: "quiet", "aria-label": name, title: name }, strikemap.say(text));
        made.addEventListener("click", act);
        return made;
      };
      this.element = el(
        "div",
        { class: "card", role: "dialog", "aria-label": "Strike", tabindex: "-1", hidden: "" },
        el(
          "div",
          { class: "head" },
          button("Previous in time", "‹", () => on.step(-1)),
          this.place,
          button("Next in time", "›", () => on.step(1)),
          el("span", { class: "spring" }),
          button("Copy citation", "Copy citation", (event) => this._copy(event.currentTarget, this.citation)),
          button("Copy link", "Copy link", (event) => this._copy(event.currentTarget, strikemap.host.linkTo(this.id))),
          button("Close", "✕", on.close),
        ),
        this.body,
      );
      this.element.addEventListener("keydown", (event) => {
        if (event.key === "Escape") on.close();
        if (event.key === "ArrowLeft") on.step(-1);
        if (event.key === "ArrowRight") on.step(1);
      });
    }

    get open() {
      return !this.element.hidden;
    }

    close() {
      this.element.hidden = true;
    }

    /** Show a card as card.py words it. `place` says which of the marks it is. */
    show(card, place, { focus = true } = {}) {
      const { el } = strikemap;
      this.id = card.id;
      this.citation = card.citation;
      this.place.textContent = place;
      this.body.replaceChildren(
        el("h2", {}, card.title),
        el("p", { class: "tags" }, ...card.tags.map((tag) => el("span", {}, tag))),
        facts([...card.facts, ...card.related.map((each) => [each.relation, this._opener(each)])]),
        quote(card.quote),
        ...claims("Who says so", card.said),
        ...claims("Who denies it", card.denied),
        ...(card.evidence.length ? [el("h3", {}, "What else rests on the text"), ...card.evidence.map(quote)] : []),
        el("h3", {}, "Source"),
        el("ul", { class: "sources" }, ...card.sources.map(source)),
        el("h3", {}, "How the place was found"),
        facts(card.placing),
      );
      this.element.hidden = false;
      this.body.scrollTop = 0;
      if (focus) this.element.focus({ preventScroll: true });
    }

    _opener({ name, row }) {
      const button = strikemap.el("button", { type: "button", class: "other" }, name);
      button.addEventListener("click", () => this.on.open(row));
      return button;
    }

    async _copy(button, text) {
      await copy(text);
      button.textContent = strikemap.say("Copied");
      setTimeout(() => (button.textContent = button.title), 1500);
    }
  };

  function facts(pairs) {
    const { el } = strikemap;
    return el("dl", {}, ...pairs.flatMap(([name, fact]) => [el("dt", {}, name), el("dd", {}, fact)]));
  }

  function quote({ label, before, text, after }) {
    const { el } = strikemap;
    return el(
      "figure",
      {},
      label ? el("figcaption", {}, label) : null,
      el("blockquote", {}, before && `${before} `, el("mark", {}, text), after && ` ${after}`),
    );
  }

  function claims(heading, all) {
    const { el } = strikemap;
    if (!all.length) return [];
    const said = ({ claimant, stance, hedge, quote }) =>
      el("li", {}, el("b", {}, claimant), ` ${stance}`, hedge && el("em", {}, ` (“${hedge}”)`), quote ? ": " : ` ${strikemap.say("it, in the words above")}`, quote ? el("q", {}, quote) : null);
    return [el("h3", {}, heading), el("ul", {}, ...all.map(said))];
  }

  function source({ title, url, details }) {
    const { el } = strikemap;
    return el("li", {}, url ? strikemap.link(title, url) : title, el("small", {}, details));
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without https or permission the clipboard is closed to scripts: select a field and copy that.
      const field = strikemap.el("textarea", { class: "unseen" });
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }
})(window.strikemap);
