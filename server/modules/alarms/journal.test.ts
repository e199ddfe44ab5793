import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../testing/temporary-folder.ts'
import type { AlarmEvent } from './events.ts'
import { story } from './events.fixture.ts'
import { openJournal } from './journal.ts'

let folder: ReturnType<typeof temporaryFolder>
let journals: string
beforeEach(() => {
  folder = temporaryFolder('journal')
  journals = join(folder.path, 'alarm-journal')
})
afterEach(() => folder.remove())

async function emptied(journal = openJournal(journals)) {
  const files: AlarmEvent[][] = []
  await journal.empty(async (events) => void files.push(events))
  return files
}

async function onlyFile() {
  const [name = '', ...others] = await readdir(journals)
  expect(others).toEqual([])
  return join(journals, name)
}

test('what is appended is on the disk when it answers, and leaves with what was first', async () => {
  const { raised, answered } = story()
  const events = [raised(), answered(5, raised().teamId, 'coming')]
  const journal = openJournal(journals)
  for (const event of events) {
    await journal.append(event)
    expect(await readFile(await onlyFile(), 'utf8')).toContain(event.id)
  }
  expect(await emptied(journal)).toEqual([events])
  expect(await readdir(journals)).toEqual([])
  expect(await emptied(journal)).toEqual([])
})

test('a line that was cut is nobody’s word; those before it are kept', async () => {
  const { raised } = story()
  const [whole, cut] = [raised(), raised()]
  const journal = openJournal(journals)
  await journal.append(whole)
  await journal.close()
  await appendFile(await onlyFile(), JSON.stringify(cut).slice(0, -9))

  expect(await emptied()).toEqual([[whole]])
})

test('another run’s files leave before this one’s, the oldest first', async () => {
  const { raised } = story()
  const [first, second, third] = [raised(), raised(), raised()]
  for (const event of [first, second]) {
    const run = openJournal(journals)
    await run.append(event)
    await run.close()
    // The names say the time, to the millisecond.
    await expect.poll(() => Date.now()).toBeGreaterThan(Date.now())
  }
  const journal = openJournal(journals)
  await journal.append(third)
  expect(await emptied(journal)).toEqual([[first], [second], [third]])
})

test('a file that could not be written into the database stays, and so do those after it', async () => {
  const { raised } = story()
  const [first, second] = [raised(), raised()]
  const journal = openJournal(journals)
  await journal.append(first)
  await expect(
    journal.empty(() => Promise.reject(new Error('the database is away'))),
  ).rejects.toThrow('away')
  await journal.append(second)

  expect((await emptied(journal)).flat()).toEqual([first, second])
})

test('what is appended while a file leaves goes to the next', async () => {
  const { raised } = story()
  const [first, second] = [raised(), raised()]
  const journal = openJournal(journals)
  await journal.append(first)
  const left: AlarmEvent[] = []
  await journal.empty(async (events) => {
    await journal.append(second)
    left.push(...events)
  })
  expect(left).toEqual([first])
  expect((await emptied(journal)).flat()).toEqual([second])
})

test('a disk that refused once is tried again: no alarm pays for the one before', async () => {
  const { raised } = story()
  const [refused, kept] = [raised(), raised()]
  await writeFile(journals, 'a file stands where the folder should')
  const journal = openJournal(journals)
  await expect(journal.append(refused)).rejects.toThrow()
  await rm(journals)
  await journal.append(kept)
  expect(await emptied(journal)).toEqual([[kept]])
})
