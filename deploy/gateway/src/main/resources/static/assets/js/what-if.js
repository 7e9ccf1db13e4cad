// What a score would be with other figures: asked of the service, which works it out as it does scores.

import { send } from './api.js';
import { fill, h } from './dom.js';
import { field, formErrors, numberInput, numberOf, wrongIn } from './form.js';
import { percent, points, quantity, signed } from './format.js';
import { localized, t } from './i18n.js';
import { predicateWord } from './words.js';

/** {element, update(explanation)}; what was typed stays while the page follows the score. scored: {employeeId, csrf}. */
export function whatIfForm(scored, period) {
  const errors = formErrors();
  const fields = h('div', { class: 'what-if-fields' });
  const result = h('div', { class: 'what-if-result', role: 'status', 'aria-live': 'polite' });
  const button = h('button', { type: 'submit', class: 'button' }, t('whatif.ask'));
  const clear = h('button', { type: 'reset', class: 'button is-quiet' }, t('whatif.clear'));
  const element = h('div', {},
    h('p', { class: 'muted' }, t('whatif.lead')),
    h('form', { novalidate: true, on: { submit: ask, reset } }, errors.element, fields, h('p', { class: 'actions' }, button, clear)),
    result);
  let inputs = new Map();
  let units = new Map();

  function update(explanation) {
    const items = explanation?.items ?? [];
    units = new Map(items.map((item) => [item.indicator, item.unit]));
    if ([...inputs.keys()].join() === items.map((item) => item.indicator).join()) return;
    errors.forget('actuals.');
    inputs = new Map(items.map((item) => [item.indicator, inputOf(item)]));
    fill(fields, [...inputs.values()].map((each) => each.element));
  }

  function inputOf(item) {
    const now = item.actual === null || item.actual === undefined ? t('nodata') : quantity(item.actual, item.unit);
    return errors.add(`actuals.${item.indicator}`,
      field(localized(item.name, item.indicator), numberInput(null, { min: 0, dataset: { whatif: item.indicator } }), t('whatif.now', { now })));
  }

  async function ask(event) {
    event.preventDefault();
    errors.clear();
    const wrong = wrongIn({}, Object.fromEntries([...inputs].map(([code, each]) => [`actuals.${code}`, each])));
    if (wrong.length > 0) return errors.show(wrong);
    const given = [...inputs].map(([code, { input }]) => [code, numberOf(input)]).filter(([, number]) => number !== null);
    if (given.length === 0) return errors.show([], t('whatif.none'));
    button.disabled = true;
    try {
      const path = `/api/scores/${encodeURIComponent(scored.employeeId)}/what-if`;
      show(await send('POST', path, { period, actuals: Object.fromEntries(given) }, scored.csrf));
    } catch (error) {
      fill(result);
      errors.failed(error);
    } finally {
      button.disabled = false;
    }
  }

  function reset() {
    errors.clear();
    fill(result);
  }

  function show({ before, after, difference, items, notes }) {
    const moved = items.filter((item) => item.assumed || item.difference !== 0);
    fill(result,
      h('p', { class: 'what-if-score' }, sentence(before.score, after.score, difference)),
      h('ul', { class: 'story is-plain' }, [
        t('whatif.coverage', { before: percent(before.coverage), after: percent(after.coverage) }),
        ...(after.predicate ? [t('whatif.predicate', { predicate: predicateWord(after.predicate) })] : []),
        ...moved.map(moveInWords),
        ...notes.map((note) => localized(note)),
      ].map((text) => h('li', {}, text))));
  }

  function moveInWords({ indicator, name, before, after }) {
    const actual = ({ actual: value }) => (value === null || value === undefined ? t('nodata') : quantity(value, units.get(indicator)));
    return t('whatif.item', {
      name: localized(name, indicator), before: actual(before), after: actual(after),
      contributed: points(before.contribution), contributes: points(after.contribution),
    });
  }

  return { element, update };
}

function sentence(before, after, difference) {
  if (difference === null || difference === undefined) return t('whatif.score.new', { after: points(after) });
  return t('whatif.score', { before: points(before), after: points(after), difference: signed(difference) });
}
