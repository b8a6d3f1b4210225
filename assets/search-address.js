// @ts-check
// What the search is asked, in its fields and in the address of its page, so that an answer can be shared.

/** @param {HTMLFormElement} form @param {string[]} filters  names of fields @param {number} first  cards at first */
const searchAddress = (form, filters, first) => {
  const MOST = 252; // cards at once when a page is opened again
  const ORDER = "xep";
  const tongues = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".tongues a"));
  const box = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  /** @param {string} name */
  const select = (name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));

  /** What is asked, as it stands in the address. */
  const asked = () => {
    const query = new URLSearchParams();
    if (box.value.trim()) query.set("q", box.value.trim());
    for (const name of [...filters, ORDER]) if (select(name).value) query.set(name, select(name).value);
    return query;
  };

  /** The same page in another language is asked the same. @param {string} search */
  const carry = (search) => {
    for (const link of tongues) link.search = search;
  };

  /** Writes the address, as a new step back or in place of this one. @param {boolean} step
   * @param {number} shown  how many cards are */
  const write = (step, shown) => {
    const query = asked();
    if (shown > first) query.set("xem", String(shown));
    const search = query.size ? `?${query}` : "";
    carry(search);
    if (search === location.search) return;
    try {
      history[step ? "pushState" : "replaceState"](null, "", location.pathname + search);
    } catch {
      // some browsers change no address of a file; the search works all the same
    }
  };

  /** Takes what the address asks into the fields; gives how many cards are to be shown. */
  const take = () => {
    const query = new URLSearchParams(location.search);
    carry(location.search);
    box.value = query.get("q") ?? "";
    for (const name of [...filters, ORDER]) {
      const [field, wanted] = [select(name), query.get(name) ?? ""];
      // What a filter offers is loaded later; orders are all there.
      if (name !== ORDER && ![...field.options].some((one) => one.value === wanted)) field.append(new Option(wanted, wanted));
      field.value = wanted;
      if (field.selectedIndex < 0) field.value = "";
    }
    return Math.min(MOST, Math.max(first, Number(query.get("xem")) || 0));
  };

  return { asked, write, take };
};
