// The form that says which entries are listed.

import { query } from './api.js';
import { h } from './dom.js';
import { t } from './i18n.js';
import { REASONS, reasonWords, shortPerson } from './quarantine-words.js';

const FILTERS = ['source', 'reason', 'person', 'indicator', 'office', 'from', 'to', 'state'];

const STATES = ['OPEN', 'REPLAYED', 'DISMISSED'];

/** A form of its own each time it is shown; a change shows the list anew. */
export function filterForm(page) {
  const { view, offices } = page;
  const change = (name, value) => page.show({ ...page.view, [name]: value || null, page: null, entry: null });
  const field = (name, words, control) => h('div', { class: 'field' }, h('label', { for: `filter-${name}` }, words), control);
  const listening = (name) => ({ change: (event) => change(name, event.target.value) });
  const select = (name, words, options) => field(name, words,
    h('select', { id: `filter-${name}`, on: listening(name) },
      options.map(([value, text]) => h('option', { value, selected: value === (view[name] ?? '') }, text))));
  const input = (name, words, type) => field(name, words,
    h('input', { id: `filter-${name}`, type, value: view[name] ?? '', autocomplete: 'off', on: listening(name) }));
  const reasons = view.reason && !REASONS.includes(view.reason) ? [...REASONS, view.reason] : REASONS;
  return h('form', { class: 'filters', 'aria-label': t('quarantine.filter'), on: { submit: (event) => event.preventDefault() } },
    select('state', t('quarantine.state'), STATES.map((state) => [state === 'OPEN' ? '' : state, t(`quarantine.state.${state}`)])),
    select('reason', t('quarantine.reason'), [['', t('quarantine.all')], ...reasons.map((reason) => [reason, reasonWords(reason)])]),
    input('source', t('quarantine.source'), 'search'),
    select('office', t('quarantine.office'), [['', t('quarantine.all')], ...offices.map(({ officeId, name }) => [officeId, name])]),
    input('from', t('quarantine.from'), 'date'),
    input('to', t('quarantine.to'), 'date'),
    chips(page));
}

/** What is filtered by that no field of the form shows. */
function chips(page) {
  const chip = (name, words) => h('button', {
    type: 'button', class: 'button is-quiet is-small',
    on: { click: () => page.show({ ...page.view, [name]: null, page: null, entry: null }) },
  }, words);
  const { person, indicator } = page.view;
  if (!person && !indicator) return null;
  return h('p', { class: 'filter-chips' },
    person ? chip('person', t('quarantine.filter.person', { person: shortPerson(person) })) : null,
    indicator ? chip('indicator', t('quarantine.filter.indicator', { indicator })) : null);
}

/** What is shown stands in the address, so that it survives a reload and can be sent to someone. */
export function viewFromAddress() {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries([...FILTERS, 'page', 'entry'].map((name) => [name, parameters.get(name)]));
}

export function rememberView(view) {
  history.replaceState(null, '', location.pathname + query(view));
}
