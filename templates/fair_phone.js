// @ts-check
"use strict";
// The search of a fair's file for phones: booths and products are sifted as one types, with tones or without.
(() => {
  const box = /** @type {HTMLElement} */ (document.getElementById("tim"));
  if (!box) return;
  const field = /** @type {HTMLInputElement} */ (document.getElementById("hoi"));
  const told = /** @type {HTMLElement} */ (box.querySelector(".told"));

  /** Small letters without tones and marks, each word behind a space.
   * @param {string} text */
  const fold = (text) =>
    " " +
    text
      .toLowerCase()
      .replace(/[đð]/g, "d")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();

  /** @typedef {Object} Item
   * @property {HTMLElement} element
   * @property {string} key what of it can be found, folded
   * @property {boolean} card a product, not a booth */

  /** @type {Item[]} */
  let items = [];
  /** What can be found, read from the page when the first question comes. */
  const read = () => {
    items = [...document.querySelectorAll(".item")].map((one) => {
      const words = [...one.querySelectorAll(".k, .en, .numbers")].map((word) => word.textContent || "");
      const element = /** @type {HTMLElement} */ (one);
      return { element, key: fold(words.join(" ")), card: one.classList.contains("card") };
    });
  };

  const sift = () => {
    if (!items.length) read();
    const words = fold(field.value).trim().split(" ").filter(Boolean);
    let booths = 0;
    let products = 0;
    for (const { element, key, card } of items) {
      element.hidden = !words.every((word) => key.includes(" " + word));
      if (!element.hidden) card ? products++ : booths++;
    }
    document.body.classList.toggle("seeking", words.length > 0);
    const said = booths + products ? told.dataset.some : told.dataset.none;
    told.textContent = words.length
      ? (said || "").replace("{booths}", String(booths)).replace("{products}", String(products))
      : "";
    // The first that was found stands right below the field.
    if (words.length && box.getBoundingClientRect().top > 0) box.scrollIntoView();
  };

  /** What a link leads to must be seen, whatever was asked before. */
  const show = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || target.getClientRects().length) return;
    field.value = "";
    sift();
    target.scrollIntoView();
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(sift, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    field.value = "";
    sift();
  });
  addEventListener("hashchange", show);
  box.hidden = false;
  if (field.value) sift();
})();
