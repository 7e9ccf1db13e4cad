// Who has looked at a person's figures, for the person themself to see.

import { get, query } from './api.js';
import { fill, h } from './dom.js';
import { instant, whole, zoneName } from './format.js';
import { t, tOr } from './i18n.js';
import { roleWord } from './session.js';
import { isPeriod, periodName } from './span.js';

const SIZE = 10;

/** The section; it reads the newest ten by itself, and ten more each time they are asked for. */
export function accessSection(employeeId) {
  const rows = h('tbody', { role: 'rowgroup' });
  const place = h('div', {}, h('p', { class: 'loading' }, t('loading')));
  const more = h('button', { type: 'button', class: 'button is-small is-quiet', on: { click: () => read(page + 1) } }, t('accesses.more'));
  const count = h('span', { role: 'status' });
  let page = -1;

  async function read(wanted) {
    more.disabled = true;
    try {
      const list = await get(`/api/audit/accesses/${encodeURIComponent(employeeId)}${query({ page: wanted, size: SIZE })}`);
      page = wanted;
      show(list);
    } catch (error) {
      failed(error, wanted);
    } finally {
      more.disabled = false;
    }
  }

  function show({ items, total }) {
    rows.append(...items.map((access) => row(access, employeeId)));
    const shown = rows.children.length;
    if (shown === 0) {
      fill(place, h('p', { class: 'nodata' }, t('accesses.none')));
      return;
    }
    more.hidden = items.length === 0 || shown >= total;
    fill(count, t('accesses.count', { shown: whole(shown), total: whole(Math.max(total, shown)) }));
    if (page === 0) fill(place, table(rows), h('p', { class: 'pager' }, count, more));
  }

  function failed(error, wanted) {
    if (error.status === 401) return; // the page says so
    if (error.status === 403 || error.status === 404) {
      fill(place, h('p', { class: 'nodata' }, t('accesses.notshown')));
      return;
    }
    const retry = h('button', { type: 'button', class: 'button is-small', on: { click: () => again.remove() || read(wanted) } }, t('error.retry'));
    const again = h('p', { role: 'alert' }, `${t('accesses.away')} `, retry);
    if (page < 0) fill(place, again);
    else place.append(again);
  }

  read(0);
  return h('section', { class: 'panel panel-accesses', 'aria-labelledby': 'h-accesses' },
    h('h2', { id: 'h-accesses' }, t('section.accesses')), h('p', { class: 'muted small' }, t('accesses.lead')), place);
}

function table(rows) {
  const column = (key) => h('th', { scope: 'col', role: 'columnheader' }, t(key, { zone: zoneName() }));
  return h('div', { class: 'table-frame' }, h('table', { class: 'plain as-cards', role: 'table' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
      column('accesses.who'), column('evidence.when.zone'), column('accesses.purpose'), column('accesses.what'))),
    rows));
}

function row(access, employeeId) {
  const cell = (key, text) => h('td', { role: 'cell', dataset: { label: t(key) } }, h('span', {}, text));
  return h('tr', { role: 'row' },
    cell('accesses.who', who(access.viewer, employeeId)),
    cell('evidence.when', instant(access.at)),
    cell('accesses.purpose', tOr(`purpose.${access.purpose}`, access.purpose)),
    cell('accesses.what', what(access)));
}

function who(viewer, employeeId) {
  const role = roleWord(viewer.role);
  if (viewer.employeeId === employeeId) return t('accesses.self', { name: viewer.name || employeeId });
  return viewer.name ? t('accesses.person', { name: viewer.name, role }) : role;
}

function what({ what: kind, period }) {
  const name = tOr(`looked.${kind}`, kind);
  if (!period) return name;
  return t('accesses.of', { what: name, period: isPeriod(period) ? periodName(period) : period });
}
