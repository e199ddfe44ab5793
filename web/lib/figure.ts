import type { ReportedFigure } from '../../contract/figures.ts'
import { day, type Language, number, range } from './numbers.ts'

type Given = Pick<
  ReportedFigure,
  'indicator' | 'value' | 'valueMax' | 'denominator' | 'date' | 'qualifier' | 'word' | 'unitWord'
>

/** A figure taken apart for the page: gần · 1.000 · mô hình. `of` is a total said beside it. */
export type Drawn = { lead: string; number: string; unit: string; of: string; text: string }

/** Draws a figure as its source says it. `unit` replaces the source's unit word in another language. */
export function drawFigure(
  figure: Given,
  language: Language = 'vi',
  unit = figure.unitWord,
): Drawn {
  const { lead, number: shown, of = '' } = partsOf(figure, language)
  const counted = hasUnit(figure) ? unit : ''
  return {
    lead,
    number: shown,
    unit: counted,
    of,
    text: [lead, shown, counted, of].filter(Boolean).join(' '),
  }
}

type Parts = { lead: string; number: string; of?: string }

function partsOf(figure: Given, language: Language): Parts {
  const { value, valueMax, denominator, date, qualifier, word } = figure
  const words = spoken[language]
  switch (qualifier) {
    case 'date':
      return { lead: '', number: date ? day(date) : '—' }
    case 'magnitude':
      return { lead: '', number: magnitude(word ?? '', language) }
    case 'none':
      return { lead: '', number: words.none }
    case 'no_figure':
      return { lead: '', number: '—' }
    case 'range':
      return { lead: '', number: range(value ?? 0, valueMax ?? 0, language) }
  }
  const lead = qualifier === 'exact' ? '' : leadOf(qualifier, word, language)
  if (value === null) return { lead, number: '—' }
  const shown = number(value, language)
  if (denominator === null) return { lead, number: shown }
  // Nineteen districts of twenty-seven is one saying; released out of those placed is two.
  if (figure.indicator.includes('coverage'))
    return { lead, number: `${shown}/${number(denominator, language)}` }
  return { lead, number: shown, of: `${words.ofTotal} ${number(denominator, language)}` }
}

function hasUnit({ qualifier }: Given) {
  return qualifier !== 'date' && qualifier !== 'no_figure'
}

function leadOf(qualifier: Leading, word: string | null, language: Language) {
  return language === 'vi' && word ? word : spoken[language][qualifier]
}

function magnitude(word: string, language: Language) {
  return language === 'en' ? (english[word] ?? word) : word
}

type Leading = 'nearly' | 'more_than' | 'over' | 'about'

const spoken = {
  vi: {
    nearly: 'gần',
    more_than: 'hơn',
    over: 'trên',
    about: 'khoảng',
    none: 'không',
    ofTotal: 'trên tổng số',
  },
  en: {
    nearly: 'nearly',
    more_than: 'more than',
    over: 'over',
    about: 'about',
    none: 'no',
    ofTotal: 'out of',
  },
}

/** The words of magnitude that sources use instead of a number. */
const english: Record<string, string> = {
  'hàng nghìn': 'thousands of',
  'hàng trăm': 'hundreds of',
  'hàng chục': 'dozens of',
  nhiều: 'many',
}
