// The page how scores are computed, from the catalogue in force.

import { get, query } from './api.js';
import { fill, h } from './dom.js';
import { figure, month, points } from './format.js';
import { formulaSteps } from './formulas.js';
import { localized, t, tn } from './i18n.js';
import { targetInWords } from './explain.js';
import { start, titled } from './page.js';
import { halfName, positionName, predicateWord, ratingWord } from './words.js';

const RATINGS = ['BELOW', 'MEETS', 'ABOVE'];

start(async (main, { period }) => {
  const wanted = new URLSearchParams(location.search).get('position');
  const method = await get(`/api/scores/method${query({ period })}`);
  titled(t('method.title'));
  const positions = method.scorecards.map(({ position }) => position);
  const cards = h('div', { class: 'sections' });
  const choose = (position) => fill(cards, method.scorecards
    .filter((card) => !position || card.position === position)
    .map((card) => scorecard(card)));
  choose(positions.includes(wanted) ? wanted : positions[0]);
  fill(main,
    h('div', { class: 'page-head' }, h('div', {}, h('h1', {}, t('method.title')),
      h('p', { class: 'lead' }, t('method.lead', { month: month(method.period) })))),
    h('div', { class: 'sections' },
      section('rules', h('ol', { class: 'rules' }, method.rules.map(rule))),
      section('scorecards',
        positions.length === 0 ? h('p', { class: 'nodata' }, t('method.nothing')) : chooser(positions, wanted, choose), cards),
      method.policies.map(policy)));
});

function section(id, ...content) {
  return h('section', { class: `panel panel-${id}`, 'aria-labelledby': `h-${id}` }, h('h2', { id: `h-${id}` }, t(`section.${id}`)), content);
}

function chooser(positions, wanted, choose) {
  const select = h('select', { id: 'position', on: { change: () => choose(select.value) } },
    positions.map((position) => h('option', { value: position, selected: position === wanted }, positionName(position))),
    h('option', { value: '' }, t('method.all')));
  return h('p', { class: 'method-chooser' }, h('label', { for: 'position' }, t('column.position')), ' ', select);
}

function rule({ title, text, source, verified }) {
  return h('li', {}, h('h3', {}, localized(title)), h('p', {}, localized(text)), sourceLine(source, verified));
}

const sourceLine = (source, verified) => h('p', { class: 'small muted' },
  t('formula.source', { source: localized(source) }), verified ? null : [' ', unverified()]);

const unverified = () => h('span', { class: 'tag' }, t('method.unverified'));

function scorecard({ position, scorecardId, revision, remarks, items, example }) {
  return h('section', { class: 'method-card', 'aria-label': positionName(position) },
    h('h3', {}, positionName(position)),
    h('p', { class: 'small muted' }, t('method.card', { id: scorecardId, revision })),
    remarks.map((remark) => h('p', { class: 'note' }, localized(remark))),
    h('ul', { class: 'item-cards' }, items.map(itemCard)),
    example ? h('div', { class: 'workings' }, h('p', { class: 'note' }, t('method.example.score')), formulaSteps([example])) : null);
}

function itemCard(item) {
  return h('li', { class: 'item-card', dataset: { indicator: item.indicator } },
    h('p', { class: 'eyebrow' }, halfName(item.half)),
    h('h4', {}, localized(item.name, item.indicator)),
    h('dl', { class: 'figures' }, fact(t('item.weight'), figure(item.weight)), fact(t('item.target'), targetInWords(item, item.unit))),
    h('p', {}, localized(item.measured), ' ', localized(item.better)),
    h('p', {}, localized(item.formula), ' ', h('span', { class: 'formula-text' }, localized(item.symbols))),
    h('p', { class: 'note' }, tn('method.minimum', item.minimumEvidence, { n: figure(item.minimumEvidence) })),
    item.prorated ? h('p', { class: 'note' }, t('method.prorated')) : null,
    item.example.length > 0 ? h('div', { class: 'workings' }, h('p', { class: 'note' }, t('method.example')), formulaSteps(item.example)) : null);
}

function policy(each) {
  return h('section', { class: 'panel', 'aria-label': localized(each.title) },
    h('h2', {}, t('method.policy', { name: localized(each.title) }), ' ', h('span', { class: 'tag' }, t('indicative'))),
    h('p', {}, localized(each.why)),
    h('dl', { class: 'figures' }, fact(t('method.cap'), figure(each.cap)), fact(t('rating.ABOVE'), t('method.from', { from: figure(each.aboveFrom) })),
      fact(t('rating.MEETS'), t('method.between', { from: figure(each.meetsFrom), to: figure(each.aboveFrom) })),
      fact(t('rating.BELOW'), t('method.below', { to: figure(each.meetsFrom) }))),
    h('div', { class: 'pair' }, matrix(each.matrix), bands(each.bands)),
    each.conversions.length > 0 ? conversions(each.conversions) : null);
}

function matrix(cells) {
  const at = (row, column) => cells.find(({ results, behaviour }) => results === row && behaviour === column);
  return table(t('method.matrix'), [t('method.matrix.corner'), ...RATINGS.map((rating) => `${halfName('BEHAVIOUR')}: ${ratingWord(rating)}`)],
    [...RATINGS].reverse().map((row) => [`${halfName('RESULTS')}: ${ratingWord(row)}`, ...RATINGS.map((column) => predicateWord(at(row, column).predicate))]));
}

function bands(list) {
  return table(t('method.bands'), [t('method.band'), t('method.band.from')],
    list.map((band) => [[localized(band.name), band.verified ? null : [' ', unverified()]], figure(band.from)]));
}

function conversions(list) {
  const range = ({ from, to }) => (to === null || to === undefined ? t('method.from', { from: figure(from) }) : t('target.brief', { from: figure(from), to: figure(to) }));
  const value = ({ base, rise, run, from }) => (rise === 0 ? points(base)
    : `${figure(base)} + ${figure(rise)} \u00d7 (c \u2212 ${figure(from)}) \u00f7 ${figure(run)}`);
  return table(t('method.conversions'), [t('method.percent'), t('method.value')], list.map((line) => [range(line), value(line)]));
}

function table(caption, head, rows) {
  return h('div', { class: 'table-frame' }, h('table', { class: 'plain method-table' }, h('caption', {}, caption),
    h('thead', {}, h('tr', {}, head.map((text) => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, rows.map(([name, ...cells]) => h('tr', {}, h('th', { scope: 'row' }, name), cells.map((cell) => h('td', {}, cell)))))));
}

const fact = (name, value) => h('div', {}, h('dt', {}, name), h('dd', {}, value));
