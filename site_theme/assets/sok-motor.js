// Finds: fetches the pieces of the index that a question needs and orders the pages by what they say about it.
// generator/outputs/search/packing.py tells what the files hold.

import { asked, folded, key } from "./sok-ord.js";

const PREFIX_LETTERS = 4; // a word that begins others must be at least so long, while it is being typed two less
const MOST_BEGUN = 60; // terms that a word begins
const BEGUN = 0.4;
const BEING_TYPED = 0.6;
const JOINED = 0.9;
const STANDS = 0.8; // for a word that pages say, of the project's list of synonyms
const STANDS_BESIDE = 0.2; // where pages say the word itself too
const LONGEST_PHRASE = 4; // words
const PAIR = 0.35; // what it adds that two words stand side by side in a name
const TOGETHER = 0.3; // how much it counts that what is asked for stands in one section
const IN_TITLE = 0.5; // what it adds that all that is asked for stands in the title
const WHOLE_TITLE = 0.5; // what it adds that the question is all of a title
const SECTION = 0.5; // what it adds that one section says all
const COORDINATION = 1; // how much it takes away that something asked for is missing
const FEWEST_OF_BEST = 0.5; // pages that say less of what was asked than this part of the best page are no answers
const WEAKEST = 0.12; // nor those that say it so much more weakly

const DIGITS = 10; // of a file's name

/** One of the names of files that stand one after the other. */
const named = (names, number) => names.slice(number * DIGITS, (number + 1) * DIGITS);

