/** The few calls of Crossdock's HTTP API that the demo makes. */

const BASE = (process.env.CROSSDOCK_GATEWAY_URL ?? `http://127.0.0.1:${process.env.PORT ?? 4080}`).replace(/\/$/, '');
const TOKEN = process.env.CROSSDOCK_TOKEN;
const PATIENCE_MS = 20_000;

export const url = (path) => `${BASE}${path}`;

async function call(path, init = {}) {
  const headers = { ...init.headers, ...(TOKEN ? { authorization: `Bearer ${TOKEN}` } : {}) };
  let response;
  try {
    response = await fetch(url(path), { ...init, headers });
  } catch {
    throw new Error(`Crossdock does not answer at ${BASE}. Start it with "npm start" in another terminal.`);
  }
  const body = await response.json();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body.detail ?? body.title}`);
  return body;
}

/** Hands a file over as a partner would, and waits until its interchanges are processed. */
export function post(bytes, contentType) {
  return call('/transmissions?wait=true', { method: 'POST', body: bytes, headers: { 'content-type': contentType } });
}

export const get = (path) => call(path);

/** Asks again until `ready` holds: orders and cash follow the gateway within moments. */
export async function eventually(path, ready) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const body = await call(path).catch((error) => {
      if (Date.now() > end) throw error;
      return undefined;
    });
    if (body !== undefined && ready(body)) return body;
    if (Date.now() > end) throw new Error(`${path} did not show what was expected within ${PATIENCE_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
