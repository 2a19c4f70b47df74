// Words, dates and diary numbers as the search compares them. generator/outputs/search/language.py and clues.py do the same to the pages;
// a test holds the two together.

export const STOP = new Set(
  (
    "alla allt an att av bara bland blev bli blir da de dem den denna deras dess dessa det detta dig din dit ditt dina dom du dar efter " +
    "eller en ens er era ett fast fran for fore forst ha hade han hans har helt hela hon honom hur har i icke igen ifall in inne innan inom " +
    "inte ja jag ju kan kunde kom lite man med medan men mer mest mig min mina mitt mot mycket nar nagon nagot nagra ni no nog nu och " +
    "ocksa om oss pa per redan s sa samt sedan ser sig sin sina sitt ska skall skulle som sadan sant till tills t ur ut utan var vad " +
    "vara varfor vart vem vems vi via vid vilka vilken vilket vill vore verkligen under upp over at aven ar aro nagonting finns far " +
    "fick gar galler gor gora the of and to is are was were what who which when where how did does do a an in on for about"
  ).split(" "),
);

const OWN = { ø: "o", æ: "ae", œ: "oe", ß: "ss", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };

export const folded = (text) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[øæœßđðłþı]/g, (sign) => OWN[sign]);

const WORD = /[\p{L}\p{N}]+/gu;
export const words = (text) => text.match(WORD) ?? [];

// --- Snowball's Swedish algorithm (swedish.sbl 3.1), for folded words

const VOWEL = /[aeiouy]/;
const AFTER_S = "bcdfghjklmnoprtvy";
const NO_ET = ["fab", "h", "pak", "rak", "stak", "kom", "iet", "cit", "dit", "alit", "ilit", "mit", "nit", "pit", "rit", "sit", "tit", "uit", "ivit", "kvit", "xit"];
const TAKEN = (
  "heterna hetens arnas ernas ornas andes arens andet anden heten heter arna erna orna ades ande arne aste aren ens erns ade are ern " +
  "het ast as es en ar er or at ad a e"
).split(" ").sort((one, other) => other.length - one.length);
const PAIRS = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"];

// Where the part begins that endings are taken from: after the first consonant that follows a vowel, and after three letters.
const region = (word) => {
  let place = 0;
  while (place < word.length && !VOWEL.test(word[place])) place += 1;
  while (place < word.length && VOWEL.test(word[place])) place += 1;
  return word.length < 3 || place >= word.length ? word.length : Math.max(place + 1, 3);
};

const mayLoseEt = (rest) =>
  rest.length > 2 && !VOWEL.test(rest.at(-1)) && VOWEL.test(rest.at(-2)) && !NO_ET.some((end) => rest.endsWith(end));

const withoutEnding = (word, from) => {
  const end = word.slice(from);
  const longest = TAKEN.find((each) => end.endsWith(each));
  const et = end.endsWith("et") ? 2 : 0;
  const s = end.endsWith("s") ? 1 : 0;
  const length = Math.max(longest?.length ?? 0, et, s);
  if (!length) return word;
  const rest = word.slice(0, -length);
  if (longest?.length === length) return rest;
  if (et === length) return mayLoseEt(rest) ? rest : word;
  if (rest.endsWith("et") && mayLoseEt(rest.slice(0, -2))) return rest.slice(0, -2);
  return AFTER_S.includes(rest.at(-1)) ? rest : word;
};

export const stem = (word) => {
  if (!/^[a-z][a-z0-9]*$/.test(word)) return word;
  const from = region(word);
  if (from >= word.length) return word;
  let left = withoutEnding(word, from);
  if (PAIRS.some((pair) => left.slice(from).endsWith(pair))) left = left.slice(0, -1);
  const end = left.slice(from);
  if (end.endsWith("fullt")) return left.slice(0, -1);
  for (const each of ["lig", "els", "ig"]) if (end.endsWith(each)) return left.slice(0, -each.length);
  return left;
};

export const key = (word) => stem(folded(word));

// --- Dates and diary numbers in what somebody types

const MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];
const NAMES = "jan(?:uari)?|feb(?:ruari)?|mars|mar|apr(?:il)?|maj|juni|jun|juli|jul|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const two = (number) => String(number).padStart(2, "0");
const term = (year, month, day) => {
  const valid = month >= 1 && month <= 12 && (!day || (day >= 1 && day <= 31));
  if (!valid) return null;
  return year ? `@${year}-${two(month)}${day ? `-${two(day)}` : ""}` : `@${two(month)}-${two(day)}`;
};
const century = (year) => (year.length === 2 ? (Number(year) > 60 ? `19${year}` : `20${year}`) : year);

const DATES = [
  [/(?<![\d-])((?:19|20)\d\d)[-./ ](\d{1,2})[-./ ](\d{1,2})(?![\d-])/g, ([, year, month, day]) => term(year, +month, +day)],
  [/(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g, ([, year, month, day]) => term(year, +month, +day)],
  [/(?<![\d/.-])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/. ]\s?((?:19|20)\d\d|\d\d)(?!\d)/g, ([, day, month, year]) => term(century(year), +month, +day)],
  [
    new RegExp(`(?<![\\p{L}\\p{N}])(?:(\\d{1,2})(?::?[ea])?\\s*)?(${NAMES})\\.?(?:,?\\s*((?:19|20)\\d\\d))?(?![\\p{L}\\p{N}])`, "giu"),
    ([, day, name, year]) => (day || year ? term(year, 1 + MONTHS.findIndex((each) => each.startsWith(name.slice(0, 3).toLowerCase())), day && +day) : null),
  ],
  [/(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/-])/g, ([, day, month]) => term("", +month, +day)],
];

// What follows a second line of the pen, `2013/0591-1.2.1`, is a document's number in its case, or a plan's: the case is meant as well.
const DIARY =
  /(?<![\p{L}\p{N}])([a-zåäö]{1,12}[ .-]{0,2})?((?:[\d.]{1,12}[-/ ])??(?:(?:19|20)\d\d\s?[/:\- ]\s?\d{1,7}|\d[\d.]{0,11}\s?[/:-]\s?(?:19|20)\d\d))(-\d{1,3}(?:\.\d{1,3})*)?(?![\p{L}\p{N}])/giu;
const TOGETHER = /(?<![\p{L}\p{N}])([a-zåäö]{1,5})((?:19|20)\d\d\d{1,6})(?![\p{L}\p{N}])/giu;
// A year and two digits may be a month or the number of a case.
const EITHER = /(?<![\p{L}\p{N}])(?:([a-zåäö]{1,5})[ .-]{0,2})?((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\d-])/giu;
const bare = (text) => folded(text).replace(/[^0-9a-z]+/g, "");

/** What is asked for: words in order, and for each date and diary number the terms that it may be, the likeliest first. */
export const asked = (query) => {
  const clues = [];
  let left = query.normalize("NFC").replaceAll("\u00ad", "").replace(/[\u00a0\u202f]/g, " ").replace(/[\u2010-\u2015]/g, "-");
  for (const [pattern, read] of DATES) {
    left = left.replace(pattern, (...found) => {
      const made = read(found);
      if (!made) return found[0];
      clues.push([made]);
      return " ";
    });
  }
  left = left.replace(EITHER, (whole, letters, year, month) => {
    clues.push([`@${year}-${month}`, ...new Set([`#${bare(whole)}`, `#${year}${month}`])]);
    return ` ${letters ?? ""} `;
  });
  for (const pattern of [DIARY, TOGETHER]) {
    left = left.replace(pattern, (whole, letters, number, tail) => {
      const name = folded(letters ?? "").trim();
      const after = typeof tail === "string" ? tail : "";
      clues.push([...new Set([`#${bare(whole)}`, `#${bare(number + after)}`, `#${bare(number)}`])]);
      return name.length > 3 && !/^(dnr|diarie)/.test(name) ? ` ${letters} ` : " ";
    });
  }
  const found = words(left).map((word) => word.toLowerCase());
  const kept = found.filter((word) => !STOP.has(folded(word)) && !/^(dnr|diarienummer|diarienr)$/.test(word));
  return { words: kept.length || clues.length ? kept : found, clues };
};