const opened = async (response) => {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A server that knows what the file is has had the browser unpack it.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const text = new TextDecoder();

/** The place of the last of some ordered values that is not after a value; −1 where all are. */
const lastBefore = (values, value) => {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

// Terms are in the order of their code points; so are strings of letters below U+10000 compared here.
class Terms {
  constructor(bytes) {
    this.bytes = bytes;
    this.places = new Map();
    let place = 0;
    while (place < bytes.length) {
      let length;
      [length, place] = this.number(place);
      const name = text.decode(bytes.subarray(place, place + length));
      [length, place] = this.number(place + length);
      this.places.set(name, place);
      place += length;
    }
  }

  number(place) {
    let value = 0;
    let shift = 0;
    let byte;
    do {
      byte = this.bytes[place];
      place += 1;
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    return [value, place];
  }

  of(name) {
    let place = this.places.get(name);
    if (place === undefined) return null;
    let count;
    let told;
    let step;
    [count, place] = this.number(place);
    [told, place] = this.number(place);
    const sections = new Uint32Array(told);
    let section = -1;
    for (let each = 0; each < told; each += 1) {
      [step, place] = this.number(place);
      section += step;
      sections[each] = section;
    }
    return { count, sections, impacts: this.bytes.subarray(place, place + told) };
  }

  *beginning(start) {
    for (const name of this.places.keys()) if (name.startsWith(start) && name !== start && !/[ ~]/.test(name)) yield name;
  }
}

export class Motor {
  constructor(folder) {
    this.folder = folder;
    this.files = new Map();
  }

  fetched(name) {
    if (!this.files.has(name)) {
      const file = fetch(new URL(name, this.folder)).then(opened);
      file.catch(() => this.files.delete(name)); // so that it is asked for again
      this.files.set(name, file);
    }
    return this.files.get(name);
  }

  async json(name) {
    return JSON.parse(text.decode(await this.fetched(name)));
  }

  async open() {
    if (this.root) return;
    const root = await this.json("rot.bin");
    const sections = root.sections.reduce((sum, count) => sum + count, 0);
    this.pageOf = new Uint32Array(sections);
    this.firstOf = new Uint32Array(root.sections.length + 1);
    let section = 0;
    root.sections.forEach((count, page) => {
      this.firstOf[page] = section;
      this.pageOf.fill(page, section, section + count);
      section += count;
    });
    this.firstOf[root.sections.length] = section;
    // The root names the files that fit it, so that a page which is open while the site is exchanged still finds its own.
    this.termFiles = root.terms.map((_, number) => `ord/${named(root.ord, number)}.bin`);
    this.textFiles = root.together.flatMap((count, number) =>
      Array.from({ length: count }, (_, nth) => `text/${named(root.text, number)}-${nth}.bin`),
    );
    let first = 0;
    this.firstInText = root.texts.map((step) => (first += step));
    this.root = root;
  }

  async terms(number) {
    const name = this.termFiles[number];
    this.read ??= new Map();
    if (!this.read.has(name)) this.read.set(name, new Terms(await this.fetched(name)));
    return this.read.get(name);
  }

  async postings(name) {
    const number = lastBefore(this.root.terms, name);
    return number < 0 ? null : (await this.terms(number)).of(name);
  }

  /** The terms that a word begins, with what they say. Looked for in at most two files. */
  async begun(start) {
    const first = Math.max(0, lastBefore(this.root.terms, start));
    const numbers = [first];
    if (this.root.terms[first + 1]?.startsWith(start)) numbers.push(first + 1);
    const found = [];
    for (const each of await Promise.all(numbers.map((number) => this.terms(number)))) {
      for (const name of each.beginning(start)) found.push(each.of(name));
    }
    return found.sort((one, other) => other.count - one.count).slice(0, MOST_BEGUN);
  }

  rarity(count) {
    return Math.log(1 + (this.root.count - count + 0.5) / (count + 0.5));
  }

  /** What is known of each word asked for: `{ word, exact, ways: [{ postings, factor }] }`, a word without ways being unknown. */
  async known(given, typing) {
    const phrases = await this.phrases(given);
    return Promise.all(
      given.map(async (word, place) => {
        const last = typing && place === given.length - 1;
        const start = folded(word);
        const [exact, stands] = await Promise.all([this.postings(key(word)), this.postings(`${key(word)}~`)]);
        const ways = exact ? [{ postings: exact, factor: 1 }] : [];
        if (stands) ways.push({ postings: stands, factor: exact ? STANDS_BESIDE : STANDS });
        for (const { from, to, postings } of phrases) if (from <= place && place < to) ways.push({ postings, factor: STANDS });
        if (start.length >= (last ? PREFIX_LETTERS - 2 : PREFIX_LETTERS)) {
          const factor = exact && !last ? BEGUN : BEING_TYPED;
          for (const postings of await this.begun(start)) ways.push({ postings, factor });
        }
        for (const [one, other] of [[given[place - 1], word], [word, given[place + 1]]]) {
          const joined = one && other ? await this.postings(key(one + other)) : null;
          if (joined) ways.push({ postings: joined, factor: JOINED });
        }
        return { word, exact: Boolean(exact), ways };
      }),
    );
  }

  /** The phrases in a question that stand for something else: `{ from, to, postings }`. */
  async phrases(given) {
    const keys = given.map(key);
    const found = [];
    for (let length = 2; length <= Math.min(LONGEST_PHRASE, keys.length); length += 1) {
      for (let from = 0; from + length <= keys.length; from += 1) found.push({ from, to: from + length });
    }
    const told = await Promise.all(
      found.map(async ({ from, to }) => ({ from, to, postings: await this.postings(`${keys.slice(from, to).join(" ")}~`) })),
    );
    return told.filter(({ postings }) => postings);
  }

  async clue(terms) {
    const found = await Promise.all(terms.map((name) => this.postings(name)));
    const ways = found.flatMap((postings, place) => (postings ? [{ postings, factor: place ? 0.95 : 1 }] : []));
    return { word: terms[0], exact: ways.length > 0, ways, diary: terms.some((name, place) => name[0] === "#" && found[place]) };
  }

  /**
   * Answers a question: `{ pages: [{ page, sections }], words, corrected, diary }`, pages best first, each with its sections best first.
   * `words` are those looked for, `corrected` says which were changed, `diary` whether a diary number was met.
   */
  async search(query, { typing = false, allows = () => true } = {}) {
    await this.open();
    const { words: given, clues } = asked(query);
    const [found, told] = await Promise.all([this.known(given, typing), Promise.all(clues.map((clue) => this.clue(clue)))]);
    const corrected = await this.correct(found);
    const groups = [...told, ...found].filter(({ ways }) => ways.length);
    const keys = found.flatMap(({ word, instead }) => instead ?? [word]).map(key);
    const [all, ...pairs] = await Promise.all([
      this.postings(`=${keys.join(" ")}`),
      ...keys.slice(1).map((each, place) => this.postings(`${keys[place]} ${each}`)),
    ]);
    const pages = this.ordered(groups, told.length + found.length - groups.length, all, pairs.filter(Boolean)).filter(({ page }) => allows(page));
    const looked = found.map(({ word, instead }) => instead ?? [word]).flat();
    return { pages, words: looked, corrected, diary: told.some(({ diary }) => diary) };
  }

  /** Gives words that nothing is known of the ways of those that are meant. Returns what was changed. */
  async correct(found) {
    const unknown = found.filter(({ ways }) => !ways.length);
    if (!unknown.length) return [];
    const spelling = await this.spelling();
    const changed = [];
    for (const each of unknown) {
      const meant = spelling.meant(each.word);
      if (!meant) continue;
      const postings = (await Promise.all(meant.words.map((word) => this.postings(key(word))))).filter(Boolean);
      each.ways = postings.map((each) => ({ postings: each, factor: meant.factor }));
      each.instead = meant.words;
      if (each.ways.length && meant.correction) changed.push({ from: each.word, to: meant.words.join(" ") });
    }
    return changed;
  }

  async spelling() {
    const [{ Spelling }, list] = await Promise.all([import("./sok-stavning.js"), this.fetched(`stavning/${this.root.stavning}.bin`)]);
    this.speller ??= new Spelling(text.decode(list));
    return this.speller;
  }

  ordered(groups, missing, all, pairs) {
    if (!groups.length) return [];
    const sections = new Float32Array(this.pageOf.length);
    const matchedIn = new Float32Array(this.pageOf.length);
    const apart = new Set(this.root.apart);
    const pages = new Float32Array(this.root.sections.length);
    const matched = new Float32Array(this.root.sections.length);
    const titles = new Float32Array(this.root.sections.length);
    let whole = 0;
    for (const group of groups) {
      // A word is as rare as what is known of itself; where only others are known, as the most common of those.
      const own = group.exact ? group.ways[0] : group.ways.reduce((one, other) => (other.postings.count > one.postings.count ? other : one));
      const rarity = this.rarity(own.postings.count);
      whole += rarity;
      const best = new Map();
      const inTitle = new Map();
      for (const { postings, factor } of group.ways) {
        const weight = (factor * Math.min(rarity, this.rarity(postings.count))) / 127;
        postings.sections.forEach((section, place) => {
          const score = weight * (postings.impacts[place] >> 1);
          if (score > (best.get(section) ?? 0)) best.set(section, score);
          if (postings.impacts[place] & 1) inTitle.set(this.pageOf[section], Math.max(inTitle.get(this.pageOf[section]) ?? 0, factor));
        });
      }
      const ofPage = new Map();
      for (const [section, score] of best) {
        sections[section] += score;
        matchedIn[section] += rarity;
        const page = this.pageOf[section];
        if (score > (ofPage.get(page) ?? 0)) ofPage.set(page, score);
      }
      for (const [page, score] of ofPage) {
        pages[page] += score;
        matched[page] += rarity;
      }
      for (const [page, factor] of inTitle) titles[page] += rarity * factor;
    }
    whole += (missing * whole) / Math.max(1, groups.length);
    for (const { count, sections: holding, impacts } of pairs) {
      const weight = (PAIR * this.rarity(count)) / 127;
      const ofPage = new Map();
      holding.forEach((section, place) => {
        const score = weight * (impacts[place] >> 1);
        sections[section] += score;
        const page = this.pageOf[section];
        ofPage.set(page, Math.max(ofPage.get(page) ?? 0, score));
      });
      for (const [page, score] of ofPage) pages[page] += score;
    }
    const titled = new Map();
    all?.sections.forEach((section, place) => {
      const said = (all.impacts[place] >> 1) / 127;
      sections[section] *= 1 + WHOLE_TITLE * said;
      titled.set(this.pageOf[section], Math.max(titled.get(this.pageOf[section]) ?? 0, said));
    });
    const answers = [];
    let most = 0;
    pages.forEach((score, page) => {
      if (!score) return;
      const found = [];
      for (let section = this.firstOf[page]; section < this.firstOf[page + 1]; section += 1) {
        if (sections[section]) found.push({ section, score: sections[section] });
      }
      found.sort((one, other) => other.score - one.score || one.section - other.section);
      const best = found[0];
      const together = matchedIn[best.section];
      const share = (apart.has(page) ? together : TOGETHER * together + (1 - TOGETHER) * matched[page]) / whole;
      most = Math.max(most, share);
      const said = apart.has(page) ? best.score : score;
      const named = (1 + WHOLE_TITLE * (titled.get(page) ?? 0)) * (1 + IN_TITLE * (titles[page] / whole) ** 2);
      const worth = (said + SECTION * best.score) * named * share ** COORDINATION * (this.root.priors[page] / 100);
      answers.push({ page, worth, share, sections: found.map(({ section }) => section) });
    });
    answers.sort((one, other) => other.worth - one.worth || one.page - other.page);
    const least = (answers[0]?.worth ?? 0) * WEAKEST;
    return answers.filter(({ share, worth }) => share >= most * FEWEST_OF_BEST && worth >= least);
  }

  /** What is shown of a page: its address, title, kind and card, and the given sections' headings, anchors and texts. */
  async shown({ page, sections }, most) {
    const wanted = sections.slice(0, most);
    const numbers = wanted.map((section) => lastBefore(this.firstInText, section));
    const files = await Promise.all(numbers.map((number) => this.parsed(number)));
    let told;
    const parts = wanted.map((section, place) => {
      const found = files[place].find(section);
      told ??= found.page;
      return found.section;
    });
    return { number: page, ...told, parts };
  }

  async parsed(number) {
    this.texts ??= new Map();
    if (!this.texts.has(number)) {
      const pages = await this.json(this.textFiles[number]);
      const first = this.firstInText[number];
      this.texts.set(number, {
        find(section) {
          let left = section - first;
          for (const { a, t, k, d, s } of pages) {
            if (left < s.length) return { page: { address: a, title: t, kind: k, card: d }, section: s[left] };
            left -= s.length;
          }
          throw new Error(`section ${section}`);
        },
      });
    }
    return this.texts.get(number);
  }

  facets() {
    this.choices ??= this.open().then(() => this.json(`urval/${this.root.urval}.bin`));
    return this.choices;
  }
}

/** Whether a word of a text is one of those looked for: the same word, or one that it begins or is part of. */
export const marker = (looked) => {
  const keys = new Set(looked.map(key));
  const parts = looked.map(folded).filter((word) => word.length >= PREFIX_LETTERS);
  const stems = [...keys].filter((each) => each.length >= PREFIX_LETTERS);
  return (word) => {
    const plain = folded(word);
    return keys.has(key(word)) || parts.some((part) => plain.includes(part)) || stems.some((each) => plain.startsWith(each));
  };
};
