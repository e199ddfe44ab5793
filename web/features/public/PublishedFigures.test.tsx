import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { ReportedFigure } from '../../../contract/figures.ts'
import { PublishedFigures } from './PublishedFigures.tsx'

const thaiBinh = {
  id: 'u2',
  kind: 'province',
  title: 'Tỉnh',
  name: 'Thái Bình',
  validTo: '2025-06-30',
} as const
const figure: ReportedFigure = {
  id: 'f1',
  ref: 'TB-02',
  indicator: 'outreach.attendances',
  modelType: null,
  subject: 'lượt người được tuyên truyền',
  unit: thaiBinh,
  value: 56_600,
  valueMax: null,
  denominator: null,
  date: null,
  qualifier: 'more_than',
  word: 'hơn',
  unitWord: 'lượt người',
  periodKind: 'flow',
  from: '2021-01-01',
  to: '2021-12-31',
  periodNote: 'Năm 2021.',
  note: '',
  derived: null,
  state: 'approved',
  source: { id: 's1', title: 'Tăng cường phối hợp xây dựng phong trào', publishedOn: '2022-02-21' },
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function open(published: unknown) {
  vi.stubGlobal('fetch', async () => Response.json(published))
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PublishedFigures />
    </QueryClientProvider>,
  )
}

test('a figure of a former province stands under today’s, and opens to its source', async () => {
  const province = { ...thaiBinh, id: 'u1', name: 'Hưng Yên', validTo: null }
  open([{ province, mapIds: ['hungyen', 'thaibinh'], figures: [figure] }])

  expect(await screen.findByRole('heading', { name: 'Tỉnh Hưng Yên' })).toBeTruthy()
  expect(screen.getByText('Năm 2021 · tỉnh Thái Bình, bản đồ trước 01/07/2025')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /hơn 56.600 lượt người/ }))

  expect(screen.getByText('Tăng cường phối hợp xây dựng phong trào')).toBeTruthy()
  expect(screen.getByText(/đăng ngày 21\/02\/2022/)).toBeTruthy()
})

test('with nothing published it says so', async () => {
  open([])
  expect(await screen.findByText('Chưa có số liệu nào được công bố')).toBeTruthy()
})
