// GraphiQL as it is served, in Chromium: typed into, run, and read from the screen.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { assertion, graphs, load, same, told } from './judge.mjs';

const { chromium } = load('playwright-core');
const executablePath = process.env.ONUS_CHROMIUM || execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const of = `3.9.0 in Chromium ${browser.version()}`;
const patience = { timeout: 20_000 };

// text of one of the editors, as the page holds it.
const text = (page, editor) => page.evaluate((name) => document.querySelector(`${name} .CodeMirror`)?.CodeMirror.getValue() ?? '', editor);

// open loads the page; answers it with what it asked for and what it complained of.
async function open(g) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const asked = [], wrong = [];
  page.on('request', (r) => asked.push(r.url()));
  page.on('requestfailed', (r) => wrong.push(`${r.url()}: ${r.failure()?.errorText}`));
  page.on('pageerror', (e) => wrong.push(e.message));
  page.on('console', (m) => { if (m.type() === 'error') wrong.push(m.text()); });
  const introspected = page.waitForResponse((r) => r.url() === g.url && r.request().method() === 'POST', patience);
  await page.goto(g.base + '/', patience);
  await page.waitForSelector('.graphiql-query-editor .CodeMirror', patience);
  await introspected;
  return { page, asked, wrong };
}

async function empty(page) {
  await page.click('.graphiql-query-editor .CodeMirror');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
}

for (const g of graphs) {
  let opened;
  await assertion('GraphiQL', of, `${g.name}: the page asks its own server alone, and complains of nothing`, async () => {
    opened = await open(g);
    const { page, asked, wrong } = opened;
    const outside = asked.filter((url) => !url.startsWith(g.base + '/') && !/^(data|blob):/.test(url));
    const broken = (await page.evaluate(() => document.body.innerText)).includes('Â');
    return {
      right: asked.length > 4 && outside.length === 0 && wrong.length === 0 && !broken,
      detail: [`${asked.length} requests, ${outside.length} outside`, ...outside, ...wrong, broken ? 'its characters are broken' : ''].join(' '),
    };
  });
  await assertion('GraphiQL', of, `${g.name}: README's query, typed and run, shows what the command line says`, async () => {
    const { page } = opened;
    await empty(page);
    await page.keyboard.insertText(g.query);
    const answered = page.waitForResponse((r) => r.url() === g.url && r.request().method() === 'POST', patience);
    await page.click('.graphiql-execute-button');
    await answered;
    await page.waitForFunction(() => document.querySelector('.result-window .CodeMirror')?.CodeMirror.getValue().includes('"robust"'), null, patience);
    const shown = JSON.parse(await text(page, '.result-window'));
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(process.env.ONUS_INTEROP_HOME, `graphiql-${g.name}.png`) });
    return same(told(shown.data.contrast), g);
  });
  if (g !== graphs[0]) continue;
  await assertion('GraphiQL', of, 'it completes a field that is half typed', async () => {
    const { page } = opened;
    await empty(page);
    await page.keyboard.type('{ contr', { delay: 20 });
    await page.waitForSelector('.CodeMirror-hints', patience);
    const offered = await page.$$eval('.CodeMirror-hint', (all) => all.map((one) => one.innerText.split(/\s/)[0]));
    return { right: offered[0] === 'contrast', detail: offered.join(', ') };
  });
}
await browser.close();
