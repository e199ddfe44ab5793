import { usePeopleWords } from './people-words.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import { type UnitPage, units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { useMay } from '../../lib/me.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { AddStaff } from './AddStaff.tsx'
import { Invite } from './Invite.tsx'
import './people.css'
import { PeopleTable } from './PeopleTable.tsx'

/** The people who hold posts in these books: who they are, what they hold, and how more come in. */
export function PeoplePage({ keeperId }: { keeperId: string }) {
  const unit = useQuery(asking(units.read, { id: keeperId }))
  return (
    <Answer to={unit} lines={6}>
      {(held) => <Held keeper={held} />}
    </Answer>
  )
}

type Open = 'invite' | 'staff' | undefined

function Held({ keeper }: { keeper: UnitPage }) {
  const people = usePeopleWords()
  const held = useQuery(asking(accounts.people, { keeperId: keeper.id }))
  const [open, setOpen] = useState<Open>()
  const grants = useMay('post.grant')
  const invites = useMay('invite.make')
  const close = () => setOpen(undefined)

  return (
    <div className="stack people-page">
      <PageHeader
        kind={people.title}
        title={fill(people.heading, { unit: unitName(keeper) })}
        above={[...keeper.above, keeper]}
        lead={people.lead}
        actions={
          <>
            {invites && (
              <Button look="main" icon="plus" onClick={() => setOpen('invite')}>
                {people.invite}
              </Button>
            )}
            {grants && (
              <Button icon="person" onClick={() => setOpen('staff')}>
                {people.addStaff}
              </Button>
            )}
          </>
        }
      />
      <Answer to={held} lines={8}>
        {(all) =>
          all.length > 0 ? (
            <PeopleTable keeper={keeper} people={all} grants={grants} />
          ) : (
            <Empty title={people.nobody}>
              <p>{people.nobodySays}</p>
            </Empty>
          )
        }
      </Answer>
      {open === 'invite' && (
        <Dialog title={people.invite} onClose={close}>
          <Invite keeper={keeper} onClose={close} />
        </Dialog>
      )}
      {open === 'staff' && (
        <Dialog title={people.addStaff} onClose={close}>
          <AddStaff keeper={keeper} onClose={close} />
        </Dialog>
      )}
    </div>
  )
}
