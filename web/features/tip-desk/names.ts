import type { DeskReply } from '../../lib/tip-keys/desk.ts'

/** Whose a key is, as the server names them. */
export function nameOfKey({ keys }: DeskReply, id: string) {
  return keys.find((key) => key.id === id)?.name
}

/** The kind of keys somebody may hold at a desk: who opens tips does not hold a share besides. */
export function holderOf({ may }: DeskReply) {
  if (may.read) return 'officer' as const
  return may.guard ? ('custodian' as const) : undefined
}

/** Whether one's own keys sign for the desk alone. */
export function isOfficer({ mine }: DeskReply) {
  return mine?.state === 'standing' && mine.holder === 'officer'
}
