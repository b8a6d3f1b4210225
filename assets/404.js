// @ts-check
// For an address that does not exist: leads on where it is clear what was meant, and offers the codes that can have been
// meant where a digit was mistyped. It leads and offers only what answers on this very site. Its words stand in
// 404.html; without this script that page says what to do by itself.

const SIZE = 9;
const LOT = /^(22|10|21)$/; // GS1's qualifiers of a GTIN: variant, batch, serial number
const DAMM = [
  "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
  "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
];

/** Whether this is a code with its check digit. @param {string} text */
function isCode(text) {
  if (text.length !== SIZE || /[^0-9]/.test(text)) return false;
  let interim = 0;
  for (const digit of text) interim = Number(DAMM[interim][Number(digit)]);
  return interim === 0;
}

/** Whether this is a GTIN of 14 digits with its check digit. @param {string} text */
function isGtin(text) {
  if (!/^[0-9]{14}$/.test(text)) return false;
  let sum = 0;
  [...text].forEach((digit, place) => { sum += Number(digit) * (place % 2 ? 1 : 3); });
  return sum % 10 === 0;
}

/** What was typed with its digits alone: no spaces, dots or hyphens, O and l as 0 and 1. @param {string} typed */
function plain(typed) {
  return typed.replace(/[\s._\u00ad\u2010-\u2015\u2212-]/g, "").replace(/o/gi, "0").replace(/[il|]/gi, "1");
}

/**
 * The codes of a block from which some digits differ by one wrong digit, one swap of neighbours, or one digit too few or
 * too many: at most some twenty, because the check digit rules out the others.
 * @param {string} typed @param {string} block @returns {string[]}
 */
function near(typed, block) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {string} digits */
  const keep = digits => { if (digits !== typed && digits.startsWith(block) && isCode(digits)) found.add(digits); };
  for (let at = 0; at <= typed.length; at += 1) {
    const before = typed.slice(0, at);
    const after = typed.slice(at + 1);
    keep(before + after.slice(0, 1) + typed.slice(at, at + 1) + after.slice(1));
    keep(before + after);
    for (const digit of "0123456789") {
      keep(before + digit + after);
      keep(before + digit + typed.slice(at));
    }
  }
  return [...found].sort();
}

/**
 * What a path below the root of the site can have meant: a code, a GTIN or an old address that ends in a code; with the
 * digits that are read out of what was typed.
 * @typedef {{kind: "code" | "gtin" | "old", typed: string, digits: string}} Meant
 * @param {string} path @returns {Meant | null}
 */
function meant(path) {
  const parts = path.split("/").map(part => part.trim()).filter(part => part !== "");
  const [first = "", second = "", third = ""] = parts;
  /** @param {Meant["kind"]} kind @param {string} typed @returns {Meant} */
  const read = (kind, typed) => ({ kind, typed, digits: plain(typed) });
  if (/^q$/i.test(first)) return second === "" ? null : read("code", second);
  if (first === "01" && second !== "" && (third === "" || LOT.test(third))) return read("gtin", second);
  const alone = read("code", first.replace(/^q/i, ""));
  if (parts.length === 1 && /^[0-9]{8,10}$/.test(alone.digits)) return alone;
  const old = /-([0-9]{9})$/.exec(parts[parts.length - 1] ?? "");
  return old && isCode(old[1]) ? read("old", old[1]) : null;
}

/** @typedef {{href: string, name: string, code: string}} Found */

class Site {
  /** @param {URL} root The first page of the site. */
  constructor(root) {
    this.root = root;
    /** @type {Promise<boolean> | null} */
    this.honest = null;
  }

