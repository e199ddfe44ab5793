import type { Device } from '../../../contract/devices.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'
import { useTeamWords } from './team-words.ts'

const low = 20

/** One device: whether it is heard, what it says of itself, when it was last tested. */
export function DeviceLine({ device, home }: { device: Device; home: string | undefined }) {
  const { alarms } = useWords()
  const alarmTeams = useTeamWords()
  const numbers = useNumbers()
  const { kind, online, battery, firmware, state, seenAt, testedOn, testDue, retiredAt } = device
  const rings = kind === 'siren' || kind === 'bell'
  const known = [
    seenAt ? fill(alarmTeams.lastHeard, { moment: numbers.moment(seenAt) }) : alarmTeams.neverHeard,
    firmware && fill(alarmTeams.firmware, { version: firmware }),
    testedOn ? fill(alarmTeams.tested, { day: numbers.day(testedOn) }) : alarmTeams.neverTested,
  ]
  return (
    <>
      <h2>{device.name}</h2>
      <p className="small">{[alarmTeams.device[kind], home].filter(Boolean).join(' · ')}</p>
      <p className="row">
        {retiredAt ? (
          <Tag tone="off">{fill(alarmTeams.retired, { day: numbers.day(retiredAt) })}</Tag>
        ) : (
          <Tag tone={online ? 'good' : 'wait'}>
            {online ? alarmTeams.online : alarmTeams.offline}
          </Tag>
        )}
        {rings && online && state === 'ringing' && (
          <Tag tone="wait">{alarms.sirenStates.ringing}</Tag>
        )}
        {battery !== null && (
          <Tag tone={battery < low ? 'wait' : 'plain'}>
            {fill(battery < low ? alarmTeams.batteryLow : alarmTeams.battery, {
              percent: numbers.percent(battery),
            })}
          </Tag>
        )}
        {testDue && !retiredAt && <Tag tone="wait">{alarmTeams.testDue}</Tag>}
      </p>
      <p className="small soft">{known.filter(Boolean).join(' · ')}</p>
    </>
  )
}
