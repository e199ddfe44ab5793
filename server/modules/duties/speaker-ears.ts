import type { FastifyInstance } from 'fastify'
import type { House } from '../../platform/context.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { isKept } from '../alarms/module.ts'
import { played } from './evening-played.ts'
import { mayReach } from './speaker-rules.ts'

type Speaker = {
  keeperId: string
  modelId: string
  id: string
  secretHash: string
  enrolledBy: string
}

/** Lets speakers in by their own password, and hears what they say of themselves. */
export async function hearSpeakers({ house, log }: FastifyInstance) {
  const { mqtt, bus } = house
  const known = new Map((await speakers(house)).map((speaker) => [speaker.id, speaker]))

  mqtt.admit({
    knows: (name, password) => {
      const speaker = known.get(name)
      return speaker !== undefined && isKept(password, speaker.secretHash)
    },
    may: (name, act, topic) => known.has(name) && mayReach(name, act, topic),
  })

  bus.everywhere('duties.speaker_changed', async ({ id }) => {
    const [now] = await speakers(house, id)
    if (now?.secretHash !== known.get(id)?.secretHash) mqtt.dismiss(id)
    if (now) known.set(id, now)
    else known.delete(id)
  })

  const said = (topic: string) => known.get(topic.split('/')[1] ?? '')
  await mqtt.hearDevices('speaker/+/availability', async ({ topic, text }) => {
    const speaker = said(topic)
    if (speaker) await seen(house, speaker, text.trim() === 'online')
  })
  await mqtt.hearDevices('speaker/+/state', async ({ topic, text, retained }) => {
    const speaker = said(topic)
    if (!speaker) return
    await seen(house, speaker, true)
    if (retained || text.trim().toUpperCase() !== 'ON') return
    const { keeperId, modelId, id: speakerId, enrolledBy: writtenBy } = speaker
    await played(house, { keeperId, modelId, speakerId, writtenBy }).catch((reason: unknown) =>
      log.warn(reason),
    )
  })
}

function speakers(house: House, id?: string): Promise<Speaker[]> {
  return inScope(house.db, itself, (db) =>
    db
      .selectFrom('duties.speaker')
      .select(['keeperId', 'modelId', 'id', 'secretHash', 'enrolledBy'])
      .where('retiredAt', 'is', null)
      .$if(id !== undefined, (rows) => rows.where('id', '=', id ?? ''))
      .execute(),
  )
}

async function seen(house: House, { keeperId, id }: Speaker, online: boolean) {
  await inScope(house.db, itself, (db) =>
    db
      .updateTable('duties.speaker')
      .set({ online, seenAt: new Date() })
      .where('keeperId', '=', keeperId)
      .where('id', '=', id)
      .where('retiredAt', 'is', null)
      .execute(),
  )
}
