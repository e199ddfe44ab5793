import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Ground, Livelihood, Terrain, whereNext } from '../../../contract/where-next.ts'
import '../../lib/life-errors.ts'
import { asking, call, codeOf } from '../../lib/call.ts'
import { useFitWords } from '../../lib/fit-words.ts'
import { useWords } from '../../lib/language.tsx'
import { YesNo } from '../../ui/Choice.tsx'
import { Form } from '../../ui/Form.tsx'
import { Answer } from '../../ui/Status.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'

/** Where those who answer for a village write down what kind of place it is. */
export function GroundSection({ unitId }: { unitId: string }) {
  const said = useFitWords()
  const ground = useQuery(asking(whereNext.ground, { id: unitId }))
  return (
    <section className="card stack tight">
      <h2>{said.ground}</h2>
      <Answer to={ground}>{(held) => <GroundForm key={held.edition} ground={held} />}</Answer>
    </section>
  )
}

function GroundForm({ ground }: { ground: Ground }) {
  const said = useFitWords()
  const { pieces } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const [terrain, setTerrain] = useState(ground.terrain)
  const [livelihood, setLivelihood] = useState(ground.livelihood)
  const [meetingPlace, setMeetingPlace] = useState(ground.meetingPlace)
  const asked = asking(whereNext.ground, { id: ground.unitId }).queryKey
  const describing = useMutation({
    mutationFn: () => {
      const { keeperId, unitId: id, edition } = ground
      const given = { keeperId, id, edition, terrain, livelihood, meetingPlace }
      return call(whereNext.describeGround, given)
    },
    onSuccess: (kept) => {
      toast({ text: said.groundSaved })
      client.setQueryData(asked, kept)
    },
    onError: async (error) => {
      if (codeOf(error) !== 'ground.changed') return
      toast({ text: said.groundKept })
      await client.invalidateQueries({ queryKey: asked })
    },
  })

  return (
    <Form
      says={said.groundSays}
      act={pieces.save}
      busy={describing.isPending}
      error={describing.error}
      onSubmit={() => describing.mutate()}
    >
      <SelectField
        label={said.terrain}
        blank={said.notKnown}
        options={Terrain.options.map((value) => ({ value, label: said.terrains[value] }))}
        value={terrain ?? ''}
        onChange={(value) => setTerrain(Terrain.options.find((each) => each === value) ?? null)}
      />
      <SelectField
        label={said.livelihood}
        blank={said.notKnown}
        options={Livelihood.options.map((value) => ({ value, label: said.livelihoods[value] }))}
        value={livelihood ?? ''}
        onChange={(value) =>
          setLivelihood(Livelihood.options.find((each) => each === value) ?? null)
        }
      />
      <YesNo
        label={said.meetingPlace}
        value={meetingPlace ?? undefined}
        onChange={setMeetingPlace}
      />
    </Form>
  )
}
