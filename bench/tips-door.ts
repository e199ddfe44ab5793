import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { tipsUrl } from '../server/platform/db/migrate.ts'
import { root } from '../server/platform/root.ts'
import { secret } from './ground.ts'

/** The sealed door alone, in a process of its own, as an operator would run it; answers once it listens. */
export async function serveDoor({ url, dir }: { url: string; dir: string }) {
  const child = spawn(process.execPath, [join(root, 'dist/server/tips-main.js')], {
    env: {
      PATH: process.env.PATH,
      UI_LANGUAGE: 'en',
      DATA_DIR: join(dir, 'door'),
      TIPS_DATABASE_URL: tipsUrl(url, secret),
      TIPS_PORT: '0',
      // Nothing is held back here: what is measured is how fast tips are kept.
      TIPS_FLOOD: '100000000',
      TIPS_WORK: '4',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill())
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const at = /http:\/\/localhost:(\d+)(?![\d/])/.exec(said)
      if (at) resolve(Number(at[1]))
    })
    child.once('exit', () => reject(new Error(said)))
  })
  return {
    port,
    close: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
