import { expect } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { covenants } from '../../../contract/covenants.ts'
import { models } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { bodyOf, modelOf, now, villageWithPeople } from './book-places.fixture.ts'

const board = ['head', 'deputy', 'secretary', 'member', 'member'] as const
const minutes = {
  signedBy: {
    chair: 'Người chủ trì',
    secretary: 'Thư ký',
    front: 'Đại diện Mặt trận',
    witnesses: ['Người chứng kiến một', 'Người chứng kiến hai'],
  },
}

const councils = [
  { kind: 'clan', title: 'Dòng họ', type: 'self-managed-clan', signed: minutes },
  // Of a parish no name is kept: it would tell a belief.
  { kind: 'parish', title: 'Giáo xứ', type: 'peaceful-parish', signed: {} },
] as const

for (const { kind, title, type, signed } of councils) {
  test(`the council of a ${kind}: its board of five, its meeting, its covenant`, async ({
    house,
  }) => {
    const people = await villageWithPeople(house)
    const body = await bodyOf(house, people, { kind, title, name: 'Lò' })
    const head = await house.person('body_head', body)
    const at = await modelOf(house, head, body, type)
    const ofModel = { ...at, id: at.modelId }
    for (const [order, role] of board.entries()) {
      const member = { memberId: uuid7(), name: `Thành viên ${order + 1}`, role }
      const added = await house.ask(head, models.addMember, {
        ...ofModel,
        ...member,
        since: '2022-06-10',
      })
      expect(added.status).toBe(200)
    }
    const met = await house.ask(head, activities.record, {
      ...at,
      ...now(),
      kind: 'meeting',
      attendance: 20,
      answers: { purpose: 'routine', agreed: 'Nhắc con cháu giữ đèn đường.' },
    })
    expect(met.status, JSON.stringify(met.body)).toBe(200)

    const covenant = { ...at, id: uuid7(), title: 'Quy ước', text: 'Điều 1. Giúp nhau.' }
    const made = await house.ask(head, covenants.make, { ...covenant, signers: 20 })
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    const voted = await house.ask(head, covenants.vote, {
      ...at,
      id: covenant.id,
      voteId: uuid7(),
      number: 1,
      on: now().on,
      ...signed,
      way: 'show_of_hands',
      households: 20,
      present: 18,
      agreed: 16,
      against: 2,
      content: 'Thông qua quy ước',
      decision: 'Tán thành',
    })
    expect(voted.status, JSON.stringify(voted.body)).toBe(200)
    expect(voted.body.versions[0]).toMatchObject({ vote: { passed: true } })

    const seen = await house.ask(undefined, models.read, ofModel)
    expect(seen.body.members.map(({ role, name }) => ({ role, name }))).toEqual(
      expect.arrayContaining(board.map((role) => ({ role, name: null }))),
    )
    expect(seen.body.members).toHaveLength(5)
    const listed = await house.ask(undefined, covenants.list, at)
    expect(listed.body.covenants).toMatchObject([{ named: kind === 'clan' }])
  })
}
