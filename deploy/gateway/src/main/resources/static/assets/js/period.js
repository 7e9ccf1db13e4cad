// Months as periods: 2026-11.

import { h, sign } from './dom.js';
import { query } from './api.js';
import { month } from './format.js';
import { t } from './i18n.js';

const MONTH = /^2\d{3}-(0[1-9]|1[0-2])$/;

/** The month of an instant in a zone. */
export function periodOf(date, zone) {
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', timeZone: zone }).formatToParts(date);
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part('year').padStart(4, '0')}-${part('month')}`;
}

/** So many months later, or earlier. */
export function shifted(period, months) {
  const [year, number] = period.split('-').map(Number);
  const count = year * 12 + (number - 1) + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The month the address asks for, else the current one. */
export function wantedPeriod(search, current) {
  const asked = new URLSearchParams(search).get('period');
  return asked && MONTH.test(asked) ? asked : current;
}

/** Links to the month before and the month after; there is nothing to see after the current one. */
export function monthSwitch(period, current) {
  const link = (target, label, arrow) =>
    target > current
      ? h('span', { class: 'month-step is-off', 'aria-hidden': 'true' }, arrow)
      : h('a', { class: 'month-step', href: hrefFor(target), 'aria-label': `${label}: ${month(target)}` }, sign(arrow));
  return h('nav', { class: 'month-switch', 'aria-label': t('period.choose') },
    link(shifted(period, -1), t('period.previous'), '\u2190'),
    h('span', { class: 'month-now', 'aria-current': 'true' }, month(period)),
    link(shifted(period, 1), t('period.next'), '\u2192'));
}

function hrefFor(period) {
  const parameters = Object.fromEntries(new URLSearchParams(location.search));
  return location.pathname + query({ ...parameters, period });
}
