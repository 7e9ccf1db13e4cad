// The page of one office: its employees and their scores, live.

import { get, getAll, query } from './api.js';
import { fill, h } from './dom.js';
import { clock, month, percent, points, whole } from './format.js';
import { t } from './i18n.js';
import { follow } from './live.js';
import { officeTable } from './office-table.js';
import { idFromAddress, officeHref, start, statusLine, titled, trail } from './page.js';
import { monthSwitch } from './period.js';
import { COLUMNS, totals } from './sort.js';

const DIRECTORY_PAUSE = 2_000;
const DIRECTORY_EVERY = 30_000; // the stream tells of scores, not of who comes and goes

start(async (main, { period, current }) => {
  const officeId = idFromAddress();
  const [office, offices, employees, indicatorList] = await Promise.all([
    get(`/api/offices/${encodeURIComponent(officeId)}`), getAll('/api/offices'), employeesOf(officeId), getAll('/api/indicators'),
  ]);
  titled(office.name);
  const indicators = new Map(indicatorList.map((indicator) => [indicator.code, indicator]));
  const status = statusLine();
  const recalculation = h('div', { role: 'status' });
  const tiles = h('dl', { class: 'tiles' });
  const count = h('p', { class: 'muted small', role: 'status' });
  const view = viewFromAddress();
  const table = officeTable(indicators, view, (now) => {
    rememberView(now);
    fill(count, t('filter.count', { shown: whole(now.shown), all: whole(now.all) }));
  });
  fill(main,
    trail(offices, officeId, false),
    h('div', { class: 'page-head' },
      h('div', {}, h('h1', {}, office.name), h('p', { class: 'lead' }, t('office.lead', { month: month(period) })), status.element),
      monthSwitch(period, current)),
    recalculation,
    tiles,
    below(offices, officeId),
    controls(table, view.text, count),
    table.element,
    h('p', { class: 'muted small' }, t('indicative.note')));
  table.setEmployees(employees);
  watch({ officeId, period, table, status, recalculation, tiles });
});

const employeesOf = (officeId) => getAll('/api/employees', { office: officeId });

/** Keeps the table up to date. */
function watch({ officeId, period, table, status, recalculation, tiles }) {
  let latest = null; // scores by employee, once the first snapshot is whole
  const asked = new Set(); // employees whose scores came before their names
  let waiting = 0;

  async function readDirectory() {
    try {
      table.setEmployees(await employeesOf(officeId));
      table.setScores(latest.values(), true);
      fillTiles(tiles, table);
    } catch (error) {
      console.warn('directory:', error.message);
      asked.clear(); // the next score asks again
    }
  }

  // A score of somebody who is not in the table: the directory has grown since the page was opened.
  function askFor(employeeId) {
    if (asked.has(employeeId)) return;
    asked.add(employeeId);
    waiting ||= setTimeout(() => {
      waiting = 0;
      readDirectory();
    }, DIRECTORY_PAUSE);
  }

  setInterval(() => {
    if (latest !== null && !document.hidden) readDirectory();
  }, DIRECTORY_EVERY);

  follow(`/api/scores/stream${query({ period, office: officeId })}`, {
    onState: (state, since) => status.set(state, since),
    onRecalculation: (running) => fill(recalculation, running ? h('p', { class: 'message' }, t('live.recalculating')) : null),
    onSnapshot(scores) {
      const first = latest === null;
      latest = new Map(scores.map((score) => [score.employeeId, score]));
      table.setScores(scores, !first);
      scores.filter(({ employeeId }) => !table.rows.has(employeeId)).forEach(({ employeeId }) => askFor(employeeId));
      fillTiles(tiles, table);
    },
    onScore(score) {
      latest.set(score.employeeId, score);
      if (!table.setScore(score)) return askFor(score.employeeId);
      const { name } = table.rows.get(score.employeeId).employee;
      status.changed(t('live.last', { name, score: points(score.score), time: clock(new Date()) }));
      return fillTiles(tiles, table);
    },
  });
}

function fillTiles(element, table) {
  const sum = totals([...table.rows.values()]);
  const tile = (name, value) => h('div', { class: 'tile' }, h('dt', {}, name), h('dd', {}, value));
  const share = sum.employees === 0 ? null : percent(Math.round((sum.withEvidence / sum.employees) * 100));
  fill(element,
    tile(t('offices.employees'), whole(sum.employees)),
    tile(t('offices.evidence'), share === null ? '\u2013' : t('offices.evidence.of', { n: whole(sum.withEvidence), share })),
    tile(t('offices.mean'), points(sum.mean)),
    tile(t('office.rated'), h('span', { class: 'rated' },
      ['ABOVE', 'MEETS', 'BELOW'].map((rating) => h('span', {}, `${whole(sum[rating])} ${t(`rated.${rating}`)}`)))));
}

function below(offices, officeId) {
  const children = offices.filter((office) => office.parentId === officeId);
  if (children.length === 0) return null;
  return h('nav', { class: 'below', 'aria-label': t('office.below') },
    h('span', { class: 'muted' }, `${t('office.below')}:`),
    h('ul', {}, children.map((office) => h('li', {}, h('a', { href: officeHref(office.officeId) }, office.name)))));
}

function controls(table, text, count) {
  const input = h('input', { type: 'search', id: 'filter', autocomplete: 'off', value: text,
    on: { input: (event) => table.filter(event.target.value) } });
  return h('div', { class: 'controls' },
    h('div', { class: 'field' }, h('label', { for: 'filter' }, t('filter.label')), input),
    h('div', { class: 'field only-narrow' }, h('label', { for: 'sort-by' }, t('sort.label')), table.select),
    count);
}

/** Order and filter stand in the address, so that they survive a change of month and can be sent to someone. */
function viewFromAddress() {
  const parameters = new URLSearchParams(location.search);
  const [column, direction] = (parameters.get('sort') ?? '').split('.');
  const order = column in COLUMNS ? { column, descending: direction === 'desc' } : { column: 'name', descending: false };
  return { order, text: parameters.get('q') ?? '' };
}

function rememberView({ order, text }) {
  const others = Object.fromEntries(new URLSearchParams(location.search));
  const usual = order.column === 'name' && !order.descending;
  const sort = usual ? null : `${order.column}.${order.descending ? 'desc' : 'asc'}`;
  const address = query({ ...others, sort, q: text });
  if (address === location.search) return;
  history.replaceState(null, '', location.pathname + address);
  for (const link of document.querySelectorAll('.month-switch a')) {
    const period = new URL(link.href).searchParams.get('period');
    link.href = location.pathname + query({ ...others, sort, q: text, period });
  }
}
