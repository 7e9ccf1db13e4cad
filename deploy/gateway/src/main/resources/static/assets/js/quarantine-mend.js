// Mending: whose work it is, which indicator is meant; for one entry, or for all that are alike.

import { get, query } from './api.js';
import { fill, h } from './dom.js';
import { whole } from './format.js';
import { localized, t, tn } from './i18n.js';

const PAUSE = 300; // while somebody types
const MOST = 8;

let forms = 0;

/** A form, closed at first, that mends and replays all of a group: everything of one person, or that names one indicator. */
export function mendForm(page, { filter, employee, indicator, count }) {
  const mend = {};
  const replay = h('button', {
    type: 'button', class: 'button is-small', disabled: Boolean(employee || indicator),
    on: { click: () => page.replays.start({ filter, mend }) },
  }, tn('quarantine.replayall', count, { n: whole(count) }));
  const ready = () => { replay.disabled = Boolean((employee && !mend.employeeId) || (indicator && !mend.indicator)); };
  if (!employee && !indicator) return h('p', {}, replay);
  return h('details', { class: 'mend' },
    h('summary', {}, t(employee ? 'quarantine.mend.employee' : 'quarantine.mend.indicator')),
    employee ? employeePicker((id) => { mend.employeeId = id; ready(); }) : null,
    indicator ? indicatorPicker(page.indicators, (code) => { mend.indicator = code; ready(); }) : null,
    h('p', {}, replay));
}

/** Finds an employee by name or id, and tells the id of the one chosen. */
export function employeePicker(chosen) {
  const id = `employee-${++forms}`;
  const found = h('div', { class: 'choices', role: 'radiogroup', 'aria-label': t('quarantine.employee') });
  const state = h('p', { class: 'muted small', role: 'status' });
  let waiting = 0;
  let latest = 0;
  async function search(text) {
    const mine = ++latest;
    chosen(null);
    if (text.trim().length < 2) {
      fill(found);
      fill(state);
      return;
    }
    try {
      const answer = await get(`/api/employees${query({ q: text.trim(), size: MOST })}`);
      if (mine !== latest) return; // something else has been typed meanwhile
      fill(found, answer.items.map((employee) => choice(id, employee, chosen)));
      fill(state, answer.total > MOST ? t('quarantine.employee.more', { n: whole(answer.total) })
        : answer.total === 0 ? t('quarantine.employee.none') : '');
    } catch (error) {
      fill(state, error.detail || t('error.away.text'));
    }
  }
  return h('div', { class: 'picker' },
    h('label', { for: id }, t('quarantine.employee.search')),
    h('input', {
      id, type: 'search', autocomplete: 'off',
      on: {
        input: (event) => {
          clearTimeout(waiting);
          waiting = setTimeout(() => search(event.target.value), PAUSE);
        },
      },
    }), found, state);
}

function choice(name, { employeeId, name: title, officeId, position }, chosen) {
  return h('label', { class: 'choice' },
    h('input', { type: 'radio', name: `${name}-choice`, value: employeeId, on: { change: () => chosen(employeeId) } }),
    h('span', {}, h('strong', {}, title), h('span', { class: 'muted small' }, ` ${employeeId} \u00b7 ${position} \u00b7 ${officeId}`)));
}

/** Chooses an indicator of the catalogue, and tells its code. */
export function indicatorPicker(indicators, chosen) {
  const id = `indicator-${++forms}`;
  return h('div', { class: 'picker' },
    h('label', { for: id }, t('quarantine.indicator.choose')),
    h('select', { id, on: { change: (event) => chosen(event.target.value || null) } },
      h('option', { value: '' }, t('quarantine.choose')),
      indicators.map(({ code, name }) => h('option', { value: code }, `${localized(name, code)} (${code})`))));
}
