// @ts-check
// On the day on which a term ends, what a page says of it turns, even if nobody has rebuilt the page.
// Without this script the words stay as they are: they name the day and remain true.
(() => {
  const HOURS = 7; // Viet Nam is 7 hours ahead of UTC, all year
  const today = new Date(Date.now() + HOURS * 3600e3).toISOString().slice(0, 10);
  /** @param {string} which @returns {NodeListOf<HTMLTemplateElement>} */
  const all = which => document.querySelectorAll(which);
  for (const later of all("template[data-from]")) {
    if ((later.dataset.from ?? "") <= today) later.replaceWith(later.content);
  }
  for (const words of all("[data-until]")) {
    if ((words.dataset.until ?? "") < today) words.remove();
  }
})();
