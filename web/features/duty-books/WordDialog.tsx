import { useState } from 'react'
import type { ModelType } from '../../../contract/catalog.ts'
import { type Checklist, checklists } from '../../../contract/checklists.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useErrorWords, useLanguage } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useBookWords } from './duty-books-words.ts'
import type { At } from './OfModel.tsx'
import { useBookAct } from './use-book-act.ts'

type WordDialogProps = {
  at: At
  kind: NonNullable<ModelType['works']['checklist']>
  now: Checklist['now']
  onClose: () => void
}

/** The place words its items: as many blanks as there must be, more where there may be. */
export function WordDialog({ at, kind, now, onClose }: WordDialogProps) {
  const words = useBookWords()
  const { say } = useLanguage()
  const explain = useErrorWords()
  const { atLeast, atMost } = kind
  const [items, setItems] = useState(() => now?.items ?? Array.from({ length: atLeast }, () => ''))
  const wording = useBookAct(checklists.write, onClose)
  const errors = fieldErrors(wording.error)
  const change = (place: number, text: string) =>
    setItems((all) => all.map((item, index) => (index === place ? text : item)))
  const says =
    atLeast === atMost
      ? fill(words.wordSays, { count: atLeast })
      : fill(words.wordSaysRange, { least: atLeast, most: atMost })

  return (
    <FormDialog
      title={now ? words.reword : words.word}
      says={says}
      busy={wording.isPending}
      error={wording.error}
      onClose={onClose}
      onSubmit={() => wording.mutate({ ...at, version: (now?.version ?? 0) + 1, items })}
    >
      {kind.items.length > 0 && !now && (
        <div className="notice stack tight">
          <p>{words.beginSays}</p>
          <div>
            <Button onClick={() => setItems(kind.items.map(say))}>{words.begin}</Button>
          </div>
        </div>
      )}
      {items.map((item, place) => (
        <div key={place} className={items.length > atLeast ? 'item-field' : undefined}>
          <TextArea
            rows={2}
            label={fill(words.item, { number: place + 1 })}
            required
            maxLength={200}
            error={errors[`items.${place}`]}
            value={item}
            onChange={(text) => change(place, text)}
          />
          {items.length > atLeast && (
            <Button
              look="plain"
              icon="close"
              aria-label={fill(words.dropItem, { number: place + 1 })}
              onClick={() => setItems((all) => all.filter((_, index) => index !== place))}
            />
          )}
        </div>
      ))}
      {errors['items'] && (
        <p className="wrong" role="alert">
          {explain(errors['items'])}
        </p>
      )}
      {items.length < atMost && (
        <div>
          <Button icon="plus" onClick={() => setItems((all) => [...all, ''])}>
            {words.addItem}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
