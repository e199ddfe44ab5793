import type { Surrender } from './use-surrender-act.ts'

type Step = Surrender['custody'][number]['step']

const order: Step[] = ['received', 'checked', 'sealed_up', 'handed_over', 'destroyed']

/** Which steps may come next: only forward, and nothing after it was destroyed. */
export function nextSteps(custody: { step: Step }[]) {
  const last = custody.at(-1)?.step ?? 'received'
  return order.slice(order.indexOf(last) + 1).filter((step) => step !== 'received')
}

export type NextStep = ReturnType<typeof nextSteps>[number]
