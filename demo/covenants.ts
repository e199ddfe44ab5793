import { needsRecognition } from '../server/modules/meetings/find.ts'
import { passes } from '../server/modules/meetings/passing.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Row } from './kept.ts'
import type { LifeBook } from './life-book.ts'
import { keeperOf, type Lived, type Living, modelAt, tell } from './living.ts'
import { type Force, signaturesOf } from './signatures.ts'

type Told = LifeBook['covenants'][number]
type Version = Told['versions'][number]
type Covenant = Row<'meetings.covenant'> & Pick<Force, 'keeperId' | 'id' | 'unitId'>

/** What the people of a model agreed on: its versions with their votes, and who stands by it. */
export function covenantOf(living: Living, told: Told): Lived {
  const { commune, chance, today } = living
  const { made, row } = modelAt(commune, told.model)
  const shape = made.type.covenant
  const [first] = told.versions
  const begun = momentOf(daysLater(today, -(first?.votedAgo ?? 0) - 25), 9)
  const covenant = {
    keeperId: row.keeperId,
    id: chance.id(begun),
    modelId: made.id,
    unitId: row.unitId,
    kind: told.kind ?? shape?.kind ?? 'commitment',
    title: told.title,
    signer: shape?.signer ?? 'household',
    signers: told.signers,
    named: shape?.named ?? true,
    money: false,
    madeBy: keeperOf(commune, made).id,
    madeAt: begun.toISOString(),
    edition: told.versions.length + 1,
  } satisfies Covenant
  const voted = told.versions.map((version, at) =>
    versionOf(living, { covenant, told, row }, { ...version, number: at + 1 }),
  )
  const forces = voted.flatMap(({ version: { number, fromDay } }) =>
    fromDay ? [{ ...covenant, number, from: fromDay }] : [],
  )
  // What people live by now stands over what they lived by before.
  const last = forces.at(-1)?.number ?? 0
  const { rows, counted } = signaturesOf(living, { told, forces })
  return {
    kept: {
      'meetings.covenant': [covenant],
      'meetings.version': voted.map(({ version }) =>
        version.fromDay && version.number < last ? { ...version, state: 'superseded' } : version,
      ),
      'meetings.vote': voted.map(({ vote }) => vote),
      'meetings.signature': rows,
      'models.moment': voted.flatMap(({ moments }) => moments),
    },
    counted,
  }
}

type Of = { covenant: Covenant; told: Told; row: { keeperId: string; id: string } }

/** A version with the minutes of its vote, and how far it came at the commune. */
function versionOf(
  living: Living,
  { covenant, told, row }: Of,
  said: Version & { number: number },
) {
  const { chance, nameOne, today } = living
  const { keeperId, id: covenantId, named, madeBy } = covenant
  const { number, text, present, agreed, against, blank, way, place } = said
  const on = daysLater(today, -said.votedAgo)
  const own = !needsRecognition({ kind: covenant.kind as Told['kind'] & string })
  const sentOn = own || said.sent === undefined ? null : daysLater(on, said.sent)
  const decidedOn = sentOn && said.recognised !== undefined ? daysLater(on, said.recognised) : null
  const decision = decidedOn ? `QĐ ${chance.whole(20, 260)}/QĐ-UBND` : null
  const passed = passes({ households: told.signers, agreed, money: false })
  const version = {
    keeperId,
    covenantId,
    number,
    text,
    madeBy,
    madeAt: momentOf(daysLater(on, -25), 9).toISOString(),
    state: decidedOn ? 'recognised' : sentOn ? 'sent' : passed ? 'adopted' : 'rejected',
    sentOn,
    decidedOn,
    decision,
    reason: '',
    fromDay: own && passed ? on : decidedOn,
  }
  const names = named ? Array.from({ length: 5 }, nameOne) : []
  const [chair, secretary, front, ...witnesses] = names
  const vote: Row<'meetings.vote'> = {
    keeperId,
    id: chance.id(momentOf(on, 20)),
    covenantId,
    number,
    onDay: on,
    fromTime: '19:30',
    toTime: '21:15',
    place,
    way,
    clusters: 1,
    households: told.signers,
    present,
    agreed,
    against,
    blank,
    passed,
    content: `Thông qua ${told.title}.`,
    decision: passed ? 'Thông qua.' : 'Không thông qua.',
    chair: chair ?? null,
    secretary: secretary ?? null,
    front: front ?? null,
    witnesses,
    evidence: [],
    byId: madeBy,
    at: momentOf(on, 21.5).toISOString(),
  }
  const { title } = told
  const moments = [
    tell(row, chance, {
      on,
      what: passed ? 'vote.passed' : 'vote.failed',
      said: { title, agreed, households: told.signers },
    }),
    ...(sentOn ? [tell(row, chance, { on: sentOn, what: 'covenant.sent', said: { title } })] : []),
    ...(decidedOn && decision
      ? [
          tell(row, chance, {
            on: decidedOn,
            what: 'covenant.recognised',
            said: { title, decision },
          }),
        ]
      : []),
  ]
  return { version, vote, moments }
}
