import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { alarms as english } from './locales/en/alarms.ts'
import { pieces as englishPieces } from './locales/en/pieces.ts'
import { alarms } from './locales/vi/alarms.ts'
import { pieces } from './locales/vi/pieces.ts'

const worker = resolve(import.meta.dirname, 'worker/sw.ts')

/** Puts the service worker at the root of the site, and beside it the page for when there is no network. */
export function alarmWorker(): Plugin {
  return {
    name: 'alarm-worker',
    apply: (_, { isSsrBuild }) => !isSsrBuild,
    buildStart() {
      if (this.environment.mode !== 'build') return
      this.emitFile({ type: 'chunk', id: worker, fileName: 'sw.js' })
      this.emitFile({ type: 'asset', fileName: 'offline.html', source: offlinePage() })
    },
  }
}

type Words = { alarms: typeof alarms; pieces: typeof pieces }

const lines = ['114', '113', '115', '112'] as const

/** One small page that asks nothing of anybody: the numbers to call, in both languages. */
function offlinePage() {
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${alarms.offlineTitle}</title>
<style>
body { margin: 0; padding: 1.4rem; background: #faf5ea; color: #1c2a28; font: 1.15rem/1.5 system-ui, sans-serif }
a { display: flex; gap: 1rem; align-items: baseline; min-height: 3rem; margin: .6rem 0; padding: .8rem 1.2rem; border-radius: 14px; background: #b3201b; color: #fff; text-decoration: none }
strong { font-size: 1.7rem }
section + section { margin-top: 2.4rem }
</style>
${sectionIn('vi', { alarms, pieces })}
${sectionIn('en', { alarms: english, pieces: englishPieces })}
</html>
`
}

function sectionIn(lang: string, words: Words) {
  const numbers = lines.map(
    (line) =>
      `<a href="tel:${line}"><strong>${line}</strong> ${words.pieces[`emergency${line}`]}</a>`,
  )
  const { offlineTitle, offlineSays } = words.alarms
  return `<section lang="${lang}"><h1>${offlineTitle}</h1><p>${offlineSays}</p>${numbers.join('')}</section>`
}
