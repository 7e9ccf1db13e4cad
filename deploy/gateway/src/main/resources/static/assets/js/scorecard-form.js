// A scorecard as a form: it makes a new one, or the next revision of one.

import { getIfThere, send } from './api.js';
import { h } from './dom.js';
import { field, formErrors, monthInput, select, textInput, textOf, wrongIn } from './form.js';
import { month } from './format.js';
import { t } from './i18n.js';
import { shifted } from './span.js';
import { previewPanel } from './preview.js';
import { itemList } from './scorecard-items.js';

const POLICIES = ['linear', 'permenpanrb-8-2021'];
const LONGEST_REASON = 500;

/**
 * @param scorecard what the form begins with; none for a new one
 * @param saved     is called with the revision that was made, or the same where nothing changed
 */
export function scorecardForm({ scorecard, indicators, positions, session, current, saved }) {
  const errors = formErrors();
  const id = errors.add('scorecardId', field(t('scorecard.id'),
    textInput(scorecard?.scorecardId, { maxlength: 64, readonly: Boolean(scorecard), spellcheck: 'false' }), scorecard ? null : t('scorecard.id.hint')));
  const position = errors.add('position', field(t('column.position'), textInput(scorecard?.position, { maxlength: 100, list: 'positions' })));
  const policy = errors.add('policy', field(t('scorecard.policy'), select(POLICIES.map((name) => [name, t(`policy.${name}`)]), scorecard?.policy ?? 'linear')));
  const from = errors.add('from', field(t('scorecard.from'),
    monthInput(scorecard ? laterOf(scorecard.from, current) : shifted(current, 1)), scorecard ? t('scorecard.from.hint') : null));
  const to = errors.add('to', field(t('scorecard.to'), monthInput(scorecard?.to), t('scorecard.to.hint')));
  const reason = errors.add('reason', field(t('scorecard.reason'), textInput('', { maxlength: LONGEST_REASON }), t('scorecard.reason.hint')));
  const items = itemList({ items: scorecard?.items ?? [], indicators, errors });
  const save = h('button', { type: 'submit', class: 'button' }, t(scorecard ? 'scorecard.save' : 'scorecard.make'));

  const body = () => ({
    scorecardId: textOf(id.input), position: textOf(position.input), policy: policy.input.value, from: textOf(from.input), to: textOf(to.input),
    items: items.body(), reason: textOf(reason.input),
  });

  /** The scorecard as it stands; null, with words at the fields, where it cannot be sent. */
  function checked(needed) {
    errors.clear();
    const wrong = [...wrongIn(needed, {}), ...items.wrong()];
    if (wrong.length === 0) return body();
    errors.show(wrong);
    return null;
  }

  const tried = () => checked({ position, from });
  const whole = () => checked({ scorecardId: id, position, from, reason });

  async function submit(event) {
    event.preventDefault();
    const wanted = whole();
    if (!wanted) return;
    save.disabled = true;
    try {
      const path = `/api/scorecards/${encodeURIComponent(wanted.scorecardId)}`;
      const latest = await getIfThere(path);
      if ((latest?.revision ?? 0) !== (scorecard?.revision ?? 0)) {
        errors.show([], t(scorecard ? 'scorecard.meanwhile' : 'scorecard.exists', { id: wanted.scorecardId, revision: latest?.revision ?? 0 }));
        return;
      }
      saved(await send('PUT', path, wanted, session.csrf));
    } catch (error) {
      if (error.code === 'closed-period') showClosed(error.problem);
      else errors.failed(error);
    } finally {
      save.disabled = false;
    }
  }

  function showClosed({ period, firstMonth }) {
    const words = t('scorecard.closed', { period, first: month(firstMonth) });
    errors.show([{ field: 'from', detail: words }]);
    errors.element.append(h('button', { type: 'button', class: 'button is-small is-quiet', on: {
      click: () => {
        from.input.value = firstMonth;
        errors.clear();
        from.input.focus();
      },
    } }, t('scorecard.closed.mend', { first: month(firstMonth) })));
  }

  return h('form', { class: 'panel edit-form', novalidate: true, on: { submit }, 'aria-labelledby': 'h-edit' },
    h('h2', { id: 'h-edit' }, t(scorecard ? 'scorecard.edit' : 'scorecard.new')),
    h('p', { class: 'muted' }, t('scorecard.edit.lead')),
    h('datalist', { id: 'positions' }, positions.map((name) => h('option', { value: name }))),
    h('div', { class: 'form-grid' }, id.element, position.element, policy.element, from.element, to.element),
    items.element,
    previewPanel({ body: tried, csrf: session.csrf, current, failed: errors.failed }),
    reason.element, errors.element,
    h('p', { class: 'actions' }, save));
}

const laterOf = (one, other) => (one > other ? one : other);
