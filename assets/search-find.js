// @ts-check
// Which products a query finds, best first. All of its words must be found; where that fails, one slip is forgiven, and then
// what has most of the words is shown as near.

/** One word of a query: what it may mean, with how much it is trusted; `slip`: read as a slip; `other`: written otherwise.
 * @typedef {{folded: string, letters: string, tone: number, trust: number, slip?: boolean, other?: boolean}} Reading */
/** One word, or some that stand together, weighed for every product: its best field, whether in its very tone, its places in the
 * name and its other fields (a bit each); which products have it at all; how many words it is.
 * @typedef {{best: Float32Array, exact: Uint8Array, places: Uint16Array, fields: Uint8Array, having: number[],
 *   size: number}} Weighed */
/** What is looked for as one: the readings of its syllables; the one that was typed, in which a slip may lie; `whole`: in these
 * very tones; `guess`: not as it was typed.
 * @typedef {{ways: Reading[][], own?: Syllable, whole?: boolean, guess?: boolean}} Unit */
/** A part of a query; `whole`: a name, to be found as it is written. @typedef {{text: string, whole?: boolean}} Part */
/** `exact`: how many of the first have every word in its typed tone, where others follow; `meant`: what words of another
 * language were taken for (search-tongue.js).
 * @typedef {{products: number[], kind: "all" | "slip" | "near" | "none", exact?: number, meant?: [string, string][]}} Found */

