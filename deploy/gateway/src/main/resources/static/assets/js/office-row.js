// One row of the office's table: made once, then its figures change in place.

import { fill, h } from './dom.js';
import { figure, isPercent, percent, points } from './format.js';
import { t } from './i18n.js';
import { indicatorName, targetInBrief } from './explain.js';
import { employeeHref } from './page.js';
import { changeMark, positionName, predicateChip, scoreBar } from './words.js';

const HIGHLIGHT = 2_600; // as long as the animation in table.css

/** A row for an employee; update(score) sets its figures and says whether something visible changed. */
export function officeRow(employee, indicators) {
  const cells = Object.fromEntries(['score', 'rating', 'coverage', 'change', 'items'].map((field) => [field, cell(field)]));
  const element = h('tr', { role: 'row', dataset: { employeeId: employee.employeeId } },
    h('th', { scope: 'row', role: 'rowheader', class: 'cell-name' },
      h('a', { href: employeeHref(employee.employeeId) }, employee.name)),
    h('td', { role: 'cell', class: 'cell-position', dataset: { label: t('column.position') } }, positionName(employee.position)),
    Object.values(cells));
  const row = { employee, score: null, element, update, highlight: () => highlight(element) };
  let shown = null;

  function update(score) {
    row.score = score;
    const now = JSON.stringify([score?.score, score?.coverage, score?.items, score?.change, score?.results, score?.behaviour, score?.predicate]);
    if (now === shown) return false;
    shown = now;
    value(cells.score, score?.score, h('span', { class: 'score-figure' }, points(score?.score)), scoreBar(score?.score));
    fill(cells.rating, rating(score));
    value(cells.coverage, score?.coverage, score ? percent(score.coverage) : t('nodata'));
    fill(cells.items, score ? items(score, indicators) : h('span', { class: 'nodata' }, t('nodata')));
    value(cells.change, score?.change?.difference, changeMark(score?.change));
    element.classList.toggle('has-nodata', !score);
    return true;
  }

  update(null);
  return row;
}

function cell(field) {
  return h('td', { role: 'cell', class: `cell-${field}`, dataset: { field, label: t(`column.${field}`) } });
}

/** Fills a cell; data-value carries the plain figure, for programs. */
function value(element, figure, ...content) {
  const missing = figure === null || figure === undefined;
  element.classList.toggle('nodata', missing);
  if (missing) delete element.dataset.value;
  else element.dataset.value = String(figure);
  fill(element, ...content);
}

function rating(score) {
  if (!score) return [h('span', { class: 'nodata' }, t('nodata'))];
  const halves = [['RESULTS', score.results], ['BEHAVIOUR', score.behaviour]];
  return [
    score.predicate ? predicateChip(score.predicate) : h('span', { class: 'nodata' }, t('predicate.none.short')),
    h('span', { class: 'halves' }, halves.map(([name, half]) =>
      h('span', {}, t(`half.${name}.short`, { rating: half?.rating ? t(`rated.${half.rating}`) : t('nodata') })))),
  ];
}

function items(score, indicators) {
  return h('ul', { class: 'mini-items' }, score.items.map((item) => {
    const indicator = indicators.get(item.indicator);
    const missing = item.achievement === null || item.achievement === undefined;
    return h('li', { class: missing ? 'is-missing' : '' },
      h('span', { class: 'mini-name' }, indicatorName(indicator, item.indicator)),
      h('span', { class: 'mini-figures' }, missing ? t('nodata') : t('items.actual', {
        actual: isPercent(indicator?.unit) ? percent(item.actual) : figure(item.actual), target: targetInBrief(item, indicator?.unit),
      })),
      missing ? null : h('span', { class: 'mini-achievement' }, points(item.achievement)));
  }));
}

function highlight(element) {
  element.classList.remove('is-changed');
  requestAnimationFrame(() => element.classList.add('is-changed')); // so that a second change shows again
  clearTimeout(element.highlightTimer);
  element.highlightTimer = setTimeout(() => element.classList.remove('is-changed'), HIGHLIGHT);
}
