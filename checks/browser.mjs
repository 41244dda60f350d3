// Opens every kind of page in Chromium, light and dark, wide and at 320 px, over
// HTTP and as files, with and without JavaScript: axe finds nothing, nothing is
// wider than the window, no script fails and no policy is broken. The search
// finds on file://. With --shots DIR it keeps a picture of each.
import { chromium } from 'playwright-core'
import axe from 'axe-core'
import { readdirSync } from 'node:fs'
import { execFileSync } from 'node:child_process'

const [url, flag, shots] = process.argv.slice(2)
const dir = process.env.IBID_SITE
const files = readdirSync(dir, { recursive: true }).filter((f) => f.endsWith('.html')).sort()
const first = (test) => files.find((f) => test.test(f))
const pages = [
  'index.html', first(/^e\/service\/amazon-s3/), 'e/organization/amazon-web-services.html', first(/^e\/person\//),
  first(/^t\/.*index/), first(/^p\//), first(/^s\/.*origins|^s\//), 'time/index.html', 'disputes/index.html',
  'search.html', 'data/index.html', 'sources.html', 'about.html', '404.html',
].filter((f) => f && files.includes(f))
const problems = []
const executablePath = execFileSync('sh', ['-c', 'command -v chromium']).toString().trim()
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
let looks = 0

async function look(address, options, name) {
  const context = await browser.newContext({ bypassCSP: options.axe, ...options.context })
  const page = await context.newPage()
  page.on('console', (m) => { if (m.type() === 'error') problems.push(`${name}: console: ${m.text()}`) })
  page.on('pageerror', (e) => problems.push(`${name}: ${e.message}`))
  await page.goto(address)
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]).catch(() => [0, 0])
  if (width[0] > width[1]) problems.push(`${name}: ${width[0]} px wide in a window of ${width[1]} px`)
  if (!(await page.locator('main h1').count())) problems.push(`${name}: no heading in main`)
  if (options.axe) {
    await page.evaluate(axe.source)
    const found = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
    for (const v of found.violations) {
      problems.push(`${name}: ${v.id}: ${v.help} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 200)}`)
    }
  }
  if (flag === '--shots') await page.screenshot({ path: `${shots}/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`, fullPage: options.full })
  await context.close()
  looks++
}

for (const page of pages) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 320]) {
      await look(`${url}/${page}`, { axe: true, full: width === 320, context: { colorScheme, viewport: { width, height: 900 } } }, `${page} ${colorScheme} ${width}`)
    }
  }
  await look(`${url}/${page}`, { context: {} }, `${page} policy`)
  await look(`file://${dir}/${page}`, { context: { javaScriptEnabled: false } }, `${page} file without JavaScript`)
}
const context = await browser.newContext()
const page = await context.newPage()
await page.goto(`file://${dir}/search.html`)
await page.locator('main input[type=search]').fill('simple stor')
await page.locator('main a', { hasText: 'Amazon S3' }).first().waitFor({ timeout: 10000 }).catch(() => problems.push('search on file:// does not find Amazon S3'))
await page.goto(`${url}/graphiql`)
await page.locator('.graphiql-container').waitFor({ timeout: 20000 }).catch(() => problems.push('GraphiQL does not open'))
if (flag === '--shots') await page.screenshot({ path: `${shots}/graphiql.png` })
await browser.close()
for (const p of problems) console.error(p)
console.log(`${pages.length} kinds of page, ${looks} looks, ${problems.length} problems`)
process.exit(problems.length ? 1 : 0)
