// @ts-check
// What people ask who know no Vietnamese, in Vietnamese: names of goods by the page's own list. The index is the same for all.

/** The words of a page in another language than Vietnamese (ocop_site/pages/search/foreign.py).
 * @typedef {{choices: Record<string, Record<string, string>>, labels: Record<string, string>,
 *   glosses: {set: Record<string, string>, group: Record<string, string>}, goods: string, small: string,
 *   named: string}} Foreign */
/** One way to say a query: its parts, and what was taken for what, Vietnamese and foreign. @typedef {{parts: Part[],
 *   meant: [string, string][]}} Way */

/** @param {Foreign} foreign @param {ReturnType<typeof searchFind>} finder */
const searchTongue = ({ goods, small }, { find: findAsTyped, words: { knows, isSlip } }) => {
  const MOST = 6; // ways to say one query
  const LONGEST = 3; // words of a name
  const LONG = 4; // letters of a word in which a slip is forgiven

  /** Words as they are compared: written together, a plural by a mere "s" the same. @param {string[]} words */
  const key = (words) => words.map((one) => one.toLowerCase().replace(/-/g, "").replace(/(?<=[a-z]{2})s$/, "")).join("");
  /** @type {Map<string, [string, string[]]>} by key the name and what it means */
  const known = new Map(goods.split("\n").reverse().map((line) => line.split("\t")).map(([name, ...means]) => [key(name.split(" ")), [name, means]]));
  const left = new Set(small.split("\t").map((one) => key([one])));

  /** The names that are one slip away from a word that neither language knows. @param {string} word */
  const near = (word) => {
    if (word.length < LONG || knows(word) || !/^[a-z]+$/.test(word)) return [];
    return [...known.keys()].filter((one) => one[0] === word[0] && isSlip(one, word));
  };

  /** The ways in which a query may be meant in Vietnamese, the usual first; none where it names no goods.
   * @param {string} query @param {boolean} slips  whether names are found by a slip too @returns {Way[]} */
  const meant = (query, slips) => {
    const words = query.toLowerCase().replace(/’/g, "'").split(/[\s,;.]+/).filter((word) => word);
    /** @type {Way[]} */
    let ways = [{ parts: [], meant: [] }];
    let named = false;
    for (let at = 0; at < words.length; ) {
      let length = Math.min(LONGEST, words.length - at);
      while (length > 1 && !known.has(key(words.slice(at, at + length)))) length -= 1;
      const whole = key(words.slice(at, at + length));
      const found = known.has(whole) ? [whole] : slips && !left.has(whole) ? near(whole) : [];
      if (found.length) {
        named = true;
        ways = found.flatMap((one) => {
          const [name, means] = known.get(one) ?? ["", []];
          // Initials (HTX) are part of producers' names, which are not goods.
          return means.flatMap((text) => ways.map((way) => (
            { parts: [...way.parts, { text, whole: text !== text.toUpperCase() }], meant: /** @type {Way["meant"]} */ ([...way.meant, [text, name]]) })));
        }).slice(0, MOST);
      } else if (!left.has(whole)) ways = ways.map((way) => ({ ...way, parts: [...way.parts, { text: words[at] }] }));
      at += length;
    }
    return named ? ways : [];
  };

  /** What words find, by what they mean and by themselves; what is only like it when nothing has every word.
   * @param {string} query @param {boolean} [typing] @returns {Promise<Found>} */
  const find = async (query, typing) => {
    for (const slips of [false, true]) {
      const ways = meant(query, slips);
      if (!ways.length) continue;
      // The mere name of some goods is no Vietnamese word that has lost its tones: "hat" is not "hạt".
      const only = ways[0].parts.length === 1;
      const asTyped = findAsTyped(only ? [{ text: query, whole: true }] : query, typing, true);
      const whole = await Promise.all(ways.map(({ parts }) => findAsTyped(parts, false, true)));
      const products = [...new Set([await asTyped, ...whole].flatMap((found) => found.products))];
      if (products.length) {
        const said = ways.filter((_, at) => whole[at].products.length).flatMap((way) => way.meant);
        return { products, kind: slips ? "slip" : "all", meant: [...new Map(said.map((pair) => [pair.join(), pair])).values()] };
      }
      for (const { parts, meant } of ways) {
        const found = await findAsTyped(parts);
        if (found.products.length) return { ...found, meant };
      }
      // There are none of these goods; what is only spelled like their foreign name is something else.
      if (ways[0].parts.every((part) => part.whole)) return { products: [], kind: "none" };
    }
    const found = await findAsTyped(query, typing);
    const rest = query.split(/\s+/).filter((word) => !left.has(key([word]))).join(" ");
    const other = found.kind === "all" || !rest || rest === query ? found : await findAsTyped(rest, typing);
    return other.kind === "all" ? other : found;
  };

  return { find };
};
