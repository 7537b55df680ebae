// @ts-check
/** The base maps: vector tiles from this server, or on request raster tiles from openstreetmap.org. */
(function (strikemap) {
  const COLOURS = {
    light: {
      water: "#d5e1e8", land: "#f7f5f0", province: "#d9d3c7", border: "#9a9082", disputed: "#a23b5f",
      country: "#5b5f66", place: "#3c4048", region: "#948a7b", halo: "#ffffffcc",
    },
    dark: {
      water: "#12181f", land: "#1f262e", province: "#323b45", border: "#65707c", disputed: "#d0708f",
      country: "#9aa4af", place: "#c3cad2", region: "#7b8692", halo: "#12181fcc",
    },
  };
  strikemap.groundColours = COLOURS;

  // The smallest town whose name is shown, by zoom.
  const POPULATION = [[4, 5e6], [5, 2e6], [6, 6e5], [7, 2e5], [8, 1e5], [9, 3e4], [10, 0]];
  const FONTS = "'Source Sans', system-ui, sans-serif";
  const MOST_DETAIL = 7; // the deepest zoom of the tiles; deeper ones are drawn from it

  /**
   * What set-up says of the base map on this server; no layers and a note if it has not been run.
   * @returns {Promise<{layers: string[], source: string, note: ?string}>}
   */
  strikemap.baseMapInfo = async function () {
    const answer = await fetch(`${baseMapUrl()}info.json`);
    if (answer.ok) return answer.json();
    return { layers: [], source: "", note: "There is no base map on this server yet: run make setup." };
  };

  /**
   * @param {{layers: string[], source: string}} info
   * @param {"light" | "dark"} theme
   */
  strikemap.offlineMap = function (info, theme) {
    const colours = COLOURS[theme];
    const has = (rule) => info.layers.includes(rule.dataLayer);
    const tiles = (layer) => [layer, { url: `${baseMapUrl()}${layer}.pmtiles`, maxDataZoom: MOST_DETAIL }];
    return protomapsL.leafletLayer({
      sources: Object.fromEntries(info.layers.map(tiles)),
      backgroundColor: colours.water,
      paintRules: paintRules(colours).filter(has),
      labelRules: labelRules(colours).filter(has),
      attribution: info.source,
    });
  };

  const baseMapUrl = () => new URL("../../app/static/basemap/", document.baseURI).href;

  strikemap.onlineMap = function () {
    return L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", {
      maxZoom: 19,
      referrerPolicy: "origin",
      attribution: "© OpenStreetMap contributors",
    });
  };

  function paintRules(colours) {
    const rule = (layer, symbolizer, more = {}) => ({ dataSource: layer, dataLayer: layer, symbolizer, ...more });
    const line = (color, width, dash) => new protomapsL.LineSymbolizer({ color, width, dash });
    const dashed = line(colours.disputed, 1.5, [4, 3]);
    return [
      rule("land", new protomapsL.PolygonSymbolizer({ fill: colours.land })),
      rule("lakes", new protomapsL.PolygonSymbolizer({ fill: colours.water })),
      rule("admin1", line(colours.province, 0.8), { minzoom: 5 }),
      rule("bounds", line(colours.border, 1.3), { filter: (_, feature) => feature.props.cls !== "loc" }),
      rule("bounds", dashed, { filter: (_, feature) => feature.props.cls === "loc" }),
      rule("disputed", dashed),
    ];
  }

  function labelRules(colours) {
    const text = (fill, font, more) => ({ labelProps: ["name"], fill, stroke: colours.halo, width: 2, lineHeight: 1.2, font: `${font} ${FONTS}`, ...more });
    // A town's name stands beside its dot, so that a mark on the town leaves the name readable.
    const town = new protomapsL.GroupSymbolizer([
      new protomapsL.CircleSymbolizer({ radius: 1.75, fill: colours.country }),
      new protomapsL.OffsetTextSymbolizer(text(colours.place, "12px", { offsetX: 11, offsetY: -4 })),
    ]);
    const names = (layer, symbolizer, more = {}) => ({
      dataSource: layer,
      dataLayer: layer,
      symbolizer,
      sort: (a, b) => (b.population || b.area || 0) - (a.population || a.area || 0),
      ...more,
    });
    return [
      names("country_lbl", new protomapsL.CenteredTextSymbolizer(text(colours.country, "600 14px")), { minzoom: 3, filter: (zoom) => zoom < 8 }),
      names("places", town, {
        minzoom: 4,
        filter: (zoom, feature) => feature.props.population >= strikemap.smallestTown(zoom),
      }),
      names("admin1_lbl", new protomapsL.CenteredTextSymbolizer(text(colours.region, "italic 12px")), { minzoom: 6, filter: (zoom) => zoom < 10 }),
    ];
  }

  /** Inhabitants that a town must have for its name to be shown at a zoom. */
  strikemap.smallestTown = function (zoom) {
    return POPULATION.reduce((least, [from, population]) => (zoom >= from ? population : least), POPULATION[0][1]);
  };
})(window.strikemap);
