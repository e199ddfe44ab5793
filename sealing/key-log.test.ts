import { base64 } from '@scure/base'
import { describe, expect, test } from 'vitest'
import {
  after,
  fingerprint,
  holdersOf,
  type KeyEntry,
  type LoggedEntry,
  readLog,
  recipientsOf,
} from './key-log.ts'
import { newSecrets, publicOf } from './lock.ts'
import { type Deed, type Keeper, nextEntry, signedBy, somebody } from './people.fixture.ts'

const desk = '0192f0c4-7a3e-4a6b-8f5e-2b1c9d0e7a11'
const elsewhere = '0192f0c4-7a3e-4a6b-8f5e-2b1c9d0e7a22'
const first = await somebody('officer')
const second = await somebody('officer')
const guard = await somebody('custodian')
const other = await somebody('custodian')
const shared = await publicOf(await newSecrets())

/** A log of these deeds. */
function logOf(...deeds: Deed[]) {
  const log: LoggedEntry[] = []
  for (const deed of deeds) log.push(nextEntry(desk, log, deed))
  return log
}

const admitted = (who: Keeper): Deed => ({ act: 'admit', key: who.key, by: first })
const found: Deed = { act: 'found', key: first.key, by: first }
const escrow = { recipient: shared.recipient, holders: [first.key.id, guard.key.id] }
const living = logOf(found, admitted(second), admitted(guard), admitted(other), {
  act: 'escrow',
  escrow,
  by: first,
})
const now = readLog(desk, living)

/** An entry that follows the living log, changed by whoever wants to. */
function next(changes: object, by: Keeper = first, also?: Keeper) {
  const said = {
    desk,
    seq: now.seq + 1,
    on: '2026-11-21',
    act: 'retire',
    key: second.key,
    by: by.key.id,
    ...(also ? { also: also.key.id } : {}),
    prev: now.head,
    ...changes,
  } as KeyEntry
  return signedBy(said, by, also)
}

test('a log says who stands, what is sealed to whom, and whether anything can be', () => {
  expect(now.keys).toEqual([first, second, guard, other].map(({ key }) => key))
  expect(now.escrow).toEqual({ ...escrow, seq: 4 })
  expect(now.open).toBe(true)
  expect(recipientsOf(now)).toEqual([first.key.recipient, second.key.recipient, shared.recipient])

  const without = after(desk, now, next({}))
  expect(recipientsOf(without)).toEqual([first.key.recipient, shared.recipient])
  expect(without.open).toBe(true)
})

test.each([
  ['with nobody in it', []],
  ['with no escrow key', [found, admitted(guard)]],
  [
    'when one holder of two has left',
    [
      found,
      admitted(guard),
      { act: 'escrow' as const, escrow, by: first },
      { act: 'retire' as const, key: guard.key, by: first },
    ],
  ],
  [
    'when the last officer has left',
    [
      found,
      admitted(guard),
      { act: 'escrow' as const, escrow, by: first },
      { act: 'retire' as const, key: first.key, by: first },
    ],
  ],
])('a desk is not open %s', (_, deeds) => {
  expect(readLog(desk, logOf(...deeds)).open).toBe(false)
})

test('two custodians let an officer in where none is left; one of them alone does not', () => {
  const alone = logOf(found, admitted(guard), admitted(other), {
    act: 'retire',
    key: first.key,
    by: first,
  })
  const standing = readLog(desk, alone)
  const lets = { act: 'admit' as const, key: second.key, by: guard }

  expect(() => after(desk, standing, nextEntry(desk, alone, lets))).toThrow('key_log.two_needed')
  const both = after(desk, standing, nextEntry(desk, alone, { ...lets, also: other }))
  expect(both.keys.map(({ id }) => id)).toContain(second.key.id)
})

