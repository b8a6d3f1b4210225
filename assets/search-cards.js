// @ts-check
// The cards of the search, drawn from the page's own templates, so that they look like all others. Every word of a record is set
// as text.

/** A phase of a status: its first day, tone, stars, whether they are drawn, words, what goes into their gaps.
 * @typedef {[string, string, number, number, string, Record<string, string | number>?]} Phase */

/** @param {HTMLElement} page  the part of the page that holds the templates @param {URL} root  the folder of the site
 * @param {Record<string, any>} words  of the page @param {Foreign | null} foreign  of a page in another language */
const searchCards = (page, root, words, foreign) => {
  const language = document.documentElement.lang;
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

  /** An address of the site as a link that also works from a disk; pages are those in the page's language.
   * @param {string} href */
  const link = (href) => {
    const folder = foreign && href.endsWith("/") ? `${language}/` : "";
    return new URL(folder + href.slice(1) + (href.endsWith("/") ? "index.html" : ""), root).href;
  };

  /** Marks words as Vietnamese where the page is in another language. @param {HTMLElement} made */
  const vietnamese = (made) => {
    if (foreign) made.lang = "vi";
    return made;
  };

  /** A day (2027-12-29) as the page's language writes it; a number and other words as they are. @param {string | number} gap */
  const written = (gap) => {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(gap)) ?? [];
    if (!year) return String(gap);
    if (!foreign) return `${day}/${month}/${year}`;
    const british = language === "en" ? "en-GB" : language; // day before month, as everywhere on the site
    return new Date(`${gap}T00:00Z`).toLocaleDateString(british, { dateStyle: "long", timeZone: "UTC" });
  };

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
    [image.loading, image.decoding] = ["lazy", "async"];
    image.alt = photo.alt;
    if (photo.alt) vietnamese(image);
    image.src = link(photo.href);
    made.append(image);
    return made;
  };

  /** The words of a status on a day. @param {Phase[]} phases @param {string} today @param {string} year */
  const state = (phases, today, year) => {
    const [, tone, stars, filled, message, gaps = {}] = phases.findLast(([from]) => from <= today) ?? phases[0];
    const made = element("span", "", `state t-${tone}`);
    if (filled && stars) made.append(copy(`stars-${stars}`), " ");
    if (stars) made.append(element("b", words.stars[stars]));
    if (year) made.append(stars ? " " : "", element("i", words.year.replace("{year}", year)));
    if (stars || year) made.append("\u00a0· ");
    const label = foreign?.labels[message] ?? message;
    made.append(element("span", label.replace(/\{(\w+)\}/g, (_, key) => written(gaps[key]))));
    return made;
  };

  /** @param {{row: any[], phases: Phase[]}} card @param {string} today  as 2027-12-29 */
  const draw = ({ row, phases }, today) => {
    const [name, href, maker, place, year, , group, hue, seed, initial, photo, set, others] = row;
    const made = copy("card");
    made.querySelector(".pic")?.replaceChildren(photo ? picture(photo) : cover(group, hue, seed, initial));
    const title = /** @type {HTMLAnchorElement} */ (made.querySelector("a"));
    /** Words as the page's language has them, or marked as Vietnamese. @param {string} text @param {string} [own] */
    const said = (text, own) => own || (foreign && text ? vietnamese(element("span", text)) : text);
    const [ownName, ownMaker] = others?.[language] ?? [];
    title.replaceChildren(said(name, ownName));
    title.href = link(href);
    const gloss = foreign && !ownName ? foreign.glosses.set[set] || foreign.glosses.group[group] : "";
    if (gloss) title.parentElement?.after(element("p", gloss, "gloss"));
    const by = [said(maker, ownMaker), place].filter((text) => text).map((text) => {
      const line = element("span");
      line.append(text);
      return line;
    });
    made.querySelector(".by")?.replaceChildren(...by);
    made.querySelector(".st")?.replaceChildren(state(phases, today, year));
    return made;
  };

  /** Says what words of the page's language were taken for. @param {[string, string][]} meant  Vietnamese and foreign */
  const named = (meant) => {
    const [before, after] = (foreign?.named ?? "").split("{names}");
    return [before, ...meant.flatMap(([name, own], at) => [at ? ", " : "", vietnamese(element("span", name)), ` (${own})`]), after];
  };

  return { draw, link, element, named };
};
