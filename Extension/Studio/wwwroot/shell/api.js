/** Requests to the host. Every failure is a `Failure` with a sentence for the child. */

/** What the host answered instead: `code`, `sentence` (English; show it with `sentence(...)` of texts.js), `details` for teachers, `hint`. */
export class Failure extends Error {
  constructor(code, sentence, details, hint, status) {
    super(sentence);
    Object.assign(this, { code, sentence, details, hint, status });
  }
}

/**
 * @param {string} method GET, POST, PATCH, PUT, DELETE
 * @param {string} path below /api
 * @param {object|Blob|FormData} [body] an object goes as JSON
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} the answer: JSON, a Blob for files, null for nothing
 */
export async function request(method, path, body, signal) {
  const isData = body instanceof Blob || body instanceof FormData || body instanceof ArrayBuffer;
  let answer;
  try {
    answer = await fetch('/api' + path, {
      method,
      signal,
      headers: body !== undefined && !isData ? { 'Content-Type': 'application/json' } : undefined,
      body: body === undefined || isData ? body : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError')
      throw error;
    throw new Failure('MLS900', 'The program has stopped. Start it again, then load this page.', String(error));
  }
  const type = answer.headers.get('Content-Type') ?? '';
  if (!answer.ok) {
    const failure = type.includes('json') ? await answer.json() : {};
    throw Object.assign(new Failure(failure.code ?? 'MLS901', failure.sentence ?? 'Something went wrong here. Please try once more.', failure.message ?? `${answer.status} ${answer.statusText}`, failure.hint, answer.status), { findings: failure.findings });
  }
  if (answer.status === 204 || answer.headers.get('Content-Length') === '0')
    return null;
  return type.includes('json') ? answer.json() : answer.blob();
}

export const get = (path, signal) => request('GET', path, undefined, signal);
export const post = (path, body, signal) => request('POST', path, body ?? {}, signal);
export const patch = (path, body, signal) => request('PATCH', path, body, signal);
export const put = (path, body, signal) => request('PUT', path, body, signal);
export const remove = (path, signal) => request('DELETE', path, undefined, signal);

/** The address of something of a project, below /api. */
export const projectPath = (project, rest = '') => `/projects/${encodeURIComponent(project)}${rest}`;

/**
 * What asks the host for the state of something, made to run one at a time: calls meanwhile ask for one more run after it, and all wait for the last. So an older answer
 * never overtakes a newer one, and a burst of changes costs few requests.
 * @param {() => Promise<void>} load
 */
export function oneAtATime(load) {
  let running = null;
  let isWanted = false;
  const run = async () => {
    try {
      do {
        isWanted = false;
        try {
          await load();
        } catch (error) {
          if (!isWanted)
            throw error;
        }
      } while (isWanted);
    } finally {
      running = null;
    }
  };
  return () => {
    isWanted = true;
    return running ??= run();
  };
}
