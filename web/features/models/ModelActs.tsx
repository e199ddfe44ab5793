import { useState } from 'react'
import type { Model } from '../../../contract/models.ts'
import { useWords } from '../../lib/language.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { SettleDialog } from './SettleDialog.tsx'
import { stepsFrom } from './states.ts'

/** What the reader may do with a model: write its diary, change it, move it on, print it. */
export function ModelActs({ model }: { model: Model }) {
  const { models: said, pieces } = useWords()
  const [open, setOpen] = useState<'change' | 'settle'>()
  const close = () => setOpen(undefined)
  const working = model.state !== 'dissolved' && model.state !== 'suspended'

  return (
    <>
      {model.mayRecord && working && (
        <LinkButton look="main" icon="pen" href={`/xa/${model.keeperId}/mo-hinh/${model.id}/ghi`}>
          {said.write}
        </LinkButton>
      )}
      {model.mayChange && <Button onClick={() => setOpen('change')}>{said.change}</Button>}
      {stepsFrom(model).length > 0 && (
        <Button icon="next" onClick={() => setOpen('settle')}>
          {said.settle}
        </Button>
      )}
      <Button look="plain" icon="print" onClick={() => print()}>
        {pieces.print}
      </Button>
      {open === 'change' && <ChangeDialog model={model} onClose={close} />}
      {open === 'settle' && <SettleDialog model={model} onClose={close} />}
    </>
  )
}
