// @ts-check
// The page of the search: what is typed and chosen, its address, and the products found. Its words stand in search.html.

(async () => {
  const HOURS = 7; // Viet Nam is 7 hours ahead of UTC, all year
  const [FIRST, MORE] = [12, 24]; // cards at first, and with each step
  const [PAUSE, SLOW] = [150, 300]; // milliseconds after a key, and until a reader should be told to wait
  const DAY_ONE = Date.UTC(2000, 0, 1);
  const FURTHER = ["bo", "tinh-trang", "chu-the"]; // filters whose columns take more bytes than a first answer may
  const FILTERS = ["tinh", "tinh-cu", "nhom", "sao", ...FURTHER];

  const desk = /** @type {HTMLElement} */ (document.getElementById("tim"));
  /** @type {Record<string, any>} */
  const words = JSON.parse(desk.dataset.words ?? "{}");
  /** @type {Foreign | null} */
  const foreign = JSON.parse(desk.dataset.foreign ?? "null");
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const form = /** @type {HTMLFormElement} */ (desk.querySelector("form"));
  const box = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-part="${name}"]`));
  /** @param {string} name */
  const select = (name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
  const [said, list, more, straight, again] = ["said", "cards", "more", "straight", "again"].map(part);

  const address = searchAddress(form, FILTERS, FIRST);
  // The index stands beside the Vietnamese page.
  const folder = new URL(".", new URL(desk.dataset.index ?? "", location.href));
  const cards = searchCards(desk, new URL("../", folder), words, foreign);
  const now = Date.now() + HOURS * 3600e3;
  const today = new Date(now).toISOString().slice(0, 10);

  /** @param {number} count */
  const number = (count) => count.toLocaleString(language);

  /** Words of the page; of those that are counted the form for a number. @param {string} name @param {number} count */
  const wording = (name, count) => {
    /** @type {[number, string][]} */
    const forms = words.counted[name];
    const [, text] = forms.find(([sample]) => plural.select(sample) === plural.select(count)) ?? forms[forms.length - 1];
    return text;
  };

  /** The same with numbers and names put in. @param {string} name @param {{text?: string, count?: number}} values */
  const say = (name, { text = "", count }) =>
    (count === undefined ? words[name] : wording(name, count)).replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ key) =>
      key === "count" ? number(count ?? 0) : text.length > 80 ? `${text.slice(0, 79)}…` : text);

  /** @type {OpenIndex} */
  let index;
  /** @type {Pick<ReturnType<typeof searchFind>, "direct"> & Pick<ReturnType<typeof searchTongue>, "find">} */
  let finder;
  /** @type {Record<string, Column>} */
  let columns = {};
  let shown = FIRST;
  let turn = 0; // of the newest question: answers to older ones are dropped

  /** Whether a product passes the filters, one of them left out. @param {[Column, number][]} chosen */
  const passing = (chosen) => (/** @type {number} */ product) => chosen.every(([column, value]) => column.of[product] === value);

  /** What is chosen in each filter. */
  const choices = () => {
    /** @type {Map<string, [Column, number]>} */
    const chosen = new Map();
    for (const name of FILTERS) {
      if (!columns[name] || !select(name).value) continue;
      chosen.set(name, [columns[name], columns[name].choices.findIndex((one) => one.id === select(name).value)]);
    }
    return chosen;
  };

  /** Counts the choices of each filter, over what all the others leave. @param {number[]} found */
  const count = (found) => {
    const chosen = choices();
    for (const name of FILTERS.filter((one) => columns[one])) {
      const pass = passing([...chosen].filter(([other]) => other !== name).map(([, one]) => one));
      const counts = new Uint32Array(columns[name].choices.length);
      for (const product of found) if (pass(product)) counts[columns[name].of[product]] += 1;
      offer(name, counts);
    }
  };

  /** The choices of a filter with their counts; those with nothing are left out. @param {string} name @param {Uint32Array} counts */
  const offer = (name, counts) => {
    const field = select(name);
    const chosen = field.value;
    const options = columns[name].choices
      .map(({ id, text }, place) => ({ id, text: (name === "bo" ? foreign?.glosses.set : foreign?.choices[name])?.[id] || text, count: counts[place] }))
      .filter(({ id, count }) => id && (count > 0 || id === chosen))
      .map(({ id, text, count }) => new Option(`${text} (${number(count)})`, id, false, id === chosen));
    field.replaceChildren(new Option(words.any, "", false, !chosen), ...options);
    if (field.value !== chosen) field.append(new Option(chosen, chosen, true, true));
    field.disabled = options.length === 0 && !chosen;
  };

  /** @param {number[]} found @param {boolean} asked  whether words were asked for */
  const sorted = async (found, asked) => {
    const by = select("xep").value || (asked ? "" : "ten");
    if (!by) return found;
    const orders = await index.orders();
    const stars = columns.sao;
    const grade = (/** @type {number} */ product) => Number(stars.choices[stars.of[product]].id);
    const places = orders[by === "moi" ? "moi" : "ten"];
    return [...found].sort((one, other) => (by === "sao" ? grade(other) - grade(one) : 0) || places[one] - places[other]);
  };

  /** Draws the cards up to `shown`; those that stand are left. @param {number[]} found @param {boolean} anew @param {number} mine */
  const draw = async (found, anew, mine) => {
    const from = anew ? 0 : list.childElementCount;
    const made = await Promise.all(found.slice(from, shown).map((one) => index.card(one)));
    if (mine !== turn) return;
    const items = made.map((one) => cards.draw(one, today));
    if (anew) list.replaceChildren(...items);
    else list.append(...items);
    more.hidden = found.length <= shown;
    if (!anew) items[0]?.querySelector("a")?.focus();
  };

  /** @type {number[]} */
  let results = [];
  /** Answers what is asked, and says so where it takes a while. @param {boolean} typing */
  const answer = async (typing) => {
    turn += 1;
    const mine = turn;
    const slow = setTimeout(() => {
      if (mine !== turn) return;
      said.textContent = words.waiting;
      desk.ariaBusy = "true";
    }, SLOW);
    try {
      await ready();
      return mine === turn ? await answered(typing, mine) : null;
    } catch (error) {
      if (mine === turn) throw error;
      return null;
    } finally {
      clearTimeout(slow);
      if (mine === turn) desk.ariaBusy = null;
    }
  };

  /** @param {boolean} typing @param {number} mine */
  const answered = async (typing, mine) => {
    const text = box.value.trim();
    const [page, found] = await Promise.all([finder.direct(text), text ? finder.find(box.value, typing) : null]);
    if (mine !== turn) return null;
    const all = found ? found.products : Array.from({ length: index.count }, (_, product) => product);
    const chosen = FILTERS.some((name) => select(name).value);
    const narrowed = chosen ? all.filter(passing([...choices().values()])) : all;
    const ordered = Object.keys(columns).length && (text || chosen) ? await sorted(narrowed, text !== "") : narrowed;
    if (mine !== turn) return null;
    results = ordered;
    straight.hidden = !page;
    if (page) {
      const way = cards.element("a", page.name, "go");
      if (foreign) way.lang = "vi";
      way.setAttribute("href", cards.link(page.href));
      straight.replaceChildren(cards.element("p", words.straight), way);
    }
    part("results").hidden = !(text || chosen);
    const drawing = draw(text || chosen ? results : [], true, mine);
    count(all); // while the files of the cards are on their way
    await drawing;
    if (mine !== turn) return null;
    again.hidden = true;
    tell(found?.kind ?? "all", page, text, chosen);
    if (found?.exact && !chosen && text) said.append(` ${say("exact", { count: found.exact })}`);
    if (found?.meant?.length && results.length) said.append(" ", ...cards.named(found.meant));
    desk.dataset.answered = String(turn);
    return page;
  };

  /** Says what was found. @param {Found["kind"]} kind @param {{name: string} | null | undefined} page  of a number
   * @param {string} text @param {boolean} chosen */
  const tell = (kind, page, text, chosen) => {
    const count = results.length;
    part("none").hidden = count > 0 || Boolean(page) || !(text || chosen);
    part("start").hidden = count > 0 && Boolean(text || chosen);
    part("clear").hidden = !chosen;
    if (!text && !chosen) said.textContent = "";
    else if (page && !count) said.textContent = say("page", { text });
    else if (!count && page === null) said.textContent = say("number", { text });
    else if (!count) said.textContent = say(chosen && kind !== "none" ? "filtered" : "none", { text });
    else if (kind === "near") said.textContent = say("near", { text, count });
    else if (kind === "slip") said.textContent = say("slip", { text, count });
    else said.textContent = say(text ? "found" : "listed", { text, count });
    document.title = text ? `${text} – ${words.title}` : words.title;
  };

  /** @param {() => Promise<unknown>} work */
  const guarded = async (work) => {
    try {
      await work();
    } catch (error) {
      said.textContent = words.broken;
      again.hidden = false;
      part("results").hidden = true; // they may be those of other words
      if (!(error instanceof Error) || !/^[a-z-]+[a-z0-9_-]*$/.test(error.message)) throw error;
    }
  };

  /** What filters rest on. @param {boolean} more  the filters that are not shown at once */
  const fill = async (more) => {
    columns = { ...columns, ...(await index.columns(Math.floor((now - DAY_ONE) / 86400e3), more)) };
    part("filters").hidden = false;
    // What an address asks and nothing has is not asked.
    for (const name of FILTERS) if (columns[name] && !columns[name].choices.some(({ id }) => id === select(name).value)) select(name).value = "";
  };

  /** Everything that the answer rests on; what did not come before is asked for again. */
  const ready = async () => {
    if (!finder) {
      index = await searchIndex(folder).open();
      const found = searchFind(index);
      finder = foreign ? { ...found, find: searchTongue(foreign, found).find } : found;
    }
    const chosen = [...address.asked().keys()].filter((name) => name !== "q");
    const rare = FURTHER.some((name) => chosen.includes(name));
    if (chosen.length && !columns.tinh) await fill(false); // what is shown rests on them
    if (rare && !columns[FURTHER[0]]) await fill(true);
    if (rare) further.open = true;
  };

  const further = /** @type {HTMLDetailsElement} */ (part("further"));
  further.addEventListener("toggle", () => guarded(async () => {
    if (columns[FURTHER[0]]) return;
    await fill(true);
    await answer(false);
  }));
  for (const [where, sign] of /** @type {[EventTarget, string][]} */ ([[again, "click"], [window, "online"]])) {
    where.addEventListener(sign, () => guarded(() => again.hidden ? Promise.resolve() : settle()));
  }

  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => guarded(async () => {
      shown = FIRST;
      address.write(false, shown);
      await answer(true);
    }), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    guarded(async () => {
      shown = FIRST;
      address.write(true, shown);
      const page = await answer(false);
      if (page) location.assign(cards.link(page.href));
    });
  });
  form.addEventListener("change", (event) => {
    if (event.target === box) return;
    guarded(async () => {
      shown = FIRST;
      address.write(true, shown);
      await answer(false);
    });
  });
  part("clear").addEventListener("click", () => guarded(async () => {
    for (const name of FILTERS) select(name).value = "";
    shown = FIRST;
    address.write(true, shown);
    await answer(false);
    box.focus();
  }));
  more.addEventListener("click", () => guarded(async () => {
    shown = list.childElementCount + MORE;
    address.write(false, shown);
    await draw(results, false, turn);
  }));
  addEventListener("popstate", () => guarded(async () => {
    shown = address.take();
    await answer(false);
  }));

  /** Answers, and counts the choices of filters behind that. */
  const settle = async () => {
    const page = await answer(false);
    if (!columns.tinh) {
      await fill(false);
      count(results);
    }
    return page;
  };

  await guarded(async () => {
    document.body.classList.add("ready");
    shown = address.take();
    const narrowed = [...address.asked().keys()].some((name) => name !== "q");
    /** @type {HTMLDetailsElement} */ (part("filters")).open = matchMedia("(min-width: 48em)").matches;
    const page = await settle();
    if (page && !narrowed) location.replace(cards.link(page.href)); // typed into the box of another page
  });
})();
