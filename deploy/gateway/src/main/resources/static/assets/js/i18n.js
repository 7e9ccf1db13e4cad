// The page's words in the chosen language.

const STORED = 'timbang.language';
const LOCALES = { id: 'id-ID', en: 'en-GB' }; // en-GB: day before month, as Indonesia writes it

let words = {};
let language = 'id';
let plurals = new Intl.PluralRules('id-ID');

/** Indonesian or English: as chosen before, else as the browser asks, else Indonesian. */
export function chooseLanguage(stored, wanted) {
  if (stored in LOCALES) return stored;
  const known = wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag in LOCALES);
  return known || 'id';
}

export async function loadWords() {
  await useLanguage(chooseLanguage(stored(), navigator.languages || [navigator.language || 'id']));
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-i18n]')) element.textContent = t(element.dataset.i18n);
  for (const element of document.querySelectorAll('[data-i18n-label]')) {
    element.setAttribute('aria-label', t(element.dataset.i18nLabel));
  }
}

async function useLanguage(code) {
  const answer = await fetch(`/assets/i18n/${code}.json`);
  if (!answer.ok) throw new Error(`the words of language ${code} could not be read`);
  useWords(code, await answer.json());
}

/** Sets language and words. */
export function useWords(code, dictionary) {
  language = code;
  words = dictionary;
  plurals = new Intl.PluralRules(LOCALES[code]);
}

export const currentLanguage = () => language;
export const locale = () => LOCALES[language];

/** The text of a key, with its {places} filled. */
export function t(key, values = {}) {
  const text = words[key];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/** The text of a key for so many of something: `key.one` or `key.other`; {n} is the number, as given in values. */
export function tn(key, n, values = {}) {
  return t(`${key}.${plurals.select(n) === 'one' ? 'one' : 'other'}`, { n, ...values });
}

/** The text of a key, or the fallback where the dictionary has none. */
export function tOr(key, fallback) {
  return words[key] ?? fallback;
}

/** The part of a {id, en} text in the chosen language. */
export function localized(text, fallback) {
  return text?.[language] || text?.id || text?.en || fallback;
}

/** Makes the buttons of the header's language switch work. */
export function bindLanguageSwitch(root) {
  for (const button of root.querySelectorAll('button[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
    button.addEventListener('click', () => {
      if (button.dataset.language === language) return;
      store(button.dataset.language);
      location.reload();
    });
  }
}

function stored() {
  try {
    return localStorage.getItem(STORED) || '';
  } catch {
    return ''; // storage switched off: the browser's language decides
  }
}

function store(code) {
  try {
    localStorage.setItem(STORED, code);
  } catch {
    // storage switched off: the switch cannot be remembered, and the reload shows the browser's language
  }
}
