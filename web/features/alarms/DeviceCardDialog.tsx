import { Dialog } from '../../ui/Dialog.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { useTeamWords } from './team-words.ts'

/** A device's own name and password, told this once. */
export type Card = { username: string; password: string; card: string }

/** The card to fit a device with: as a QR and as text. */
export function DeviceCardDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const alarmTeams = useTeamWords()
  return (
    <Dialog title={alarmTeams.card} onClose={onClose}>
      <p className="notice">{alarmTeams.cardSays}</p>
      <QrCode text={card.card} label={alarmTeams.cardQr} />
      <dl className="device-card">
        <dt>{alarmTeams.username}</dt>
        <dd className="secret">{card.username}</dd>
        <dt>{alarmTeams.password}</dt>
        <dd className="secret">{card.password}</dd>
      </dl>
    </Dialog>
  )
}
