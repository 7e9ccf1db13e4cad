// Words for what the quarantine gives as codes.

import { ApiError } from './api.js';
import { t, tOr } from './i18n.js';

export const REASONS = ['unknown-employee', 'unknown-indicator', 'conflict', 'unreadable', 'wrong-topic', 'no-value', 'unusable'];

/** Why it could not be used, in a few words. */
export const reasonWords = (reason) => tOr(`quarantine.reason.${reason}`, reason);

/** What to do about it. */
export const todoWords = (reason) => tOr(`quarantine.todo.${reason}`, t('quarantine.todo.other'));

/** Why something was refused: in the page's language where its code is known, else as the service says it. */
export const refusalWords = (code, detail) => tOr(`quarantine.error.${code}`, detail || t('error.away.text'));

/** What went wrong with a request, for a person. What is no answer of a service is a fault of the page, and is thrown. */
export function errorWords(error) {
  if (!(error instanceof ApiError)) throw error;
  return error.status === 400 ? error.detail : refusalWords(error.code, error.detail);
}

/** The start of a digest: enough to tell people apart. */
export const shortPerson = (person) => person.slice(0, 8);
