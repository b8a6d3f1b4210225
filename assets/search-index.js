// @ts-check
// The index of the search, file by file, as plain scripts: so it works from a disk too. Each calls `ocopIndex` with its name and
// what it holds (ocop_site/making/search.py).

/** Where each piece goes that has arrived or is awaited.
 * @type {Map<string, {data?: any, take?: (data: any) => void}>} */
const ocopPieces = new Map();
/** @param {string} name @param {any} data */
const ocopIndex = (name, data) => {
  const awaited = ocopPieces.get(name);
  if (awaited?.take) awaited.take(data);
  else ocopPieces.set(name, { data });
};

/** One form of a syllable: tone and letters; in names (product, place) in turn; for each field its products.
 * @typedef {{form: string, names: number[], fields: number[][]}} Form */
/** @typedef {{count: number, table: Table, syllables: string, words: Record<string, string>, numbers: string,
 *   columns: string, further: string, orders: string, lengths: string, parts: [string, number][], block: number,
 *   cards: string}} Start */
/** @typedef {{id: string, text: string}} Choice */
/** @typedef {{choices: Choice[], of: Uint16Array}} Column */

/** @param {URL} folder  where the start of the index stands */
const searchIndex = (folder) => {
  const [LAST, FIRST, ENDS] = [35, 93, 57]; // the first sign of each sort, and how many end a number
  const END = "_"; // behind each word
  const PLACES = 16; // of a word in a name
  const LATE = 20_000; // milliseconds

  /** @param {string} text @returns {number[]} */
  const numbers = (text) => {
    const found = [];
    let [value, scale] = [0, 1];
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (sign < FIRST) {
        found.push(value + (sign - LAST) * scale);
        [value, scale] = [0, 1];
      } else {
        value += (ENDS + sign - FIRST) * scale;
        scale *= 126 - FIRST + 1;
      }
    }
    return found;
  };

  /** Every product of some runs: how many are left out before each, how many more than one it has. @param {string} text */
  const products = (text) => {
    const [found, runs] = [/** @type {number[]} */ ([]), numbers(text)];
    for (let at = 0, next = 0; at < runs.length; at += 2) {
      next += runs[at];
      for (const end = next + runs[at + 1]; next <= end; next += 1) found.push(next);
    }
    return found;
  };

  /** The value of every product, all of them (`=`) or in runs (`*`). @param {string} text @param {number} count */
  const spread = (text, count) => {
    const [into, runs] = [new Uint16Array(count), numbers(text.slice(1))];
    if (text[0] === "=") into.set(runs);
    else
    for (let at = 0, next = 0; at < runs.length; at += 2) {
      into.fill(runs[at], next, next + runs[at + 1] + 1);
      next += runs[at + 1] + 1;
    }
    return into;
  };

  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();
  /** One file of the index. @param {string} name @param {string} [path] @returns {Promise<any>} */
  const load = (name, path = `chi-muc/${name}.js`) => {
    const before = asked.get(name);
    if (before) return before;
    const coming = new Promise((resolve, reject) => {
      const there = ocopPieces.get(name);
      if (there?.data) return resolve(there.data);
      const script = document.createElement("script");
      // It may be there when it is asked for again. What came may be another page, as of a network that wants a login.
      const lost = () => {
        script.remove();
        if (!ocopPieces.get(name)?.take) return;
        ocopPieces.delete(name);
        asked.delete(name);
        reject(new Error(name));
      };
      const late = setTimeout(lost, LATE);
      ocopPieces.set(name, { take: (data) => {
        clearTimeout(late);
        ocopPieces.set(name, { data });
        resolve(data);
      } });
      script.src = new URL(path, folder).href;
      script.addEventListener("error", lost);
      script.addEventListener("load", lost);
      document.head.append(script);
    });
    asked.set(name, coming);
    return coming;
  };

  /** The name of the file that holds a word: that of its longest beginning. @param {Record<string, string>} files
   * @param {string} stem @param {string} word */
  const fileOf = (files, stem, word) => {
    for (let length = word.length + 1; length >= 0; length -= 1) {
      const beginning = `${word}${END}`.slice(0, length);
      if (files[beginning]) return beginning ? `${stem}-${beginning}-${files[beginning]}` : `${stem}-${files[beginning]}`;
    }
    return "";
  };

  /** @param {Start} start */
  const opened = (start) => {
    const digests = start.cards.match(/.{5}/g) ?? [];
    const lengths = spread(start.lengths, start.count);

    /** The forms of a folded syllable. @param {string} folded @returns {Promise<Form[]>} */
    const forms = async (folded) => {
      const file = fileOf(start.words, "tu", folded);
      /** @type {string[][]} */
      const rows = (file && (await load(file))[folded]) || [];
      return rows.map(([form, names = "", ...fields]) => {
        let before = 0;
        const pairs = numbers(names).flatMap((one) => [(before += Math.floor(one / PLACES)), one % PLACES]);
        return { form, names: pairs, fields: fields.map(products) };
      });
    };

    /** The page that a code or a GTIN of 14 digits leads to. @param {string} digits
     * @returns {Promise<{name: string, href: string} | null>} */
    const page = async (digits) => {
      const file = fileOf(await load(`ma-${start.numbers}`), "so", digits);
      return (file && (await load(file))[digits]) || null;
    };

    /** What a course of statuses has come to. @param {string} course @param {number} day  counted from 2000 */
    const statusOn = (course, day) => {
      const [first, ...turns] = numbers(course);
      return turns.reduce((status, start, at) => (at % 2 === 0 && start <= day ? turns[at + 1] : status), first);
    };

    /** Filters: what can be chosen, and what of it each product has on a day. @param {number} day  counted from 2000
     * @param {boolean} further  those that are not shown at once */
    const columns = async (day, further) => {
      /** @type {Record<string, [string[][], string, string[]?]>} */
      const files = await load(further ? `loc-them-${start.further}` : `loc-${start.columns}`);
      /** @type {Record<string, Column>} */
      const found = {};
      for (const [name, [choices, text, courses]] of Object.entries(files)) {
        const now = courses?.map((course) => statusOn(course, day));
        const values = spread(text, start.count);
        const of = now ? values.map((course) => now[course]) : values;
        found[name] = { choices: choices.map(([id, text]) => ({ id, text })), of };
      }
      return found;
    };

    /** The place of each product in the orders by name and by the newest paper.
     * @returns {Promise<Record<string, number[]>>} */
    const orders = async () => {
      const found = await load(`thu-tu-${start.orders}`);
      return Object.fromEntries(Object.entries(found).map(([name, text]) => [name, numbers(text)]));
    };

    /** The card of a product. @param {number} product @returns {Promise<{row: any[], phases: Phase[]}>} */
    const card = async (product) => {
      let [place, file] = [product, 0]; // in its part; of all files of cards
      for (const [part, size] of start.parts) {
        const own = Math.floor(place / start.block);
        if (place < size) {
          const { cards, statuses } = await load(`the-${part}-${own}-${digests[file + own]}`);
          const row = cards[place % start.block];
          return { row, phases: statuses[row[5]] };
        }
        place -= size;
        file += Math.ceil(size / start.block);
      }
      throw new RangeError(`there is no product ${product}`);
    };

    return { count: start.count, words: searchWords(start.table, start.syllables), lengths, forms, page, columns, orders, card };
  };

  return { open: async () => opened(await load("chi-muc", "chi-muc.js")) };
};

/** @typedef {Awaited<ReturnType<ReturnType<typeof searchIndex>["open"]>>} OpenIndex */
