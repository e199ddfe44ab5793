import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import type { FieldProps } from '../../ui/Field.tsx'
import { NumberField } from '../../ui/NumberField.tsx'

type StepperProps = FieldProps & {
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** How many people: typed, or counted up with a thumb. */
export function Stepper({ value, onChange, ...field }: StepperProps) {
  const { diary: words } = useWords()
  const add = (more: number) => onChange(Math.max(0, (value ?? 0) + more))
  return (
    <div className="stepper">
      <NumberField {...field} unit={words.peopleUnit} value={value} onChange={onChange} />
      <div className="row">
        <Button aria-label={words.fewer} disabled={!value} onClick={() => add(-1)}>
          −1
        </Button>
        <Button aria-label={words.moreByOne} onClick={() => add(1)}>
          +1
        </Button>
        <Button aria-label={words.moreByTen} onClick={() => add(10)}>
          +10
        </Button>
      </div>
    </div>
  )
}
