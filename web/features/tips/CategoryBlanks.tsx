import { useLanguage } from '../../lib/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Loading } from '../../ui/Status.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'

/** What somebody tells, as it is typed. */
export type Said = {
  category: string
  urgent: boolean
  text: string
  where: string
  when: string
  answers: string[]
}

export const blankSaid = (): Said => ({
  category: '',
  urgent: false,
  text: '',
  where: '',
  when: '',
  answers: [],
})

type CategoryBlanksProps = {
  said: Said
  tried: boolean
  /** How the blanks are called: to an officer otherwise than to whoever tells for themselves. */
  labels: Record<'what' | 'text' | 'textSays' | 'where' | 'when', string>
  onChange: (said: Said) => void
}

/** What it is about, the words, where, when, and what helps with that kind of thing. */
export function CategoryBlanks({ said, tried, labels, onChange }: CategoryBlanksProps) {
  const { say } = useLanguage()
  const kinds = useTipKinds()
  const category = kinds?.category(said.category)
  const set = (changed: Partial<Said>) => onChange({ ...said, ...changed })
  if (!kinds) return <Loading lines={5} />
  return (
    <>
      <Choice
        label={labels.what}
        required
        error={tried && !said.category ? 'missing' : undefined}
        options={kinds.categories.map(({ id, name }) => ({ value: id, label: say(name) }))}
        value={said.category}
        onChange={(id) => set({ category: id, answers: [] })}
      />
      {category && <p className="soft">{say(category.says)}</p>}
      <TextArea
        label={labels.text}
        hint={labels.textSays}
        required
        error={tried && !said.text.trim() ? 'missing' : undefined}
        rows={7}
        maxLength={20_000}
        value={said.text}
        onChange={(text) => set({ text })}
      />
      <TextField
        label={labels.where}
        autoComplete="off"
        maxLength={500}
        value={said.where}
        onChange={(where) => set({ where })}
      />
      <TextField
        label={labels.when}
        autoComplete="off"
        maxLength={500}
        value={said.when}
        onChange={(when) => set({ when })}
      />
      {category?.asks.map((ask, index) => (
        <TextField
          key={say(ask)}
          label={say(ask)}
          autoComplete="off"
          maxLength={1000}
          value={said.answers[index] ?? ''}
          onChange={(answer) =>
            set({
              answers: category.asks.map((_, at) =>
                at === index ? answer : (said.answers[at] ?? ''),
              ),
            })
          }
        />
      ))}
    </>
  )
}
