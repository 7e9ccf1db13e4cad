// Periods of each length: a month 2026-11, a quarter 2026-Q4, a year 2026. Pure: data in, data or text out.

import { month } from './format.js';
import { t } from './i18n.js';

const PERIOD = /^2\d{3}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;
const LENGTHS = { month: 1, quarter: 3, year: 12 };

export const SPANS = Object.keys(LENGTHS);
export const isPeriod = (text) => PERIOD.test(text);

/** How long a period is: 'month', 'quarter' or 'year'. */
export function spanOf(period) {
  if (/^\d{4}$/.test(period)) return 'year';
  return /^\d{4}-Q\d$/.test(period) ? 'quarter' : 'month';
}

/** Whether a period is longer than a month. */
export const isLonger = (period) => spanOf(period) !== 'month';

/** The months of a period, those to come too. */
export function monthsOf(period) {
  const span = spanOf(period);
  if (span === 'month') return [period];
  const first = span === 'year' ? 1 : Number(period.slice(6)) * 3 - 2;
  return Array.from({ length: LENGTHS[span] }, (none, index) => monthOf(Number(period.slice(0, 4)), first + index));
}

/** The period of that length that a month lies in. */
export function spanned(month, span) {
  if (span === 'year') return month.slice(0, 4);
  return span === 'quarter' ? `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}` : month;
}

/** The last month of a period that has begun; of one to come its first. */
export function lastBegun(period, current) {
  const months = monthsOf(period);
  return months.filter((month) => month <= current).at(-1) ?? months[0];
}

/** So many periods of the same length later, or earlier. */
export function shifted(period, steps) {
  const span = spanOf(period);
  const [year, number] = monthsOf(period)[0].split('-').map(Number);
  const count = year * 12 + (number - 1) + steps * LENGTHS[span];
  return spanned(monthOf(Math.floor(count / 12), (count % 12) + 1), span);
}

const monthOf = (year, number) => `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`;

/** As the language names its length: month, quarter, year. */
export const spanWord = (period) => t(`span.${spanOf(period)}`);

/** A period as people write it: November 2026, 4th quarter 2026, year 2026. */
export function periodName(period) {
  const year = period.slice(0, 4);
  switch (spanOf(period)) {
    case 'year': return t('period.year', { year });
    case 'quarter': return t('period.quarter', { n: period.slice(6), year });
    default: return month(period);
  }
}
