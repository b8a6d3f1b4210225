// @ts-check
// What this device remembers of one outlet from one print to the next. It lies in this browser alone (`localStorage`), where
// every tab with this outlet's print page reads and writes the same. Used by print.js and print-once.js.

/** @typedef {{paper: string, next: number}} Print  the paper, and the first place on it that stays free */
/** @typedef {{paper?: string, format?: string, starts?: Record<string, number>, picks?: Record<string, number>,
 *   printers?: Record<string, number[]>, asked?: Print | null}} Memory  `asked`: a print of which nobody has said yet
 *   whether it came out */

/** @param {string} outlet  its code */
const printMemory = (outlet) => {
  const key = `ocop-in-nhan-${outlet}`;
  /** @type {Memory} what this page knows, also where the browser keeps nothing */
  let known = {};
  let keeps = true;

  /** What is known now, with what other tabs have written. @returns {Memory} */
  const read = () => {
    let text = null;
    try {
      if (keeps) text = localStorage.getItem(key);
    } catch {
      keeps = false; // cookies are blocked: this page remembers for as long as it is open
    }
    // Nothing there is no news: who wipes a browser's data has not put a fresh sheet into the printer.
    if (text === null) return known;
    try {
      const kept = JSON.parse(text);
      if (kept && typeof kept === "object") known = kept;
    } catch {
      // broken text is no news either
    }
    return known;
  };

  /** @param {Partial<Memory>} news */
  const write = (news) => {
    known = { ...read(), ...news };
    try {
      localStorage.setItem(key, JSON.stringify(known));
    } catch {
      keeps = false; // the disk is full: what lies there is older than what this page knows, so it is not read again
    }
  };

  return { read, write, keeps: () => keeps };
};
