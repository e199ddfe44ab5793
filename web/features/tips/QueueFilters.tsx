import { useSearchParams } from 'wouter'
import type { z } from 'zod'
import type { tips } from '../../../contract/tips.ts'
import { useLanguage } from '../../lib/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'

type Show = NonNullable<z.input<typeof tips.queue.input>['show']>
export type QueueView = { show: Show; category?: string; channel?: string }

const shows = { mo: 'open', gap: 'pressing', toi: 'mine', dong: 'closed', het: 'all' } as const
const channels = ['door', 'app', 'box', 'meeting', 'hotline', 'visit', 'post'] as const

/** Which part of the queue is looked at; the address holds it. */
export function useQueueView() {
  const [address, setAddress] = useSearchParams()
  const asked = address.get('xem') as keyof typeof shows | null
  const category = address.get('loai')
  const channel = address.get('kenh')
  const view: QueueView = {
    show: (asked && shows[asked]) ?? 'open',
    ...(category ? { category } : {}),
    ...(channel ? { channel } : {}),
  }
  function look(changed: Partial<Record<'xem' | 'loai' | 'kenh', string>>) {
    const next = new URLSearchParams(address)
    for (const [name, value] of Object.entries(changed))
      if (value) next.set(name, value)
      else next.delete(name)
    setAddress(next, { replace: true })
  }
  return { view, look }
}

type QueueFiltersProps = { view: QueueView; onLook: ReturnType<typeof useQueueView>['look'] }

/** Chooses what the queue shows. */
export function QueueFilters({ view, onLook }: QueueFiltersProps) {
  const words = useTipWords()
  const { say } = useLanguage()
  const kinds = useTipKinds()
  const shown = Object.entries(shows).find(([, show]) => show === view.show)?.[0]
  return (
    <div className="tip-filters">
      <Choice
        label={words.show}
        options={Object.entries(shows).map(([value, show]) => ({
          value,
          label: words.shows[show],
        }))}
        value={shown}
        onChange={(xem) => onLook({ xem })}
      />
      <SelectField
        label={words.category}
        blank={words.allCategories}
        options={(kinds?.categories ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
        value={view.category ?? ''}
        onChange={(loai) => onLook({ loai })}
      />
      <SelectField
        label={words.channel}
        blank={words.allChannels}
        options={channels.map((value) => ({ value, label: words.channels[value] }))}
        value={view.channel ?? ''}
        onChange={(kenh) => onLook({ kenh })}
      />
    </div>
  )
}
