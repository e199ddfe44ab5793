import { describe, expect, test } from 'vitest'
import { cookieFor, noCookie, tokenIn } from './cookie.ts'
import { deviceOf } from './device.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { phoneOf } from './phone.ts'
import {
  hashOf,
  markOf,
  newCode,
  newPassword,
  newToken,
  sameText,
  seal,
  unseal,
} from './secrets.ts'
import { newTotp, stepOf } from './totp.ts'
import { digits } from './newcomers.fixture.ts'

describe('a phone number is kept one way, however it was typed', () => {
  test.each([
    ['0912345678', '0912345678'],
    ['0912 345 678', '0912345678'],
    ['091.234.5678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['(+84) 0912-345-678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['84912345678', '0912345678'],
    ['0351234567', '0351234567'],
    ['0841234567', '0841234567'],
    ['0212345678', undefined],
    ['02838123456', undefined],
    ['091234567', undefined],
    ['09123456789', undefined],
    ['09123x5678', undefined],
    ['+1 912 345 678', undefined],
    ['113', undefined],
  ])('%s', (typed, kept) => {
    expect(phoneOf(typed)).toBe(kept)
  })
})

describe('the cookie', () => {
  const token = newToken()

  test.each([
    [`binh_yen=${token}`, token],
    [`theme=dark; binh_yen=${token}; other=1`, token],
    [`binh_yen=${token}=`, token],
    [`xbinh_yen=${token}`, undefined],
    ['binh_yen=short', undefined],
    [`binh_yen=${'"'.repeat(43)}`, undefined],
    ['', undefined],
    [undefined, undefined],
  ])('is found in %s', (header, found) => {
    expect(tokenIn(header)).toBe(found)
  })

  test('is out of reach of scripts and other sites, and of plain HTTP where there is HTTPS', () => {
    const plain = cookieFor(token, { seconds: 60, secure: false })
    expect(plain).toBe(`binh_yen=${token}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`)
    expect(cookieFor(token, { seconds: 60, secure: true })).toBe(`${plain}; Secure`)
    expect(noCookie(false)).toMatch(/^binh_yen=; Path=\/; Max-Age=0;/)
  })
})

describe('a device is called by proper names', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  test.each([
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/130.0 Mobile Safari/537.36`,
      'Chrome · Android',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/130.0 Safari/537.36 Edg/130.0`,
      'Edge · Windows',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0) ${webkit} coc_coc_browser/120.0 Chrome/114.0`,
      'Cốc Cốc · Windows',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) ${webkit} Version/17.0 Safari/604.1`,
      'Safari · iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox · Linux'],
    ['<script>alert(1)</script>', '?'],
    [undefined, '?'],
  ])('%s', (agent, called) => {
    expect(deviceOf(agent)).toBe(called)
  })
})

describe('secrets', () => {
  const house = { secret: 'one house' }

  test('a password fits itself alone, and is kept with what it cost', async () => {
    const kept = await hashPassword('đường về bản')
    expect(kept).toMatch(/^scrypt\$65536\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(await passwordFits('đường về bản'.normalize('NFD'), kept)).toBe(true)
    expect(await passwordFits('duong ve ban', kept)).toBe(false)
    expect(await passwordFits('', undefined)).toBe(false)
  })

  test('a sealed secret opens for its own account, in its own house, unaltered', () => {
    const sealed = seal(house, 'an', 'SECRET')
    expect(sealed).not.toContain('SECRET')
    expect(unseal(house, 'an', sealed)).toBe('SECRET')
    expect(() => unseal(house, 'binh', sealed)).toThrow()
    expect(() => unseal({ secret: 'another house' }, 'an', sealed)).toThrow()
    expect(() => unseal(house, 'an', `${sealed.slice(0, -2)}AA`)).toThrow()
  })

  test('marks differ by purpose and by house; tokens, codes and passwords by chance', () => {
    expect(markOf(house, 'code', '1')).toBe(markOf(house, 'code', '1'))
    expect(markOf(house, 'code', '1')).not.toBe(markOf(house, 'ticket', '1'))
    expect(markOf(house, 'code', '1')).not.toBe(markOf({ secret: 'other' }, 'code', '1'))
    expect(hashOf(newToken())).not.toBe(hashOf(newToken()))
    expect(newCode()).toMatch(/^\d{6}$/)
    expect(newPassword()).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/)
    expect([sameText('a', 'a'), sameText('a', 'ab')]).toEqual([true, false])
  })

  test('digits are taken from this half minute and its neighbours', () => {
    const { secret, address } = newTotp('an')
    const now = 1_790_000_000_000
    const step = Math.floor(now / 30_000)
    const at = (later: number) => stepOf(secret, digits(secret, later, now), now)
    expect(address).toContain('otpauth://totp/')
    expect([-1, 0, 1].map(at)).toEqual([step - 1, step, step + 1])
    expect([-2, 2].map(at)).toEqual([undefined, undefined])
  })
})
