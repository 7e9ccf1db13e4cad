// Numbers and times as the chosen language writes them; times in the agency's zone.

import { locale, t, tOr } from './i18n.js';

let zone = 'Asia/Jakarta';

export function useZone(name) {
  zone = name;
}

export const agencyZone = () => zone;

// Making a formatter costs far more than using it, and a large office shows tens of thousands of figures.
const made = new Map();

function formatter(Kind, style) {
  const key = JSON.stringify([Kind.name, locale(), style]);
  if (!made.has(key)) made.set(key, new Kind(locale(), style));
  return made.get(key);
}

const missing = (value) => value === null || value === undefined;

/** A score, achievement or contribution: two decimals. Missing is never shown as a number. */
export function points(value) {
  return missing(value) ? t('nodata') : decimal(value, 2, 2);
}

/** A measured figure: as many decimals as it has, at most two; of small ones four, so that sums can be followed. */
export const figure = (value) => decimal(value, 0, Math.abs(value) < 1 ? 4 : 2);

/** A measured figure as it goes into a formula: all the decimals there are, so that a person can check the sum. */
export const precise = (value) => decimal(value, 0, 6);

export const whole = (value) => decimal(value, 0, 0);

export function percent(value) {
  const style = { style: 'percent', maximumFractionDigits: 2 };
  return formatter(Intl.NumberFormat, style).format(value / 100);
}

/** With its sign: +1.20, −0.50, 0.00. */
export function signed(value) {
  const style = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' };
  return formatter(Intl.NumberFormat, style).format(value).replace('-', '\u2212');
}

function decimal(value, least, most) {
  const style = { minimumFractionDigits: least, maximumFractionDigits: most };
  return formatter(Intl.NumberFormat, style).format(value).replace('-', '\u2212');
}

export const isPercent = (unit) => ['%', 'percent', 'persen'].includes((unit || '').toLowerCase());

/** A figure with its unit: 75 documents, 3.1%. */
export function quantity(value, unit) {
  if (isPercent(unit)) return percent(value);
  const name = unitName(unit);
  return name === '' ? figure(value) : `${figure(value)}\u00a0${name}`;
}

/** The unit as the language names it; as the catalogue writes it where no translation is known. */
export function unitName(unit) {
  if (!unit || isPercent(unit)) return '';
  return tOr(`unit.${unit.toLowerCase()}`, unit);
}

/** 24 November 2026, of a day as in 2026-11-24. */
export function day(text) {
  return inUtc({ day: 'numeric', month: 'long', year: 'numeric' }).format(utcDay(text));
}

/** 24 Nov, of a day. */
export function shortDay(text) {
  return inUtc({ day: 'numeric', month: 'short' }).format(utcDay(text));
}

/** November 2026, of a period as in 2026-11. */
export function month(period) {
  return inUtc({ month: 'long', year: 'numeric' }).format(utcDay(`${period}-01`));
}

/** Nov, of a month. */
export function shortMonth(period) {
  return inUtc({ month: 'short' }).format(utcDay(`${period}-01`));
}

/** Day and time of an instant, in the agency's zone; zoneName() says which. */
export function instant(text) {
  const style = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone };
  return formatter(Intl.DateTimeFormat, style).format(new Date(text));
}

/** The agency's zone as people know it: WIB, GMT+7. */
export function zoneName() {
  const parts = formatter(Intl.DateTimeFormat, { timeZone: zone, timeZoneName: 'short' }).formatToParts(new Date());
  return parts.find(({ type }) => type === 'timeZoneName').value;
}

/** Time of day to the second, in the agency's zone. */
export function clock(date) {
  const style = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zone };
  return formatter(Intl.DateTimeFormat, style).format(date);
}

// A day stands in no zone: at noon UTC, formatted in UTC, it stays that day everywhere.
const utcDay = (text) => new Date(`${text}T12:00:00Z`);
const inUtc = (style) => formatter(Intl.DateTimeFormat, { ...style, timeZone: 'UTC' });
