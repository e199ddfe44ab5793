import { expect, test } from 'vitest'
import { uuid7 } from '../../platform/uuid7.ts'
import { madeAt, readPress } from './device-press.ts'
import { mayReach, topicsOf } from './device-rules.ts'

const now = Date.parse('2026-11-22T08:00:00Z')
const ago = (seconds: number) => new Date(now - seconds * 1000)

test.each([
  ['no time at all', {}, undefined],
  ['this moment', { at: ago(1).toISOString() }, undefined],
  ['just under two minutes ago', { at: ago(119).toISOString() }, undefined],
  ['five minutes ago', { at: ago(300).toISOString() }, ago(300)],
  ['seconds since 1970', { at: ago(300).getTime() / 1000 }, ago(300)],
  ['an offset of its own', { at: '2026-11-22T14:50:00+07:00' }, ago(600)],
  ['an id that tells the time', { id: uuid7(now - 300_000) }, ago(300)],
  ['an id that does not', { id: '11111111-1111-4111-8111-111111111111' }, undefined],
  ['a clock that was never set', { at: 12 }, undefined],
  ['a clock that runs ahead', { at: '2031-01-01T00:00:00Z' }, undefined],
])('a press that says %s', (_, press, made) => {
  expect(madeAt(press, now)).toEqual(made)
})

test.each([
  ['PRESS', {}],
  [' PRESS\n', {}],
  ['{}', {}],
  ['{"kind":"fire","more":1}', { kind: 'fire' }],
  ['PRESSED', undefined],
  ['', undefined],
  ['null', undefined],
  ['"PRESS"', undefined],
  ['{"id":"one"}', undefined],
  ['{"at":"yesterday"}', undefined],
])('%j as a press', (text, meant) => {
  expect(readPress(text)).toEqual(meant)
})

const device = { id: uuid7(), teamId: uuid7() }
const own = topicsOf(device)
const others = topicsOf({ id: uuid7(), teamId: uuid7() })

test.each([
  ['publish', own.press, true],
  ['publish', own.state, true],
  ['publish', `device/${device.id}/tele/LWT`, true],
  ['publish', own.set, false],
  ['publish', own.ring, false],
  ['publish', own.quiet, false],
  ['publish', others.press, false],
  ['publish', others.state, false],
  ['publish', `device/${device.id}/a.b`, false],
  ['publish', `device/${device.id}/a/b/c/d/e`, false],
  ['publish', `homeassistant/siren/${device.id}/config`, false],
  ['publish', '$SYS/broker/x', false],
  ['retain', own.state, true],
  ['retain', own.press, false],
  ['retain', `device/${device.id}/tele/LWT`, false],
  ['subscribe', own.ring, true],
  ['subscribe', own.set, true],
  ['subscribe', `device/${device.id}/#`, true],
  ['subscribe', `homeassistant/siren/${device.id}/config`, true],
  ['subscribe', 'homeassistant/#', false],
  ['subscribe', `team/${device.teamId}/#`, false],
  ['subscribe', 'team/+/ring', false],
  ['subscribe', others.ring, false],
  ['subscribe', '#', false],
] as const)('a device may %s %s: %s', (act, topic, allowed) => {
  expect(mayReach(device, act, topic)).toBe(allowed)
})
