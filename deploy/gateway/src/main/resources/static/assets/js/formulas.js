// The formulae of an item, each with the numbers in it and where its rule stands; opened by a button.

import { fill, h } from './dom.js';
import { figure } from './format.js';
import { localized, t } from './i18n.js';

/** The steps, one below the other. */
export const formulaSteps = (formulas) => h('ol', { class: 'formula-steps' }, formulas.map((formula) => h('li', {},
  h('span', { class: 'formula-name' }, localized(formula.title)),
  h('span', { class: 'formula-text' }, `${localized(formula.text)} = ${shownOf(formula)}`),
  h('span', { class: 'formula-source' }, t('formula.source', { source: localized(formula.source) })))));

// Figures have as many decimals as the service shows: two, and of an actual up to six.
const shownOf = ({ shown }) => figure(shown);

/** A button and the steps that it opens: {element, update(item)}; what was opened stays open. */
export function formulaPanel(indicator) {
  const id = `formulas-${indicator}`;
  const steps = h('div', { id, hidden: true });
  const button = h('button', { type: 'button', class: 'button is-small is-quiet formula-button', 'aria-expanded': 'false', 'aria-controls': id, on: { click: toggle } }, t('formula.open'));
  const element = h('div', { class: 'formula-panel', hidden: true }, button, steps);

  function toggle() {
    const open = button.getAttribute('aria-expanded') === 'false';
    button.setAttribute('aria-expanded', String(open));
    fill(button, t(open ? 'formula.close' : 'formula.open'));
    steps.hidden = !open;
  }

  function update(item) {
    element.hidden = !item?.formulas?.length;
    fill(steps, element.hidden ? null : formulaSteps(item.formulas));
  }

  return { element, update };
}
