// @ts-check
// The cards of the search, drawn from the page's own templates, so that they look like all others. Every word of a record is set
// as text.

/** A phase of a status: its first day, tone, stars, whether they are drawn, words.
 * @typedef {[string, string, number, number, string]} Phase */

/** @param {HTMLElement} page  the part of the page that holds the templates @param {URL} root  the first page of the site */
const searchCards = (page, root) => {
  const [GROUNDS, DRAWN] = [5, 2]; // a cover's ground goes by its seed, as does what is drawn on it (drawings.html)
  const SIZES = "(min-width: 40em) 20em, 6em";

  /** A copy of what one of the page's templates holds. @param {string} name */
  const copy = (name) => {
    const template = /** @type {HTMLTemplateElement} */ (page.querySelector(`template[data-of="${name}"]`));
    return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
  };

  /** @param {string} tag @param {string} [text] @param {string} [className] */
  const element = (tag, text = "", className = "") => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  /** An address of the site as a link that also works from a disk. @param {string} href */
  const link = (href) => new URL(href.slice(1) + (href.endsWith("/") ? "index.html" : ""), root).href;

  /** @param {string} group @param {number} hue @param {number} seed @param {string} initial */
  const cover = (group, hue, seed, initial) => {
    const drawn = copy(`cover-${Math.floor(seed / GROUNDS)}-${seed % DRAWN && initial ? 1 : 0}`);
    drawn.setAttribute("class", `cover g-${group} hue-${hue}`);
    drawn.querySelector("rect")?.setAttribute("fill", `url(#w${seed % GROUNDS})`);
    drawn.querySelector("use")?.setAttribute("href", `#m-${group}`);
    const letter = drawn.querySelector("text");
    if (letter) letter.textContent = initial;
    return drawn;
  };

  /** @param {any} photo  as templates have it */
  const picture = (photo) => {
    const made = document.createElement("picture");
    for (const { type, srcset } of photo.sources) {
      const source = document.createElement("source");
      source.type = type;
      source.srcset = srcset.map((/** @type {any} */ one) => `${link(one.href)} ${one.width}w`).join(", ");
      source.sizes = SIZES;
      made.append(source);
    }
    const image = new Image(photo.width, photo.height);
    image.loading = "lazy";
    image.alt = photo.alt;
    image.src = link(photo.href);
    made.append(image);
    return made;
  };

  /** The words of a status on a day. @param {Phase[]} phases @param {string} today @param {string} year */
  const state = (phases, today, year) => {
    const [, tone, stars, filled, label] = phases.findLast(([from]) => from <= today) ?? phases[0];
    const made = element("span", "", `state t-${tone}`);
    if (filled && stars) made.append(copy(`stars-${stars}`), " ");
    if (stars) made.append(element("b", `${stars} sao`));
    if (year) made.append(stars ? " " : "", element("i", `năm ${year}`));
    if (stars || year) made.append("\u00a0· ");
    made.append(element("span", label));
    return made;
  };

  /** @param {{row: any[], phases: Phase[]}} card @param {string} today  as 2027-12-29 */
  const draw = ({ row, phases }, today) => {
    const [name, href, maker, place, year, , group, hue, seed, initial, photo] = row;
    const made = copy("card");
    made.querySelector(".pic")?.replaceChildren(photo ? picture(photo) : cover(group, hue, seed, initial));
    const title = /** @type {HTMLAnchorElement} */ (made.querySelector("a"));
    title.textContent = name;
    title.href = link(href);
    const known = [maker, place].filter((text) => text !== "");
    made.querySelector(".by")?.replaceChildren(...known.map((text) => element("span", text)));
    made.querySelector(".st")?.replaceChildren(state(phases, today, year));
    return made;
  };

  return { draw, link, element };
};
