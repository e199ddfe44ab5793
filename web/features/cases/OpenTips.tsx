import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { tips as endpoints, type TipBrief } from '../../../contract/tips.ts'
import type { z } from 'zod'
import { asking } from '../../lib/call.ts'
import { useNumbers } from '../../lib/language.tsx'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { useCategoryName } from '../../lib/tip-kinds.ts'
import { Answer } from '../../ui/Status.tsx'
import { useCaseWords } from './case-words.ts'
import { firstLine } from '../../lib/first-line.ts'
import { useOpenedText } from './opened-text.ts'

type Tip = z.output<typeof TipBrief>

type OpenTipsProps = {
  keeperId: string
  keys: Unlocked | undefined
  /** A tip that is in the case already. */
  but?: string | undefined
  /** Tips about the same kind of thing come first. */
  category: string
  /** Whether several are taken at once. */
  several: boolean
  chosen: string[]
  onChoose: (ids: string[]) => void
}

/** Tips that belong to no case yet, to be taken along. */
export function OpenTips({ keeperId, keys, but, category, ...choosing }: OpenTipsProps) {
  const words = useCaseWords()
  const list = useQuery(asking(endpoints.queue, { keeperId, show: 'open' }))
  const { several, chosen, onChoose } = choosing
  const name = useId()
  const swap = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <fieldset className="field">
      <legend>{words.others}</legend>
      <p className="hint">{several ? words.othersHint : words.addTipSays}</p>
      <Answer to={list} lines={3}>
        {({ tips }) => {
          const free = tips.filter(({ id, state }) => state !== 'in_case' && id !== but)
          if (free.length === 0) return <p className="soft">{words.othersNone}</p>
          const same = (tip: Tip) => Number(tip.category === category)
          return (
            <div className="case-others">
              {free
                .toSorted((one, other) => same(other) - same(one))
                .map((tip) => (
                  <label key={tip.id}>
                    <input
                      type={several ? 'checkbox' : 'radio'}
                      name={name}
                      checked={chosen.includes(tip.id)}
                      onChange={() => (several ? swap(tip.id) : onChoose([tip.id]))}
                    />
                    <OpenTip tip={tip} keys={keys} />
                  </label>
                ))}
            </div>
          )
        }}
      </Answer>
    </fieldset>
  )
}

function OpenTip({ tip, keys }: { tip: Tip; keys: Unlocked | undefined }) {
  const words = useCaseWords()
  const numbers = useNumbers()
  const nameOf = useCategoryName()
  const said = useOpenedText(tip, keys)
  return (
    <span>
      <span>
        <strong>{nameOf(tip.category)}</strong>{' '}
        <span className="small soft number">{numbers.moment(tip.receivedAt)}</span>
      </span>
      <span className={`case-line ${said.state}`}>
        {said.state === 'open' ? firstLine(said.text) : words.states[said.state]}
      </span>
    </span>
  )
}
