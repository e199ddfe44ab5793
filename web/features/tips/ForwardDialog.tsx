import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sealed, type TipWords } from '../../../contract/sealed.ts'
import { tips as endpoints } from '../../../contract/tips.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { asking, call } from '../../lib/call.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { deskOf } from '../../lib/sealed/desk.ts'
import { post } from '../../lib/sealed/door.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { forwardToDesk } from './forward.ts'
import type { Gone } from './GonePage.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'
import type { Tip } from './use-tip-act.ts'

type To = 'above' | 'desk' | 'body'

type ForwardDialogProps = {
  tip: Tip
  here: DeskHere
  said: TipWords | undefined
  /** Somebody of this desk, or their kin, is named in it: it goes up, and nowhere else here. */
  conflict: boolean
  onClose: () => void
  onGone: (gone: Gone) => void
}

/** Sends a tip at once to whoever it belongs to: another desk, sealed anew, or a body outside, on paper. */
export function ForwardDialog(props: ForwardDialogProps) {
  const { tip, here, said, conflict, onClose, onGone } = props
  const words = useTipWords()
  const { say } = useLanguage()
  const kinds = useTipKinds()
  const toast = useToast()
  const client = useQueryClient()
  const own = useQuery(asking(sealed.desk, { keeperId: tip.keeperId })).data
  const reasons = (kinds?.transferReasons ?? []).filter((each) => each.conflict === conflict)
  const [transferId] = useState(() => crypto.randomUUID())
  const [chosenTo, setTo] = useState<To>()
  const [chosenReason, setReason] = useState<string>()
  const [body, setBody] = useState('')
  const [unit, setUnit] = useState<UnitBrief>()
  const [tried, setTried] = useState(false)
  const to = chosenTo ?? (own?.aboveId ? 'above' : conflict ? 'body' : undefined)
  const reason = chosenReason ?? reasons[0]?.id
  const toKeeper = to === 'above' ? own?.aboveId : to === 'desk' ? unit?.id : undefined
  const bodies = kinds ? bodiesFor(kinds, tip.category) : []

  const forwarding = useMutation({
    mutationFn: async (why: string) => {
      const { keeperId, id, edition } = tip
      if (to === 'body') {
        const at = { keeperId, id, edition, transferId }
        await call(endpoints.forward, { ...at, reason: why, toBody: body })
        return undefined
      }
      if (!here.keys || !toKeeper) throw new Error('locked')
      const desk = await deskOf(post, toKeeper)
      await forwardToDesk({ tip, keys: here.keys, to: desk, reason: why, transferId })
      return desk
    },
    onSuccess: (desk, why) => {
      void client.invalidateQueries({ queryKey: [endpoints.queue.path] })
      if (desk)
        return onGone({
          kind: 'forwarded',
          to: unitName(desk),
          paper: said && here.desk && { tip, words: said, desk: here.desk, reason: why },
        })
      void client.invalidateQueries({ queryKey: [endpoints.read.path] })
      toast({ text: words.forwardedBody })
      return onClose()
    },
  })

  function submit() {
    setTried(true)
    if (reason && (to === 'body' ? body : toKeeper)) forwarding.mutate(reason)
  }

  return (
    <Dialog title={conflict ? words.conflict : words.forward} onClose={onClose}>
      <Form
        says={
          conflict
            ? to === 'body'
              ? words.conflictOnPaper
              : words.conflictSays
            : words.forwardSays
        }
        act={words.forwardGo}
        busy={forwarding.isPending || (to !== 'body' && !here.keys)}
        error={forwarding.error}
        onSubmit={submit}
      >
        {to !== 'body' && !here.keys && <p className="notice">{words.unlockFirst}</p>}
        <Choice
          label={words.forwardTo}
          look="list"
          required
          error={tried && !to ? 'missing' : undefined}
          options={[
            ...(own?.aboveId ? [{ value: 'above', label: words.forwardAbove }] : []),
            ...(conflict && own?.aboveId ? [] : [{ value: 'body', label: words.forwardBody }]),
            ...(conflict ? [] : [{ value: 'desk', label: words.forwardDesk }]),
          ]}
          value={to}
          onChange={(next) => setTo(next as To)}
        />
        {to === 'desk' && (
          <UnitPicker
            label={words.whichDesk}
            kind="commune"
            required
            error={tried && !unit ? 'missing' : undefined}
            picked={unit}
            onPick={setUnit}
          />
        )}
        {to === 'body' && (
          <SelectField
            label={words.whichBody}
            hint={words.bodyHint}
            blank={words.choose}
            required
            error={tried && !body ? 'missing' : undefined}
            options={bodies.map(({ id, name }) => ({ value: id, label: say(name) }))}
            value={body}
            onChange={setBody}
          />
        )}
        <Choice
          label={words.forwardWhy}
          look="list"
          options={reasons.map(({ id, name }) => ({ value: id, label: say(name) }))}
          value={reason}
          onChange={setReason}
        />
        {to !== 'body' && tip.identity && <p className="small">{words.identityStays}</p>}
        {forwarding.isPending && (
          <p role="status">{fill(words.resealing, { count: pieces(tip) })}</p>
        )}
      </Form>
    </Dialog>
  )
}

const pieces = (tip: Tip) => 1 + tip.messages.length + 2 * tip.attached.length

/** The bodies it may go to on paper, those that its category names first. */
function bodiesFor(kinds: NonNullable<ReturnType<typeof useTipKinds>>, category: string) {
  const usual = kinds.category(category)?.goesTo ?? []
  const outside = kinds.bodies.filter(({ desk }) => desk !== 'same')
  const rank = (id: string) => (usual.includes(id) ? usual.indexOf(id) : usual.length)
  return outside.toSorted((a, b) => rank(a.id) - rank(b.id))
}
