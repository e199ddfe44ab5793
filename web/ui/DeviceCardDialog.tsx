import './device-card.css'
import { Dialog } from './Dialog.tsx'
import { QrCode } from './QrCode.tsx'

/** A device's own name and password, told this once. */
export type Card = { username: string; password: string; card: string }

type Said = { card: string; cardSays: string; cardQr: string; username: string; password: string }
type DeviceCardDialogProps = { card: Card; said: Said; onClose: () => void }

/** The card to fit a device with: as a QR and as text. */
export function DeviceCardDialog({ card, said, onClose }: DeviceCardDialogProps) {
  return (
    <Dialog title={said.card} onClose={onClose}>
      <p className="notice">{said.cardSays}</p>
      <QrCode text={card.card} label={said.cardQr} />
      <dl className="device-card">
        <dt>{said.username}</dt>
        <dd className="secret">{card.username}</dd>
        <dt>{said.password}</dt>
        <dd className="secret">{card.password}</dd>
      </dl>
    </Dialog>
  )
}
