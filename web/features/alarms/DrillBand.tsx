import { useWords } from '../../lib/language.tsx'

/** Says in stripes, over everything, that nothing is really happening. */
export function DrillBand() {
  const { alarms } = useWords()
  return (
    <div className="drill-band">
      <strong>{alarms.drillBand}</strong>
      <span>{alarms.drillSays}</span>
    </div>
  )
}
