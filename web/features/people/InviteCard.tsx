import { usePeopleWords } from './people-words.ts'
import { encode } from 'uqr'
import type { z } from 'zod'
import { accounts } from '../../../contract/accounts.ts'
import type { RoleEntry } from '../../../contract/catalog.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Band } from '../../ui/Band.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useChanging } from './changing.ts'
import { Copy } from './Copy.tsx'

type InviteCardProps = {
  keeperId: string
  invite: z.output<typeof accounts.invite.reply>
  role: RoleEntry['id']
  unit: UnitBrief
  onClose: () => void
}

/** An invitation to hand over: on the screen to be scanned, or on paper. Its link is shown this once. */
export function InviteCard({ keeperId, invite, role, unit, onClose }: InviteCardProps) {
  const people = usePeopleWords()
  const { pieces, shell } = useWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const toast = useToast()
  const entry = useCatalog()?.role(role)
  const withdrawing = useChanging(accounts.withdrawInvite, () => {
    toast({ text: people.withdrawn })
    onClose()
  })

  return (
    <div className="stack">
      <div className="invite-card">
        <Band />
        <p className="invite-house">{shell.name}</p>
        <p>
          {fill(people.invitedAs, { role: entry ? say(entry.name) : role, unit: unitName(unit) })}
        </p>
        <Qr text={invite.address} label={people.qr} />
        <p className="invite-link">{invite.address}</p>
        <p className="small">{fill(people.until, { moment: numbers.moment(invite.until) })}</p>
      </div>
      <p className="notice no-print">{people.linkOnce}</p>
      <Refusal error={withdrawing.error} />
      <div className="row no-print">
        <Button look="main" icon="print" onClick={() => print()}>
          {people.printCard}
        </Button>
        <Copy text={invite.address}>{people.copyLink}</Copy>
        <Button
          look="plain"
          busy={withdrawing.isPending}
          onClick={() => withdrawing.mutate({ keeperId, id: invite.id })}
        >
          {people.withdraw}
        </Button>
        <Button look="plain" onClick={onClose}>
          {pieces.close}
        </Button>
      </div>
    </div>
  )
}

function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