  /** The path of an address below the root, decoded; "" outside of the site. @param {Location} address */
  below(address) {
    if (address.origin !== this.root.origin || !address.pathname.startsWith(this.root.pathname)) return "";
    const path = address.pathname.slice(this.root.pathname.length);
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  /** The page at an address below the root, or null. A host that answers everything proves nothing.
   * @param {string} path @param {string} code @returns {Promise<Found | null>} */
  async look(path, code) {
    this.honest ??= fetch(new URL("Q/0/", this.root)).then(answer => !answer.ok);
    const [answer, honest] = await Promise.all([fetch(new URL(path, this.root)), this.honest]);
    if (!answer.ok || !honest) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"); // its scripts do not run
    const name = page.querySelector("h1")?.textContent?.trim();
    return name ? { href: new URL(path, this.root).href, name, code } : null;
  }

  /** The pages of those codes that have one. @param {string[]} codes */
  async pages(codes) {
    const found = await Promise.all(codes.map(code => this.look(`Q/${code}/`, code)));
    return found.filter(one => one !== null);
  }

  /** Whether the host has been found to answer everything, so that a page that it does not show may be there. */
  async unsure() {
    return this.honest !== null && !(await this.honest);
  }

  /** Whether it leads on to a page below the root: only if there is one, and not to where we stand.
   * @param {string} path @param {string} code */
  async lead(path, code) {
    const target = new URL(path, this.root);
    if (target.pathname === location.pathname || (await this.look(path, code)) === null) return false;
    location.replace(target.href + location.search + location.hash);
    return true;
  }
}

/** Says one of the page's own sentences. @param {string} words @param {string} typed @param {Found[]} found */
function say(words, typed = "", found = []) {
  const place = document.getElementById("tra-loi");
  const sentence = /** @type {HTMLTemplateElement | null} */ (document.querySelector(`template[data-say="${words}"]`));
  if (!place || !sentence) return;
  const said = /** @type {DocumentFragment} */ (sentence.content.cloneNode(true));
  for (const hole of said.querySelectorAll("b")) hole.textContent = typed.slice(0, 40);
  place.replaceChildren(said);
  if (found.length === 0) return;
  const list = document.createElement("ul");
  list.className = "entries";
  for (const one of found) {
    const [item, link, code] = ["li", "a", "small"].map(tag => document.createElement(tag));
    link.setAttribute("href", one.href);
    link.textContent = one.name;
    code.textContent = one.code;
    item.append(link, code);
    list.append(item);
  }
  place.append(list);
}

/** Where nobody can tell whether there is a page: its address, to be opened. @param {Site} site @param {string} path @param {string} code */
function leave(site, path, code) {
  const target = new URL(path, site.root);
  say("unsure", code, [{ href: target.href, name: target.pathname, code }]);
}

/** @param {Site} site @param {Meant} what @param {string} block */
async function answerCode(site, { typed, digits }, block) {
  if (isCode(digits)) {
    if (await site.lead(`Q/${digits}/`, digits)) return;
    if (!digits.startsWith(block)) say("foreign", digits);
    else if (await site.unsure()) leave(site, `Q/${digits}/`, digits);
    else say("absent", digits);
  } else if (/^[0-9]{8,10}$/.test(digits)) {
    say("looking");
    const found = await site.pages(near(digits, block));
    if (found.length) say("near", digits, found);
    else say((await site.unsure()) ? "wrong" : "none", digits);
  } else {
    say("length", typed);
  }
}

/** @param {Site} site @param {Meant} what */
async function answerGtin(site, { typed, digits }) {
  const full = /^([0-9]{8}|[0-9]{12,14})$/.test(digits) ? digits.padStart(14, "0") : "";
  if (!isGtin(full)) say("barcode", typed);
  else if (await site.lead(`01/${full}/`, full)) return;
  else if (await site.unsure()) leave(site, `01/${full}/`, full);
  else say("no-barcode", digits);
}

/** @param {string} script The address of this script: it lies in `assets/` below the root. */
async function answer(script) {
  if (location.protocol === "file:") return;
  const site = new Site(new URL("../", script));
  const block = document.getElementById("tra-loi")?.dataset.block ?? "";
  const what = meant(site.below(location));
  if (!what) return;
  try {
    if (what.kind === "code") await answerCode(site, what, block);
    else if (what.kind === "gtin") await answerGtin(site, what);
    else {
      const found = await site.pages([what.digits]);
      if (found.length) say("moved", "", found);
    }
  } catch {
    say("offline", what.typed);
  }
}

const answered = answer(/** @type {HTMLScriptElement} */ (document.currentScript).src);
