// @ts-check
/** What lies under the marks: light or dark, the base map, and where the reader looks first. */
(function (strikemap) {
  const ONLINE_COOKIE = "strikemap_online_tiles";
  const VIEW = "strikemap_view";
  const ASKED = "strikemap_view_asked";
  const CLOSE = 9; // the zoom at which a town and what lies around it are seen
  const PANEL_PX = 270; // what the panel covers on a wide screen

  strikemap.Scene = class {
    /** @param {{theme: () => void, note: (base: string, note: ?string) => void}} on */
    constructor(map, on) {
      this.map = map;
      this.on = on;
      this.base = online() ? "osm" : "offline";
      this.fonts = strikemap.host.fonts();
      new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(map.getContainer());
    }

    /** Take the page's colours, now and when they change. */
    follow() {
      strikemap.host.followTheme((theme) => this._set(theme));
    }

    _set(theme) {
      if (theme === this.theme) return;
      this.theme = theme;
      document.documentElement.dataset.theme = theme;
      this._draw();
      this.on.theme();
    }

    choose(name) {
      const wasOnline = online();
      document.cookie = `${ONLINE_COOKIE}=${name === "osm" ? 1 : 0}; path=/; SameSite=Strict`;
      this.base = name;
      // The page may ask openstreetmap.org only if its security policy, read when it loads, lets it.
      if ((name === "osm") !== wasOnline) window.location.reload();
      else this._draw();
    }

    async _draw() {
      this.info = this.info || strikemap.host.baseMapInfo();
      const [info] = await Promise.all([this.info, this.fonts]);
      if (this.layer) this.layer.remove();
      this.layer = null;
      if (this.base === "offline" && info.layers.length) this.layer = strikemap.host.offlineMap(info, this.theme);
      if (this.base === "osm") this.layer = strikemap.onlineMap();
      if (this.layer) this.layer.addTo(this.map);
      this.on.note(this.base, this.base === "offline" ? info.note : null);
    }

    /**
     * Look where the address says, else where the reader last looked in this tab, else at the open strike, else at
     * all places.
     * @param {Strikes} strikes
     * @param {Command} command
     */
    async lookFirst(strikes, { view, selected }) {
      // Styles arrive when they like; the map has its size only then.
      while (!strikemap.token("--timeline")) await new Promise(requestAnimationFrame);
      this.map.invalidateSize({ pan: false });
      const kept = sessionStorage.getItem(VIEW);
      this.asked = sessionStorage.getItem(ASKED) || "null";
      this.map.on("moveend", () => {
        const { lat, lng } = this.map.getCenter();
        sessionStorage.setItem(VIEW, JSON.stringify([lat, lng, this.map.getZoom()]));
      });
      if (this.look(view)) return;
      if (kept) {
        const [lat, lng, zoom] = JSON.parse(kept);
        this.map.setView([lat, lng], zoom, { animate: false });
      } else if (selected !== null && strikemap.placed(strikes, selected)) {
        const at = strikes.place[selected];
        this.map.setView(this._latLng(strikes.place_x[at], strikes.place_y[at]), CLOSE, { animate: false });
      } else if (strikes.place_x.length > strikes.areas.length + 1) this._fit(strikes);
    }

    /** Have `view` in sight, if it was not asked for just before. Returns whether it was. @param {?number[]} view */
    look(view) {
      const asked = JSON.stringify(view || null);
      if (asked === this.asked) return false;
      this.asked = asked;
      sessionStorage.setItem(ASKED, asked);
      if (!view) return false;
      const [west, south, east, north] = view;
      this._see(L.latLngBounds([south, west], [north, east]));
      return true;
    }

    _latLng(x, y) {
      return this.map.unproject([(x / 2 ** 32) * 256, (y / 2 ** 32) * 256], 0);
    }

    _fit({ place_x: xs, place_y: ys, areas }) {
      const first = areas.length + 1;
      const ends = (values) => [values.subarray(first).reduce((a, b) => Math.min(a, b)), values.subarray(first).reduce((a, b) => Math.max(a, b))];
      const [[west, east], [north, south]] = [ends(xs), ends(ys)];
      this._see(L.latLngBounds(this._latLng(west, north), this._latLng(east, south)), CLOSE);
    }

    _see(bounds, maxZoom) {
      this.map.fitBounds(bounds, {
        paddingTopLeft: [window.innerWidth > 700 ? PANEL_PX : 30, 40],
        paddingBottomRight: [40, 40],
        maxZoom,
        animate: false,
      });
    }
  };

  const online = () => document.cookie.split("; ").includes(`${ONLINE_COOKIE}=1`);
})(window.strikemap);
