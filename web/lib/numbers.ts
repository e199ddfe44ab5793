export type Language = 'vi' | 'en'

/** What was understood of a number somebody typed. `ask`: it reads two ways, so the field asks. */
export type Typed =
  | { is: 'empty' }
  | { is: 'number'; value: number }
  | { is: 'ask'; value: number }
  | { is: 'wrong'; code: string }

const locale = { vi: 'vi-VN', en: 'en-GB' }
const thousands = { vi: '.', en: ',' }
const largest = 1_000_000_000

/** A whole number or a measure as it is written: 1.447 and 1,57. */
export function number(value: number, language: Language = 'vi') {
  return value.toLocaleString(locale[language], { maximumFractionDigits: 3 })
}

/** A share of a hundred: 27,35 %. */
export function percent(value: number, language: Language = 'vi') {
  return `${value.toLocaleString(locale[language], { maximumFractionDigits: 2 })}\u00a0%`
}

/** From one number to another: 5–8. */
export function range(from: number, to: number, language: Language = 'vi') {
  return `${number(from, language)}–${number(to, language)}`
}

/** A day, a month or a year as they are written: 10/06/2022, 11/2022, 2020. */
export function day(date: string) {
  return date.slice(0, 10).split('-').reverse().join('/')
}

/** A month in words: tháng 10/2023. */
export function month(date: string, language: Language = 'vi') {
  const [year = '', of = ''] = date.split('-')
  if (language === 'vi') return `tháng ${of}/${year}`
  return new Date(Date.UTC(+year, +of - 1)).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

/** A day as official papers write it: ngày 05 tháng 6 năm 2026. */
export function longDay(date: string, language: Language = 'vi') {
  const [year = '', of = '', on = ''] = date.slice(0, 10).split('-')
  if (language === 'vi') {
    const padded = +of < 3 ? of : String(+of)
    return `ngày ${on} tháng ${padded} năm ${year}`
  }
  return `${+on} ${month(date, 'en')}`
}

/** An instant by the clocks of Việt Nam: 14:05, 10/06/2022. */
export function moment(iso: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(iso))
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('hour')}:${part('minute')}, ${part('day')}/${part('month')}/${part('year')}`
}

/** Today in Việt Nam, as the calendar of a form holds it: 2026-06-05. */
export function today(now = new Date()) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(now)
}

/** Reads how many somebody typed: 1447, 1.447 and 1 447 are the same; 11,141 is asked about. */
export function readCount(text: string, language: Language = 'vi'): Typed {
  const given = squeezed(text)
  if (given === '') return { is: 'empty' }
  if (/^[-−–]\d/.test(given)) return { is: 'wrong', code: 'number.negative' }
  const own = thousands[language]
  const other = own === '.' ? ',' : '.'
  if (/^\d+$/.test(given) || grouped(given, own)) return within(digitsOf(given))
  if (grouped(given, other)) {
    const read = within(digitsOf(given))
    return read.is === 'number' ? { is: 'ask', value: read.value } : read
  }
  if (/^\d+[.,]\d+$/.test(given)) return { is: 'wrong', code: 'number.fraction' }
  return { is: 'wrong', code: 'number.unreadable' }
}

/** Reads a measure somebody typed: 1,57 is one and a bit, 1.447 is a thousand and more. */
export function readMeasure(text: string, decimals: number, language: Language = 'vi'): Typed {
  const given = squeezed(text)
  if (given === '') return { is: 'empty' }
  if (/^[-−–]\d/.test(given)) return { is: 'wrong', code: 'number.negative' }
  const own = thousands[language]
  const point = own === '.' ? ',' : '.'
  if (/^\d+$/.test(given) || grouped(given, own)) return within(digitsOf(given))
  const [whole = '', part, more] = given.split(point)
  if (part !== undefined && more === undefined && /^\d+$/.test(part)) {
    if (/^\d+$/.test(whole) || grouped(whole, own)) return exact(digitsOf(whole), part, decimals)
  }
  const [, before, after] = /^(\d+)[.,](\d{1,2})$/.exec(given) ?? []
  if (before !== undefined && after !== undefined) return exact(Number(before), after, decimals)
  return { is: 'wrong', code: 'number.unreadable' }
}

function squeezed(text: string) {
  return text.trim().replace(/(?<=\d)[\s\u00a0\u202f]+(?=\d{3}(?!\d))/g, '')
}

function grouped(text: string, by: string) {
  const [first = '', ...rest] = text.split(by)
  return (
    rest.length > 0 && /^[1-9]\d{0,2}$/.test(first) && rest.every((each) => /^\d{3}$/.test(each))
  )
}

const digitsOf = (text: string) => Number(text.replace(/\D/g, ''))

function within(value: number): Typed {
  return value > largest ? { is: 'wrong', code: 'number.too_large' } : { is: 'number', value }
}

function exact(whole: number, part: string, decimals: number): Typed {
  if (part.length > decimals) return { is: 'wrong', code: 'number.too_fine' }
  return within(Number(`${whole}.${part}`))
}
