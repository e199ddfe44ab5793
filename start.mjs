// Starts the house: builds what is missing or out of date, then runs it. Plain JavaScript, because
// Node 20 cannot read TypeScript, and with nothing loaded beyond Node until something must be built.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const words = JSON.parse(readFileSync(join(root, 'server/platform/terminal-words.json'), 'utf8'))
const language = process.env.UI_LANGUAGE?.trim() === 'en' ? 'en' : 'vi'

const parts = {
  server: {
    word: 'build_server',
    tool: 'esbuild',
    sources: ['server', 'contract', 'sealing', 'demo', 'package-lock.json', 'start.mjs'],
    made: ['dist/server/main.js', 'dist/server/tips-main.js', 'dist/server/effect-main.js'],
    build: buildServer,
  },
  web: {
    word: 'build_web',
    tool: 'vite',
    sources: ['web', 'contract', 'sealing', 'package-lock.json'],
    made: ['dist/web/index.html', 'dist/web-front/front.js', 'dist/web-sealed/pages.js'],
    build: buildWeb,
  },
}

function say(key, values = {}) {
  return words[key][language].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}

/** Ends the start with one sentence. */
function giveUp(key, values) {
  console.error(say(key, values))
  process.exit(1)
}

/** Changes whenever a source of this part does; its tests do not count. */
function fingerprint(sources) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const source of sources) {
    const path = join(root, source)
    const files = source.includes('.')
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((one) => one.isFile() && !/\.test\.tsx?$/.test(one.name))
          .map((one) => join(one.parentPath ?? one.path, one.name))
          .sort()
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

async function refresh(name) {
  const { word, tool, sources, made, build } = parts[name]
  const stamp = join(root, 'dist', `${name}.stamp`)
  const now = fingerprint(sources)
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === now
  if (fresh && made.every((file) => existsSync(join(root, file)))) return
  const began = performance.now()
  process.stdout.write(`${say(word)}… `)
  mkdirSync(join(root, 'dist'), { recursive: true })
  rmSync(stamp, { force: true })
  try {
    await build()
  } catch (error) {
    console.log()
    if (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND')
      giveUp('build_tools_missing', { tool })
    if (error.code === 'ENOSPC') giveUp('disk_full', { dir: join(root, 'dist') })
    giveUp('build_failed', { step: say(word), message: error.message })
  }
  writeFileSync(stamp, now)
  const seconds = ((performance.now() - began) / 1000).toLocaleString(language, {
    maximumFractionDigits: 1,
  })
  console.log(say('seconds', { seconds }))
}

async function buildServer() {
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      main: 'server/main.ts',
      'tips-main': 'server/tips-main.ts',
      'effect-main': 'server/modules/standards/effect-main.ts',
      config: 'server/platform/config.ts',
    },
    outdir: 'dist/server',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
  })
  await esbuild.stop()
}

// What browsers fetch, then what the server draws with: the front page, and the pages of the sealed door.
async function buildWeb() {
  for (const config of ['vite.config.ts', 'vite-sealed.config.ts']) {
    runVite(config)
    runVite(config, '--ssr')
  }
}

// In a process of its own: Vite sets NODE_ENV and keeps a great deal in memory.
function runVite(config, ...more) {
  const vite = createRequire(import.meta.url).resolve('vite/package.json')
  const order = ['build', 'web', '--config', `web/${config}`, '--logLevel', 'error', ...more]
  const result = spawnSync(process.execPath, [join(dirname(vite), 'bin/vite.js'), ...order], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  })
  if (result.status !== 0)
    throw new Error(
      result.error?.message ?? (result.stderr || result.stdout).split(/\n\s+at /)[0].trim(),
    )
}

async function load(made) {
  try {
    return await import(pathToFileURL(join(root, made)).href)
  } catch (error) {
    const missing = /Cannot find package '([^']+)'/.exec(error.message)
    if (missing) giveUp('packages_missing', { name: missing[1] })
    throw error
  }
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  giveUp('node_too_old', { found: process.versions.node })

const options = process.argv.slice(2)
const unknown = options.find((option) => !['--help', '-h', '--build-only'].includes(option))
if (unknown) giveUp('option_unknown', { option: unknown })

await refresh('server')
if (options.includes('--help') || options.includes('-h')) {
  const { helpText } = await load('dist/server/config.js')
  console.log(helpText(language))
} else {
  if (existsSync(join(root, 'web/index.html'))) await refresh('web')
  else console.log(say('build_web_skipped'))
  if (!options.includes('--build-only')) await (await load(parts.server.made[0])).run()
}
