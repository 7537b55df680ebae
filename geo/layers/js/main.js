// @ts-check
/**
 * Join the parts on one map, take the page's commands and report what the reader does on the map.
 *
 * The page owns the filter. While a reader brushes, the map is ahead of the page: it numbers its reports,
 * and follows a command in time, layers and selection only when the page has seen the last of them.
 */
(function (strikemap) {
  const ONLINE_COOKIE = "strikemap_online_tiles";
  const VIEW = "strikemap_view";

  class Instrument {
    constructor(map) {
      const { el } = strikemap;
      this.map = map;
      this.seq = 0;
      this.selected = null;
      this.live = el("div", { class: "unseen", "aria-live": "polite" });
      this.message = el("p", { class: "message", role: "alert", hidden: "" });
      this.card = new strikemap.Card({
        close: () => this.select(null),
        step: (by) => this.step(by),
        open: (row) => this.select(row),
      });
      this.chooser = new strikemap.Chooser({ open: (row) => this.select(row) });
      this.panel = new strikemap.Panel({
        toggle: (layer, on) => this.toggle(layer, on),
        baseMap: (name) => this.chooseBaseMap(name),
      });
      this.walker = this._walker();
      map.attributionControl.setPrefix("Leaflet"); // its own prefix shows a national flag
      map.getContainer().append(this.panel.element, this.walker, this.card.element, this.chooser.element, this.message);
      document.body.append(this.live);
      for (const overlay of [this.panel.element, this.card.element, this.chooser.element, this.walker]) {
        L.DomEvent.disableClickPropagation(overlay);
        L.DomEvent.disableScrollPropagation(overlay);
      }
      map.on("click", (event) => this._click(event));
      map.on("mousemove", (event) => this._hover(event));
      map.on("movestart", () => this.chooser.close());
      new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(map.getContainer());
      this.base = online() ? "osm" : "offline";
      this.fonts = strikemap.borrowFonts();
      this._theme();
    }

    /** Follow a command of the page. @param {Command} command */
    async apply(command) {
      this.command = command;
      try {
        if (this.version !== command.version) await this._load(command.version);
      } catch (error) {
        this._say(error.message);
        return;
      }
      if (this.command !== command) return; // another one came while the strikes were on their way
      const { shown } = this;
      shown.visible = strikemap.bits(command.visible);
      const known = command.seq >= this.seq;
      if (known) {
        this.seq = command.seq;
        shown.from = command.from ?? -Infinity;
        shown.to = command.to ?? Infinity;
        shown.undated = command.undated;
        shown.hidden = new Set(command.hidden);
        this.panel.setHidden(shown.hidden);
      }
      this._refilter();
      if (known && command.selected !== this.selected) this._open(command.selected, { focus: false });
      document.documentElement.dataset.ready = command.version;
    }

    async _load(version) {
      const strikes = await strikemap.fetchStrikes(version);
      if (this.layer) this.layer.remove();
      this.version = version;
      this.shown = new strikemap.Shown(strikes);
      this.layer = new strikemap.StrikeLayer(this.shown).addTo(this.map);
      this.panel.setStrikes(this.shown);
      this.selected = null;
      this.card.close();
      this.chooser.close();
      this._say("");
      if (this.timeline) {
        this.timeline.setStrikes(this.shown);
        return;
      }
      this.timeline = new strikemap.Timeline(this.shown, { change: () => this._redraw(), commit: () => this.report() });
      document.body.append(this.timeline.element);
      await this._firstView();
    }

    _refilter() {
      this.shown.refresh();
      this.timeline.refresh();
      this.panel.count(this.shown);
      this._redraw();
    }

    _redraw() {
      this.layer.redraw();
      this.chooser.close();
      this.walker.hidden = !this.shown.strikes.placed.includes(1);
      this.walker.querySelector("output").textContent = this._whichMark();
    }

    /** Tell the page what the reader chose. */
    report() {
      const { from, to, undated, hidden } = this.shown;
      this.panel.count(this.shown);
      this.seq += 1;
      window.Streamlit.setComponentValue({
        seq: this.seq,
        version: this.version,
        from: Number.isFinite(from) ? from : null,
        to: Number.isFinite(to) ? to : null,
        undated,
        hidden: [...hidden].sort((a, b) => a - b),
        selected: this.selected,
      });
    }

    toggle(layer, on) {
      if (on) this.shown.hidden.delete(layer);
      else this.shown.hidden.add(layer);
      this._refilter();
      this.report();
    }

    /** Open a mark's card, or close it, because the reader said so. */
    select(row) {
      if (row === this.selected) return;
      this._open(row, { focus: true });
      this.report();
      if (row === null) this.walker.focus({ preventScroll: true });
    }

    /** Walk the marks in order of time. With the card open it follows, else the ring moves. */
    step(by) {
      const rows = this.shown.marks();
      if (!rows.length) return;
      const at = rows.indexOf(this.layer.focused);
      const row = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length];
      this._ring(row);
      if (this.card.open) this.select(row);
      else this._announce(row);
    }

    async _open(row, { focus }) {
      this.selected = row;
      this.map.getContainer().classList.toggle("has-card", row !== null);
      if (row === null) {
        this.card.close();
        this.layer.focus(null);
        this._redraw();
        return;
      }
      const card = await this._details(row);
      if (!card || this.selected !== row) return;
      this.card.show(card, this._whichMark(row), { focus });
      this._ring(row);
      // Chosen in the table, the strike may be out of sight: the page scrolls no further than it must.
      if (!focus && window.frameElement) window.frameElement.scrollIntoView({ block: "nearest" });
    }

    _ring(row) {
      this.layer.focus(row);
      const side = this.card.open && window.innerWidth > 700 ? this.card.element.offsetWidth : 0;
      const below = this.card.open && !side ? this.card.element.offsetHeight : 0;
      const room = { paddingTopLeft: [40, 40], paddingBottomRight: [side + 90, below + 40] };
      const outline = this.layer.boundsOf(row);
      if (this.shown.strikes.placed[row]) this.map.panInside(this.layer.latLng(row), room);
      else if (outline && !this.map.getBounds().contains(outline)) this.map.fitBounds(outline, room);
      this._redraw();
    }

    async _announce(row) {
      const card = await this._details(row);
      if (card) this.live.textContent = [card.title, ...card.tags].join(", ");
    }

    async _details(row) {
      const answer = await fetch(strikemap.url(`strikes-${this.version}/${row}.json`));
      if (answer.ok) return answer.json();
      this._say("This strike has changed since the page was opened. Reload the page.");
      return null;
    }

    _whichMark(row = this.layer.focused) {
      const { at, of } = this.shown.standing(row);
      return `${at || "–"} of ${of}`;
    }

    /** A click opens the mark there; where marks overlap, the list of them. */
    _click(event) {
      this.chooser.close();
      if (!this.layer) return;
      const { containerPoint: point } = event;
      const over = this.layer.near(point, strikemap.symbolSize / 2 - 2);
      if (over.length > 1) this.chooser.show(this.shown.strikes, this.version, over, point);
      const row = over.length ? over[0] : this.layer.near(point)[0];
      if (over.length < 2 && row !== undefined) this.select(row);
    }

    _hover(event) {
      const over = this.layer && this.layer.near(event.containerPoint).length > 0;
      this.map.getContainer().classList.toggle("over-mark", !!over);
    }

    _walker() {
      const { el } = strikemap;
      const button = (name, text, by) => {
        const made = el("button", { type: "button", tabindex: "-1", "aria-label": name, title: name }, text);
        made.addEventListener("click", () => this.step(by));
        return made;
      };
      const walker = el(
        "div",
        {
          class: "walker",
          role: "group",
          tabindex: "0",
          "aria-label": "Marks in order of time: arrow keys walk, Enter opens the card",
        },
        button("Previous mark", "‹", -1),
        el("output", {}, ""),
        button("Next mark", "›", 1),
      );
      walker.addEventListener("keydown", (event) => {
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (by) this.step(by);
        else if (event.key === "Enter" && this.layer.focused !== null) this.select(this.layer.focused);
        else return;
        event.preventDefault();
        event.stopPropagation();
      });
      return walker;
    }

    /** Where the reader last was in this tab, else all the marks. */
    async _firstView() {
      // Styles arrive when they like; the map has its size only then.
      while (!strikemap.token("--timeline")) await new Promise(requestAnimationFrame);
      this.map.invalidateSize({ pan: false });
      const kept = sessionStorage.getItem(VIEW);
      this.map.on("moveend", () => {
        const { lat, lng } = this.map.getCenter();
        sessionStorage.setItem(VIEW, JSON.stringify([lat, lng, this.map.getZoom()]));
      });
      const rows = this.shown.marks();
      if (kept) {
        const [lat, lng, zoom] = JSON.parse(kept);
        this.map.setView([lat, lng], zoom, { animate: false });
      } else if (rows.length) {
        const bounds = L.latLngBounds(rows.slice(0, 5000).map((row) => this.layer.latLng(row)));
        this.map.fitBounds(bounds, { paddingTopLeft: [window.innerWidth > 700 ? 270 : 30, 40], paddingBottomRight: [40, 40], maxZoom: 9, animate: false });
      }
    }

    chooseBaseMap(name) {
      const wasOnline = online();
      document.cookie = `${ONLINE_COOKIE}=${name === "osm" ? 1 : 0}; path=/; SameSite=Strict`;
      this.base = name;
      // The page may ask openstreetmap.org only if its security policy, read when it loads, lets it.
      if ((name === "osm") !== wasOnline) window.location.reload();
      else this._drawBaseMap();
    }

    async _drawBaseMap() {
      this.baseMapInfo = this.baseMapInfo || strikemap.baseMapInfo();
      const [info] = await Promise.all([this.baseMapInfo, this.fonts]);
      if (this.baseLayer) this.baseLayer.remove();
      this.baseLayer = null;
      if (this.base === "offline" && info.layers.length) this.baseLayer = strikemap.offlineMap(info, this.theme);
      if (this.base === "osm") this.baseLayer = strikemap.onlineMap();
      if (this.baseLayer) this.baseLayer.addTo(this.map);
      this.panel.setBaseMap(this.base, this.base === "offline" ? info.note : null);
    }

    _theme() {
      const set = (theme) => {
        if (theme === this.theme) return;
        this.theme = theme;
        document.documentElement.dataset.theme = theme;
        this._drawBaseMap();
        if (this.timeline) this.timeline.paint();
        if (this.layer) this.layer.redraw();
      };
      set(strikemap.isDark(strikemap.token("--background-color")) ? "dark" : "light");
      window.Streamlit.events.addEventListener("streamlit:render", (event) => {
        if (event.detail.theme) set(event.detail.theme.base === "dark" ? "dark" : "light");
      });
    }

    _say(text) {
      this.message.textContent = text;
      this.message.hidden = !text;
    }
  }

  const online = () => document.cookie.split("; ").includes(`${ONLINE_COOKIE}=1`);

  /** Whether a CSS colour (#rrggbb) is a dark one. */
  strikemap.isDark = function (colour) {
    const rgb = parseInt(colour.slice(1, 7), 16);
    return 0.299 * (rgb >> 16) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255) < 128;
  };

  strikemap.start = function (map) {
    strikemap.instrument = new Instrument(map);
  };
  /** @param {Command} command */
  strikemap.apply = function (command) {
    strikemap.instrument.apply(command);
  };
})(window.strikemap);
