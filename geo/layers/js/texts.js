// @ts-check
/** What the interface says, in the reader's language (texts.py); what a language lacks is said in English. */
(function (strikemap) {
  /** @typedef {{code: string, direction: string, texts: Object<string, string>}} Catalogue */

  /** @type {Catalogue} */
  let spoken = { code: "en", direction: "ltr", texts: {} };

  /** From now on speak the language of `catalogue`. @param {Catalogue} catalogue */
  strikemap.speak = function (catalogue) {
    spoken = catalogue;
    document.documentElement.lang = catalogue.code;
    document.documentElement.dataset.direction = catalogue.direction;
  };

  /** A text of our own in the reader's language. Words of articles are never said so. @param {string} text */
  strikemap.say = (text) => (Object.hasOwn(spoken.texts, text) ? spoken.texts[text] : text);
})(window.strikemap);
