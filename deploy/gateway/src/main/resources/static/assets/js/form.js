// Fields of a form, and what the service says is wrong with them, at each of them.

import { fill, h } from './dom.js';
import { t } from './i18n.js';

let made = 0;

/** A labelled field around an input: {element, input, say(text)}; say shows what is wrong with it, or nothing more. */
export function field(label, input, hint = null) {
  const id = `field-${++made}`;
  input.id = id;
  const error = h('p', { class: 'field-error', id: `${id}-error`, hidden: true });
  input.setAttribute('aria-describedby', hint ? `${id}-hint ${id}-error` : `${id}-error`);
  return {
    element: h('div', { class: 'field' }, h('label', { for: id }, label), input,
      hint ? h('p', { class: 'field-hint', id: `${id}-hint` }, hint) : null, error),
    input,
    say: (text) => sayAt(input, error, text),
  };
}

function sayAt(input, error, text) {
  fill(error, text);
  error.hidden = !text;
  if (text) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

export const textInput = (value, more = {}) => h('input', { type: 'text', value: value ?? '', autocomplete: 'off', ...more });

export const numberInput = (value, more = {}) =>
  h('input', { type: 'number', step: 'any', inputmode: 'decimal', value: plain(value), autocomplete: 'off', ...more });

export const monthInput = (value, more = {}) => h('input', { type: 'month', value: value ?? '', placeholder: '2026-12', ...more });

/** A choice: options are [value, words]. */
export function select(options, chosen) {
  return h('select', {}, options.map(([value, words]) => h('option', { value, selected: value === chosen }, words)));
}

/** A number as an input takes it, never as 1e-9. */
function plain(value) {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return text.includes('e') ? value.toFixed(9).replace(/0+$/, '') : text;
}

/** What was typed as a number; null where nothing was. What cannot be read as one is NaN. */
export function numberOf(input) {
  if (input.validity.badInput) return NaN;
  return input.value.trim() === '' ? null : Number(input.value);
}

/** What was typed; null where nothing was. */
export const textOf = (input) => input.value.trim() || null;

/** What is wrong that can be told without asking the service: [{field, detail}] of fields by name. */
export function wrongIn(needed, numbers) {
  const named = (fields, is, detail) => Object.entries(fields).filter(([, { input }]) => is(input)).map(([name]) => ({ field: name, detail }));
  return [
    ...named(needed, (input) => input.value.trim() === '' && !input.validity.badInput, t('form.missing')),
    ...named(numbers, (input) => input.validity.badInput, t('form.nonumber')),
  ];
}

/** Gathers a form's fields by the names the service gives them, and shows what it says of each. */
export function formErrors() {
  const fields = new Map();
  const summary = h('div', { class: 'form-trouble', role: 'alert' });

  function clear() {
    for (const each of fields.values()) each.say('');
    fill(summary);
  }

  /** Shows errors [{field, detail}]; those of fields that are not in the form stand in the summary. */
  function show(errors, words = t('form.invalid')) {
    const elsewhere = errors.filter(({ field: name }) => !fields.has(name));
    for (const { field: name, detail } of errors) fields.get(name)?.say(detail);
    fill(summary, h('p', {}, h('strong', {}, words)),
      elsewhere.length === 0 ? null : h('ul', {}, elsewhere.map(({ field: name, detail }) => h('li', {}, name ? `${name}: ${detail}` : detail))));
    const first = [...fields.entries()].find(([name]) => errors.some((error) => error.field === name));
    first?.[1].input?.focus();
  }

  return {
    element: summary,
    add(name, each) {
      fields.set(name, each);
      return each;
    },
    forget: (prefix) => [...fields.keys()].filter((name) => name.startsWith(prefix)).forEach((name) => fields.delete(name)),
    clear,
    show,
    /** What a request that failed says: by field where it can, in words where not. */
    failed(error) {
      const { problem, detail } = error;
      if (problem?.errors?.length > 0) show(problem.errors);
      else if (problem?.field) show([{ field: problem.field, detail }]);
      else show([], detail ? t('error.detail', { detail }) : t('form.away'));
    },
  };
}
