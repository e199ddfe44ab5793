import { cpus, totalmem } from 'node:os'

const benches: Record<string, () => Promise<{ bench: () => Promise<void> }>> = {
  alarm: () => import('./alarm.ts'),
  figures: () => import('./figures.ts'),
  intake: () => import('./intake.ts'),
  scores: () => import('./scores.ts'),
  search: () => import('./search.ts'),
  suggestions: () => import('./suggestions.ts'),
  tips: () => import('./tips.ts'),
  web: () => import('./web.ts'),
}

const [name = ''] = process.argv.slice(2)
const chosen = benches[name]
if (!chosen) {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}`)
  process.exit(1)
}
const [cpu] = cpus()
console.log(
  `${cpu?.model.trim()} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${new Date().toISOString()}`,
)
await (await chosen()).bench()
process.exit(0)
