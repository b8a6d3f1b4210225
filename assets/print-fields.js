// @ts-check
// The fields of the print page in which numbers are typed: what a text means, and what is said at a field whose text has
// no clear meaning or is out of its bounds. Nothing is guessed and nothing is moved into its bounds: a wrong price on a
// shelf is worse than a print that waits. They are text fields, because a number field changes what is typed before any
// script sees it: in a Chrome with English menus, 1,5 becomes 15. Used by print.js.

/** @typedef {{number: number | null, fault: string}} Reading  `number`: null where nothing stands, or nothing that is
 *   understood; `fault`: what is wrong, in words for the person at the field, "" where nothing is */

/** @param {HTMLElement} desk  with the least and the most that a price may be */
const printFields = (desk) => {
  const GROUPED = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?: \d{3})+$/; // as thousands are written here
  const MEANT_GROUPED = /^\d{1,3}(?:[., ]\d{3})+$/;
  const MEANT_THOUSANDS = /^(\d{1,6})\s*(?:k|nghìn|ngàn)$/i;
  const LONGEST_CLICK = 1000; // ms
  const DONG = /\s*(?:₫|đ|đồng|vnđ|vnd)$/i;
  const [leastPrice, mostPrice] = [Number(desk.dataset.leastPrice), Number(desk.dataset.mostPrice)];

  /** A whole number as people here write it. @param {number} value */
  const written = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
  /** A number with decimals as people here write it. @param {number} value */
  const decimal = (value) => String(value).replace(".", ",");
  const bounds = (/** @type {HTMLInputElement} */ field) => [Number(field.dataset.least), Number(field.dataset.most)];

  /** @param {string} text @param {HTMLInputElement} field @returns {Reading} */
  const readWhole = (text, field) => {
    const [least, most] = bounds(field);
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    if (number >= least && number <= most) return { number, fault: "" };
    return { number: null, fault: `${field.dataset.what}: nhập số nguyên từ ${written(least)} đến ${written(most)}.` };
  };

  /** With a comma or a point before decimals: the first is written here, the second in the files of printers.
   * @param {string} text @param {HTMLInputElement} field @returns {Reading} */
  const readDecimal = (text, field) => {
    const [least, most] = bounds(field);
    const plain = text.replace(/^[−–]/, "-").replace(",", ".");
    const number = /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : NaN;
    if (number >= least && number <= most) return { number, fault: "" };
    const range = `từ ${decimal(least).replace("-", "−")} đến ${decimal(most)} ${field.dataset.unit}`;
    return { number: null, fault: `${field.dataset.what}: nhập số ${range}, phần lẻ sau dấu phẩy.` };
  };

  /** The đồng that a price may mean which is not taken as it stands; 0 where that is not clear. The command line offers
   * the same (`records/numbers.py`, and `price-in-thousands`). @param {string} text */
  const meant = (text) => {
    const short = MEANT_THOUSANDS.exec(text);
    if (short) return Number(`${short[1]}000`);
    if (!/^\d+$/.test(text) && !MEANT_GROUPED.test(text)) return 0;
    const number = Number(text.replace(/\D/g, ""));
    return number < leastPrice ? number * 1000 : number;
  };
  /** A price may be left out: the label then has a line to write on. @param {string} text @returns {Reading} */
  const readPrice = (text) => {
    if (!text) return { number: null, fault: "" };
    const bare = text.normalize("NFC").replace(/[\u00a0\u202f]/g, " ").replace(DONG, "");
    const number = /^\d+$/.test(bare) || GROUPED.test(bare) ? Number(bare.replace(/\D/g, "")) : NaN;
    if (number >= leastPrice && number <= mostPrice) return { number, fault: "" };
    const guess = meant(bare);
    const asked = guess >= leastPrice && guess <= mostPrice ? `Có phải ${written(guess)}?` : "Chưa có giá thì để trống.";
    const range = `từ ${written(leastPrice)} đến ${written(mostPrice)}`;
    return { number: null, fault: `Giá: ghi đủ bằng đồng, ${range}. ${asked}` };
  };

  /** @param {HTMLInputElement} field @returns {Reading} */
  const read = (field) => {
    const text = field.value.trim();
    if (field.dataset.number === "price") return readPrice(text);
    return field.dataset.number === "decimal" ? readDecimal(text, field) : readWhole(text, field);
  };

  /** @type {Map<HTMLInputElement, HTMLElement>} what is said at which field now */
  const said = new Map();
  let made = 0;
  /** @param {HTMLInputElement} field @param {string} fault */
  const say = (field, fault) => {
    let words = said.get(field);
    if (!words) {
      words = document.createElement("small");
      words.className = "fault";
      words.id = `sai-${++made}`;
      words.setAttribute("role", "alert");
      field.closest("li, p")?.append(words);
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", `${words.id} ${field.getAttribute("aria-describedby") ?? ""}`.trim());
      said.set(field, words);
    }
    if (words.textContent !== fault) words.textContent = fault; // said aloud only when it is news
  };
  /** @param {HTMLInputElement} field */
  const unsay = (field) => {
    const words = said.get(field);
    if (!words) return;
    said.delete(field);
    words.remove();
    field.removeAttribute("aria-invalid");
    const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== words.id);
    if (others.length) field.setAttribute("aria-describedby", others.join(" "));
    else field.removeAttribute("aria-describedby");
  };

  /** Says what is wrong at the fields on which a print depends, and nothing any more at all others; gives those that are
   * wrong. @param {HTMLInputElement[]} needed */
  const check = (needed) => {
    const faults = new Map(needed.map((field) => [field, read(field).fault]));
    for (const field of [...said.keys()]) if (!faults.get(field)) unsay(field);
    const wrong = needed.filter((field) => faults.get(field));
    for (const field of wrong) say(field, faults.get(field) ?? "");
    return wrong;
  };
  /** Brings a field before the person, wherever it is hidden. @param {HTMLInputElement} field */
  const goTo = (field) => {
    const folded = field.closest("details");
    if (folded) folded.open = true;
    const row = field.closest("li");
    if (row) row.hidden = false; // the search has left it out
    field.focus();
    field.select();
  };

  let pressed = false;
  addEventListener("pointerdown", () => { pressed = true; }, true);
  for (const sign of ["pointerup", "pointercancel", "keydown"]) addEventListener(sign, () => { pressed = false; }, true);
  /** A click that leaves a field ends what was typed there. What is said of it waits for the end of that click: it moves
   * what stands below, and the click would miss what it was meant for. @param {() => void} then */
  const whenReleased = (then) => {
    if (!pressed) return then();
    addEventListener("pointerup", () => setTimeout(then), { once: true, capture: true });
    setTimeout(then, LONGEST_CLICK); // the open list of a choice swallows the release
  };

  return { read, check, goTo, whenReleased, written, decimal, isWrong: (/** @type {HTMLInputElement} */ field) => said.has(field) };
};
