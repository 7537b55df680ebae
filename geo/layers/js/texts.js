// @ts-check
/** What the interface says, in the reader's language (texts.py); what a language lacks is said in English. */
(function (strikemap) {
  /** @typedef {{code: string, direction: string, texts: Object<string, string>}} Catalogue */

  const RIGHT_TO_LEFT = "\u200f"; // Unicode's marks of direction, as texts.py has them
  const isolated = (value) => (spoken.direction === "ltr" ? String(value) : `\u2068${value}\u2069`);

  /** @type {Catalogue} */
  let spoken = { code: "en", direction: "ltr", texts: {} };
  let [numbers, months, countries] = formats("en");

  /** From now on speak the language of `catalogue`. @param {Catalogue} catalogue */
  strikemap.speak = function (catalogue) {
    spoken = catalogue;
    [numbers, months, countries] = formats(catalogue.code);
    document.documentElement.lang = catalogue.code;
    document.documentElement.dataset.direction = catalogue.direction;
  };

  /**
   * A text of our own in the reader's language. Words of articles are never said so.
   * @param {string} text
   * @param {Object<string, string | number>} values what stands for its `{names}`
   */
  strikemap.say = function (text, values = {}) {
    const said = Object.hasOwn(spoken.texts, text) ? spoken.texts[text] : text;
    const filled = said.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? isolated(values[name]) : whole));
    return filled === said || spoken.direction === "ltr" ? filled : `${RIGHT_TO_LEFT}${filled}`;
  };

  /** How many there are: `one` and `many` are texts with `{n}` in it. */
  strikemap.sayCount = (count, one, many) => strikemap.say(count === 1 ? one : many, { n: strikemap.number(count) });

  /** A number for people to read, with at most one decimal. @param {number} number */
  strikemap.number = (number) => numbers.format(number);

  /** The short name of a month, 0 to 11. */
  strikemap.month = (month) => months[month];

  /** The name of a country by its ISO 3166-1 code. */
  strikemap.country = (code) => countries.of(code);

  /** The language that is spoken, by its ISO 639 code. */
  strikemap.spoken = () => spoken.code;

  function formats(code) {
    const month = new Intl.DateTimeFormat(code, { month: "short", timeZone: "UTC" });
    return [
      new Intl.NumberFormat(code, { maximumFractionDigits: 1 }),
      Array.from({ length: 12 }, (_, at) => month.format(Date.UTC(2000, at))),
      new Intl.DisplayNames(code, { type: "region", fallback: "code" }),
    ];
  }
})(window.strikemap);
