// What is different on a page about a quarter or a year: how many months count, targets of several months, and where the
// parts that are of months only are to be found.

import { fill, h } from './dom.js';
import { month, quantity, whole } from './format.js';
import { t, tn } from './i18n.js';
import { absent } from './achievement.js';
import { hrefFor } from './period.js';
import { presentOf } from './presence.js';
import { isLonger, monthsOf, spanWord } from './span.js';

/** The months of a score's period that count. */
export const countedMonths = ({ period, months }) => monthsOf(period).slice(0, months?.counted ?? 1);

/** How many months count, and what is left out; nothing of a month. */
export function monthsInWords({ period, months }) {
  if (!months) return [];
  const values = { n: whole(months.counted), of: whole(months.of), span: spanWord(period) };
  return [months.counted < months.of ? tn('months.some', months.counted, values) : t('months.all', values)];
}

/** Whether an item's target is asked for once for each month that counts. */
export const isMonthly = (indicator, { period }) => isLonger(period) && ['COUNT', 'SUM'].includes(indicator?.measure);

/** How a monthly target became that of the months that count. */
export function targetOfMonths(item, score, indicator) {
  if (absent(item.fullTarget)) return [];
  const counted = score.months?.counted ?? 1;
  const values = {
    full: quantity(item.fullTarget, indicator.unit), target: quantity(item.target, indicator.unit), n: whole(counted),
    reason: score.presence ? presentOf(score.presence) : '',
  };
  return [t(score.presence ? 'months.target.presence' : 'months.target', values)];
}

/** In place of the sections on how the score of a month came to be: why they are not here, and where they are. */
export function longerSections(period) {
  const list = h('ul', { class: 'month-links' });
  const element = h('section', { class: 'panel panel-months', 'aria-labelledby': 'h-months' },
    h('h2', { id: 'h-months' }, t('section.months')),
    h('p', {}, t('months.why', { span: spanWord(period) })), list);

  function update(explanation, score) {
    fill(list, countedMonths(score).map((each) => h('li', {}, h('a', { href: hrefFor(each) }, month(each)))));
  }

  return { since: null, after: [element], last: [], update };
}
