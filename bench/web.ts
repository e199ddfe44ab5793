import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { toolPath } from '../testing/tools.ts'
import { openBrowser, openDemonstration, signedInPage } from '../e2e/house.ts'

const folder = join(tmpdir(), 'binh-yen-bench-tools')

/** What a phone loads first, and how Lighthouse (mobile) judges it: the public front page and a resident's home. */
export async function bench() {
  const house = await openDemonstration()
  const { address } = house
  const browser = await openBrowser()
  try {
    for (const [name, who] of [
      ['public front page', undefined],
      ['resident’s home', 'resident'],
    ] as const) {
      const page = await signedInPage(browser, address, who)
      const loaded: { url: string; bytes: number }[] = []
      const foreign: string[] = []
      page.on('response', async (response) => {
        const url = new URL(response.url())
        if (url.protocol.startsWith('http') && url.origin !== address) foreign.push(url.href)
        if (!/\.(js|css)$/.test(url.pathname)) return
        const { responseBodySize } = await response.request().sizes()
        loaded.push({ url: url.pathname, bytes: responseBodySize })
      })
      const awake = page.waitForResponse(/\/api\/me$/)
      await page.goto(address, { waitUntil: 'networkidle' })
      await page.mouse.move(40, 40)
      await awake
      await page.waitForLoadState('networkidle')
      const sum = loaded.reduce((total, { bytes }) => total + bytes, 0)
      console.log(
        `${name}: JS + CSS ${(sum / 1000).toFixed(1)} kB over the wire in ${loaded.length} files; ${foreign.length} requests to another host`,
      )
      await page.context().close()
    }
    console.log(
      `waking the front page, at a quarter of this processor: ${await waking(browser, address)}`,
    )
    for (let round = 0; round < 3; round += 1)
      console.log(`Lighthouse mobile, public front page: ${lighthouse(address)}`)
  } finally {
    await browser.close()
    await house.close()
  }
}

/** For the page: how long each long task of the next four seconds was. */
const longTasks = `new Promise((resolve) => {
  const seen = []
  const watcher = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.push(Math.round(duration))
  })
  watcher.observe({ type: 'longtask' })
  setTimeout(() => resolve(seen), 4000)
})`

/** What the first sign of somebody costs: Lighthouse never gives one, so the drawn page sleeps all through its visit. */
async function waking(browser: Browser, address: string) {
  const page = await signedInPage(browser, address)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(address, { waitUntil: 'networkidle' })
  const tasks = page.evaluate<number[]>(longTasks)
  await page.mouse.move(40, 40)
  const blocking = (await tasks).reduce((sum, task) => sum + task - 50, 0)
  await page.context().close()
  return `blocking ${blocking} ms, longest task ${Math.max(0, ...(await tasks))} ms`
}

/** Runs Lighthouse, brought from the npm registry for the bench alone. */
function lighthouse(address: string) {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'package.json')))
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const tool = join(folder, 'node_modules/lighthouse/cli/index.js')
  if (!existsSync(tool)) {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', 'lighthouse@12.8.2'], {
      cwd: folder,
      stdio: 'ignore',
    })
  }
  const report = join(folder, 'report.json')
  const flags =
    '--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update'
  execFileSync(
    process.execPath,
    [
      tool,
      address,
      '--quiet',
      '--output=json',
      `--output-path=${report}`,
      '--only-categories=performance,accessibility',
      `--chrome-flags=${flags}`,
    ],
    { env: { ...process.env, CHROME_PATH: toolPath('chromium') }, stdio: 'ignore' },
  )
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8')) as {
    categories: Record<string, { score: number }>
    audits: Record<string, { displayValue?: string }>
  }
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  return `performance ${score('performance')}, accessibility ${score('accessibility')}, LCP ${audits['largest-contentful-paint']?.displayValue}, blocking ${audits['total-blocking-time']?.displayValue}`
}
