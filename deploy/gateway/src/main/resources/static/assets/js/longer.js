// What is different on a page about a quarter or a year: how many months count, targets of several months, and the months
// themselves, one by one.

import { fill, h } from './dom.js';
import { month, quantity, whole } from './format.js';
import { t, tn } from './i18n.js';
import { absent } from './achievement.js';
import { hrefFor } from './period.js';
import { presentOf } from './presence.js';
import { isLonger, monthsOf, spanWord } from './span.js';
import { positionName } from './words.js';

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

/** The months one by one, each a link to its own explanation: {element, update(explanation, score)}. */
export function monthsPanel(period) {
  const content = h('div', {});
  const element = h('section', { class: 'panel panel-months', 'aria-labelledby': 'h-months' },
    h('h2', { id: 'h-months' }, t('section.months')),
    h('p', {}, t('months.each', { span: spanWord(period) })), content);

  function update(explanation, score) {
    fill(content, explanation?.months ? monthTable(explanation) : monthLinks(score));
  }

  return { element, update };
}

const monthLink = (each) => h('a', { href: hrefFor(each) }, month(each));

/** What is left where the explanation cannot be read. */
const monthLinks = (score) => h('ul', { class: 'month-links' }, countedMonths(score).map((each) => h('li', {}, monthLink(each))));

function monthTable({ months, scorecard }) {
  const column = (key, number) => h('th', { scope: 'col', role: 'columnheader', class: number ? 'is-number' : '' }, t(key));
  return h('div', { class: 'table-frame' }, h('table', { class: 'plain as-cards month-table', role: 'table' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
      column('trend.month'), column('months.verdict'), column('months.evidence', true), column('months.present'), column('months.scorecard'))),
    h('tbody', { role: 'rowgroup' }, months.items.map((each) => monthRow(each, scorecard)))));
}

function monthRow({ month: each, verdict, evidence, presence, scorecard, position }, used) {
  const counts = verdict === 'COUNTS';
  const cell = (key, className, ...content) => h('td', { role: 'cell', class: className, dataset: { label: t(key) } }, h('span', {}, content));
  const own = scorecard ? t('months.revision', { id: scorecard.id, revision: scorecard.revision, position: positionName(position) }) : t('months.unscored');
  const differs = counts && (scorecard?.id !== used?.id || scorecard?.revision !== used?.revision);
  return h('tr', { role: 'row', class: counts ? '' : 'has-nodata' },
    h('th', { scope: 'row', role: 'rowheader' }, counts ? monthLink(each) : month(each)),
    cell('months.verdict', '', t(`months.${verdict}`)),
    cell('months.evidence', 'is-number', whole(evidence)),
    cell('months.present', '', counts ? presence ? presentOf(presence) : t('months.whole') : '\u2013'),
    cell('months.scorecard', '', counts ? own : '\u2013', differs ? h('span', { class: 'muted small is-block' }, t('months.differs')) : null));
}
