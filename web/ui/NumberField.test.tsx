import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { NumberField } from './NumberField.tsx'

afterEach(cleanup)

function Leaflets({ decimals = 0 }: { decimals?: number }) {
  const [value, setValue] = useState<number>()
  return (
    <>
      <NumberField label="Tờ rơi" value={value} onChange={setValue} decimals={decimals} />
      <output>{value ?? 'trống'}</output>
    </>
  )
}

function type(text: string, decimals?: number) {
  render(<Leaflets {...(decimals === undefined ? {} : { decimals })} />)
  fireEvent.change(screen.getByLabelText('Tờ rơi'), { target: { value: text } })
}

test('1447, 1.447 and 1 447 are one number, and the blank shows it as Vietnamese write it', () => {
  for (const text of ['1447', '1.447', '1 447']) {
    type(text)
    expect(screen.getByRole('status').textContent).toBe('1447')
    fireEvent.blur(screen.getByLabelText('Tờ rơi'))
    expect(screen.getByLabelText<HTMLInputElement>('Tờ rơi').value).toBe('1.447')
    cleanup()
  }
})

test('11,141 is asked about, and one tap settles it', () => {
  type('11,141')
  expect(screen.getByRole('status').textContent).toBe('trống')
  expect(screen.getByRole('alert').textContent).toContain('Bạn muốn viết 11.141?')

  fireEvent.click(screen.getByRole('button', { name: 'Đúng, 11.141' }))

  expect(screen.getByRole('status').textContent).toBe('11141')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a negative count is refused beside its blank', () => {
  type('-3')
  expect(screen.getByRole('alert').textContent).toBe('Số này không thể nhỏ hơn 0.')
  expect(screen.getByLabelText('Tờ rơi').getAttribute('aria-invalid')).toBe('true')
})

test('a measure takes the comma', () => {
  type('1,57', 2)
  expect(screen.getByRole('status').textContent).toBe('1.57')
})
