import { useState } from 'react'
import { type AlarmTeam, alarmTeams as endpoints } from '../../../contract/alarm-teams.ts'
import type { Place } from '../../../contract/wire.ts'
import { fieldErrors } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { YesNo } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { PlaceField } from '../../ui/PlaceField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Home, placeOf, useTeamChange } from './change-team.ts'
import { type Kept, KitFields } from './KitFields.tsx'
import { useTeamWords } from './team-words.ts'

type HomeDialogProps = { team: AlarmTeam; home: Home | undefined; onClose: () => void }

/** What is known of a home: a new one, or one that changed. */
export function HomeDialog({ team, home, onClose }: HomeDialogProps) {
  const alarmTeams = useTeamWords()
  const [id] = useState(() => home?.id ?? uuid7())
  const [name, setName] = useState(home?.name ?? '')
  const [address, setAddress] = useState(home?.address ?? '')
  const [place, setPlace] = useState<Place | undefined>(home?.place ?? undefined)
  const [secondExit, setSecondExit] = useState(home?.secondExit ?? undefined)
  const [kit, setKit] = useState<Kept[]>(() => (home ? home.kit.map(asKept) : [firstOf()]))
  const adding = useTeamChange(endpoints.addHome, onClose)
  const changing = useTeamChange(endpoints.changeHome, onClose)
  const doing = home ? changing : adding
  const errors = fieldErrors(doing.error)

  function submit() {
    const given = {
      ...placeOf(team),
      id,
      name,
      address: address.trim() || null,
      place: place ?? null,
      spot: home?.spot ?? null,
      secondExit: secondExit ?? null,
      kit: kit.flatMap(({ kind, count, expiresOn }) =>
        count ? [{ kind, count, expiresOn: expiresOn || null }] : [],
      ),
    }
    if (home) changing.mutate({ ...given, edition: home.edition })
    else adding.mutate(given)
  }

  const title = home ? alarmTeams.changeHome : alarmTeams.addHome
  return (
    <Dialog title={title} onClose={onClose}>
      <Form act={title} busy={doing.isPending} error={doing.error} onSubmit={submit}>
        <TextField
          label={alarmTeams.homeName}
          hint={alarmTeams.homeNameHint}
          required
          maxLength={80}
          error={errors['name']}
          value={name}
          onChange={setName}
        />
        <TextField
          label={alarmTeams.address}
          maxLength={160}
          error={errors['address']}
          value={address}
          onChange={setAddress}
        />
        <PlaceField
          label={alarmTeams.homePlace}
          hint={alarmTeams.homePlaceHint}
          error={errors['place']}
          value={place}
          onChange={setPlace}
        />
        <YesNo label={alarmTeams.secondExit} value={secondExit} onChange={setSecondExit} />
        <KitFields value={kit} onChange={setKit} />
      </Form>
    </Dialog>
  )
}

function asKept({ kind, count, expiresOn }: Home['kit'][number]): Kept {
  return { id: uuid7(), kind, count, expiresOn: expiresOn ?? '' }
}

// Every home is asked to keep at least one extinguisher: its blank is there beforehand, empty.
function firstOf(): Kept {
  return { id: uuid7(), kind: 'extinguisher', count: undefined, expiresOn: '' }
}
