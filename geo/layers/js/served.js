// @ts-check
/**
 * The host of a map that a server shows in its page: where strikes and cards come from, and who hears what
 * the reader does. A map in a file of its own has another one (standalone.js).
 */
(function (strikemap) {
  const ENGLISH = { code: "en", direction: "ltr", texts: {} };
  const GONE = "The strikes have changed since this page was opened. Reload the page.";

  strikemap.host = {
    /** What may lie under the marks. */
    bases: ["offline", "none", "osm"],

    /** The element that holds map and timeline. */
    get room() {
      return document.body;
    },

    /** @returns {Promise<ArrayBuffer>} the file of payload.py */
    async strikes(version) {
      const answer = await fetch(url(`strikes-${version}.bin`));
      if (!answer.ok) throw new Error(GONE);
      return answer.arrayBuffer();
    },

    /**
     * What happened besides, for the timeline.
     * @returns {Promise<{minute: number, text: string, source: string}[]>}
     */
    async annotations(version) {
      return (await asked(`strikes-${version}/annotations.json`)) || [];
    },

    /** The card of a row as card.py words it, or null if it is gone. */
    card: (version, row) => asked(`strikes-${version}/${row}.json?lang=${strikemap.spoken()}`),

    /** Place and date of some rows in words, or null if they are gone. */
    names: (version, rows) => asked(`strikes-${version}/names.json?rows=${rows.join()}&lang=${strikemap.spoken()}`),

    /** What set-up says of the base map, and the layer that shows it. */
    baseMapInfo: () => strikemap.baseMapInfo(),
    offlineMap: (info, theme) => strikemap.offlineMap(info, theme),

    /** One bit a row that a query of the page finds. @returns {Promise<Uint8Array>} */
    async passing(version, query) {
      const answer = await fetch(url(`strikes-${version}/passing.bin?${query}`));
      if (!answer.ok) throw new Error(GONE);
      return new Uint8Array(await answer.arrayBuffer());
    },

    /** Tell the page what the reader chose. */
    report(chosen) {
      window.Streamlit.setComponentValue(chosen);
    },

    /** Call back with the page's colours, now and when they change. @param {(theme: "light" | "dark") => void} act */
    followTheme(act) {
      act(isDark(strikemap.token("--background-color")) ? "dark" : "light");
      window.Streamlit.events.addEventListener("streamlit:render", (event) => {
        if (event.detail.theme) act(event.detail.theme.base === "dark" ? "dark" : "light");
      });
    },

    /**
     * Load the page's typeface here too: a frame has no fonts of its own, and canvases do not wait for them.
     * @returns {Promise<unknown>} settled when words can be drawn with it, or with what there is instead
     */
    fonts() {
      letZoom();
      const style = strikemap.el("style", {});
      for (const sheet of window.parent.document.styleSheets) {
        if (!sheet.href || new URL(sheet.href).origin !== window.location.origin) continue;
        for (const rule of sheet.cssRules) {
          if (!rule.cssText.startsWith("@font-face") || !rule.cssText.includes("Source Sans")) continue;
          style.append(rule.cssText.replace(/url\("([^"]+)"\)/g, (_, path) => `url("${new URL(path, sheet.href).href}")`));
        }
      }
      document.head.append(style);
      return Promise.allSettled(["12px", "600 12px", "italic 12px"].map((face) => document.fonts.load(`${face} "Source Sans"`)));
    },

    /** What the interface says, in the language that the address or the browser asks for. */
    async texts() {
      const wished = new URL(window.parent.location.href).searchParams.get("lang") || navigator.language;
      const [code] = wished.toLowerCase().split(/[-_]/);
      return (/^(?!en)[a-z]{2,3}$/.test(code) && (await asked(`texts/${code}.json`))) || ENGLISH;
    },

    /** The filter in words. @returns {Promise<string>} */
    async words() {
      const told = await asked(`filter.json${window.parent.location.search}`);
      return told ? told.words : "";
    },

    /** An address that opens one strike, or null where there is none. */
    linkTo(id) {
      const link = new URL(window.parent.location.href);
      link.searchParams.set("strike", id);
      return link.href;
    },

    /** Let a strike that was chosen outside the map come into sight: the page scrolls no further than it must. */
    comeIntoSight() {
      if (window.frameElement) window.frameElement.scrollIntoView({ block: "nearest" });
    },
  };

  /** folium forbids to zoom the page itself, which people with weak eyes need. */
  function letZoom() {
    for (const meta of document.querySelectorAll('meta[name="viewport"]')) meta.setAttribute("content", "width=device-width, initial-scale=1");
  }

  /** Address of a resource served beside the app, whatever path the app is mounted at. */
  const url = (path) => new URL(`../../strikemap/${path}`, document.baseURI).href;

  async function asked(path) {
    const answer = await fetch(url(path));
    return answer.ok ? answer.json() : null;
  }

  /** Whether a CSS colour (#rrggbb) is a dark one. */
  function isDark(colour) {
    const rgb = parseInt(colour.slice(1, 7), 16);
    return 0.299 * (rgb >> 16) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255) < 128;
  }
})(window.strikemap);
