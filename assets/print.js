// @ts-check
// An outlet's print page: which labels, how many, on which paper, from which place on. How they lie on the paper is the
// business of print-sheets.js, what this device remembers of print-memory.js, that no place is printed on twice of
// print-once.js. Nothing leaves this device. Without these scripts the page prints one of each from place 1 on.
(() => {
  const HOURS = 7; // Viet Nam is 7 hours ahead of UTC, all year
  const MOST_LABELS = 1500; // in one print; more would only stop the browser
  const MOST_COPIES = 99;
  const USUAL = [0, 0, 100, 100]; // a printer that is not off

  /** @typedef {Labelled & {box: HTMLInputElement, copies: HTMLInputElement, price: HTMLInputElement | null,
   *   row: HTMLElement}} Good */

  /** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
  const the = (id, kind) => {
    const found = document.getElementById(id);
    if (!(found instanceof kind)) throw new Error(id);
    return found;
  };
  const desk = the("in-nhan", HTMLElement);
  const paperChoice = the("giay", HTMLSelectElement);
  const formatChoice = the("mau", HTMLSelectElement);
  const start = the("o-dau", HTMLInputElement);
  const printer = ["ngang", "doc", "rong", "cao"].map((id) => the(id, HTMLInputElement));
  const status = the("tong", HTMLElement);
  const memory = printMemory(desk.dataset.outlet ?? "");
  const layout = printSheets(desk);

  /** @type {Map<string, Paper>} */
  const papers = new Map([...paperChoice.options].map((one) => [one.value, JSON.parse(one.dataset.paper ?? "")]));
  const labels = new Map(
    [.../** @type {NodeListOf<HTMLElement>} */ (desk.querySelectorAll(".label"))].map((one) => [one.dataset.code, one]),
  );
  /** @type {Good[]} */
  const goods = [.../** @type {NodeListOf<HTMLElement>} */ (desk.querySelectorAll(".goods > li"))].map((row) => {
    const [box, copies, price] = [".pick input", ".copies input", ".own input"].map((at) => row.querySelector(at));
    const code = /** @type {HTMLInputElement} */ (box).value;
    return /** @type {Good} */ ({ code, box, copies, price, row, label: labels.get(code) });
  });

  const today = () => new Date(Date.now() + HOURS * 3600e3).toISOString().slice(0, 10);
  /** @param {HTMLInputElement} field @param {number} otherwise */
  const number = (field, otherwise) => {
    const [value, least, most] = [field.valueAsNumber, Number(field.min), Number(field.max)];
    return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
  };
  const paper = () => /** @type {Paper} */ (papers.get(paperChoice.value));
  /** Shift across and down in mm, stretch across and down in %. */
  const printing = () => printer.map((field, at) => number(field, USUAL[at]));
  const firstPlace = () => Math.round(number(start, 1));
  /** The text of a number as people here write it. @param {number} value */
  const written = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
  const price = (/** @type {string} */ text) => {
    const digits = text.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
    return digits && `${written(Number(digits))} ₫`;
  };

  /** The label as it may be printed today: stars and term go when their last day has passed. @param {Good} good */
  const master = (good) => {
    const day = today();
    for (const later of /** @type {NodeListOf<HTMLTemplateElement>} */ (good.label.querySelectorAll("template"))) {
      if ((later.dataset.from ?? "") <= day) later.replaceWith(later.content);
    }
    for (const words of /** @type {NodeListOf<HTMLElement>} */ (good.label.querySelectorAll("[data-until]"))) {
      if ((words.dataset.until ?? "") < day) words.remove();
    }
    const shown = good.label.querySelector(".price");
    if (shown && good.price) shown.textContent = price(good.price.value);
  };

  /** Every label of this print in its order; no more than a browser can lay out. */
  const chosen = () => {
    /** @type {Good[]} */
    const all = [];
    for (const good of goods) {
      if (!good.box.checked) continue;
      all.push(...Array(Math.round(number(good.copies, 1))).fill(good));
    }
    return { all: all.slice(0, MOST_LABELS), left: Math.max(0, all.length - MOST_LABELS) };
  };

  /** @param {number} labels @param {number} left @param {Paper} on @param {number} from */
  const say = (labels, left, on, from) => {
    const count = on.places.length;
    const used = Math.ceil((from - 1 + labels) / count);
    const end = ((from - 2 + labels) % count) + 1;
    let words = `Sẽ in ${written(labels)} nhãn`;
    if (count > 1 && labels === 1) words += ` vào ô ${from}`;
    else if (count > 1 && used === 1) words += ` trên 1 tờ: từ ô ${from} đến ô ${end}`;
    else if (count > 1) words += ` trên ${written(used)} tờ: từ ô ${from} của tờ đầu đến ô ${end} của tờ cuối`;
    words = labels ? `${words}.` : "Chưa chọn nhãn nào.";
    if (left) words += ` Mỗi lần in nhiều nhất ${written(MOST_LABELS)} nhãn: ${written(left)} nhãn sau cùng không có trong bản in này.`;
    status.textContent = words;
  };

  /** Where this device stands on a paper. @param {Paper} on */
  const remembered = (on) => {
    const place = Math.round(Number(memory.read().starts?.[on.id]));
    return Math.min(on.places.length, Math.max(1, place || 1));
  };
  let standing = 1; // what was remembered of the chosen paper when its place was last shown
  /** @param {number} place */
  const stand = (place) => {
    standing = place;
    start.value = String(place);
  };
  /** What belongs to a paper: its formats, its places, where this device stands on it, how its printer is set. */
  const choosePaper = () => {
    const on = paper();
    for (const one of formatChoice.options) one.hidden = one.disabled = !on.formats.includes(one.value);
    if (formatChoice.selectedOptions[0]?.disabled ?? true) formatChoice.value = on.formats[0];
    const count = on.places.length;
    start.max = the("so-o", HTMLElement).textContent = String(count);
    stand(remembered(on));
    /** @type {HTMLElement} */ (start.closest(".first")).hidden = the("cach-dem", HTMLElement).hidden = count === 1;
    const set = memory.read().printers?.[`${on.width}x${on.height}`];
    USUAL.forEach((usual, at) => {
      printer[at].value = String(Number.isFinite(set?.[at]) ? set?.[at] : usual);
    });
  };

  let opened = false;
  const openDesk = () => {
    opened = true;
    for (const one of paperChoice.options) {
      const on = /** @type {Paper} */ (papers.get(one.value));
      one.hidden = one.disabled = layout.side(on) === 0;
    }
    const kept = memory.read();
    if (kept.picks) {
      for (const good of goods) {
        const copies = Number(kept.picks[good.code]);
        good.box.checked = copies > 0;
        good.copies.value = String(Math.min(MOST_COPIES, Math.max(1, copies || 1)));
      }
    }
    const usable = [...paperChoice.options].filter((one) => !one.disabled).map((one) => one.value);
    if (kept.paper && usable.includes(kept.paper)) paperChoice.value = kept.paper;
    if (!usable.includes(paperChoice.value)) paperChoice.value = usable[0];
    if (kept.format && paper().formats.includes(kept.format)) formatChoice.value = kept.format;
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (desk.querySelectorAll(".choices, .act"))) one.hidden = false;
    /** @type {HTMLElement} */ (desk.querySelector(".no-script")).remove();
    layout.sheets.setAttribute("aria-hidden", "true"); // the list and the status say the same in words
    choosePaper();
  };

  let shownNow = "";
  /** @type {Drawn} */
  let last = { paper: "", next: 1, labels: 0 };
  /** Draws the sheets anew where anything that they depend on is another now. */
  const render = () => {
    if (!opened) openDesk(); // somebody prints before the letters have come
    const on = paper();
    // Another tab has moved on. What is being typed here holds as long as nobody has.
    if (remembered(on) !== standing) stand(remembered(on));
    const from = firstPlace();
    const { all, left } = chosen();
    const codes = all.map((one) => one.code + (one.price?.value ?? ""));
    const wanted = [today(), on.id, formatChoice.value, from, left, ...printer.map((one) => one.value), ...codes].join("|");
    if (wanted === shownNow) return last;
    shownNow = wanted;
    for (const good of goods) {
      good.copies.disabled = !good.box.checked;
      if (good.box.checked) master(good);
    }
    layout.draw(on, formatChoice.value, printing(), all, from);
    say(all.length, left, on, from);
    last = { paper: on.id, next: ((from - 1 + all.length) % on.places.length) + 1, labels: all.length };
    return last;
  };
  const { look } = printOnce(desk, memory, (one) => papers.get(one)?.places.length ?? 0, render);

  const rememberPicks = () => {
    const picks = goods.filter((one) => one.box.checked).map((one) => [one.code, Math.round(number(one.copies, 1))]);
    memory.write({ picks: Object.fromEntries(picks) });
  };
  /** @param {number} place */
  const startAt = (place) => {
    memory.write({ starts: { ...memory.read().starts, [paperChoice.value]: place } });
    stand(place);
    look();
  };
  const plain = (/** @type {string} */ text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  paperChoice.addEventListener("change", () => {
    choosePaper();
    memory.write({ paper: paperChoice.value, format: formatChoice.value });
    look();
  });
  formatChoice.addEventListener("change", () => {
    memory.write({ format: formatChoice.value });
    look();
  });
  start.addEventListener("input", look);
  start.addEventListener("change", () => startAt(firstPlace()));
  for (const field of printer) {
    field.addEventListener("change", () => {
      const on = paper();
      memory.write({ printers: { ...memory.read().printers, [`${on.width}x${on.height}`]: printing() } });
      look();
    });
  }
  layout.sheets.addEventListener("click", (event) => {
    const place = /** @type {HTMLElement} */ (event.target).closest(".frame:first-child .spot");
    if (place instanceof HTMLElement) startAt(Number(place.dataset.number));
  });
  const goodsList = the("san-pham", HTMLFieldSetElement);
  goodsList.addEventListener("change", (event) => {
    if (event.target === document.getElementById("loc")) return;
    rememberPicks();
    look();
  });
  for (const [id, ticked] of /** @type {[string, boolean][]} */ ([["het", true], ["khong", false]])) {
    document.getElementById(id)?.addEventListener("click", () => {
      for (const good of goods) if (!good.row.hidden && (good.price || !ticked)) good.box.checked = ticked;
      rememberPicks();
      look();
    });
  }
  document.getElementById("loc")?.addEventListener("input", (event) => {
    const words = plain(/** @type {HTMLInputElement} */ (event.target).value).split(/\s+/);
    for (const good of goods) {
      const name = plain(good.row.dataset.name ?? "");
      good.row.hidden = !words.every((word) => name.includes(word));
    }
  });

  const openWithLetters = () => {
    layout.remeasure(); // what was measured before they came
    shownNow = "";
    look();
  };
  document.fonts.ready.then(openWithLetters, openWithLetters); // widths are measured: the letters must be there
})();
