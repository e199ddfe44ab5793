import { wrong } from '../../platform/errors.ts'

/** A Vietnamese mobile number as it is kept, `0912345678`, however it was typed; undefined when it is none. */
export function phoneOf(typed: string) {
  const digits = typed.replace(/[\s().-]/g, '').replace(/^(\+84|0084|84(?=\d{9}$))0?/, '0')
  return /^0[35789]\d{8}$/.test(digits) ? digits : undefined
}

/** The number in the blank `phone`, or the refusal that stands beside it. */
export function needPhone(typed: string) {
  const phone = phoneOf(typed)
  if (!phone) throw wrong('phone', 'not_a_phone')
  return phone
}
