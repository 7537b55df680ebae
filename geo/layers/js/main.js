// @ts-check
/**
 * Join the parts on one map, take the page's commands and report what the reader does on the map.
 *
 * The page owns the filter; how the two stay agreed while both are changed is told in `exchange.js`.
 */
(function (strikemap) {
  class Instrument {
    constructor(map) {
      const { el } = strikemap;
      this.map = map;
      this.ahead = new strikemap.Ahead();
      this.asked = ""; // the query that the server is asked, or was
      this.selected = null;
      this.colourBy = "operation";
      this.live = el("div", { class: "unseen", "aria-live": "polite" });
      this.message = el("p", { class: "message", role: "alert", hidden: "" });
      this.card = new strikemap.Card({
        close: () => this.select(null),
        step: (by) => this.step(by),
        open: (row) => this.select(row),
      });
      this.chooser = new strikemap.Chooser({ open: (row) => this.select(row) });
      this.walker = new strikemap.Walker({
        step: (by) => this.step(by),
        open: () => this.layer.focused !== null && this.select(this.layer.focused),
      });
      this.scene = new strikemap.Scene(map, {
        theme: () => this._repaint(),
        note: (base, note) => this.panel.setBaseMap(base, note),
      });
      this.finder = new strikemap.Finder(map, this);
      this.views = new strikemap.Views(this);
      this.panel = new strikemap.Panel(this, this.finder, this.views.element);
      /** Count and draw what is shown; many changes in a frame are one more drawing. */
      this.redraw = strikemap.oncePerFrame(() => this._redraw());
      /** Say the counts that a reader looks up: they may come after the drawing. */
      this.census = strikemap.whenIdle(() => this._census());
      this._place();
      this.scene.follow();
    }

    _place() {
      const { map } = this;
      const overlays = [this.panel, this.walker, this.card, this.chooser].map(({ element }) => element);
      map.attributionControl.setPrefix("Leaflet"); // its own prefix shows a national flag
      map.getContainer().append(...overlays, this.message);
      strikemap.host.room.append(this.live);
      for (const overlay of overlays) {
        L.DomEvent.disableClickPropagation(overlay);
        L.DomEvent.disableScrollPropagation(overlay);
      }
      this.pointer = new strikemap.Pointer(this);
    }

    /** Follow a command of the page. @param {Command} command */
    async apply(command) {
      this.command = command;
      try {
        if (this.version !== command.version) await this._load(command.version);
        this.ahead.heard(command.seq);
        await this._ask(this._wanted(command));
      } catch (error) {
        console.error(error);
        this.say(error.message);
        return;
      }
      if (this.command !== command) return; // another one came while the strikes were on their way
      this._follow(command);
      this.scene.look(command.view);
      document.documentElement.dataset.ready = command.version;
    }

    _parts() {
      return strikemap.parts(this.shown, this.asked, this.selected);
    }

    /** What a command lets the server find, with the words that the reader seeks now. */
    _wanted(command) {
      const query = command.sought ? atob(command.sought) : "";
      if (!this.ahead.of(this._parts()).has("text")) return query;
      return strikemap.withWords(query, strikemap.wordsOf(this.asked));
    }

    _follow(command) {
      const { clock } = this.shown;
      const ahead = this.ahead.of(this._parts());
      strikemap.follow(this.shown, command, ahead);
      if (this.shown.clock !== clock) this.timeline.setClock();
      this.panel.setHidden(this.shown.hidden);
      this._refilter();
      if (!ahead.has("selected") && command.selected !== this.selected) this._open(command.selected, { focus: false });
      this.ahead.agree(this._parts(), ahead);
    }

    async _load(version) {
      const strikes = strikemap.decode(await strikemap.host.strikes(version));
      if (this.layer) this.layer.remove();
      this.version = version;
      this.ahead.forget();
      this.asked = "";
      this.shown = new strikemap.Shown(strikes);
      const palette = new strikemap.Palette(strikes, this.colourBy);
      this.layer = new strikemap.StrikeLayer(this.shown, palette);
      this.selected = null;
      this.card.close();
      this.chooser.close();
      this.say("");
      if (this.timeline) this.timeline.setStrikes(this.shown, palette);
      else {
        this.timeline = new strikemap.Timeline(this.shown, palette, {
          change: () => this.redraw(),
          commit: () => this.report(),
          census: () => this.census(),
          pickAll: (field, codes, on) => this.pickAll(field, codes, on),
        });
        this.timeline.reset.after(this.views.again);
        strikemap.host.room.append(this.timeline.element);
        await this.scene.lookFirst(strikes, this.command);
      }
      this.layer.addTo(this.map);
      this.views.refresh();
      this.panel.setStrikes(this.layer.tally);
      strikemap.host.annotations(version).then((besides) => this.timeline.annotate(besides));
    }

    /** Let the server find what only it can; until it has answered all stays as it is. */
    async _ask(query) {
      this.asked = query;
      if (query === this.shown.query) return;
      try {
        const found = query ? await strikemap.host.passing(this.version, query) : null;
        if (this.asked === query) Object.assign(this.shown, { query, found });
      } catch (error) {
        if (this.asked === query) this.asked = this.shown.query;
        throw error;
      }
    }

    get palette() {
      return this.layer.tally.palette;
    }

    /** After a change of anything but the time window. */
    _refilter() {
      this.shown.refresh();
      this._redraw();
      this.timeline.refresh(this.palette);
      this.finder.show(this.shown);
      this.census();
    }

    _census() {
      const counts = this.panel.count();
      this.timeline.multiples.show(this.shown, this.timeline.histogram, counts.rows);
      this.timeline.sayUndated(strikemap.countUndated(this.shown));
      this.walker.show(this._whichMark(), this.layer.tally.spots);
    }

    _redraw() {
      this.layer.count();
      this.timeline.sayCounts(this.layer.tally);
      this.chooser.close();
      this.walker.show(this._whichMark(null), this.layer.tally.spots);
    }

    _repaint() {
      if (!this.layer) return;
      this.timeline.paint();
      this.layer.redraw();
      this.panel.showColours();
    }

    /** Tell the page what the reader chose. */
    report() {
      this.census();
      strikemap.host.report({ version: this.version, ...this.ahead.report(this._parts()) });
    }

    /** Keep what has these words. */
    async seek(words) {
      await this._ask(strikemap.withWords(this.asked, words));
      if (strikemap.wordsOf(this.asked) !== words) return; // others are sought by now
      this._refilter();
      this.report();
    }

    /** Keep what lies in a shape; null is everywhere. */
    keepTo(shape) {
      this.shown.within = shape;
      this._refilter();
      this.report();
    }

    toggle(layer, on) {
      if (on) this.shown.hidden.delete(layer);
      else this.shown.hidden.add(layer);
      this._refilter();
      this.report();
    }

    /** Keep a term, or no longer; a field without any keeps all. */
    pick(field, code, on) {
      this.pickAll(field, [code], on);
    }

    pickAll(field, picks, on) {
      const codes = new Set(this.shown.picked[field]);
      for (const code of picks) {
        if (on) codes.add(code);
        else codes.delete(code);
      }
      this.shown.picked = { ...this.shown.picked, [field]: codes };
      if (!codes.size) delete this.shown.picked[field];
      this._refilter();
      this.report();
    }

    baseMap(name) {
      this.scene.choose(name);
    }

    paintBy(field) {
      this.colourBy = field;
      this.layer.paintBy(new strikemap.Palette(this.shown.strikes, field));
      this.timeline.refresh(this.palette);
      this.panel.showColours();
    }

    /** Open a mark's card, or close it, because the reader said so. */
    select(row) {
      if (row === this.selected) return;
      this._open(row, { focus: true });
      this.report();
      if (row === null) this.walker.focus();
    }

    /** Walk the marks in order of time. With the card open it follows, else the ring moves. */
    step(by) {
      const row = this.shown.step(this.layer.focused, by);
      if (row === null) return;
      this._ring(row);
      if (this.card.open) this.select(row);
      else this._details(row).then((card) => card && (this.live.textContent = [card.title, ...card.tags].join(", ")));
    }

    async _open(row, { focus }) {
      this.selected = row;
      this.map.getContainer().classList.toggle("has-card", row !== null);
      if (row === null) {
        this.card.close();
        this.layer.focus(null);
        this.walker.show(this._whichMark(), this.layer.tally.spots);
        return;
      }
      const card = await this._details(row);
      if (!card || this.selected !== row) return;
      this.card.show(card, this._whichMark(row), { focus });
      this._ring(row);
      if (!focus) strikemap.host.comeIntoSight();
    }

    _ring(row) {
      this.layer.focus(row);
      const side = this.card.open && window.innerWidth > 700 ? this.card.element.offsetWidth : 0;
      const below = this.card.open && !side ? this.card.element.offsetHeight : 0;
      const room = { paddingTopLeft: [40, 40], paddingBottomRight: [side + 90, below + 40] };
      const outline = this.layer.boundsOf(row);
      if (strikemap.placed(this.shown.strikes, row)) this.map.panInside(this.layer.latLng(row), room);
      else if (outline && !this.map.getBounds().contains(outline)) this.map.fitBounds(outline, room);
      this.walker.show(this._whichMark(row), this.layer.tally.spots);
    }

    async _details(row) {
      const card = await strikemap.host.card(this.version, row);
      if (!card) this.say("This strike has changed since the page was opened. Reload the page.");
      return card;
    }

    _whichMark(row = this.layer.focused) {
      const standing = row !== null && this.shown.has(row) && strikemap.placed(this.shown.strikes, row);
      return strikemap.say("{at} of {all}", { at: standing ? strikemap.number(this.shown.standing(row)) : "–", all: strikemap.number(this.layer.tally.spots) });
    }

    say(text) {
      this.message.textContent = strikemap.say(text);
      this.message.hidden = !text;
    }
  }

  /** Build the map's parts, once it is known which language they speak. */
  strikemap.start = function (map) {
    strikemap.started = strikemap.host.texts().then(strikemap.speak);
    strikemap.started.then(() => (strikemap.instrument = new Instrument(map)));
  };
  /** @param {Command} command */
  strikemap.apply = (command) => strikemap.started.then(() => strikemap.instrument.apply(command));
})(window.strikemap);
