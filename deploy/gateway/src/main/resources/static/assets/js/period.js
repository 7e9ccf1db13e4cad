// Which period a page shows, and links to others.

import { h, sign } from './dom.js';
import { query } from './api.js';
import { t } from './i18n.js';
import { isPeriod, lastBegun, monthsOf, periodName, shifted, spanned, spanOf, SPANS } from './span.js';

/** The month of an instant in a zone. */
export function periodOf(date, zone) {
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', timeZone: zone }).formatToParts(date);
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part('year').padStart(4, '0')}-${part('month')}`;
}

/** The period the address asks for, of any length, else the current month. */
export function wantedPeriod(search, current) {
  const asked = new URLSearchParams(search).get('period');
  return asked && isPeriod(asked) ? asked : current;
}

/** The month the address asks for, of a longer period its last that has begun, else the current one. */
export const wantedMonth = (search, current) => lastBegun(wantedPeriod(search, current), current);

/** Links to the month before and the month after. */
export const monthSwitch = (period, current) => h('nav', { class: 'month-switch', 'aria-label': t('period.choose') }, steps(period, current));

/** The same for a period of any length, and links to the other lengths. */
export function periodSwitch(period, current) {
  const link = (span) => {
    const here = spanOf(period) === span;
    return h('li', {}, h('a', { href: hrefFor(here ? period : spanned(lastBegun(period, current), span)), 'aria-current': here ? 'true' : null, dataset: { span } },
      t(`period.by.${span}`)));
  };
  return h('nav', { class: 'period-switch', 'aria-label': t('period.of') },
    h('ul', { class: 'span-switch' }, SPANS.map(link)),
    h('div', { class: 'month-switch' }, steps(period, current)));
}

/** There is nothing to see in a period that has not begun. */
function steps(period, current) {
  const step = (target, label, arrow) =>
    monthsOf(target)[0] > current
      ? h('span', { class: 'month-step is-off', 'aria-hidden': 'true' }, arrow)
      : h('a', { class: 'month-step', href: hrefFor(target), 'aria-label': `${label}: ${periodName(target)}` }, sign(arrow));
  return [
    step(shifted(period, -1), t('period.previous'), '\u2190'),
    h('span', { class: 'month-now', 'aria-current': 'true' }, periodName(period)),
    step(shifted(period, 1), t('period.next'), '\u2192'),
  ];
}

/** The page that is shown, of another period. */
export function hrefFor(period) {
  const parameters = Object.fromEntries(new URLSearchParams(location.search));
  return location.pathname + query({ ...parameters, period });
}
