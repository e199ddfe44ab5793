import { useState } from 'react'
import { type SetUp, setUp } from '../../../contract/set-up.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Form } from '../../ui/Form.tsx'
import { Empty } from '../../ui/Status.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { useSetUpWords } from './set-up-words.ts'
import { useStepAct } from './use-step-act.ts'

/** Where nothing has begun: what it would begin with, and the day it counts from. */
export function Beginning({ way }: { way: SetUp }) {
  const words = useSetUpWords()
  const { model, beginsWith, mayChange } = way
  const { from, steps: count } = beginsWith
  const says = from
    ? fill(words.beginFromOriginal, { name: from.name, unit: unitName(from.unit), count })
    : fill(words.beginFromType, { count })
  return (
    <section className="card stack">
      <Empty title={words.notBegun}>
        <p>{count === 0 ? words.beginNone : says}</p>
        {from && model.changedFromOriginal && (
          <p className="soft">
            {fill(words.changedFromOriginal, { change: model.changedFromOriginal })}
          </p>
        )}
        {count > 0 && !mayChange && <p className="soft">{words.waitForKeepers}</p>}
      </Empty>
      {count > 0 && mayChange && <BeginForm way={way} />}
    </section>
  )
}

function BeginForm({ way: { model, today } }: { way: SetUp }) {
  const words = useSetUpWords()
  const [from, setFrom] = useState(today)
  const beginning = useStepAct(setUp.begin, { said: words.begun })
  const { keeperId, id: modelId } = model
  return (
    <Form
      act={words.begin}
      busy={beginning.isPending}
      error={beginning.error}
      onSubmit={() => beginning.mutate({ keeperId, modelId, from })}
    >
      <DayField
        label={words.beginOn}
        required
        error={fieldErrors(beginning.error)['from']}
        value={from}
        onChange={setFrom}
      />
    </Form>
  )
}
