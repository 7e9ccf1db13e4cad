// What the service says of how a score came to be: what has changed since the last look, what was left out, what would
// lift it, and what it would be; of a quarter and a year its months as well.

import { get, query } from './api.js';
import { fill, h } from './dom.js';
import { instant, points, quantity, whole, zoneName } from './format.js';
import { localized, t } from './i18n.js';
import { monthsPanel } from './longer.js';
import { isLonger } from './span.js';
import { whatIfForm } from './what-if.js';

const LONGEST = 20;

/** The explanation; null, with the reason in the console, where it cannot be read: the figures hold without it. */
export async function readExplanation(employeeId, period) {
  try {
    return await get(`/api/scores/${encodeURIComponent(employeeId)}/explanation${query({ period })}`);
  } catch (error) {
    console.warn('explanation:', error.message);
    return null;
  }
}

/** The sections, each {element}, and update(explanation, score) for all of them. scored: {employeeId, csrf}. */
export function explanationSections(scored, period) {
  const since = panel('since');
  const leftOut = panel('leftout');
  const lift = panel('lift');
  const whatIf = panel('whatif');
  const form = whatIfForm(scored, period);
  const months = isLonger(period) ? monthsPanel(period) : null;
  fill(whatIf.content, form.element);

  function update(explanation, score) {
    months?.update(explanation, score);
    show(since, explanation?.since, sinceContent(explanation));
    const missing = [...(explanation?.items.filter((item) => item.leftOut).map((item) => item.leftOut) ?? []), ...(explanation?.notCounted ?? []).map(({ text }) => text)];
    show(leftOut, missing.length > 0, sentenceList(missing, 'story is-plain'));
    show(lift, explanation?.lift, sentenceList(explanation?.lift?.sentences ?? []));
    whatIf.element.hidden = !explanation?.items.length;
    form.update(explanation);
  }

  return { since: since.element, after: [leftOut.element, ...(months ? [months.element] : [])], last: [lift.element, whatIf.element], update };
}

function panel(id) {
  const content = h('div', {});
  const element = h('section', { class: `panel panel-${id}`, 'aria-labelledby': `h-${id}`, hidden: true },
    h('h2', { id: `h-${id}` }, t(`section.${id}`)), content);
  return { element, content };
}

function show({ element, content }, there, what) {
  element.hidden = !there;
  fill(content, there ? what : null);
}

/** Sentences of the service as a list; the first of a story is the largest. */
const sentenceList = (sentences, style = 'story') => h('ul', { class: style }, sentences.map((sentence) => h('li', {}, localized(sentence))));

function sinceContent(explanation) {
  const since = explanation?.since;
  if (!since) return null;
  const items = new Map(explanation.items.map((item) => [item.indicator, item]));
  return [
    sentenceList(since.sentences),
    since.items.length > 0 ? thenAndNow(since.items, items) : null,
    since.facts.total > 0 ? arrivals(since.facts, items) : null,
  ];
}

function thenAndNow(changed, items) {
  const column = (key, number = true) => h('th', { scope: 'col', role: 'columnheader', class: number ? 'is-number' : '' }, t(key));
  const cell = (key, text) => h('td', { role: 'cell', class: 'is-number', dataset: { label: t(key) } }, h('span', {}, text));
  const actual = (side, item) => (side?.actual === null || side?.actual === undefined ? t('nodata') : quantity(side.actual, item?.unit));
  return h('div', { class: 'table-frame' }, h('table', { class: 'plain as-cards since-items', role: 'table' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, column('sum.indicator', false), column('since.actual.then'), column('since.actual.now'),
      column('since.contribution.then'), column('since.contribution.now'))),
    h('tbody', { role: 'rowgroup' }, changed.map(({ indicator, name, then, now }) => h('tr', { role: 'row' },
      h('th', { scope: 'row', role: 'rowheader' }, localized(name, indicator)),
      cell('since.actual.then', actual(then, items.get(indicator))), cell('since.actual.now', actual(now, items.get(indicator))),
      cell('since.contribution.then', points(then?.contribution)), cell('since.contribution.now', points(now?.contribution)))))));
}

function arrivals({ total, items }, names) {
  const shown = items.slice(0, LONGEST);
  return h('div', {},
    h('h3', { class: 'since-facts' }, t('since.facts', { zone: zoneName() })),
    h('ul', { class: 'arrivals' }, shown.map((fact) => h('li', {},
      h('strong', {}, t(`arrival.${fact.what}`)), ' \u00b7 ',
      h('a', { href: `#item-${fact.indicator}` }, localized(names.get(fact.indicator)?.name, fact.indicator)), ' \u00b7 ',
      fact.occurredAt ? instant(fact.occurredAt) : t('evidence.answer'),
      fact.occurredAt ? ` \u00b7 ${fact.source}` : null,
      fact.reference ? ` \u00b7 ${fact.reference}` : null))),
    total > shown.length ? h('p', { class: 'small muted' }, t('since.more', { shown: whole(shown.length), total: whole(total) })) : null);
}
