// The catalogue: what is measured and asked, for everybody to read; a manager changes it here.

import { ApiError, getAll } from './api.js';
import { fill, h } from './dom.js';
import { indicatorName, measuredInWords } from './explain.js';
import { figure, unitName } from './format.js';
import { locale, t } from './i18n.js';
import { plausibleInWords, spanInWords } from './catalogue-words.js';
import { indicatorForm } from './indicator-form.js';
import { catalogueHref, start, titled } from './page.js';
import { history, overlapNotes, readScorecard, scorecardItems } from './scorecard-page.js';
import { scorecardForm } from './scorecard-form.js';
import { starterCard } from './starter.js';
import { positionName } from './words.js';

start(async (main, { session, current }) => {
  const canEdit = session.roles.includes('manager');
  const view = { main, session, current, canEdit };
  const [, , part, id] = location.pathname.replace(/\/+$/, '').split('/').map(decodeURIComponent);
  if (part === 'scorecards') await showScorecard(view, id);
  else if (part === 'indicators') await showIndicator(view, id);
  else if (part === 'new') await showNew(view, id);
  else await showAll(view);
});

const byCode = (indicators) => new Map(indicators.map((indicator) => [indicator.code, indicator]));
const positionsOf = (scorecards) => [...new Set(scorecards.map(({ position }) => position))].sort(new Intl.Collator(locale()).compare);

function head(title, lead, ...more) {
  titled(title);
  return h('div', { class: 'page-head' }, h('div', {}, h('h1', { tabindex: '-1' }, title), h('p', { class: 'lead' }, lead), more));
}

function trail(last) {
  const step = (href, words) => h('li', {}, h('a', { href }, words));
  return h('nav', { class: 'trail', 'aria-label': t('trail') },
    h('ol', {}, step('/', t('nav.offices')), last ? step(catalogueHref(), t('nav.catalogue')) : null));
}

function panel(id, title, ...content) {
  return h('section', { class: `panel panel-${id}`, 'aria-labelledby': `h-${id}` }, h('h2', { id: `h-${id}` }, title), content);
}

async function showAll(view) {
  const [indicators, scorecards, starters] = await Promise.all([
    getAll('/api/indicators'), getAll('/api/scorecards'), getAll('/api/catalogues'),
  ]);
  const known = byCode(indicators);
  const lists = h('div', { class: 'sections' });
  const show = (ofIndicators, ofScorecards) => fill(lists,
    panel('scorecards', t('catalogue.scorecards'), h('p', { class: 'muted' }, t('catalogue.scorecards.lead')),
      view.canEdit ? h('p', { class: 'actions' }, h('a', { class: 'button is-small', href: catalogueHref('new', 'scorecard') }, t('scorecard.new'))) : null,
      ofScorecards.length === 0 ? h('p', { class: 'nodata' }, t('catalogue.scorecards.none')) : h('div', { class: 'item-cards' }, ofScorecards.map((each) => scorecardCard(each, ofScorecards, known)))),
    panel('indicators', t('catalogue.indicators'), h('p', { class: 'muted' }, t('catalogue.indicators.lead')),
      view.canEdit ? h('p', { class: 'actions' }, h('a', { class: 'button is-small', href: catalogueHref('new', 'indicator') }, t('indicator.new'))) : null,
      ofIndicators.length === 0 ? h('p', { class: 'nodata' }, t('catalogue.indicators.none')) : h('div', { class: 'item-cards' }, ofIndicators.map(indicatorCard))));

  async function again() {
    const [nextIndicators, nextScorecards] = await Promise.all([getAll('/api/indicators'), getAll('/api/scorecards')]);
    nextIndicators.forEach((indicator) => known.set(indicator.code, indicator));
    show(nextIndicators, nextScorecards);
  }

  show(indicators, scorecards);
  fill(view.main, trail(false), head(t('catalogue.title'), t('catalogue.lead')), lists,
    panel('starters', t('catalogue.starters'), h('p', { class: 'muted' }, t('catalogue.starters.lead')),
      h('div', { class: 'item-cards' }, starters.map((starter) => starterCard({ ...view, starter, loaded: again })))));
}

function scorecardCard(scorecard, all, indicators) {
  return h('article', { class: 'item-card', dataset: { scorecardId: scorecard.scorecardId } },
    h('h3', {}, h('a', { href: catalogueHref('scorecards', scorecard.scorecardId) }, positionName(scorecard.position))),
    h('p', { class: 'muted small' }, t('catalogue.revision', { id: scorecard.scorecardId, n: scorecard.revision, months: spanInWords(scorecard) })),
    h('table', { class: 'plain' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('scorecard.indicator')), h('th', { scope: 'col', class: 'is-number' }, t('item.weight')))),
      h('tbody', {}, scorecard.items.map((item) => h('tr', {},
        h('th', { scope: 'row' }, indicatorName(indicators.get(item.indicator), item.indicator)), h('td', { class: 'is-number' }, figure(item.weight)))))),
    overlapNotes(scorecard, all));
}