/** @param {OpenIndex} index */
const searchFind = (index) => {
  const LONG = 4; // letters of a word that has few neighbours
  const NAME = 10;
  const FIELDS = [6, 5, 4, 2, 1]; // another name, producer, place, kind, the long name of its set
  const [OTHER, KIND, SET] = [0, 3, 4];
  const [OTHER_TONE, SLIP, MOST_NEAR, MOST_BEGUN, ENOUGH] = [0.9, 0.5, 16, 16, 0.5];
  const [NEXT, FIRST, WHOLE, SHARE] = [3, 4, 12, 6]; // neighbours in a name, its first word, the name itself, its share

  const { words, count, lengths } = index;

  /** @param {string} folded @param {{letters: string, tone: number}} typed @returns {Reading} */
  const slipTo = (folded, typed) => ({ folded, letters: typed.letters, tone: typed.tone, trust: SLIP, slip: true });

  /** @param {Reading[]} readings @param {boolean} toned  whether tones were typed
   * @param {boolean} [whole]  only in its very tone; producers and places may be called like anything
   * @param {boolean} [sets]  in the long names of sets too @returns {Promise<Weighed>} */
  const weigh = async (readings, toned, whole = false, sets = false) => {
    const best = new Float32Array(count);
    const [exact, inFields, places] = [new Uint8Array(count), new Uint8Array(count), new Uint16Array(count)];
    /** @type {number[]} */
    const having = [];
    const forms = await Promise.all(readings.map((one) => index.forms(one.folded)));
    readings.forEach((reading, at) => {
      for (const { form, names, fields } of forms[at]) {
        const right = form === reading.tone + reading.letters;
        if (whole && !right) continue;
        const same = reading.slip ? form[0] === String(reading.tone) : right && !reading.other;
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
          const tells = field === OTHER || field === SET || (field === KIND && products.length < count);
          if ((whole && !tells) || (field === SET && !sets)) return;
          for (const product of products) {
            mark(product, FIELDS[field] * worth);
            inFields[product] |= 1 << field;
          }
        });
      }
    });
    return { best, exact, places, fields: inFields, having, size: 1 };
  };

  /** Words as one: where they stand side by side in a name, or all in one other field. @param {Weighed[]} parts @returns {Weighed} */
  const together = (parts) => {
    const [first, ...rest] = parts;
    if (!rest.length) return first;
    const best = new Float32Array(count);
    const [exact, inFields, places] = [new Uint8Array(count), new Uint8Array(count), new Uint16Array(count)];
    const having = first.having.filter((product) => {
      let [run, common] = [first.places[product], first.fields[product]];
      for (const part of rest) [run, common] = [(run << 1) & part.places[product], common & part.fields[product]];
      if (!run && !common) return false;
      const field = FIELDS[31 - Math.clz32(common & -common)];
      best[product] = run ? Math.min(...parts.map((part) => part.best[product])) : field;
      for (let back = 0; back < parts.length; back += 1) places[product] |= run >> back;
      inFields[product] = common;
      exact[product] = Math.min(...parts.map((part) => part.exact[product]));
      return true;
    });
    return { best, exact, places, fields: inFields, having, size: parts.length };
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
        named += all[at].size;
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

  /** What was typed without spaces, best as words that stand together somewhere, of few parts, in many products.
   * @param {string} folded @returns {Promise<{ways: Reading[][], having: number}>}  in how many products they stand together */
  const split = async (folded) => {
    const found = await Promise.all(words.apart(folded).map(async (parts) => {
      const ways = parts.map((part) => words.readings({ folded: part, letters: part, tone: 0 }));
      const { having } = together(await Promise.all(ways.map((one) => weigh(one, false))));
      return { ways, having: having.length };
    }));
    const [first, ...others] = [...found.filter((one) => one.having), ...found];
    const same = others.filter((one) => one.having && one.ways.length === first.ways.length);
    return same.reduce((best, one) => (one.having > best.having ? one : best), first ?? { ways: [], having: 0 });
  };

  /** What a word can mean at once: as typed, by keystrokes, begun, written together, with a slip.
   * @param {Syllable} one @param {boolean} begun  whether it may still be typed on @returns {Promise<Unit[]>} */
  const meanings = async (one, begun) => {
    const known = words.readings(one);
    if (known.length) return [{ ways: [known], own: one }];
    const plain = { ...one, trust: 0.6 };
    const longer = words.beginning(one.folded, MOST_BEGUN).map((folded) => ({ ...plain, folded, slip: true }));
    if (begun && longer.length) return [{ ways: [longer], own: one }];
    const { ways: parts, having } = await split(one.folded);
    if (having) return [{ ways: parts, guess: true }];
    const [like, unlike] = words.near(one.folded);
    // A short word has many neighbours, each in many products: those with another first letter wait until there are no others.
    const some = like.length && one.folded.length < LONG ? like : [...like, ...unlike];
    const near = some.slice(0, MOST_NEAR).map((folded) => slipTo(folded, one));
    const ways = [...near, ...longer.map((reading) => ({ ...reading, trust: SLIP * 0.8 }))];
    if (!ways.length) return parts.length ? parts.map((part) => ({ ways: [part], own: part[0], guess: true })) : [{ ways: [[]], own: one }];
    return [{ ways: [ways], own: one, guess: true }];
  };

  /** For each word that alone keeps products from being found: its neighbours by one slip. A slip in a first letter is rare,
   * so it is looked for only if there is no other.
   * @param {Unit[]} units @param {Weighed[]} all @param {boolean} toned @returns {Promise<number[]>} */
  const forgiven = async (units, all, toned) => {
    const places = units.map((_, at) => at).filter((at) => {
      if (!units[at].own) return false;
      const others = all.filter((_, place) => place !== at);
      return !others.length || rank(others, false).length > 0;
    });
    for (const round of [0, 1]) {
      const found = await Promise.all(places.map(async (at) => {
        const own = /** @type {Syllable} */ (units[at].own);
        const near = words.near(own.folded)[round].slice(0, MOST_NEAR).map((folded) => slipTo(folded, own));
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

  /** @param {string | Part[]} query @param {boolean} typing  whether the last word may be unfinished
   * @param {boolean} strict  whether only what has every word as it is typed counts; that takes fewer files
   * @returns {Promise<Found>} */
  const find = async (query, typing = false, strict = false) => {
    /** @type {Part[]} */
    const parts = typeof query === "string" ? [{ text: query }] : query;
    const typed = parts.flatMap(({ text, whole }) => (whole ? [] : words.read(text))).slice(0, 16);
    const begun = typing && !/\s$/.test(parts.at(-1)?.text ?? "");
    /** @type {Unit[]} */
    const units = [];
    for (const { text, whole } of parts) {
      const read = words.read(text).slice(0, 16 - units.length);
      if (whole && read.length) units.push({ ways: read.map((one) => words.readings(one)), whole });
      else for (const one of read) units.push(...(await meanings(one, begun && one.folded === typed.at(-1)?.folded)));
    }
    if (!units.length) return { products: [], kind: "none" };
    const isToned = (/** @type {Syllable | undefined} */ one) => one !== undefined && (one.tone > 0 || one.letters !== one.folded);
    const toned = units.some(({ own, ways }) => own && (isToned(own) || isToned(ways[0][0])));
    const guessed = units.some((unit) => unit.guess);
    if (strict && (guessed || units.some(({ ways }) => ways.some((one) => !one.length)))) return { products: [], kind: "none" };
    const weighAll = (/** @type {boolean} */ sets) => Promise.all(units.map(async ({ ways, whole }) =>
      together(await Promise.all(ways.map((one) => weigh(one, toned, whole, sets))))));
    const weighed = await weighAll(false);
    let products = rank(weighed, toned);
    if (products.length || strict) {
      const other = toned ? products.findIndex((product) => weighed.some(({ exact }) => !exact[product])) : 0;
      return { products, kind: guessed ? "slip" : "all", exact: Math.max(0, other) };
    }
    products = rank(await weighAll(true), toned);
    if (products.length) return { products, kind: "near" };
    for (const other of parts.length === 1 ? joined(typed) : []) {
      const ways = other.map((one) => words.readings(one));
      products = rank(await Promise.all(ways.map((one) => weigh(one, toned))), toned);
      if (products.length) return { products, kind: "slip" };
    }
    const slips = await forgiven(units, weighed, toned);
    const there = weighed.filter((one) => one.having.length > 0);
    // Of a name of goods and one word more either will do: "hanoi coffee".
    const either = there.length === 2 && units.some((unit) => unit.whole);
    const near = there.length ? rank(there, toned, either ? 0 : ENOUGH) : [];
    // One that is named by more of the words as they were typed is more likely meant than one that a slip leads to.
    const named = (/** @type {number[]} */ [first]) =>
      first === undefined ? -1 : there.reduce((sum, { places, size }) => sum + (places[first] ? size : 0), 0);
    if (slips.length && named(slips) >= named(near)) return { products: slips, kind: "slip" };
    return { products: near, kind: near.length ? "near" : "none" };
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

  return { find, direct, words };
};
