// What a revision would have done to the scores of a month, before it is saved.

import { getAll, query, send } from './api.js';
import { fill, h, hidden } from './dom.js';
import { month, points, signed, whole } from './format.js';
import { t, tn } from './i18n.js';
import { field, monthInput } from './form.js';
import { shifted } from './span.js';

/** The part of the form; body() is the scorecard as it stands, failed(error) shows what is wrong with its fields. */
export function previewPanel({ body, csrf, current, failed }) {
  const when = field(t('preview.month'), monthInput(shifted(current, -1), { max: current }));
  const result = h('div', { class: 'preview-result', role: 'status' });
  const button = h('button', { type: 'button', class: 'button is-quiet', on: { click: run } }, t('preview.run'));

  async function run() {
    const scorecard = body();
    if (!scorecard) return;
    button.disabled = true;
    fill(result, h('p', { class: 'loading' }, t('loading')));
    try {
      const [answer, employees] = await Promise.all([
        send('POST', `/api/scores/previews${query({ period: when.input.value || shifted(current, -1) })}`, scorecard, csrf),
        getAll('/api/employees').catch(() => []), // without names the figures still stand
      ]);
      fill(result, shown(answer, new Map(employees.map(({ employeeId, name }) => [employeeId, name]))));
    } catch (error) {
      fill(result, h('p', { class: 'nodata' }, t('preview.failed')));
      failed(error);
    } finally {
      button.disabled = false;
    }
  }

  return h('section', { class: 'preview', 'aria-labelledby': 'h-preview' },
    h('h3', { id: 'h-preview' }, t('preview.title')), h('p', { class: 'muted' }, t('preview.lead')),
    h('div', { class: 'form-row' }, when.element, button), result);
}

function shown(answer, names) {
  if (answer.n === 0) return h('p', { class: 'nodata' }, t('preview.nobody', { position: answer.position, month: month(answer.period) }));
  const other = answer.moved - answer.up - answer.down;
  return [
    h('p', { class: 'preview-sentence' }, t('preview.sentence', {
      month: month(answer.period), moved: whole(answer.moved), n: whole(answer.n), up: whole(answer.up), down: whole(answer.down),
      unchanged: whole(answer.n - answer.moved),
    }), other > 0 ? ` ${tn('preview.other', other)}` : ''),
    h('dl', { class: 'figures' },
      fact(t('preview.mean.before'), points(answer.meanBefore)), fact(t('preview.mean.after'), points(answer.meanAfter)),
      fact(t('preview.mean.change'), difference(answer.meanAfter, answer.meanBefore))),
    table(answer.items, names),
    answer.items.length < answer.n ? h('p', { class: 'muted small' }, t('preview.cut', { shown: whole(answer.items.length), n: whole(answer.n) })) : null,
  ];
}

const absent = (value) => value === null || value === undefined;
const difference = (after, before) => (absent(after) || absent(before) ? t('nodata') : signed(after - before));

// On a phone rows are laid out as grids; the roles keep it a table.
function table(items, names) {
  const widest = Math.max(...items.map(({ difference: by }) => Math.abs(by ?? 0)), 0.01);
  const column = (words, number) => h('th', { scope: 'col', role: 'columnheader', class: number ? 'is-number' : '' }, words);
  const number = (words) => h('td', { role: 'cell', class: 'is-number' }, words);
  return h('div', { class: 'table-frame' }, h('table', { class: 'plain moves', role: 'table' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, column(t('column.name')), column(t('preview.before'), true),
      column(t('preview.after'), true), column(t('preview.difference'), true), column(hidden(t('preview.bar'))))),
    h('tbody', { role: 'rowgroup' }, items.map((item) => h('tr', { role: 'row', dataset: { employeeId: item.employeeId } },
      h('th', { scope: 'row', role: 'rowheader' }, names.get(item.employeeId) ?? item.employeeId),
      number(points(item.before)), number(points(item.after)), number(absent(item.difference) ? t('nodata') : signed(item.difference)),
      h('td', { role: 'cell', class: 'move-cell' }, bar(item.difference ?? 0, widest)))))));
}

/** From the middle to the right for more, to the left for less. */
function bar(by, widest) {
  const fillPart = h('span', { class: by < 0 ? 'move-fill is-down' : 'move-fill is-up' });
  fillPart.style.width = `${(Math.abs(by) / widest) * 50}%`;
  return h('span', { class: 'move-bar', 'aria-hidden': 'true' }, fillPart);
}

function fact(name, value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}