describe('what is forged does not fit', async () => {
  const stranger = await somebody('officer')
  const twin = await somebody('custodian', guard.key.accountId)
  const withTwin = [...living, nextEntry(desk, living, admitted(twin))]
  const sameKeys = { ...stranger.key, recipient: second.key.recipient }
  const swapped = { ...second.key, recipient: stranger.key.recipient }
  const honest = next({})

  test.each<[string, LoggedEntry, string]>([
    [
      'text changed after it was signed',
      { ...honest, entry: honest.entry.replace('2026', '2027') },
      'bad_signature',
    ],
    [
      'signed by somebody else',
      { ...honest, signature: next({}, second).signature },
      'bad_signature',
    ],
    [
      'signed by a stranger under a known name',
      next({ by: first.key.id }, stranger),
      'bad_signature',
    ],
    ['signed by a stranger', next({}, stranger), 'bad_signature'],
    ['no signature', { ...honest, signature: '' }, 'bad_signature'],
    [
      'a second signature that is missing',
      { ...next({}, guard, other), cosigned: null },
      'bad_signature',
    ],
    [
      'a second signature by the wrong hand',
      { ...next({}, guard, other), cosigned: next({}, guard, guard).cosigned ?? null },
      'bad_signature',
    ],
    ['one custodian alone', next({}, guard), 'two_needed'],
    ['one hand twice', next({}, guard, guard), 'one_person'],
    ['an entry left out', next({ seq: now.seq + 2 }), 'broken_chain'],
    ['an entry written over', next({ seq: now.seq }), 'broken_chain'],
    ['another past', next({ prev: readLog(desk, living.slice(0, 2)).head }), 'broken_chain'],
    ['brought over from another desk', next({ desk: elsewhere }), 'broken_chain'],
    ['the same entry again', living[3] ?? honest, 'broken_chain'],
    ['founded twice', next({ act: 'found', key: stranger.key }), 'not_first'],
    ['a key that is there', next({ act: 'admit', key: guard.key }), 'key_twice'],
    ['known keys under a new name', next({ act: 'admit', key: sameKeys }), 'key_twice'],
    ['a key swapped as it leaves', next({ key: swapped }), 'key_missing'],
    ['somebody leaves who is not there', next({ key: stranger.key }), 'key_missing'],
    ['nobody is let in', next({ act: 'admit', key: undefined }), 'key_missing'],
    [
      'an escrow key for one',
      next({ act: 'escrow', escrow: { ...escrow, holders: [first.key.id] } }),
      'holders_wrong',
    ],
    [
      'an escrow key for one, twice',
      next({ act: 'escrow', escrow: { ...escrow, holders: [guard.key.id, guard.key.id] } }),
      'holders_wrong',
    ],
    [
      'an escrow key for a stranger',
      next({
        act: 'escrow',
        escrow: { ...escrow, holders: [...escrow.holders, stranger.key.id] },
      }),
      'holders_wrong',
    ],
    [
      'an escrow key that is somebody’s own',
      next({ act: 'escrow', escrow: { ...escrow, recipient: first.key.recipient } }),
      'holders_wrong',
    ],
    ['no escrow key', next({ act: 'escrow' }), 'holders_wrong'],
    ['an act nobody knows', next({ act: 'burn' }), 'unreadable'],
    [
      'a key of another shape',
      next({ act: 'admit', key: { ...stranger.key, recipient: 'age1short' } }),
      'unreadable',
    ],
    [
      'a holder of another kind',
      next({ act: 'admit', key: { ...stranger.key, holder: 'administrator' } }),
      'unreadable',
    ],
    ['no day', next({ on: 'tomorrow' }), 'unreadable'],
    ['no text', { ...honest, entry: '' }, 'unreadable'],
    ['a list', { ...honest, entry: '[]' }, 'unreadable'],
  ])('%s', (_, forged, why) => {
    expect(() => after(desk, now, forged)).toThrow(`key_log.${why}`)
    expect(() => readLog(desk, [...living, forged, honest])).toThrow('key_log.')
  })

  test('two keys of one person are no two people', () => {
    const standing = readLog(desk, withTwin)
    const holders = [guard.key.id, twin.key.id]
    const made: Deed = { act: 'escrow', escrow: { ...escrow, holders }, by: first }
    const lets: Deed = { act: 'admit', key: stranger.key, by: guard, also: twin }

    expect(() => after(desk, standing, nextEntry(desk, withTwin, made))).toThrow('holders_wrong')
    expect(() => after(desk, standing, nextEntry(desk, withTwin, lets))).toThrow('one_person')
    expect(holdersOf(standing).map(({ id }) => id)).toEqual(
      [first, second, twin, other].map(({ key }) => key.id),
    )
  })

  test('a log of another desk, whole as it is', () => {
    expect(() => readLog(elsewhere, living)).toThrow('key_log.broken_chain')
  })

  test('a key that anybody signs for', () => {
    // The neutral point: whatever is said, this signature of nothing would be true of it.
    const nothing = new Uint8Array(32)
    nothing[0] = 1
    const verifier = base64.encode(nothing)
    const signature = base64.encode(new Uint8Array([...nothing, ...new Uint8Array(32)]))
    const said = logOf({ act: 'found', key: { ...stranger.key, verifier }, by: stranger })
    const forged = said.map((logged) => ({ ...logged, signature }))
    expect(() => readLog(desk, forged)).toThrow('key_log.bad_signature')
  })

  test('a custodian who founds a desk', () => {
    const log = logOf({ act: 'found', key: guard.key, by: guard })
    expect(() => readLog(desk, log)).toThrow('key_log.two_needed')
  })
})

test('a desk keeps its fingerprint while people come and go; a log begun anew has another', () => {
  const founded = (log: LoggedEntry[]) => fingerprint(readLog(desk, log.slice(0, 1)).head)
  const anew = logOf({ act: 'found', key: second.key, by: second })

  expect(founded(living)).toMatch(/^(\d{4} ){5}\d{4}$/)
  expect(founded(living.slice(0, 3))).toBe(founded(living))
  expect(founded(anew)).not.toBe(founded(living))
})
