import type { Field as Blank } from '../../contract/forms.ts'
import { useLanguage } from '../lib/language.tsx'
import { Choice, Choices, YesNo } from './Choice.tsx'
import { NumberField } from './NumberField.tsx'
import { DayField, TextArea, TextField } from './TextField.tsx'

export type Answers = Record<string, string | number | boolean | string[]>

type CatalogFormProps = {
  fields: Blank[]
  answers: Answers
  onChange: (answers: Answers) => void
  /** Error codes by the blank's name. */
  errors?: Record<string, string>
}

/** The blanks a catalog entry asks for, drawn from its description alone. */
export function CatalogForm({ fields, answers, onChange, errors = {} }: CatalogFormProps) {
  return fields.map((blank) => (
    <OneBlank
      key={blank.name}
      blank={blank}
      answer={answers[blank.name]}
      error={errors[blank.name]}
      onAnswer={(answer) => onChange(withAnswer(answers, blank.name, answer))}
    />
  ))
}

type Answer = Answers[string] | undefined

/** A blank emptied again is a blank left out, not an empty word. */
function withAnswer(answers: Answers, name: string, answer: Answer): Answers {
  const { [name]: _, ...rest } = answers
  const empty =
    answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)
  return empty ? rest : { ...rest, [name]: answer }
}

type OneBlankProps = {
  blank: Blank
  answer: Answer
  error: string | undefined
  onAnswer: (answer: Answer) => void
}

function OneBlank({ blank, answer, error, onAnswer }: OneBlankProps) {
  const { say } = useLanguage()
  const field = {
    label: say(blank.label),
    hint: blank.hint && say(blank.hint),
    error,
    required: blank.required,
  }
  const text = typeof answer === 'string' ? answer : ''
  const options = (blank.options ?? []).map(({ value, label }) => ({ value, label: say(label) }))

  switch (blank.kind) {
    case 'count':
    case 'measure':
      return (
        <NumberField
          {...field}
          decimals={blank.kind === 'measure' ? 2 : 0}
          unit={blank.unit && say(blank.unit)}
          value={typeof answer === 'number' ? answer : undefined}
          onChange={onAnswer}
        />
      )
    case 'line':
      return <TextField {...field} maxLength={200} value={text} onChange={onAnswer} />
    case 'prose':
      return <TextArea {...field} maxLength={8000} value={text} onChange={onAnswer} />
    case 'day':
      return <DayField {...field} value={text} onChange={onAnswer} />
    case 'time':
      return <TextField {...field} type="time" value={text} onChange={onAnswer} />
    case 'yes_no':
      return (
        <YesNo
          {...field}
          value={typeof answer === 'boolean' ? answer : undefined}
          onChange={onAnswer}
        />
      )
    case 'choice':
      return <Choice {...field} options={options} value={text} onChange={onAnswer} />
    case 'choices':
      return (
        <Choices
          {...field}
          options={options}
          value={Array.isArray(answer) ? answer : []}
          onChange={onAnswer}
        />
      )
  }
}
