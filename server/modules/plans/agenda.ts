/** Something that speaks for laying a model before a review: a key for its sentence, and what is in its blanks. */
export type AgendaReason = { key: string; values: Record<string, string | number> }
export type AgendaItem = { keeperId: string; id: string; reasons: AgendaReason[] }
/** An agenda as it is kept: what there is to talk about, and the models of which there is nothing new. */
export type Agenda = { items: AgendaItem[]; quiet: { keeperId: string; id: string }[] }

export type Fact = { keeperId: string; id: string } & AgendaReason
type Listed = { keeperId: string; id: string; name: string }

/** Every reason there is, the most pressing first. */
export const urgency = [
  'overdue',
  'flags',
  'fell.poor',
  'judged.poor',
  'incidents',
  'silent',
  'fell.average',
  'tasks_done',
  'state.suspended',
  'state.needs_improvement',
  'covenant_fell',
  'behind',
  'covenant_renew',
  'judged.average',
  'rose.average',
  'rose.effective',
  'judged.effective',
  'copies',
  'launched',
  'state.active',
  'state.approved',
  'state.consulting',
  'state.proposed',
] as const

export type ReasonKey = (typeof urgency)[number]

const rank = new Map<string, number>(urgency.map((key, at) => [key, at]))
const rankOf = ({ key }: { key: string }) => rank.get(key) ?? urgency.length

/** Puts the models that something is to be said of in order: the most pressing reason first, then the most reasons. */
export function agendaOf(models: Listed[], facts: Fact[]): Agenda {
  const told = new Map<string, AgendaReason[]>()
  for (const { keeperId, id, key, values } of facts) {
    const known = told.get(`${keeperId}/${id}`) ?? []
    told.set(`${keeperId}/${id}`, [...known, { key, values }])
  }
  const named = new Intl.Collator('vi')
  const listed = models
    .map(({ keeperId, id, name }) => ({
      keeperId,
      id,
      name,
      reasons: (told.get(`${keeperId}/${id}`) ?? []).sort((a, b) => rankOf(a) - rankOf(b)),
    }))
    .sort((a, b) => named.compare(a.name, b.name))
  const first = ({ reasons: [most] }: AgendaItem) => (most ? rankOf(most) : urgency.length)
  return {
    items: listed
      .filter(({ reasons }) => reasons.length > 0)
      .sort((a, b) => first(a) - first(b) || b.reasons.length - a.reasons.length)
      .map(({ keeperId, id, reasons }) => ({ keeperId, id, reasons })),
    quiet: listed
      .filter(({ reasons }) => reasons.length === 0)
      .map(({ keeperId, id }) => ({ keeperId, id })),
  }
}
