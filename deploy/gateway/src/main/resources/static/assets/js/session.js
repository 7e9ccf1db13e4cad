// Who is logged in, and the way out.

import { fill, h } from './dom.js';
import { t } from './i18n.js';

const SEES_ALL = ['manager', 'auditor'];

/** Whether a person sees whole offices, and not only themself and those they appraise. */
export const seesOffices = (session) => session.roles.some((role) => SEES_ALL.includes(role));

/** Whether a person may put right what could not be used. */
export const mends = (session) => session.roles.includes('manager');

/** Whether a person has nothing to see but their own page. */
export const hasOwnPageOnly = (session) => Boolean(session.employeeId) && session.roles.every((role) => role === 'employee');

/** The roles in words: Supervisor, employee. */
export function rolesInWords(roles) {
  const words = roles.map((role) => roleWord(role)).join(', ').toLocaleLowerCase();
  return words === '' ? t('role.none') : words[0].toLocaleUpperCase() + words.slice(1);
}

/** One role in words; a role that pages do not know is shown as it is. */
export function roleWord(role) {
  const name = String(role).toLowerCase();
  const word = t(`role.${name}`);
  return word === `role.${name}` ? name : word;
}

/** Shows in the header who is logged in, with the button to log out. */
export function showWho(session) {
  document.querySelector('.who')?.remove();
  const trouble = h('span', { class: 'who-trouble', role: 'alert' });
  const button = h('button', { type: 'button', class: 'logout', on: { click: leave } }, t('session.logout'));
  const name = session.name || t('session.noname');
  const who = h('div', { class: 'who', role: 'group', 'aria-label': t('session.who') },
    h('span', { class: 'who-text' },
      session.employeeId
        ? h('a', { class: 'who-name', href: `/employees/${encodeURIComponent(session.employeeId)}`, title: t('session.own') }, name)
        : h('span', { class: 'who-name' }, name),
      h('span', { class: 'who-roles' }, rolesInWords(session.roles)), trouble),
    button);
  const languages = document.querySelector('.languages');
  languages.parentElement.insertBefore(who, languages);

  async function leave() {
    button.disabled = true;
    try {
      location.assign(await nextAfterLogout(session.csrf));
    } catch {
      button.disabled = false;
      fill(trouble, t('session.logout.failed'));
    }
  }
}

/** Ends the session; where to go next. A session that is over already leads to the start, and so to the log-in. */
async function nextAfterLogout(csrf) {
  const answer = await fetch('/logout', { method: 'POST', headers: { [csrf.header]: csrf.token } });
  if (answer.status === 401 || answer.status === 403) return '/';
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return (await answer.json()).next;
}
