// The items of a scorecard as fields: what is measured, how much it weighs, what is expected.

import { fill, h } from './dom.js';
import { field, numberInput, numberOf, select, wrongIn } from './form.js';
import { indicatorName } from './explain.js';
import { precise, unitName } from './format.js';
import { t } from './i18n.js';
import { halfName } from './words.js';
import { weightTotal } from './catalogue-words.js';

const NEW = { half: 'RESULTS' };

/** {element, body()}: the list with its total; errors is the form's. indicators: those there are, by code. */
export function itemList({ items, indicators, errors }) {
  const list = h('ol', { class: 'item-fields' });
  const total = h('p', { class: 'weight-total', role: 'status', tabindex: '-1' });
  let rows = [];

  function add(item) {
    const row = itemFields(item, indicators, { changed: showTotal, remove: () => removeRow(row) });
    rows.push(row);
    list.append(row.element);
    name();
    return row;
  }

  function removeRow(row) {
    const place = rows.indexOf(row);
    rows = rows.filter((each) => each !== row);
    row.element.remove();
    name();
    (rows[Math.min(place, rows.length - 1)]?.first ?? more).focus();
  }

  /** Fields are known by their place, as the service counts them. */
  function name() {
    errors.forget('items[');
    rows.forEach((row, index) => row.named(index, errors));
    showTotal();
  }

  function showTotal() {
    const { total: sum, off, exact } = weightTotal(rows.map((row) => row.weight.value));
    total.className = exact ? 'weight-total is-exact' : 'weight-total is-off';
    const values = { total: precise(Number(sum)), off: precise(Math.abs(Number(off))) };
    fill(total, t(exact ? 'weights.exact' : Number(off) > 0 ? 'weights.short' : 'weights.over', values));
    return exact;
  }

  const more = h('button', { type: 'button', class: 'button is-small is-quiet', on: { click: () => add(NEW).first.focus() } }, t('scorecard.item.add'));
  errors.add('items', { input: total, say: (text) => (text ? fill(total, text) : showTotal()) });
  (items.length > 0 ? items : [NEW]).forEach(add);
  return {
    element: h('fieldset', { class: 'item-set' }, h('legend', {}, t('scorecard.items')), list, h('div', { class: 'form-row' }, more, total)),
    body: () => rows.map((row) => row.body()),
    /** What is wrong that the page can tell in its own language: [{field, detail}]. */
    wrong: () => [
      ...rows.flatMap((row, index) => row.wrong(`items[${index}]`)),
      ...(weightTotal(rows.map((row) => row.weight.value)).exact ? [] : [{ field: 'items', detail: total.textContent }]),
    ],
  };
}

function itemFields(item, indicators, { changed, remove }) {
  const choices = [...indicators.values()].map((each) => [each.code, `${indicatorName(each, each.code)} (${each.code})`]);
  const indicator = field(t('scorecard.indicator'), select([['', t('form.choose')], ...choices], item.indicator ?? ''));
  const half = field(t('scorecard.half'), select([['RESULTS', halfName('RESULTS')], ['BEHAVIOUR', halfName('BEHAVIOUR')]], item.half));
  const weight = field(t('item.weight'), numberInput(item.weight, { min: 0, max: 100 }));
  const kind = field(t('scorecard.expectation'),
    select([['target', t('scorecard.expectation.target')], ['range', t('scorecard.expectation.range')]], item.targetRange ? 'range' : 'target'));
  const target = field(t('item.target'), numberInput(item.target));
  const from = field(t('scorecard.range.from'), numberInput(item.targetRange?.from));
  const to = field(t('scorecard.range.to'), numberInput(item.targetRange?.to));
  const evidence = field(t('scorecard.evidence'), numberInput(item.minimumEvidence, { min: 1, step: 1, placeholder: '1' }));
  const prorated = field(t('scorecard.prorated'),
    select([['', t('scorecard.prorated.usual')], ['true', t('yes')], ['false', t('no')]], item.prorated === true ? 'true' : item.prorated === false ? 'false' : ''));
  const unit = h('p', { class: 'field-hint item-unit' });
  const legend = h('legend', {});
  const isRange = () => kind.input.value === 'range';

  function arrange() {
    target.element.hidden = isRange();
    from.element.hidden = to.element.hidden = !isRange();
    const chosen = indicators.get(indicator.input.value);
    fill(unit, chosen ? [t(`polarity.${chosen.polarity}`), unitName(chosen.unit) ? ` ${t('scorecard.unit', { unit: unitName(chosen.unit) })}` : ''] : null);
  }
  indicator.input.addEventListener('change', arrange);
  kind.input.addEventListener('change', arrange);
  weight.input.addEventListener('input', changed);
  arrange();

  return {
    element: h('li', {}, h('fieldset', {}, legend,
      h('div', { class: 'form-grid' }, indicator.element, half.element, weight.element, kind.element, target.element, from.element, to.element,
        evidence.element, prorated.element),
      h('div', { class: 'form-row' }, unit,
        h('button', { type: 'button', class: 'button is-small is-quiet', on: { click: remove } }, t('scorecard.item.remove'))))),
    first: indicator.input,
    weight: weight.input,
    named(index, errors) {
      fill(legend, t('scorecard.item', { n: index + 1 }));
      const path = `items[${index}]`;
      const names = { indicator, half, weight, target, 'targetRange.from': from, 'targetRange.to': to, minimumEvidence: evidence, prorated };
      for (const [name, each] of Object.entries(names)) errors.add(`${path}.${name}`, each);
    },
    body: () => ({
      indicator: indicator.input.value || null, half: half.input.value, weight: numberOf(weight.input),
      target: isRange() ? null : numberOf(target.input),
      targetRange: isRange() ? { from: numberOf(from.input), to: numberOf(to.input) } : null,
      minimumEvidence: numberOf(evidence.input),
      prorated: prorated.input.value === '' ? null : prorated.input.value === 'true',
    }),
    wrong(path) {
      const expected = isRange() ? { 'targetRange.from': from, 'targetRange.to': to } : { target };
      const found = wrongIn({ indicator, weight, ...expected }, { weight, ...expected, minimumEvidence: evidence });
      return found.map(({ field: name, detail }) => ({ field: `${path}.${name}`, detail }));
    },
  };
}
