import type { House } from '../../platform/context.ts'

/** The numbers to call, as this house was told them: they may change by law, not by code. */
export function numbersOf({ config }: Pick<House, 'config'>) {
  return {
    disaster: config.numberDisaster,
    police: config.numberPolice,
    fire: config.numberFire,
    medical: config.numberMedical,
    fireApp: config.fireApp,
  }
}
