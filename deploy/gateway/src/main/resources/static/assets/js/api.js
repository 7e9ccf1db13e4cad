// Reads the services. Errors are told in words: their problem details where the service gave any.

/** An answer that is not what was asked for; status 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(status, detail, code = null, problem = {}) {
    super(detail || `HTTP ${status}`);
    this.status = status;
    this.detail = detail;
    this.code = code;
    this.problem = problem; // all that the service says, for example `errors` by field
  }
}

/** The event on the document when an answer says that nobody is logged in any more; it comes once. */
export const SESSION_ENDED = 'timbang:session-ended';

let ended = false;

/** Whether the session is over: nothing is asked for any more then. */
export const sessionIsOver = () => ended;

/** The error for an answer that says so. */
export function sessionEnded() {
  if (!ended) {
    ended = true;
    document.dispatchEvent(new Event(SESSION_ENDED));
  }
  return new ApiError(401, null, 'not-logged-in');
}

export async function get(path) {
  if (ended) throw sessionEnded();
  let answer;
  try {
    answer = await fetch(path, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  } catch {
    throw new ApiError(0, null);
  }
  if (!answer.ok) throw await problemOf(answer);
  try {
    return await answer.json();
  } catch {
    throw new ApiError(0, null); // cut off, or not JSON: as good as no answer
  }
}

/**
 * Asks for something to be done; null of a body's members are left out.
 * csrf: of the session, {header, token}: without it the front door takes nothing from a page.
 */
export async function send(method, path, body, csrf) {
  if (ended) throw sessionEnded();
  let answer;
  try {
    answer = await fetch(path, {
      method, cache: 'no-store', body: JSON.stringify(body, (name, value) => value ?? undefined),
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', [csrf.header]: csrf.token },
    });
  } catch {
    throw new ApiError(0, null);
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer.json().catch(() => null);
}

/** As get, but null where there is no such thing. */
export async function getIfThere(path) {
  try {
    return await get(path);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** All items of a list, page after page. */
export async function getAll(path, parameters = {}, size = 200) {
  const items = [];
  for (let page = 0; ; page++) {
    const answer = await get(path + query({ ...parameters, page, size }));
    items.push(...answer.items);
    if (answer.items.length === 0 || items.length >= answer.total) return items;
  }
}

/** `?a=1&b=2` of the parameters that have a value. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

async function problemOf(answer) {
  if (answer.status === 401) return sessionEnded();
  const type = answer.headers.get('content-type') || '';
  if (!type.includes('json')) return new ApiError(answer.status, null);
  const problem = await answer.json().catch(() => ({}));
  return new ApiError(answer.status, problem.detail || null, problem.code || null, problem);
}
