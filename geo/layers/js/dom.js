// @ts-check
/** Small helpers. Texts enter the page as text nodes only: nothing an article says is ever markup. */
(function (strikemap) {
  const NAMING = new Set(["aria-label", "aria-description", "placeholder", "title"]);
  const HEADING = new Set(["summary", "h3", "dt", "option"]);
  const MINUTE_MS = 60000;

  /**
   * Make an element. Texts among the children become text nodes; null is left out. Headings, terms and the
   * names of controls are texts of our own, so they are said in the reader's language.
   * @param {string} name
   * @param {Object<string, string>} attributes
   * @param {...(Node | string | null)} children
   */
  strikemap.el = function (name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, NAMING.has(key) ? strikemap.say(value) : value);
    const said = HEADING.has(name) ? children.map((child) => (typeof child === "string" ? strikemap.say(child) : child)) : children;
    element.append(...said.filter((child) => child !== null));
    return element;
  };

  /** A link that leads to http(s) only; anything else stays text. */
  strikemap.link = function (text, url) {
    let target = null;
    try {
      target = new URL(url);
    } catch {
      return document.createTextNode(text);
    }
    if (!["http:", "https:"].includes(target.protocol)) return document.createTextNode(text);
    return strikemap.el("a", { href: target.href, target: "_blank", rel: "noopener noreferrer" }, text);
  };

  /** A style token of strikemap.css, for what is drawn on canvases. */
  strikemap.token = function (name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  };

  /**
   * Run something at once, and what is asked for until the next frame once more then: many calls, one drawing.
   * @param {() => void} act
   * @returns {() => void}
   */
  strikemap.oncePerFrame = function (act) {
    let [waiting, again] = [false, false];
    const next = () => {
      waiting = again;
      if (!again) return;
      again = false;
      requestAnimationFrame(next);
      act();
    };
    return () => {
      again = waiting;
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(next);
      act();
    };
  };

  /**
   * Run something when the browser has nothing better to do, once for many calls.
   * @param {() => void} act
   * @returns {() => void}
   */
  strikemap.whenIdle = function (act) {
    let waiting = 0;
    return () => {
      cancelIdleCallback(waiting);
      waiting = requestIdleCallback(act, { timeout: 200 });
    };
  };

  /** A moment in UTC, as finely as `unit` asks. */
  strikemap.moment = function (minute, unit) {
    const at = new Date(minute * MINUTE_MS);
    const month = strikemap.month(at.getUTCMonth());
    if (unit === "year") return String(at.getUTCFullYear());
    if (unit === "month") return `${month} ${at.getUTCFullYear()}`;
    const day = `${at.getUTCDate()} ${month} ${at.getUTCFullYear()}`;
    if (unit === "day" || unit === "week") return day;
    const clock = [at.getUTCHours(), at.getUTCMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
    return `${day} ${clock}`;
  };
})(window.strikemap);
