// The records an item rests on, read when a person opens the list.

import { get, query } from './api.js';
import { fill, h } from './dom.js';
import { day, instant, whole, zoneName } from './format.js';
import { t } from './i18n.js';
import { recordValue, remarks } from './remarks.js';

const SIZE = 10;

/** A list to open; refresh() reads the page that is shown again, if it is open. scored: {employeeId, own}. */
export function evidenceList(scored, period, item) {
  const place = h('div', { class: 'evidence', 'aria-live': 'off' });
  const title = h('span', {});
  const element = h('details', { class: 'evidence-box' }, h('summary', {}, title), place);
  let page = 0;
  let turn = 0;

  async function show(wanted) {
    const mine = ++turn;
    try {
      const path = `/api/scores/${encodeURIComponent(scored.employeeId)}/evidence`;
      const list = await get(path + query({ period, indicator: item.indicator, page: wanted, size: SIZE }));
      if (mine !== turn) return; // a later page was asked for meanwhile
      page = wanted;
      fill(place, list.total === 0 ? h('p', { class: 'nodata' }, t('evidence.none')) : [table(list.items, scored), pager(list)]);
    } catch {
      if (mine !== turn) return;
      fill(place, h('p', { role: 'alert' }, `${t('evidence.away')} `,
        h('button', { type: 'button', class: 'button is-small', on: { click: () => show(wanted) } }, t('error.retry'))));
    }
  }

  function pager({ total }) {
    const pages = Math.ceil(total / SIZE);
    if (pages < 2) return null;
    const step = (label, wanted) => h('button', {
      type: 'button', class: 'button is-small is-quiet', disabled: wanted < 0 || wanted >= pages, on: { click: () => show(wanted) },
    }, label);
    return h('p', { class: 'pager' },
      step(t('evidence.newer'), page - 1),
      h('span', { role: 'status' }, t('evidence.page', { page: whole(page + 1), pages: whole(pages), total: whole(total) })),
      step(t('evidence.older'), page + 1));
  }

  element.addEventListener('toggle', () => {
    if (!element.open) return;
    fill(place, h('p', { class: 'loading' }, t('loading')));
    show(0);
  });

  return {
    element,
    refresh: () => (element.open ? show(page) : null),
    setCount: (count) => fill(title, t('evidence.title', { n: whole(count) })),
  };
}

function table(items, scored) {
  const column = (key, number) => h('th', { scope: 'col', role: 'columnheader', class: number ? 'is-number' : '' }, t(key, { zone: zoneName() }));
  return h('div', { class: 'table-frame' }, h('table', { class: 'plain as-cards', role: 'table' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
      column('evidence.when.zone'), column('evidence.value', true), column('evidence.source'), column('evidence.reference'))),
    h('tbody', { role: 'rowgroup' }, items.map((evidence) => row(evidence, scored)))));
}

function row(evidence, scored) {
  const cell = (key, className, ...content) =>
    h('td', { role: 'cell', class: className, dataset: { label: t(key) } }, h('span', {}, content));
  const attributes = Object.entries(evidence.attributes ?? {});
  return h('tr', { role: 'row', class: evidence.retracted ? 'is-retracted' : '' },
    cell('evidence.when', '', when(evidence)),
    cell('evidence.value', 'is-number', valueOf(evidence)),
    cell('evidence.source', '', sourceOf(evidence)),
    cell('evidence.reference', 'cell-reference', evidence.reference ?? '\u2013',
      attributes.map(([name, text]) => h('span', { class: 'attribute' }, `${name}: ${text}`)),
      remarks(evidence, scored)));
}

/** Answers of citizens carry a day and no time, and not what they said, so that nobody can tell who gave them. */
function when({ kind, occurredAt }) {
  const dayOnly = kind === 'ANSWER' || /^\d{4}-\d{2}-\d{2}$/.test(occurredAt);
  return dayOnly ? day(occurredAt.slice(0, 10)) : instant(occurredAt);
}

function sourceOf({ kind, source }) {
  return kind === 'ANSWER' ? t('evidence.answer') : source;
}

function valueOf(evidence) {
  return evidence.kind === 'ANSWER' ? h('span', { class: 'nodata' }, t('evidence.private')) : recordValue(evidence);
}
