// How a client's answers are judged, and lines of the table printed; the same as ../python/judge.py.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

export const folder = process.env.ONUS_INTEROP_WORK;
export const tools = join(process.env.ONUS_INTEROP_HOME, 'node', 'node_modules');
export const graphs = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
export const load = createRequire(join(tools, 'x.js'));
export const version = (name) => JSON.parse(readFileSync(join(tools, name, 'package.json'), 'utf8')).version;

export function line(client, of, asserted, result, detail) {
  const text = String(detail).replaceAll(folder + '/', '').replace(/\s+/g, ' ').trim().slice(0, 400);
  console.log([client, of, asserted, result === true ? 'ok' : result === false ? 'FAIL' : result, text].join('\t'));
}

// assertion(client, version, asserted, f): f answers {right, detail}; an exception is a FAIL that tells of it.
export async function assertion(client, of, asserted, f) {
  try {
    const { right, detail } = await f();
    line(client, of, asserted, right, detail);
  } catch (error) {
    line(client, of, asserted, false, error.stderr?.toString().trim() || error.message);
  }
}

// run a tool of node_modules/.bin; answers {code, said} and does not throw.
export function run(tool, args, cwd = folder) {
  try {
    return { code: 0, said: execFileSync(join(tools, '.bin', tool), args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }) };
  } catch (error) {
    if (error.status == null) throw error;
    return { code: error.status, said: plain(error.stdout + error.stderr) };
  }
}

// plain takes the colours out.
export const plain = (text) => text.replace(/\x1b\[[0-9;]*m/g, '');

const texts = (evidence) => evidence.map((e) => e.claim.text).sort(compare);
const compare = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

// told is an answer to README's query, in the words of expected.json.
export const told = (c) => ({
  for: texts(c.for), against: texts(c.against), qualifying: texts(c.qualifying),
  standings: c.readings.map((r) => r.standing).sort(compare), robust: c.robust,
});

// same is right if the answer is what the command line says.
export function same(got, g) {
  const wrong = Object.keys(g.contrast).filter((k) => !isDeepStrictEqual(got[k], g.contrast[k]));
  const figures = `${got.for.length} for, ${got.against.length} against, ${got.qualifying.length} qualifying, ${got.standings.length} readings`;
  return { right: wrong.length === 0, detail: figures + (wrong.length ? '; differs in ' + wrong.join(', ') : '') };
}
