// The table of an office's employees: keeps the rows, their order and which of them are shown.

import { fill, h } from './dom.js';
import { locale, t } from './i18n.js';
import { officeRow } from './office-row.js';
import { COLUMNS, matches, nextOrder, sorted } from './sort.js';
import { positionName } from './words.js';

const HEADERS = ['name', 'position', 'score', 'rating', 'coverage', 'change', 'items'];

/** onView({order, text, shown, all}) is told each time order, filter or rows change. */
export function officeTable(indicators, view, onView) {
  const rows = new Map();
  const compareText = new Intl.Collator(locale(), { numeric: true }).compare;
  let { order, text } = view;
  const body = h('tbody', { role: 'rowgroup' });
  const buttons = new Map();
  const head = h('tr', { role: 'row' }, HEADERS.map(header));
  const none = h('p', { class: 'muted no-match', hidden: true }, t('filter.none'));
  const select = sortSelect();
  const element = h('div', { class: 'table-frame' },
    h('table', { role: 'table', class: 'scores' },
      h('caption', { class: 'visually-hidden' }, t('table.caption')),
      h('thead', { role: 'rowgroup' }, head), body),
    none);

  function header(column) {
    const cell = h('th', { scope: 'col', role: 'columnheader', class: `cell-${column}` });
    if (!(column in COLUMNS)) return fill(cell, t(`column.${column}`));
    const button = h('button', { type: 'button', class: 'sort', on: { click: () => sortBy(nextOrder(order, column)) } },
      t(`column.${column}`), h('span', { class: 'sort-sign', 'aria-hidden': 'true' }));
    buttons.set(column, cell);
    return fill(cell, button);
  }

  function sortSelect() {
    const options = Object.keys(COLUMNS).map((column) => h('option', { value: column }, t(`column.${column}`)));
    return h('select', { id: 'sort-by', on: { change: (event) => sortBy(nextOrder({ column: null }, event.target.value)) } }, options);
  }

  function sortBy(next) {
    order = next;
    arrange();
  }

  /** Brings rows into order with as few moves as can be, and shows those that match. */
  function arrange() {
    for (const [column, cell] of buttons) {
      if (column !== order.column) cell.removeAttribute('aria-sort');
      else cell.setAttribute('aria-sort', order.descending ? 'descending' : 'ascending');
    }
    select.value = order.column;
    const focused = body.contains(document.activeElement) ? document.activeElement : null;
    let shown = 0;
    sorted(rows.values(), order, compareText).forEach((row, index) => {
      row.element.hidden = !matches(row, text, positionName);
      if (!row.element.hidden) shown++;
      const there = body.children[index] ?? null;
      if (there !== row.element) body.insertBefore(row.element, there);
    });
    if (focused && document.activeElement !== focused) focused.focus({ preventScroll: true });
    none.hidden = shown > 0 || rows.size === 0;
    onView({ order, text, shown, all: rows.size });
  }

  return {
    element,
    select,
    rows,
    /** The employees of the table; those no longer among them go. */
    setEmployees(employees) {
      const ids = new Set(employees.map((employee) => employee.employeeId));
      for (const [id, row] of rows) {
        if (ids.has(id)) continue;
        row.element.remove();
        rows.delete(id);
      }
      for (const employee of employees) {
        if (!rows.has(employee.employeeId)) rows.set(employee.employeeId, officeRow(employee, indicators));
      }
      arrange();
    },
    /** All scores there are; an employee without one has no data. */
    setScores(scores, highlight) {
      const byEmployee = new Map([...scores].map((score) => [score.employeeId, score]));
      for (const [id, row] of rows) if (row.update(byEmployee.get(id) ?? null) && highlight) row.highlight();
      arrange();
    },
    /** One score changed; false where its employee is not in the table. */
    setScore(score) {
      const row = rows.get(score.employeeId);
      if (!row) return false;
      if (row.update(score)) row.highlight();
      arrange();
      return true;
    },
    filter(typed) {
      text = typed.trim();
      arrange();
    },
  };
}
