import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { Field } from '../../contract/forms.ts'
import { type Answers, CatalogForm } from './CatalogForm.tsx'

afterEach(cleanup)

const words = (vi: string) => ({ vi, en: vi })
const fields: Field[] = [
  { name: 'leaflets', kind: 'count', label: words('Tờ rơi'), unit: words('tờ'), required: false },
  { name: 'topic', kind: 'line', label: words('Chủ đề'), required: true },
  { name: 'night', kind: 'yes_no', label: words('Ban đêm'), required: false },
  {
    name: 'means',
    kind: 'choices',
    label: words('Cách làm'),
    required: false,
    options: [
      { value: 'loudspeaker', label: words('Loa') },
      { value: 'door-to-door', label: words('Tới từng nhà') },
    ],
  },
]

function Form() {
  const [answers, setAnswers] = useState<Answers>({})
  return (
    <>
      <CatalogForm
        fields={fields}
        answers={answers}
        onChange={setAnswers}
        errors={{ topic: 'missing' }}
      />
      <output>{JSON.stringify(answers)}</output>
    </>
  )
}

test('every kind of blank gives its answer, and an emptied one is left out', () => {
  render(<Form />)
  fireEvent.change(screen.getByLabelText('Tờ rơi'), { target: { value: '1.200' } })
  fireEvent.change(screen.getByLabelText(/Chủ đề/), { target: { value: 'Phòng cháy' } })
  fireEvent.click(screen.getByLabelText('Có'))
  fireEvent.click(screen.getByLabelText('Loa'))
  fireEvent.click(screen.getByLabelText('Tới từng nhà'))
  fireEvent.click(screen.getByLabelText('Loa'))
  expect(JSON.parse(screen.getByRole('status').textContent ?? '')).toEqual({
    leaflets: 1200,
    topic: 'Phòng cháy',
    night: true,
    means: ['door-to-door'],
  })

  fireEvent.change(screen.getByLabelText(/Chủ đề/), { target: { value: '' } })
  expect(screen.getByRole('status').textContent).not.toContain('topic')
})

test('what the server refused stands beside its blank', () => {
  render(<Form />)
  expect(screen.getByRole('alert').textContent).toBe('Xin điền ô này.')
})