function indicatorCard(indicator) {
  return h('article', { class: 'item-card', dataset: { indicator: indicator.code } },
    h('p', { class: 'eyebrow' }, t(`aspect.${indicator.aspect}`)),
    h('h3', {}, h('a', { href: catalogueHref('indicators', indicator.code) }, indicatorName(indicator, indicator.code))),
    h('p', {}, measuredInWords(indicator)),
    h('p', { class: 'muted small' }, indicator.code, unitName(indicator.unit) ? ` \u00b7 ${t('scorecard.unit', { unit: unitName(indicator.unit) })}` : ''),
    plausibleInWords(indicator).map((sentence) => h('p', { class: 'note' }, sentence)));
}

async function showScorecard(view, id, told = null) {
  const [{ scorecard, revisions }, indicatorList, scorecards] = await Promise.all([
    readScorecard(id), getAll('/api/indicators'), getAll('/api/scorecards'),
  ]);
  const indicators = byCode(indicatorList);
  const saved = (made) => showScorecard(view, id,
    made.revision === scorecard.revision ? t('scorecard.unchanged') : t('scorecard.saved', { n: made.revision }));
  fill(view.main, trail(true),
    head(positionName(scorecard.position), t('catalogue.revision', { id, n: scorecard.revision, months: spanInWords(scorecard) }), overlapNotes(scorecard, scorecards)),
    message(told),
    h('div', { class: 'sections' },
      panel('asked', t('scorecard.asked'), h('p', { class: 'muted' }, t('scorecard.asked.lead')), scorecardItems(scorecard, indicators)),
      panel('history', t('scorecard.history'), h('p', { class: 'muted' }, t('scorecard.history.lead')), history(revisions, indicators)),
      view.canEdit ? scorecardForm({ ...view, scorecard, indicators, positions: positionsOf(scorecards), saved }) : null));
  focusOn(told, view.main);
}

async function showIndicator(view, code, told = null) {
  const [indicators, scorecards] = await Promise.all([getAll('/api/indicators'), getAll('/api/scorecards')]);
  const indicator = byCode(indicators).get(code);
  if (!indicator) throw new ApiError(404, null);
  const using = scorecards.filter(({ items }) => items.some((item) => item.indicator === code));
  const saved = (made) => showIndicator(view, code, made.version === indicator.version ? t('scorecard.unchanged') : t('indicator.saved'));
  fill(view.main, trail(true), head(indicatorName(indicator, code), measuredInWords(indicator)), message(told),
    h('div', { class: 'sections' },
      panel('measured', t('indicator.measured'), h('dl', { class: 'figures' },
        fact(t('indicator.code'), code), fact(t('indicator.aspect'), t(`aspect.${indicator.aspect}`)),
        fact(t('indicator.unit'), unitName(indicator.unit) || indicator.unit), fact(t('indicator.measure'), t(`measures.${indicator.measure}`))),
      plausibleInWords(indicator).map((sentence) => h('p', { class: 'note' }, sentence)),
      using.length === 0 ? h('p', { class: 'nodata' }, t('indicator.unused')) : h('p', {}, t('indicator.used'), ' ', using.map(({ scorecardId, position }, index) => [
        index > 0 ? ', ' : '', h('a', { href: catalogueHref('scorecards', scorecardId) }, positionName(position))]))),
      view.canEdit ? indicatorForm({ ...view, indicator, saved }) : null));
  focusOn(told, view.main);
}

async function showNew(view, what) {
  if (!view.canEdit || !['scorecard', 'indicator'].includes(what)) throw new ApiError(404, null);
  const [indicators, scorecards] = await Promise.all([getAll('/api/indicators'), getAll('/api/scorecards')]);
  const form = what === 'scorecard'
    ? scorecardForm({ ...view, scorecard: null, indicators: byCode(indicators), positions: positionsOf(scorecards), saved: (made) => location.assign(catalogueHref('scorecards', made.scorecardId)) })
    : indicatorForm({ ...view, indicator: null, saved: (made) => location.assign(catalogueHref('indicators', made.code)) });
  fill(view.main, trail(true), head(t(what === 'scorecard' ? 'scorecard.new' : 'indicator.new'), t('catalogue.lead')), form);
}

const message = (told) => (told ? h('p', { class: 'message saved', role: 'status' }, told) : null);

/** After a change the eye and the screen reader are at what was said of it. */
function focusOn(told, main) {
  if (!told) return;
  const place = main.querySelector('h1');
  place.focus();
  place.scrollIntoView({ block: 'center' });
}

function fact(name, value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}
