import { useQuery } from '@tanstack/react-query'
import { accounts } from '../../../contract/accounts.ts'
import { asking } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import './accounts.css'
import { DemoPeople } from './DemoPeople.tsx'
import { useEntering } from './entering.ts'
import { PhoneForm } from './PhoneForm.tsx'
import { StaffForm } from './StaffForm.tsx'
import { TotpForm } from './TotpForm.tsx'

/** The ways in: one press in the demonstration, a phone code for residents, name and password for staff. */
export function SignInPage() {
  const { signin } = useWords()
  const { enter, ticket } = useEntering()
  const { data: people = [] } = useQuery({
    ...asking(accounts.demoPeople, {}),
    staleTime: Infinity,
  })

  if (ticket) return <TotpForm ticket={ticket} onEntry={enter} />
  return (
    <div className="sign-in stack">
      <PageHeader title={signin.title} lead={signin.lead} />
      {people.length > 0 && <DemoPeople people={people} onEntry={enter} />}
      <div className="halves">
        <PhoneForm onEntry={enter} />
        <StaffForm onEntry={enter} />
      </div>
    </div>
  )
}
