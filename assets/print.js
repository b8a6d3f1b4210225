// @ts-check
// An outlet's print page: which labels, how many, on which paper, from which place on. How they lie on the paper is the
// business of print-sheets.js, what a typed number means of print-fields.js, what this device remembers of print-memory.js,
// that no place is printed on twice of print-once.js. Nothing leaves this device. Without these scripts the page prints one
// of each from place 1 on.
(() => {
  const HOURS = 7; // Viet Nam is 7 hours ahead of UTC, all year
  const MOST_LABELS = 1500; // in one print; more would only stop the browser
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
  const mend = the("sua", HTMLButtonElement);
  const memory = printMemory(desk.dataset.outlet ?? "");
  const layout = printSheets(desk);
  const fields = printFields(desk);

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
  const { written } = fields;
  const paper = () => /** @type {Paper} */ (papers.get(paperChoice.value));
  /** The fields on which this print depends: a price only where it is printed, nothing of what is not ticked. */
  const needed = () => {
    const ticked = goods.filter((one) => one.box.checked);
    const prices = formatChoice.value === "price" ? ticked.flatMap((one) => one.price ?? []) : [];
    return [start, ...printer, ...ticked.map((one) => one.copies), ...prices];
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
    const price = good.price && fields.read(good.price).number;
    if (shown) shown.textContent = price === null ? "" : `${written(price)} ₫`;
  };

  /** Every label of this print in its order, where no field is wrong; no more than a browser can lay out. */
  const chosen = () => {
    /** @type {Good[]} */
    const all = [];
    for (const good of goods) {
      if (!good.box.checked) continue;
      all.push(...Array(fields.read(good.copies).number ?? 0).fill(good));
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
  /** The format that the person has chosen, where it fits on a paper; else the one that suits the paper best.
   * @param {Paper} on */
  const formatFor = (on) => {
    const { format } = memory.read();
    return format && on.formats.includes(format) ? format : on.formats[0];
  };
  /** What belongs to a paper: its formats, its places, where this device stands on it, how its printer is set. */
  const choosePaper = () => {
    const on = paper();
    for (const one of formatChoice.options) one.hidden = one.disabled = !on.formats.includes(one.value);
    formatChoice.value = formatFor(on);
    const count = on.places.length;
    start.dataset.most = the("so-o", HTMLElement).textContent = String(count);
    stand(remembered(on));
    /** @type {HTMLElement} */ (start.closest(".first")).hidden = the("cach-dem", HTMLElement).hidden = count === 1;
    const set = memory.read().printers?.[`${on.width}x${on.height}`];
    USUAL.forEach((usual, at) => {
      printer[at].value = fields.decimal(set && Number.isFinite(set[at]) ? set[at] : usual);
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
        good.copies.value = copies > 0 ? String(copies) : "1";
      }
    }
    const usable = [...paperChoice.options].filter((one) => !one.disabled).map((one) => one.value);
    if (kept.paper && usable.includes(kept.paper)) paperChoice.value = kept.paper;
    if (!usable.includes(paperChoice.value)) paperChoice.value = usable[0];
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (desk.querySelectorAll(".choices, .act"))) one.hidden = false;
    /** @type {HTMLElement} */ (desk.querySelector(".no-script")).remove();
    layout.sheets.setAttribute("role", "img"); // the list and the status say the same in words
    layout.sheets.setAttribute("aria-label", "Hình các tờ nhãn sẽ in");
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
    for (const good of goods) good.copies.disabled = !good.box.checked;
    const wrong = fields.check(needed());
    // Nothing is printed until all is right, and the sheet shows no label: none would stand where it was wanted.
    desk.classList.toggle("held", wrong.length > 0);
    const from = fields.read(start).number ?? 1;
    const { all, left } = wrong.length ? { all: [], left: 0 } : chosen();
    const codes = all.map((one) => one.code + (one.price?.value ?? ""));
    const setting = printer.map((field, at) => fields.read(field).number ?? USUAL[at]);
    const wanted = [today(), on.id, formatChoice.value, from, left, wrong.length, ...setting, ...codes].join("|");
    if (wanted === shownNow) return last;
    shownNow = wanted;
    for (const good of goods) if (good.box.checked) master(good);
    layout.draw(on, formatChoice.value, setting, all, from);
    mend.hidden = !wrong.length;
    if (wrong.length) status.textContent = `Còn ${wrong.length} ô ghi chưa đúng. Sửa xong mới in được.`;
    else say(all.length, left, on, from);
    last = { paper: on.id, next: ((from - 1 + all.length) % on.places.length) + 1, labels: all.length };
    return last;
  };
  const { look } = printOnce(desk, memory, (one) => papers.get(one)?.places.length ?? 0, render);

  const rememberPicks = () => {
    const picks = goods.filter((one) => one.box.checked).map((one) => [one.code, fields.read(one.copies).number]);
    if (picks.every(([, copies]) => copies !== null)) memory.write({ picks: Object.fromEntries(picks) });
  };
  /** @param {number} place */
  const rememberStart = (place) => {
    memory.write({ starts: { ...memory.read().starts, [paperChoice.value]: place } });
    stand(place);
  };
  const plain = (/** @type {string} */ text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  paperChoice.addEventListener("change", () => {
    choosePaper();
    memory.write({ paper: paperChoice.value });
    look();
  });
  formatChoice.addEventListener("change", () => {
    memory.write({ format: formatChoice.value }); // only here: what the page itself takes is nobody's choice
    look();
  });
  start.addEventListener("change", () => {
    const place = fields.read(start).number;
    if (place !== null) rememberStart(place);
    fields.whenReleased(look);
  });
  desk.addEventListener("input", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    // What is being typed is not scolded before it is done, but where it comes right, that is seen at once.
    if (fields.isWrong(field) || (field === start && fields.read(start).number !== null)) look();
  });
  mend.addEventListener("click", () => {
    const [first] = fields.check(needed());
    if (first) fields.goTo(first);
  });
  for (const field of printer) {
    field.addEventListener("change", () => {
      const on = paper();
      const set = printer.map((one) => fields.read(one).number ?? NaN);
      if (!set.some(Number.isNaN)) memory.write({ printers: { ...memory.read().printers, [`${on.width}x${on.height}`]: set } });
      fields.whenReleased(look);
    });
  }
  layout.sheets.addEventListener("click", (event) => {
    const place = /** @type {HTMLElement} */ (event.target).closest(".frame:first-child .spot");
    if (!(place instanceof HTMLElement)) return;
    rememberStart(Number(place.dataset.number));
    look();
  });
  const goodsList = the("san-pham", HTMLFieldSetElement);
  goodsList.addEventListener("change", (event) => {
    if (event.target === document.getElementById("loc")) return;
    rememberPicks();
    fields.whenReleased(look);
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
