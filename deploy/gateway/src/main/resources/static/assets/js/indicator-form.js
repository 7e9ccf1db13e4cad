// An indicator as a form.

import { getIfThere, send } from './api.js';
import { h } from './dom.js';
import { field, formErrors, numberInput, numberOf, select, textInput, textOf, wrongIn } from './form.js';
import { t } from './i18n.js';

const ASPECTS = ['QUANTITY', 'QUALITY', 'TIME', 'COST'];
const MEASURES = ['COUNT', 'SUM', 'MEAN', 'RATIO', 'SHARE_WITHIN', 'PERCENTILE', 'LATEST'];
const POLARITIES = ['HIGHER', 'LOWER'];

/** @param indicator what the form begins with; none for a new one */
export function indicatorForm({ indicator, session, saved }) {
  const errors = formErrors();
  const add = (name, label, input, hint) => errors.add(name, field(label, input, hint));
  const code = add('code', t('indicator.code'), textInput(indicator?.code, { maxlength: 64, readonly: Boolean(indicator), spellcheck: 'false' }),
    indicator ? null : t('scorecard.id.hint'));
  const nameId = add("name.id", t('indicator.name.indonesian'), textInput(indicator?.name?.id, { maxlength: 200, lang: 'id' }));
  const nameEn = add("name.en", t('indicator.name.english'), textInput(indicator?.name?.en, { maxlength: 200, lang: 'en' }));
  const unit = add('unit', t('indicator.unit'), textInput(indicator?.unit, { maxlength: 40 }), t('indicator.unit.hint'));
  const aspect = add('aspect', t('indicator.aspect'), select(ASPECTS.map((each) => [each, t(`aspect.${each}`)]), indicator?.aspect));
  const measure = add('measure', t('indicator.measure'), select(MEASURES.map((each) => [each, t(`measures.${each}`)]), indicator?.measure));
  const polarity = add('polarity', t('indicator.polarity'), select(POLARITIES.map((each) => [each, t(`polarity.${each}`)]), indicator?.polarity));
  const threshold = add('threshold', t('indicator.threshold'), numberInput(indicator?.threshold), t('indicator.threshold.hint'));
  const percentile = add('percentile', t('indicator.percentile'), numberInput(indicator?.percentile, { min: 0, max: 100 }), t('indicator.percentile.hint'));
  const least = add('plausibleRange.from', t('indicator.plausible.from'), numberInput(indicator?.plausibleRange?.from));
  const most = add('plausibleRange.to', t('indicator.plausible.to'), numberInput(indicator?.plausibleRange?.to));
  const count = add('plausibleRate.count', t('indicator.rate.count'), numberInput(indicator?.plausibleRate?.count, { min: 1, step: 1 }));
  const minutes = add('plausibleRate.minutes', t('indicator.rate.minutes'), numberInput(indicator?.plausibleRate?.minutes, { min: 1, step: 1 }));
  const feeds = add('feeds', t('indicator.feeds'), textInput((indicator?.feeds ?? []).join(', ')), t('indicator.feeds.hint'));
  const anyHour = add('anyHour', t('indicator.anyhour'), select([['false', t('no')], ['true', t('yes')]], String(indicator?.anyHour === true)));
  const save = h('button', { type: 'submit', class: 'button' }, t('indicator.save'));

  function arrange() {
    threshold.element.hidden = measure.input.value !== 'SHARE_WITHIN';
    percentile.element.hidden = measure.input.value !== 'PERCENTILE';
  }
  measure.input.addEventListener('change', arrange);
  arrange();

  const both = (one, other, make) => (one === null && other === null ? null : make());

  const body = () => ({
    code: textOf(code.input), name: { id: textOf(nameId.input), en: textOf(nameEn.input) }, unit: textOf(unit.input), aspect: aspect.input.value,
    measure: measure.input.value, polarity: polarity.input.value,
    threshold: threshold.element.hidden ? null : numberOf(threshold.input),
    percentile: percentile.element.hidden ? null : numberOf(percentile.input),
    plausibleRange: both(numberOf(least.input), numberOf(most.input), () => ({ from: numberOf(least.input), to: numberOf(most.input) })),
    plausibleRate: both(numberOf(count.input), numberOf(minutes.input), () => ({ count: numberOf(count.input), minutes: numberOf(minutes.input) })),
    feeds: feeds.input.value.split(',').map((each) => each.trim()).filter((each) => each !== ''),
    anyHour: anyHour.input.value === 'true' ? true : null,
  });

  function wrong() {
    const needed = { code, "name.id": nameId, "name.en": nameEn, unit };
    if (!threshold.element.hidden) needed.threshold = threshold;
    if (!percentile.element.hidden) needed.percentile = percentile;
    return wrongIn(needed, {
      threshold, percentile, 'plausibleRange.from': least, 'plausibleRange.to': most, 'plausibleRate.count': count, 'plausibleRate.minutes': minutes,
    });
  }

  async function submit(event) {
    event.preventDefault();
    errors.clear();
    const found = wrong();
    if (found.length > 0) return errors.show(found);
    const wanted = body();
    save.disabled = true;
    try {
      const path = `/api/indicators/${encodeURIComponent(wanted.code)}`;
      const latest = await getIfThere(path);
      if ((latest?.version ?? 0) !== (indicator?.version ?? 0)) {
        return errors.show([], t(indicator ? 'indicator.meanwhile' : 'indicator.exists', { code: wanted.code }));
      }
      return saved(await send('PUT', path, wanted, session.csrf));
    } catch (error) {
      return error.code === 'closed-period' ? showClosed(error.problem) : failed(error);
    } finally {
      save.disabled = false;
    }
  }

  /** Of a list in one field, the errors of its parts are shown at that field. */
  function failed(error) {
    for (const each of error.problem?.errors ?? []) each.field = each.field.replace(/^feeds\[\d+\]$/, 'feeds').replace(/^(plausibleRange)$/, '$1.from');
    errors.failed(error);
  }

  function showClosed({ period, fields }) {
    errors.show((fields ?? []).map((name) => ({ field: name, detail: t('indicator.closed.field', { period }) })), t('indicator.closed', { period }));
  }

  return h('form', { class: 'panel edit-form', novalidate: true, on: { submit }, 'aria-labelledby': 'h-edit' },
    h('h2', { id: 'h-edit' }, t(indicator ? 'indicator.edit' : 'indicator.new')),
    h('div', { class: 'form-grid' }, code.element, nameId.element, nameEn.element, unit.element, aspect.element, measure.element, polarity.element,
      threshold.element, percentile.element),
    h('fieldset', {}, h('legend', {}, t('indicator.plausible')), h('p', { class: 'muted' }, t('indicator.plausible.lead')),
      h('div', { class: 'form-grid' }, least.element, most.element, count.element, minutes.element, feeds.element, anyHour.element)),
    errors.element,
    h('p', { class: 'actions' }, save));
}
