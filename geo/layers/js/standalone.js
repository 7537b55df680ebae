// @ts-check
/**
 * The host of a map in a file of its own (exports/html.py): strikes, cards and ground stand in the file, and
 * nothing is asked of anyone. The same parts as on a server draw them.
 */
(function (strikemap) {
  const VERSION = "file";
  let words;

  /** What stands in the file by its name, unzipped. @returns {Promise<ArrayBuffer>} */
  async function unzipped(name) {
    const bytes = Uint8Array.from(atob(document.getElementById(name).textContent), (character) => character.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  /** Without case and accents. */
  const plain = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

  const told = async (name) => JSON.parse(new TextDecoder().decode(await unzipped(name)));

  strikemap.host = {
    bases: ["offline", "none"],

    get room() {
      return document.getElementById("stage");
    },

    strikes: () => unzipped("strikes"),

    annotations: async () => words.annotations,

    card: async (_, row) => words.cards[row],

    names: async (_, rows) => rows.map((row) => words.names[row]),

    /** The rows whose cards hold every word sought; one bit a row. */
    async passing(_, query) {
      const wanted = plain(strikemap.wordsOf(query)).split(/\s+/);
      const bits = new Uint8Array((words.cards.length + 7) >> 3);
      words.cards.forEach((card, row) => {
        const said = plain(JSON.stringify(card));
        if (wanted.every((word) => said.includes(word))) bits[row >> 3] |= 1 << (row & 7);
      });
      return bits;
    },

    /** Nobody listens, but the address says which strike is open. */
    report({ changed: { selected = null } }) {
      history.replaceState(null, "", selected === null ? "#" : `#strike=${encodeURIComponent(words.cards[selected].id)}`);
    },

    async baseMapInfo() {
      this.ground = this.ground || (await told("ground"));
      const empty = !this.ground.source;
      return { layers: empty ? [] : ["ground"], source: this.ground.source, note: empty ? "This file was made without a base map." : null };
    },

    offlineMap(_, theme) {
      return new strikemap.GroundLayer(this.ground, theme);
    },

    followTheme(act) {
      const dark = matchMedia("(prefers-color-scheme: dark)");
      const follow = () => act(dark.matches ? "dark" : "light");
      dark.addEventListener("change", follow);
      follow();
    },

    fonts: async () => undefined,

    /** What the interface says; all languages stand in the file. */
    texts: async () => words.texts.find(({ code }) => code === navigator.language.split("-")[0]) || words.texts[0],

    /** The filter that made the file, and what the reader picked since. */
    async words() {
      const { shown, panel } = strikemap.instrument;
      const name = (field, code) => shown.strikes.choices[field][code] ?? strikemap.say("not given");
      const picked = Object.entries(shown.picked).map(
        ([field, codes]) => `${strikemap.say(strikemap.facetFields[field])}: ${[...codes].map((code) => name(field, code)).join(", ")}.`,
      );
      const without = [...shown.hidden].map((layer) => panel.names[layer]);
      return [words.filter, ...picked, ...(without.length ? [`${strikemap.say("Without")} ${without.join(", ")}.`] : [])].join(" ");
    },

    linkTo: (id) => `${window.location.href.split("#")[0]}#strike=${encodeURIComponent(id)}`,

    comeIntoSight() {
      document.getElementById("stage").scrollIntoView({ block: "nearest" });
    },
  };

  /** The row that the address asks for, or null. */
  function asked() {
    const id = new URLSearchParams(window.location.hash.slice(1)).get("strike");
    const row = words.cards.findIndex((card) => card.id === id);
    return row < 0 ? null : row;
  }

  /** Let the places in the table open their cards. */
  function openFromTable() {
    for (const line of document.querySelectorAll("tr[data-row]")) {
      const cell = line.querySelector("th");
      const button = strikemap.el("button", { type: "button" }, cell.textContent);
      button.addEventListener("click", () => {
        strikemap.instrument.select(Number(line.dataset.row));
        strikemap.host.comeIntoSight();
      });
      cell.replaceChildren(button);
    }
  }

  strikemap.open = async function () {
    words = await told("words");
    const map = L.map("map_div", { center: [25, 20], zoom: 2, minZoom: 2, maxZoom: 14, worldCopyJump: true, zoomControl: false });
    L.control.zoom({ position: "bottomright" }).addTo(map);
    strikemap.start(map);
    openFromTable();
    const nothing = { sought: null, within: null, picked: {}, from: null, to: null, undated: true, clock: "happened", hidden: [], seq: 0, view: null };
    strikemap.apply({ ...nothing, version: VERSION, selected: asked() });
  };
})(window.strikemap);
