// The page of what could not be used: why, how much of it, and one by one; and for managers, the way to put it right.

import { get, getAll, getIfThere, query } from './api.js';
import { fill, h } from './dom.js';
import { whole } from './format.js';
import { t, tn } from './i18n.js';
import { start, titled } from './page.js';
import { mends } from './session.js';
import { entryItem } from './quarantine-entry.js';
import { filterForm, rememberView, viewFromAddress } from './quarantine-filter.js';
import { replays } from './quarantine-replays.js';
import { summaryView } from './quarantine-summary.js';

const SIZE = 25;

start(async (main, { session }) => {
  titled(t('quarantine.title'));
  const [offices, indicators] = await Promise.all([getAll('/api/offices'), getAll('/api/indicators')]);
  const page = { session, offices, indicators, mends: mends(session), view: viewFromAddress() };
  const summary = h('div', {});
  const filters = h('div', {});
  const list = h('div', { class: 'entries', 'aria-live': 'off' });
  const count = h('p', { class: 'muted small', role: 'status' });
  page.replays = replays(session.csrf, () => page.reload());
  page.show = (view) => {
    page.view = view;
    rememberView(view);
    fill(filters, filterForm(page));
    return showList(page, list, count);
  };
  page.reload = async () => {
    fill(summary, summaryView(page, await get('/api/quarantine/summary')));
    await showList(page, list, count);
  };
  fill(filters, filterForm(page));
  await page.reload();
  fill(main,
    h('nav', { class: 'trail', 'aria-label': t('trail') }, h('ol', {}, h('li', {}, h('a', { href: '/' }, t('nav.offices'))))),
    h('div', { class: 'page-head' },
      h('div', {}, h('h1', {}, t('quarantine.title')), h('p', { class: 'lead' }, t('quarantine.lead')))),
    page.replays.element,
    summary,
    h('section', { class: 'listed', 'aria-labelledby': 'listed' },
      h('h2', { id: 'listed', tabindex: '-1' }, t('quarantine.list')), filters, count, list));
});

async function showList(page, list, count) {
  const { entry: opened, ...wanted } = page.view;
  const found = await get(`/api/quarantine${query({ ...wanted, size: SIZE })}`);
  const items = [...found.items];
  if (opened && !items.some(({ entry }) => entry === opened)) {
    const linked = await getIfThere(`/api/quarantine/${encodeURIComponent(opened)}`);
    if (linked) items.unshift(linked);
  }
  fill(count, tn('quarantine.count', found.total, { n: whole(found.total) }));
  fill(list,
    items.length === 0 ? h('p', { class: 'message' }, t('quarantine.none')) : h('ol', { class: 'entry-list' },
      items.map((entry) => entryItem(page, entry, entry.entry === opened))),
    pager(page, found));
}

function pager(page, { total, page: at }) {
  const last = Math.max(0, Math.ceil(total / SIZE) - 1);
  if (last === 0) return null;
  const step = (to, words) => h('button', {
    type: 'button', class: 'button is-quiet', disabled: to < 0 || to > last,
    on: { click: () => page.show({ ...page.view, entry: null, page: to || null }).then(() => document.getElementById('listed').focus()) },
  }, words);
  return h('nav', { class: 'pager', 'aria-label': t('quarantine.pages') },
    step(at - 1, t('quarantine.previous')),
    h('span', {}, t('quarantine.page', { page: whole(at + 1), pages: whole(last + 1) })),
    step(at + 1, t('quarantine.next')));
}
