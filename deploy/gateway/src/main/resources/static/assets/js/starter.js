// Starter catalogues: what they hold, and a button that loads one.

import { get, send } from './api.js';
import { fill, h } from './dom.js';
import { field, formErrors, monthInput } from './form.js';
import { figure, month, whole } from './format.js';
import { localized, t } from './i18n.js';
import { indicatorName, measuredInWords, targetInWords } from './explain.js';
import { shifted } from './span.js';

/** One starter catalogue as a card; loaded() is called once something was made. */
export function starterCard({ starter, session, current, canEdit, loaded }) {
  const content = h('div', { class: 'starter-content' });
  const details = h('details', { on: { toggle: open } }, h('summary', {}, t('starter.show')), content);
  let read = false;

  async function open() {
    if (!details.open || read) return;
    fill(content, h('p', { class: 'loading' }, t('loading')));
    try {
      fill(content, contentOf(await get(`/api/catalogues/${encodeURIComponent(starter.name)}`)));
      read = true;
    } catch {
      fill(content, h('p', { class: 'nodata' }, t('form.away')));
    }
  }

  return h('article', { class: 'item-card', dataset: { starter: starter.name } },
    h('h3', {}, localized(starter.title, starter.name)),
    h('p', {}, localized(starter.description, '')),
    h('p', { class: 'muted small' }, t('starter.counts', { indicators: whole(starter.indicators), scorecards: whole(starter.scorecards) })),
    details,
    canEdit ? loadForm({ starter, session, current, loaded }) : null);
}

function contentOf({ indicators, scorecards }) {
  const byCode = new Map(indicators.map(({ indicator }) => [indicator.code, indicator]));
  return [
    h('h4', {}, t('catalogue.indicators')),
    h('ul', { class: 'plain-list' }, indicators.map(({ note, indicator }) => h('li', {},
      h('strong', {}, indicatorName(indicator, indicator.code)), ` \u2013 ${measuredInWords(indicator)} ${localized(note, '')}`))),
    h('h4', {}, t('catalogue.scorecards')),
    h('ul', { class: 'plain-list' }, scorecards.map(({ note, scorecard }) => h('li', {},
      h('strong', {}, scorecard.position), ` \u2013 ${localized(note, '')}`,
      h('ul', { class: 'plain-list' }, scorecard.items.map((item) => h('li', {}, t('starter.item', {
        weight: figure(item.weight), name: indicatorName(byCode.get(item.indicator), item.indicator), target: targetInWords(item, byCode.get(item.indicator)?.unit),
      }))))))),
  ];
}

function loadForm({ starter, session, current, loaded }) {
  const errors = formErrors();
  const from = errors.add('from', field(t('starter.from'), monthInput(shifted(current, 1))));
  const result = h('div', { role: 'status' });
  const button = h('button', { type: 'submit', class: 'button' }, t('starter.load'));

  async function submit(event) {
    event.preventDefault();
    errors.clear();
    button.disabled = true;
    try {
      const report = await send('POST', `/api/catalogues/${encodeURIComponent(starter.name)}/load`, { from: from.input.value || null }, session.csrf);
      fill(result, outcome(report));
      if (report.indicators.created.length + report.scorecards.created.length > 0) loaded();
    } catch (error) {
      if (error.code === 'closed-period') showClosed(error.problem);
      else errors.failed(error);
    } finally {
      button.disabled = false;
    }
  }

  function showClosed({ period, firstMonth }) {
    errors.show([{ field: 'from', detail: t('scorecard.closed', { period, first: month(firstMonth) }) }]);
  }

  return h('form', { class: 'starter-load', novalidate: true, on: { submit } }, h('div', { class: 'form-row' }, from.element, button), errors.element, result);
}

/** What was made, and what was not and why. */
function outcome({ indicators, scorecards }) {
  const list = (key, ids) => (ids.length === 0 ? null : h('li', {}, t(key, { n: whole(ids.length), ids: ids.join(', ') })));
  return h('ul', { class: 'plain-list starter-outcome' },
    list('starter.made.indicators', indicators.created), list('starter.made.scorecards', scorecards.created),
    list('starter.same', [...indicators.unchanged, ...scorecards.unchanged]),
    list('starter.kept', [...indicators.kept, ...scorecards.kept]),
    scorecards.leftOut.map(({ id, code }) => h('li', {}, t(`starter.left.${code}`, { id }))));
}
