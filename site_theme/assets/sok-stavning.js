// What somebody meant who typed a word that no page has: the nearest of the words that pages show. Fetched only when it is needed.

import { folded, key } from "./sok-ord.js";

const FEWEST = 4; // letters of a word that may stand within others, or be joined of two
const SHORTEST = 3; // of a word that is joined with another known one
const MOST_WITHIN = 12;

/** How many letters must be added, taken away, exchanged or swapped with the next (Damerau–Levenshtein, optimal string alignment). */
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) value = Math.min(value, before[j - 2] + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
};

const allowed = (length) => (length < 4 ? 0 : length < 6 ? 1 : length < 11 ? 2 : 3);

// Letters that sound alike or lie side by side are mistaken for each other more often than others.
const sound = (word) =>
  word
    .replace(/(.)\1+/g, "$1")
    .replace(/ck|c(?![eiy])|q/g, "k")
    .replace(/c|z/g, "s")
    .replace(/w/g, "v")
    .replace(/ph/g, "f")
    .replace(/sj|stj|skj|sch|sh/g, "S")
    .replace(/tj|kj/g, "T")
    .replace(/hj|lj|dj|gj/g, "j")
    .replace(/th/g, "t")
    .replace(/x/g, "ks")
    .replace(/e/g, "a");

export class Spelling {
  constructor(list) {
    this.words = [];
    let before = "";
    for (const line of list ? list.split("\n") : []) {
      const word = before.slice(0, parseInt(line[0], 36)) + line.slice(1, -2);
      this.words.push({ word, plain: folded(word), common: Number(line.at(-1)) });
      before = word;
    }
  }

  /** The words meant: `{ words, factor, correction }`, `correction` being false where the word itself is found within others; or null. */
  meant(typed) {
    const plain = folded(typed);
    const near = this.nearest(plain);
    if (near && near.steps <= 1) return { words: [near.word], factor: 1, correction: true };
    const within = this.within(plain);
    if (within.length) return { words: within, factor: 0.6, correction: false };
    const parts = this.parts(plain);
    if (parts?.length > 1) return { words: parts, factor: 0.7, correction: false };
    if (near) return { words: [near.word], factor: 1, correction: true };
    return parts && { words: parts, factor: 0.7, correction: false };
  }

  /** A word like this one that is much more common, or an empty string. */
  better(typed) {
    const plain = folded(typed);
    if (plain.length < FEWEST) return "";
    this.known ??= new Map(this.words.map(({ word, plain: each }) => [each, word]));
    const own = this.words.find((each) => each.plain === plain)?.common ?? 0;
    const found = this.words.filter((each) => each.common > own + 2 && distance(plain, each.plain, 1) === 1);
    return found.sort((one, other) => other.common - one.common)[0]?.word ?? "";
  }

  nearest(plain) {
    const most = allowed(plain.length);
    if (!most) return null;
    const heard = sound(plain);
    let best = null;
    for (const each of this.words) {
      const steps = distance(plain, each.plain, most);
      if (steps > most) continue;
      const cost = steps - (each.plain[0] === plain[0] ? 0.3 : 0) - (sound(each.plain) === heard ? 0.8 : 0) - each.common * 0.04;
      if (!best || cost < best.cost) best = { word: each.word, steps, cost };
    }
    return best;
  }

  within(plain) {
    if (plain.length < FEWEST) return [];
    const found = this.words.filter((each) => each.plain.includes(plain));
    return found.sort((one, other) => other.common - one.common).slice(0, MOST_WITHIN).map(({ word }) => word);
  }

  /** The words that a word is joined of, with or without an s between them; where only its last part is known, that, or its first. */
  parts(plain) {
    this.keys ??= new Map(this.words.map(({ word }) => [key(word), word]));
    const known = (part, fewest = FEWEST) => (part.length < fewest ? undefined : this.keys.get(key(part)));
    let last;
    let first;
    for (let cut = SHORTEST; cut <= plain.length - SHORTEST; cut += 1) {
      const before = plain.slice(0, cut);
      const begins = known(before, SHORTEST) ?? (before.endsWith("s") ? known(before.slice(0, -1), SHORTEST) : undefined);
      const ends = known(plain.slice(cut), SHORTEST);
      if (begins && ends) return [begins, ends];
      if (plain.length - cut >= FEWEST) last ??= ends;
      if (cut >= FEWEST) first = begins ?? first;
    }
    return last || first ? [last ?? first] : null;
  }
}
