// @ts-check
/** Walks the marks in order of time, by buttons or by keys. */
(function (strikemap) {
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  strikemap.Walker = class {
    /** @param {{step: (by: number) => void, open: () => void}} on */
    constructor(on) {
      const { el } = strikemap;
      const button = (name, text, by) => {
        const made = el("button", { type: "button", tabindex: "-1", "aria-label": name, title: name }, text);
        made.addEventListener("click", () => on.step(by));
        return made;
      };
      this.place = el("output", {}, "");
      this.element = el(
        "div",
        {
          class: "walker",
          role: "group",
          tabindex: "0",
          "aria-label": "Marks in order of time: arrow keys walk, Enter opens the card",
        },
        button("Previous mark", "‹", -1),
        this.place,
        button("Next mark", "›", 1),
      );
      this.element.addEventListener("keydown", (event) => {
        if (event.key in STEPS) on.step(STEPS[event.key]);
        else if (event.key === "Enter") on.open();
        else return;
        event.preventDefault();
        event.stopPropagation();
      });
    }

    /** Say which of the marks it stands at; nothing to walk hides it. */
    show(place, marks) {
      this.element.hidden = !marks;
      this.place.textContent = place;
    }

    focus() {
      this.element.focus({ preventScroll: true });
    }
  };
})(window.strikemap);
