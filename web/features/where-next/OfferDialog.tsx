import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { campaigns } from '../../../contract/plans.ts'
import { asking, call } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Answer } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useWhereWords } from './where-words.ts'
import type { Found } from './WhereNextPage.tsx'

type OfferDialogProps = {
  found: Found
  place: Found['places'][number]
  onClose: () => void
  onAsked: () => void
}

/** Asks a place to try, within a campaign that carries this model on. The person decides, not the points. */
export function OfferDialog(props: OfferDialogProps) {
  const { found, place, onClose } = props
  const said = useWhereWords()
  const title = fill(said.offerTitle, { unit: unitName(place.unit) })
  const running = useQuery(asking(campaigns.list, { under: place.unit.id }))
  return (
    <Answer to={running}>
      {(all) => {
        const those = all.filter(
          ({ model, endedOn }) => model.id === found.model.id && endedOn === null,
        )
        if (those.length > 0) return <Ask {...props} title={title} campaigns={those} />
        return (
          <Dialog title={title} onClose={onClose}>
            <div className="stack">
              <p>{said.noCampaign}</p>
              <LinkButton
                look="main"
                href={`/nhan-rong/moi?mo-hinh=${found.model.keeperId}/${found.model.id}`}
              >
                {said.toCampaigns}
              </LinkButton>
            </div>
          </Dialog>
        )
      }}
    </Answer>
  )
}

type Running = { keeperId: string; id: string; name: string }
type AskProps = OfferDialogProps & { title: string; campaigns: Running[] }

function Ask({ place, title, campaigns: running, onClose, onAsked }: AskProps) {
  const said = useWhereWords()
  const toast = useToast()
  const [chosen, setChosen] = useState(running[0])
  const asking = useMutation({
    mutationFn: async () => {
      if (!chosen) return
      const { keeperId, id } = chosen
      await call(campaigns.offer, { keeperId, id, unitId: place.unit.id, fit: place.reasons })
    },
    onSuccess: () => {
      toast({ text: said.offered })
      onAsked()
    },
  })
  return (
    <FormDialog
      title={title}
      says={said.offerSays}
      act={said.offer}
      busy={asking.isPending}
      error={asking.error}
      onClose={onClose}
      onSubmit={() => asking.mutate()}
    >
      <Choice
        label={said.campaign}
        look="list"
        options={running.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen?.id}
        onChange={(id) => setChosen(running.find((each) => each.id === id))}
      />
    </FormDialog>
  )
}
