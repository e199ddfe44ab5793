import type { ActivityKind } from '../contract/catalog.ts'
import { daysLater } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Occasion } from './kept-shifts.ts'
import type { Telling } from './kinds.ts'
import type { MadeModel } from './models.ts'
import { daysOf } from './when.ts'

type Asked = {
  model: MadeModel
  started: string
  kind: ActivityKind
  telling: Telling
  stretch: { from: string; to: string }
  chance: Chance
}

/** The days on which a model did something of a kind; some have their own place in the year. */
export function datesOf(asked: Asked): Occasion[] {
  const { model, started, kind, telling, stretch, chance } = asked
  const within = ({ on }: Occasion) => on >= stretch.from && on <= stretch.to
  const yearly = yearlyOn[kind.id]
  const plain = (): Occasion[] => {
    const rhythm = model.type.rhythms.find(({ activity }) => activity === kind.id)
    return daysOf({ rhythm, telling, pace: model.pace * slack(model) }, stretch, chance).map(
      (on) => ({ on }),
    )
  }
  const found: Occasion[] =
    kind.id === 'launch-ceremony'
      ? [launchOf(model, started)]
      : yearly
        ? yearsOf(stretch).flatMap((year) => yearly(year, chance))
        : asAgreed(model, kind, plain())
  return found.filter(within)
}

/** Where there is a roster or a signal, the last weeks went by it. */
function asAgreed({ kept }: MadeModel, kind: ActivityKind, plain: Occasion[]) {
  const first = kept?.occasions[0]?.on
  if (!kept || !first || kept.activity !== kind.id) return plain
  return [...plain.filter(({ on }) => on < first), ...kept.occasions]
}

function launchOf({ copied, decision }: MadeModel, on: string): Occasion {
  return { on, fixed: { kind: copied ? 'replica' : 'new', ...(decision && { decision }) } }
}

/** A model in need of improvement has been keeping its diary badly. */
function slack({ history }: MadeModel) {
  return history.some(({ state }) => state === 'needs_improvement') ? 0.6 : 1
}

function yearsOf({ from, to }: Asked['stretch']) {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

const yearlyOn: Record<string, (year: number, chance: Chance) => Occasion[]> = {
  'security-festival': (year, chance) => [{ on: daysLater(`${year}-08-19`, -chance.whole(1, 16)) }],
  'safe-standard': (year, chance) => [
    { on: daysLater(`${year}-02-20`, chance.whole(0, 34)), fixed: { step: 'registered' } },
    { on: daysLater(`${year}-11-01`, chance.whole(1, 14)), fixed: { step: 'scored' } },
    {
      on: daysLater(`${year}-11-24`, chance.whole(0, 18)),
      fixed: chance.yes(0.88)
        ? { step: 'recognised', decision: `QĐ ${chance.whole(190, 320)}/QĐ-UBND` }
        : { step: 'not-recognised' },
    },
  ],
}
