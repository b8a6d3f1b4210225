// @ts-check
// Which products a query finds, best first. All of its words must be found; where that fails, one slip is forgiven, and then
// what has most of the words is shown as near.

/** One word of a query: what it may mean, with how much it is trusted; `slip`: read as a slip; `other`: written otherwise.
 * @typedef {{folded: string, letters: string, tone: number, trust: number, slip?: boolean, other?: boolean}} Reading */
/** One word weighed for every product: its best field, whether in its very tone, its places in the name (a bit each); and
 * which products have it at all.
 * @typedef {{best: Float32Array, exact: Uint8Array, places: Uint16Array, having: number[]}} Weighed */
/** @typedef {{products: number[], kind: "all" | "slip" | "near" | "none"}} Found */

/** @param {OpenIndex} index */
const searchFind = (index) => {
  const LONG = 4; // letters of a word that has few neighbours
  const NAME = 10;
  const FIELDS = [6, 5, 4, 2]; // another name, producer, place, kind
  const [OTHER_TONE, SLIP, MOST_NEAR, MOST_BEGUN, ENOUGH] = [0.9, 0.5, 16, 16, 0.5];
  const [NEXT, FIRST, WHOLE, SHARE] = [3, 4, 12, 6]; // neighbours in a name, its first word, the name itself, its share

  const { words, count, lengths } = index;

  /** @param {string} folded @param {{letters: string, tone: number}} typed @returns {Reading} */
  const slipTo = (folded, typed) => ({ folded, letters: typed.letters, tone: typed.tone, trust: SLIP, slip: true });

  /** @param {Reading[]} readings @param {boolean} toned  whether tones were typed @returns {Promise<Weighed>} */
  const weigh = async (readings, toned) => {
    const best = new Float32Array(count);
    const [exact, places] = [new Uint8Array(count), new Uint16Array(count)];
    /** @type {number[]} */
    const having = [];
    const forms = await Promise.all(readings.map((one) => index.forms(one.folded)));
    readings.forEach((reading, at) => {
      for (const { form, names, fields } of forms[at]) {
        const whole = form === reading.tone + reading.letters;
        const same = reading.slip ? form[0] === String(reading.tone) : whole && !reading.other;
        const worth = reading.trust * (same || !toned ? 1 : OTHER_TONE);
        const mark = (/** @type {number} */ product, /** @type {number} */ weight) => {
          if (best[product] === 0) having.push(product);
          if (weight > best[product]) best[product] = weight;
          if (same) exact[product] = 1;
        };
        for (let pair = 0; pair < names.length; pair += 2) {
          mark(names[pair], NAME * worth);
          places[names[pair]] |= 1 << names[pair + 1];
        }
        fields.forEach((products, field) => {
          for (const product of products) mark(product, FIELDS[field] * worth);
        });
      }
    });
    return { best, exact, places, having };
  };

  /** How rare a word is. @param {Weighed} one */
  const rarity = (one) => Math.log(1 + count / Math.max(1, one.having.length));

  /** Those that have every word, or at least their part of all, best first. @param {Weighed[]} all @param {boolean} toned
   * @param {number} part  of the words' rarity that a product must have */
  const rank = (all, toned, part = 1) => {
    const rare = all.map(rarity);
    const wanted = rare.reduce((sum, one) => sum + one, 0) * part - 1e-6;
    // What has all has the rarest.
    const few = all.reduce((least, one) => (one.having.length < least.having.length ? one : least)).having;
    const some = part < 1 ? new Set(all.flatMap((one) => one.having)) : few;
    /** @type {{product: number, exact: number, score: number}[]} */
    const found = [];
    for (const product of some) {
      let [had, exact, score, named] = [0, 0, 0, 0];
      for (let at = 0; at < all.length; at += 1) {
        const { best, places } = all[at];
        if (!best[product]) continue;
        had += rare[at];
        exact += all[at].exact[product];
        score += rare[at] * best[product];
        if (!places[product]) continue;
        named += 1;
        if (at && (all[at - 1].places[product] << 1) & places[product]) score += NEXT * rare[at];
      }
      if (had < wanted) continue;
      if (all[0].places[product] & 1) score += FIRST;
      const share = Math.min(1, named / lengths[product]);
      found.push({ product, exact: toned ? exact : 0, score: score + SHARE * share + (share === 1 ? WHOLE : 0) });
    }
    found.sort((one, other) => other.exact - one.exact || other.score - one.score || one.product - other.product);
    return found.map((one) => one.product);
  };

  /** What a word can mean at once: as typed, by keystrokes, begun, written together, with a slip.
   * @param {Syllable} one @param {boolean} begun  whether it may still be typed on @returns {Reading[][]} */
  const meanings = (one, begun) => {
    const known = words.readings(one);
    if (known.length) return [known];
    const plain = { ...one, trust: 0.6 };
    const longer = words.beginning(one.folded, MOST_BEGUN).map((folded) => ({ ...plain, folded, slip: true }));
    if (begun && longer.length) return [longer];
    const [parts] = words.apart(one.folded);
    if (parts) return parts.map((folded) => words.readings({ folded, letters: folded, tone: 0 }));
    const [like, unlike] = words.near(one.folded);
    // A short word has many neighbours, each in many products: those with another first letter wait until there are no others.
    const some = like.length && one.folded.length < LONG ? like : [...like, ...unlike];
    const near = some.slice(0, MOST_NEAR).map((folded) => slipTo(folded, one));
    return [[...near, ...longer.map((reading) => ({ ...reading, trust: SLIP * 0.8 }))]];
  };

  /** For each word that alone keeps products from being found: its neighbours by one slip. A slip in a first letter is rare,
   * so it is looked for only if there is no other.
   * @param {Syllable[]} typed @param {Weighed[]} all @param {boolean} toned @returns {Promise<number[]>} */
  const forgiven = async (typed, all, toned) => {
    const places = typed.map((_, at) => at).filter((at) => {
      const others = all.filter((_, place) => place !== at);
      return !others.length || rank(others, false).length > 0;
    });
    for (const round of [0, 1]) {
      const found = await Promise.all(places.map(async (at) => {
        const near = words.near(typed[at].folded)[round].slice(0, MOST_NEAR).map((folded) => slipTo(folded, typed[at]));
        return near.length ? rank(all.with(at, await weigh(near, toned)), toned) : [];
      }));
      if (found.some((some) => some.length)) return [...new Set(found.flat())];
    }
    return [];
  };

  /** The same words with two neighbours as one: a space too many. @param {Syllable[]} typed */
  const joined = (typed) =>
    typed.slice(1).flatMap((one, at) => {
      const folded = typed[at].folded + one.folded;
      const whole = { folded, letters: typed[at].letters + one.letters, tone: Math.max(typed[at].tone, one.tone) };
      return words.knows(folded) ? [[...typed.slice(0, at), whole, ...typed.slice(at + 2)]] : [];
    });

  /** @param {string} query @param {boolean} typing  whether the last word may be unfinished
   * @param {boolean} strict  whether only what has every word as it is typed counts; that takes fewer files
   * @returns {Promise<Found>} */
  const find = async (query, typing = false, strict = false) => {
    const typed = words.read(query).slice(0, 16);
    const begun = typing && !/\s$/.test(query);
    const meant = typed.map((one, at) => meanings(one, begun && at === typed.length - 1));
    const all = meant.flat();
    // One syllable for each word of `all`, so that a slip in it can be looked for.
    const own = meant.flatMap((parts, at) => (parts.length === 1 ? [typed[at]] : parts.map((part) => part[0])));
    const isToned = (/** @type {Syllable | undefined} */ one) => one !== undefined && (one.tone > 0 || one.letters !== one.folded);
    const toned = own.some(isToned) || all.some((ways) => isToned(ways[0]));
    const guessed = all.some((ways) => ways.length > 0 && ways.every((one) => one.slip)) && !begun;
    if (strict && (guessed || all.some((ways) => !ways.length))) return { products: [], kind: "none" };
    const weighed = await Promise.all(all.map((ways) => weigh(ways, toned)));
    if (!weighed.length) return { products: [], kind: "none" };
    let products = rank(weighed, toned);
    if (products.length || strict) return { products, kind: guessed ? "slip" : "all" };
    for (const other of joined(typed)) {
      const ways = other.map((one) => words.readings(one));
      products = rank(await Promise.all(ways.map((one) => weigh(one, toned))), toned);
      if (products.length) return { products, kind: "slip" };
    }
    products = await forgiven(own, weighed, toned);
    if (products.length) return { products, kind: "slip" };
    const there = weighed.filter((one) => one.having.length > 0);
    products = there.length ? rank(there, toned, ENOUGH) : [];
    return { products, kind: products.length ? "near" : "none" };
  };

  /** The page that a query names by a number: a code, a GTIN, or an address that ends in one; null where there is none,
   * undefined where it names no number. @param {string} query
   * @returns {Promise<{name: string, href: string} | null | undefined>} */
  const direct = async (query) => {
    const address = /\/(?:q|01)\/([0-9]{8,14})\b/i.exec(query);
    const digits = address ? address[1] : query.replace(/^\s*(mã|ma|code|gtin)[\s:.]+/i, "").replace(/[\s._-]/g, "");
    if (/^[0-9]{9}$/.test(digits)) return index.page(digits);
    return /^([0-9]{8}|[0-9]{12,14})$/.test(digits) ? index.page(digits.padStart(14, "0")) : undefined;
  };

  return { find, direct };
};
