// @ts-check
// What people ask who know no Vietnamese, in Vietnamese: names of goods by the page's own list. The index is the same for all.

/** The words of a page in another language than Vietnamese (ocop_site/pages/search/foreign.py).
 * @typedef {{choices: Record<string, Record<string, string>>, labels: Record<string, string>,
 *   glosses: {set: Record<string, string>, group: Record<string, string>}, goods: string, small: string}} Foreign */

/** @param {Foreign} foreign @param {ReturnType<typeof searchFind>["find"]} findAsTyped */
const searchTongue = ({ goods, small }, findAsTyped) => {
  const MOST = 6; // ways to say one query
  const LONGEST = 3; // words of a name

  /** A word as it is compared: a plural by a mere "s" is the same. @param {string} word */
  const key = (word) => word.toLowerCase().split(" ").map((one) => one.replace(/(?<=[a-z]{2})s$/, "")).join(" ");
  const known = new Map(goods.split("\n").map((line) => line.split("\t")).map(([name, ...means]) => [key(name), means]));
  const left = new Set(small.split("\t").map(key));

  /** The queries that a query may mean in Vietnamese, the usual first; none where it names no goods. @param {string} query */
  const meant = (query) => {
    const words = query.toLowerCase().replace(/[’']/g, "'").split(/[\s,;.]+/).filter((word) => word);
    let ways = [""];
    let named = false;
    for (let at = 0; at < words.length; ) {
      let [length, means] = [1, left.has(key(words[at])) ? [""] : [words[at]]];
      for (let longer = Math.min(LONGEST, words.length - at); longer > 0; longer -= 1) {
        const found = known.get(key(words.slice(at, at + longer).join(" ")));
        if (!found) continue;
        [length, means, named] = [longer, found, true];
        break;
      }
      ways = means.flatMap((one) => ways.map((way) => `${way} ${one}`.trim())).slice(0, MOST);
      at += length;
    }
    return named ? ways.filter((way) => way) : [];
  };

  /** What words find, by themselves and by what they mean; what is only like it when nothing has every word.
   * @type {ReturnType<typeof searchFind>["find"]} */
  const find = async (query, typing) => {
    const others = meant(query);
    if (!others.length) return findAsTyped(query, typing);
    const whole = await Promise.all([query, ...others].map((one) => findAsTyped(one, typing && one === query, true)));
    const products = [...new Set(whole.flatMap((found) => found.products))];
    if (products.length) return { products, kind: "all" };
    for (const one of others) {
      const found = await findAsTyped(one);
      if (found.products.length) return found;
    }
    return findAsTyped(query, typing);
  };

  return { find };
};
