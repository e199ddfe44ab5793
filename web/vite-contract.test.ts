// @vitest-environment node
import { resolve } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { contractAsData } from './vite-contract.ts'

const contract = resolve(import.meta.dirname, '../contract')

/** What a browser gets that imports these names. */
async function bundled(code: string) {
  const entry = '\0entry'
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      contractAsData(),
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? entry : null),
        load: (id) => (id === entry ? code : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: 'entry', preserveEntrySignatures: 'strict' },
    },
  })
  return JSON.stringify(built)
}

test('an endpoint reaches the browser as a method and a path, without the schemas', async () => {
  const code = await bundled(`export { units } from '${contract}/units.ts'`)
  expect(code).toContain('/api/units/search')
  expect(code).not.toMatch(/zod|safeParse/i)
})

test('a list of choices reaches it as plain words', async () => {
  const code = await bundled(`export { ModelState } from '${contract}/models.ts'`)
  expect(code).toContain('needs_improvement')
  expect(code).not.toMatch(/zod|safeParse/i)
})

test('a schema does not reach it at all', async () => {
  await expect(bundled(`export { NewModel } from '${contract}/models.ts'`)).rejects.toThrow(
    /NewModel/,
  )
})
