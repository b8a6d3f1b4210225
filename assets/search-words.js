// @ts-check
// What was typed, read as syllables: folded, with its letters and tone, from Telex or VNI keystrokes, with one slip. All that is
// particular to Vietnamese comes in the table, which the build writes (ocop_site/syllables.py).

/** One way to read a syllable: without marks, with its letters' own marks, the number of its tone.
 * @typedef {{folded: string, letters: string, tone: number}} Syllable */
/** @typedef {{tones: Record<string, number>, marks: Record<string, Record<string, string>>}} Keys */
/** @typedef {{syllable: string, tones: string, other_d: string, two_ways: string, typing: Record<string, Keys>}} Table */

/** @param {Table} table @param {string} known  every folded syllable of the index, with spaces between */
const searchWords = (table, known) => {
  const syllable = new RegExp(table.syllable, "g");
  const twoWays = new RegExp(table.two_ways);
  const VOWEL = /[aeiouy]/;
  const all = known.split(" ");
  const there = new Set(all);

  /** @param {string} apart  one syllable, taken apart (NFD) @returns {Syllable} */
  const whole = (apart) => {
    const tone = Math.max(...[...apart].map((sign) => table.tones.indexOf(sign) + 1));
    const letters = [...apart].filter((sign) => !table.tones.includes(sign)).join("").normalize("NFC");
    return { folded: apart.replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d"), letters, tone };
  };

  /** The syllables of a text, in their order. @param {string} text */
  const read = (text) =>
    (text.toLowerCase().normalize("NFD").replaceAll(table.other_d, "đ").match(syllable) ?? []).map(whole);

  /** Where a mark goes: to the nearest letter before the key that can bear it; a horn to both of "uo", to the first of "ua"
   * and "uu". @param {string[]} letters @param {Record<string, string>} marks @returns {boolean} whether it went anywhere */
  const setMark = (letters, marks) => {
    const isPair = (/** @type {string} */ letter, /** @type {number} */ at) =>
      letter === "u" && "oau".includes(letters[at + 1] ?? "-");
    const pair = "u" in marks ? letters.findLastIndex(isPair) : -1;
    if (pair >= 0 && letters[pair - 1] !== "q") {
      if (letters[pair + 1] === "o") letters[pair + 1] = marks.o;
      letters[pair] = marks.u;
      return true;
    }
    const at = letters.findLastIndex((letter) => letter in marks);
    if (at >= 0) letters[at] = marks[letters[at]];
    return at >= 0;
  };

  /** What keystrokes mean by one way of typing; null where they hold nothing of it.
   * @param {string} keys @param {Keys} method @returns {Syllable | null} */
  const typed = (keys, { tones, marks }) => {
    /** @type {string[]} */
    const letters = [];
    let [tone, done] = [0, false];
    for (const key of keys) {
      if (key in marks && setMark(letters, marks[key])) done = true;
      else if (key in tones && letters.some((letter) => VOWEL.test(letter.normalize("NFD")))) [tone, done] = [tones[key], true];
      else if (key === "w" && "w" in marks) {
        letters.push(marks.w.u);
        done = true;
      } else letters.push(key);
    }
    return done ? { ...whole(letters.join("").normalize("NFD")), tone } : null;
  };

  /** Every way in which a syllable that is in the index can be meant by what was typed, with how much it is trusted.
   * @param {Syllable} one */
  const readings = (one) => {
    /** @type {(Syllable & {trust: number, other?: boolean})[]} */
    const found = [];
    /** @param {Syllable | null} way @param {number} trust @param {boolean} [other]  written in another way */
    const add = (way, trust, other = false) => {
      if (way && there.has(way.folded)) found.push({ ...way, trust, other });
    };
    add(one, 1);
    if (one.letters === one.folded && one.tone === 0) {
      const trust = found.length ? 0.8 : 1;
      for (const method of Object.values(table.typing)) add(typed(one.folded, method), trust);
    }
    for (const way of [...found]) {
      const [, head, vowel] = twoWays.exec(way.folded) ?? [];
      const other = vowel === "i" ? "y" : "i";
      if (vowel) add({ ...way, folded: head + other, letters: way.letters.slice(0, -1) + other }, way.trust * 0.95, true);
    }
    return found;
  };

  /** Known syllables that begin like this. @param {string} start @param {number} most */
  const beginning = (start, most) => all.filter((one) => one.startsWith(start)).slice(0, most);

  /** Whether one slip of the finger lies between two: a sign wrong, missing, too many, or two neighbours swapped.
   * @param {string} one @param {string} other */
  const isSlip = (one, other) => {
    const [long, short] = one.length < other.length ? [other, one] : [one, other];
    if (long.length - short.length > 1 || long === short) return false;
    let at = 0;
    while (at < short.length && long[at] === short[at]) at += 1;
    if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
    const swapped = long[at] === short[at + 1] && long[at + 1] === short[at];
    return long.slice(at + 1) === short.slice(at + 1) || (swapped && long.slice(at + 2) === short.slice(at + 2));
  };

  /** Known syllables that one slip lies away from: those with the same first letter, and the others; numbers are never guessed.
   * @param {string} folded @returns {string[][]} */
  const near = (folded) => {
    const found = /[0-9]/.test(folded) ? [] : all.filter((one) => isSlip(one, folded) && !/[0-9]/.test(one));
    return [found.filter((one) => one[0] === folded[0]), found.filter((one) => one[0] !== folded[0])];
  };

  /** Ways to take apart what was typed without spaces: two to four known syllables, the fewest first. @param {string} folded */
  const apart = (folded) => {
    /** @param {string} rest @param {number} most @returns {string[][]} */
    const cut = (rest, most) => {
      const whole = rest.length > 1 && there.has(rest) ? [[rest]] : [];
      if (most === 1) return whole;
      const heads = Array.from({ length: Math.max(0, rest.length - 3) }, (_, at) => rest.slice(0, rest.length - 2 - at));
      return [...whole, ...heads.filter((head) => there.has(head)).flatMap((head) =>
        cut(rest.slice(head.length), most - 1).map((tail) => [head, ...tail]))];
    };
    return cut(folded, 4).filter((parts) => parts.length > 1).sort((one, other) => one.length - other.length).slice(0, 4);
  };

  return { read, readings, beginning, near, apart, isSlip, knows: (/** @type {string} */ folded) => there.has(folded) };
};
